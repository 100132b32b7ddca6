using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>Finds the rate limiting policies that limit nobody: they have no limiter, or one with a limit that nobody reaches.</summary>
internal static class UnlimitedPolicies
{
    // So many requests at once, or in one window, no service answers.
    private const int LeastUnreached = 1_000_000;

    private static readonly ImmutableArray<string> Limits = ["PermitLimit", "TokenLimit"];

    /// <summary>Whether the policy of a name limits nobody, as far as its definition shows.</summary>
    internal static bool Contains(string policy, ServiceModel model, CancellationToken cancellationToken) =>
        PolicyKind.RateLimiting.Definers.Select(definer => definer.Name).Distinct().SelectMany(name => model.MentionsOf(name, cancellationToken))
            .Select(use => use.CallBy()).OfType<InvocationExpressionSyntax>()
            .Any(syntax => model.CallAt(syntax, cancellationToken) is { } call && call.ArgumentFor("policyName").ConstantText() == policy && IsUnlimited(syntax, model, cancellationToken));

    private static bool IsUnlimited(InvocationExpressionSyntax definition, ServiceModel model, CancellationToken cancellationToken) =>
        definition.ArgumentList.DescendantNodes().OfType<SimpleNameSyntax>().Any(name => name.Identifier.ValueText == "GetNoLimiter"
            || Limits.Contains(name.Identifier.ValueText) && name.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is { } assignment && model.ExpressionAt(assignment.Right, cancellationToken)?.ConstantValue is { HasValue: true, Value: int and >= LeastUnreached });
}
