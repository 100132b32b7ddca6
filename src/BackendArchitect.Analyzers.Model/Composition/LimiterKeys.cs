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

    private IEnumerable<SyntaxNode> Functions()
    {
        foreach (var use in model.MentionsOf(Limits.PartitionedRateLimiter.MetadataName, cancellationToken))
            if (use.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Create", Parent: InvocationExpressionSyntax create } && model.SymbolOf(create, cancellationToken)?.ContainingType.Is(Limits.PartitionedRateLimiter) == true)
                foreach (var function in FunctionsIn(create.ArgumentList))
                    yield return function;
        foreach (var use in model.MentionsOf(Limits.AddPolicy.Name, cancellationToken))
            if (use.CallBy() is { } add && model.SymbolOf(add, cancellationToken).Is(Limits.AddPolicy))
                foreach (var function in FunctionsIn(add.ArgumentList))
                    yield return function;
        foreach (var use in model.MentionsOf("IRateLimiterPolicy", cancellationToken))
            if (use.FirstAncestorOrSelf<BaseListSyntax>()?.Parent is TypeDeclarationSyntax type)
                foreach (var method in type.Members.OfType<MethodDeclarationSyntax>().Where(m => m.Identifier.ValueText == Limits.GetPartition.Name))
                    yield return method;
    }

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
