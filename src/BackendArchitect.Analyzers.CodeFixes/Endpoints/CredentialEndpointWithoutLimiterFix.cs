using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.CodeFixes.Endpoints;

/// <summary>Limits the endpoint by a policy that other endpoints require; which of them is narrow enough, a person says.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class CredentialEndpointWithoutLimiterFix() : RuleFix(CredentialEndpointWithoutLimiter.Descriptor, Safety.Review)
{
    /// <inheritdoc/>
    protected override Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken) =>
        Task.FromResult(IsWaived(site, cancellationToken) ? [] : EndpointWithoutRateLimitFix.PlansAt(site, cancellationToken));

    // A policy beside a waiver does nothing.
    private static bool IsWaived(FixSite site, CancellationToken cancellationToken) =>
        site.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } map && site.Semantics.GetOperation(map, cancellationToken) is IInvocationOperation call
        && ServiceModel.Of(site.Semantics.Compilation).Endpoints.MappedBy(call, cancellationToken).Any(endpoint => endpoint.RateLimiting(cancellationToken).IsWaived);
}
