using BackendArchitect.Analyzers.Model.Endpoints;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Endpoints;

/// <summary>An endpoint that is taken out of the only limit there was for it.</summary>
internal sealed class WaivedGlobalLimiter() : EndpointRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH5012",
        category: Family.Endpoints,
        level: Level.Should,
        title: "Waived global limiter",
        messageFormat: "Nothing limits {0}: {1} switches the global limiter off for it, and no other limit holds",
        description: "Give the endpoint a wide limit of its own instead of none: a waiver switches the global limiter off too.",
        cwe: 770);

    internal override void Inspect(Endpoint endpoint, EndpointReport report)
    {
        var limits = report.Model.Application.RateLimiting(report.CancellationToken);
        if (limits.Pipeline.IsStated && limits.Global.IsStated && limits.OtherLimiter.IsAbsent
            && endpoint.RateLimiting(report.CancellationToken) is { IsWaived: true, WaivesPolicy: false } waiver && EndpointWithoutAuthorization.IsJudged(endpoint, report) && !ConstantAnswer.IsGivenBy(endpoint.Handler)
            // Where callers may guess at credentials, that is worse: CredentialEndpointWithoutLimiter.
            && CredentialEndpointWithoutLimiter.ActOf(endpoint, report) is null)
            report.Gap(endpoint, waiver.Because);
    }
}
