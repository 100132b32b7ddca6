using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>
/// What rate limiters count by: the functions that see a request and name its bucket, in a policy, a global limiter or a class of policies, and
/// the methods of the service that they call.
/// </summary>
internal sealed class LimiterKeys(ServiceModel model, CancellationToken cancellationToken)
{
    private const int DeepestCall = 3;

    /// <summary>Every place in such a function that reads one of these members.</summary>
    internal IEnumerable<SimpleNameSyntax> Reads(MemberName member)
    {
        var seen = new HashSet<SyntaxNode>();
        foreach (var function in Functions())
            foreach (var read in Reads(function, member, 0, seen))
                yield return read;
    }

    /// <summary>The places that one such call leads to, which read one of these members.</summary>
    internal IEnumerable<SimpleNameSyntax> Reads(InvocationExpressionSyntax call, MemberName member)
    {
        var seen = new HashSet<SyntaxNode>();
        return IsMade(call) ? FunctionsOf(call).SelectMany(function => Reads(function, member, 0, seen)) : [];
    }

    private IEnumerable<SyntaxNode> Functions()
    {
        foreach (var use in model.MentionsOf(Limits.PartitionedRateLimiter.MetadataName, cancellationToken))
            if (use.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax create } && IsMade(create))
                foreach (var function in FunctionsOf(create))
                    yield return function;
        foreach (var use in model.MentionsOf(Limits.AddPolicy.Name, cancellationToken))
            if (use.CallBy() is { } add && IsMade(add))
                foreach (var function in FunctionsOf(add))
                    yield return function;
    }

    // Who else calls something Create or AddPolicy makes no buckets.
    private bool IsMade(InvocationExpressionSyntax call) => model.SymbolOf(call, cancellationToken) is { } method
        && (method.Is(Limits.AddPolicy) || (method.Name == "Create" && method.ContainingType.Is(Limits.PartitionedRateLimiter)));

    /// <summary>The classes of policies that a call names.</summary>
    internal IEnumerable<INamedTypeSymbol> PoliciesOf(InvocationExpressionSyntax call) =>
        ((model.SymbolOf(call, cancellationToken) as IMethodSymbol)?.TypeArguments ?? []).OfType<INamedTypeSymbol>()
            .Concat(call.ArgumentList.Arguments.Select(a => a.Expression).OfType<ObjectCreationExpressionSyntax>().Select(made => model.SymbolOf(made.Type, cancellationToken)).OfType<INamedTypeSymbol>())
            .Where(policy => policy.IsOrDerivesFrom(Limits.Policy));

    private IEnumerable<SyntaxNode> FunctionsOf(InvocationExpressionSyntax call) => FunctionsIn(call.ArgumentList).Concat(
        from policy in PoliciesOf(call)
        from method in policy.SelfAndBases().SelectMany(type => type.GetMembers(Limits.GetPartition.Name))
        from declaration in method.DeclaringSyntaxReferences
        select declaration.GetSyntax(cancellationToken));

    private IEnumerable<SyntaxNode> FunctionsIn(ArgumentListSyntax arguments)
    {
        foreach (var argument in arguments.Arguments)
            if (argument.Expression is AnonymousFunctionExpressionSyntax)
                yield return argument.Expression;
            else if (argument.Expression is SimpleNameSyntax or MemberAccessExpressionSyntax && model.SymbolOf(argument.Expression, cancellationToken) is IMethodSymbol method)
                foreach (var declaration in method.DeclaringSyntaxReferences)
                    yield return declaration.GetSyntax(cancellationToken);
    }

    private IEnumerable<SimpleNameSyntax> Reads(SyntaxNode function, MemberName member, int depth, HashSet<SyntaxNode> seen)
    {
        if (!seen.Add(function))
            yield break;
        foreach (var name in function.DescendantNodes().OfType<SimpleNameSyntax>())
        {
            if (name.Identifier.ValueText == member.Name)
            {
                if (model.SymbolOf(name, cancellationToken).Is(member))
                    yield return name;
            }
            else if (depth < DeepestCall && name.CallBy() is { } call && model.SymbolOf(call, cancellationToken) is IMethodSymbol { DeclaringSyntaxReferences: { IsEmpty: false } declarations })
                foreach (var declaration in declarations)
                    foreach (var read in Reads(declaration.GetSyntax(cancellationToken), member, depth + 1, seen))
                        yield return read;
        }
    }
}
