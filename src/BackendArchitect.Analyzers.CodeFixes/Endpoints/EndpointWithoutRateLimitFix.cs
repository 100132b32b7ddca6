using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Endpoints;

/// <summary>Limits an endpoint by a policy that other endpoints require, the one in most use first.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class EndpointWithoutRateLimitFix() : RuleFix(EndpointWithoutRateLimit.Descriptor, Safety.Review)
{
    private const int MostOffers = 3;

    /// <inheritdoc/>
    protected override Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken) => Task.FromResult(PlansAt(site, cancellationToken));

    /// <summary>A plan for each policy that other endpoints require.</summary>
    internal static ImmutableArray<FixPlan> PlansAt(FixSite site, CancellationToken cancellationToken) =>
        EndpointChain.EndOf(site, cancellationToken) is { } end
            ? [.. PoliciesOf(site.Semantics.Compilation, cancellationToken).Select(policy => EndpointChain.Append(site, end, "RequireRateLimiting", policy, $"Limit by the policy '{policy}'"))]
            : [];

    private static ImmutableArray<string> PoliciesOf(Compilation compilation, CancellationToken cancellationToken)
    {
        var model = ServiceModel.Of(compilation);
        return
        [
            .. model.MentionsOf(AspNet.RequireRateLimiting.Name, cancellationToken)
                .Select(use => use.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call ? model.CallAt(call, cancellationToken)?.ArgumentFor("policyName").ConstantText() : null)
                .OfType<string>().GroupBy(policy => policy).OrderByDescending(same => same.Count()).Select(same => same.Key).Take(MostOffers),
        ];
    }
}
