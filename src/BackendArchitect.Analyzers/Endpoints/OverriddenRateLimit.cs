using BackendArchitect.Analyzers.Model.Endpoints;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Endpoints;

/// <summary>A rate limit that somebody gave an endpoint, and that what stands farther out takes the effect from.</summary>
internal sealed class OverriddenRateLimit() : EndpointRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH5025",
        category: Family.Endpoints,
        level: Level.Must,
        title: "Overridden rate limit",
        messageFormat: "The rate limit of {0} does nothing: {1}",
        description: "Say a limit for all controllers by a global limiter, and waive it where it is not wanted; what is said of MapControllers comes later than every attribute.",
        cwe: 770);

    internal override void Inspect(Endpoint endpoint, EndpointReport report)
    {
        if (endpoint.RateLimiting(report.CancellationToken) is { Overrides: { } lost } claim && EndpointWithoutAuthorization.IsJudged(endpoint, report))
            report.Gap(endpoint, claim.IsWaived
                ? $"{claim.Because}, farther out, switches it off"
                : $"{claim.Because} of all controllers puts '{claim.Policy}' in the place of '{lost.Policy}'");
    }
}
