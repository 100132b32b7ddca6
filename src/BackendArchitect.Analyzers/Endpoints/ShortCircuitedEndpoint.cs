using BackendArchitect.Analyzers.Model.Endpoints;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Endpoints;

/// <summary>An endpoint that runs before the middleware that would have protected it.</summary>
internal sealed class ShortCircuitedEndpoint() : EndpointRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH5008",
        category: Family.Endpoints,
        level: Level.Must,
        title: "Short-circuited endpoint",
        messageFormat: "ShortCircuit runs {0} before any middleware behind routing: {1}",
        description: "Short-circuit only what is the same for everybody; elsewhere neither the fallback policy nor the rate limiter is ever asked.",
        cwe: 862);

    internal override void Inspect(Endpoint endpoint, EndpointReport report)
    {
        var who = endpoint.Authorization;
        var isLimited = endpoint.RateLimiting(report.CancellationToken).GoneRoundAt is not null;
        var lost = who is { GoneRoundAt: not null, IsStated: true } ? "its requirement is not asked, and every call fails with 500"
            : who.GoneRoundAt is null ? isLimited ? "the rate limiter never counts it" : null
            : isLimited ? "neither the fallback policy nor the rate limiter is asked" : "the fallback policy is never asked";
        if (lost is not null && EndpointWithoutAuthorization.IsJudged(endpoint, report) && !ConstantAnswer.IsGivenBy(endpoint.Handler))
            report.Gap(endpoint, lost);
    }
}
