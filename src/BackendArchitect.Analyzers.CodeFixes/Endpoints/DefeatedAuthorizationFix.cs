using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Endpoints;

/// <summary>Where a requirement and its waiver are calls of one chain, removes either. Only a person knows which of the two was meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class DefeatedAuthorizationFix() : RuleFix(DefeatedAuthorization.Descriptor, Safety.Review)
{
    /// <inheritdoc/>
    protected override Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken)
    {
        if ((site.Node as SimpleNameSyntax)?.CallBy() is not { } requirement || requirement.FirstAncestorOrSelf<StatementSyntax>() is not { } statement)
            return Task.FromResult<ImmutableArray<FixPlan>>([]);
        var waiver = statement.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .FirstOrDefault(call => call.InvokedName()?.Identifier.ValueText == AspNet.AllowAnonymousConvention.Name && IsOneChain(call, requirement));
        return Task.FromResult<ImmutableArray<FixPlan>>(waiver is null
            ? []
            : [.. new[] { ("Require authorization: remove AllowAnonymous", waiver), ("Allow anonymous callers: remove RequireAuthorization", requirement) }
                .Where(plan => plan.Item2.Expression is MemberAccessExpressionSyntax)
                .Select(plan => FixPlan.Replace(site, plan.Item1, plan.Item2, ((MemberAccessExpressionSyntax)plan.Item2.Expression).Expression.WithTrailingTrivia(plan.Item2.GetTrailingTrivia())))]);
    }

    // Both are said about one builder: a map call in between would make another.
    private static bool IsOneChain(InvocationExpressionSyntax one, InvocationExpressionSyntax other) => Receives(one, other) || Receives(other, one);

    private static bool Receives(InvocationExpressionSyntax outer, InvocationExpressionSyntax inner)
    {
        ExpressionSyntax? at = outer;
        while (at is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } && at != inner && !access.Name.Identifier.ValueText.StartsWith("Map", StringComparison.Ordinal))
            at = access.Expression;
        return at == inner && outer != inner;
    }
}
