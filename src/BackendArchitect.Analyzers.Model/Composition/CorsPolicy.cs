using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>
/// A CORS policy, read from the calls on its builder, in their order: through chains, variables and methods of the project that take the builder.
/// The framework's own rules: a later function for origins replaces an earlier one and does not look at the list; any origin is a list with a single
/// star, which cannot stand beside credentials.
/// </summary>
internal sealed class CorsPolicy(ServiceModel model, CancellationToken cancellationToken)
{
    private const int MostSteps = 3;

    /// <summary>Why a policy that allows credentials allows them to everybody, by the call that allows them; null where it does not.</summary>
    internal static string? WhyOpen(IInvocationOperation allowCredentials, ServiceModel model, CancellationToken cancellationToken)
    {
        var reader = new CorsPolicy(model, cancellationToken);
        return reader.Policies(allowCredentials, 0).Select(calls => reader.WhyOpen(allowCredentials, calls)).FirstOrDefault(why => why is not null);
    }

    private string? WhyOpen(IInvocationOperation allowCredentials, ImmutableArray<IInvocationOperation> ofPolicy)
    {
        List<IInvocationOperation> calls = [.. ofPolicy.Where(call => !AreAlternatives(call.Syntax, allowCredentials.Syntax))];
        if (calls.LastOrDefault(call => call.TargetMethod.Is(Cors.AllowCredentials) || call.TargetMethod.Is(Cors.DisallowCredentials))?.TargetMethod.Is(Cors.DisallowCredentials) == true)
            return null;
        var origins = calls.Where(call => call.TargetMethod.Is(Cors.AllowAnyOrigin) || call.TargetMethod.Is(Cors.WithOrigins)).ToList();
        if (origins.LastOrDefault() is { } last && Counts(last)
            && (last.TargetMethod.Is(Cors.AllowAnyOrigin) || (origins.Count == 1 && last.Arguments[0].ElementsOfParams() is { IsDefault: false, Length: 1 } only && only[0].ConstantText() == "*")))
            return $"{last.TargetMethod.Name} allows any origin, and the service fails when it builds such a policy";
        var function = calls.LastOrDefault(call => call.TargetMethod.Is(Cors.SetIsOriginAllowed) || call.TargetMethod.Is(Cors.AllowWildcardSubdomains));
        return function?.ArgumentFor("isOriginAllowed") is { } callback && Counts(function) && Answers.AreAlwaysYes(callback, model, cancellationToken)
            ? "SetIsOriginAllowed says yes to any origin, so every site may call with its visitors' cookies"
            : null;

        bool Counts(IInvocationOperation call) => !StandsUnderMore(call, allowCredentials) && !call.ExcludesProduction(model, cancellationToken);
    }

    // Under a condition that does not hold for both, who knows.
    private static bool StandsUnderMore(IInvocationOperation call, IInvocationOperation than)
    {
        var around = than.Syntax.AncestorsAndSelf().ToImmutableHashSet();
        return call.Syntax.Ancestors().TakeWhile(node => !around.Contains(node)).Any(node =>
            node is IfStatementSyntax or ElseClauseSyntax or ConditionalExpressionSyntax or SwitchSectionSyntax or SwitchExpressionArmSyntax);
    }

    // In two branches of one condition, of which one runs alone.
    private static bool AreAlternatives(SyntaxNode one, SyntaxNode other)
    {
        return one.Ancestors().FirstOrDefault(node => node.Contains(other)) switch
        {
            IfStatementSyntax { Else: { } otherwise } choice => Divide(choice.Statement, otherwise),
            ConditionalExpressionSyntax choice => Divide(choice.WhenTrue, choice.WhenFalse),
            SwitchStatementSyntax choice => !choice.Expression.Contains(one) && !choice.Expression.Contains(other),
            SwitchExpressionSyntax choice => !choice.GoverningExpression.Contains(one) && !choice.GoverningExpression.Contains(other),
            _ => false,
        };

        bool Divide(SyntaxNode first, SyntaxNode second) => (first.Contains(one) && second.Contains(other)) || (first.Contains(other) && second.Contains(one));
    }

    /// <summary>The calls of each policy that a call has a part in: several where its method runs for several.</summary>
    private IEnumerable<ImmutableArray<IInvocationOperation>> Policies(IInvocationOperation call, int steps)
    {
        var root = RootOf(call);
        var variable = VariableOf(root);
        if (variable is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } method } && steps < MostSteps)
        {
            var isCalled = false;
            foreach (var use in model.UsesOf(method, cancellationToken))
            {
                if (use.Name.CallBy() is not { } syntax || model.OperationOf(syntax, cancellationToken) is not IInvocationOperation caller || BuilderOf(caller) is null)
                    continue;
                isCalled = true;
                foreach (var policy in Policies(caller, steps + 1))
                    yield return policy;
            }
            if (isCalled)
                yield break;
        }
        yield return [.. variable is null ? Chain(root) : Of(variable, Top(call), 0)];
    }

    private IEnumerable<IInvocationOperation> Of(ISymbol variable, IOperation body, int steps)
    {
        foreach (var operation in body.DescendantsAndSelf())
        {
            if (operation is IVariableDeclaratorOperation declarator && SymbolEqualityComparer.Default.Equals(declarator.Symbol, variable) && declarator.GetVariableInitializer() is { Value: var initial })
                foreach (var call in Chain(RootOf(initial.WithoutConversions())).SelectMany(c => Inside(c, steps)))
                    yield return call;
            else if (SymbolEqualityComparer.Default.Equals(VariableOf(operation), variable))
                foreach (var call in Chain(operation).SelectMany(c => Inside(c, steps)))
                    yield return call;
        }
    }

    // What a method of the project does with the builder it is handed.
    private IEnumerable<IInvocationOperation> Inside(IInvocationOperation call, int steps)
    {
        var method = call.TargetMethod.ReducedFrom ?? call.TargetMethod;
        if (!method.ContainingType.Is(Cors.PolicyBuilder) && steps < MostSteps && method.Parameters.FirstOrDefault(p => p.Type.Is(Cors.PolicyBuilder)) is { } parameter
            && model.BodyOf(method, cancellationToken) is { } body)
            return Of(parameter.OriginalDefinition, body, steps + 1);
        return [call];
    }

    private static IEnumerable<IInvocationOperation> Chain(IOperation root)
    {
        for (var at = root; CallOn(at) is { } call; at = call)
            yield return call;
        if (root is IInvocationOperation first && BuilderOf(first) is null)
            yield return first;
    }

    private static IInvocationOperation? CallOn(IOperation builder)
    {
        var parent = builder.Parent;
        while (parent is IConversionOperation or IArgumentOperation)
            parent = parent.Parent;
        return parent is IInvocationOperation call && BuilderOf(call) == builder ? call : null;
    }

    private static IOperation RootOf(IOperation at)
    {
        while (at is IInvocationOperation call && BuilderOf(call) is { } builder)
            at = builder;
        return at;
    }

    // The builder that a call is made on, or is handed.
    private static IOperation? BuilderOf(IInvocationOperation call) =>
        call.Instance?.WithoutConversions() is { } instance && instance.Type.Is(Cors.PolicyBuilder) ? instance
            : call.Arguments.Select(argument => argument.Value.WithoutConversions()).FirstOrDefault(value => value.Type.Is(Cors.PolicyBuilder));

    private static ISymbol? VariableOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };

    private static IOperation Top(IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;
        return operation;
    }
}
