using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Endpoints;

/// <summary>An endpoint that anyone may call as often as they like, in a service that limits others.</summary>
internal sealed class EndpointWithoutRateLimit() : EndpointRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH5002",
        category: Family.Endpoints,
        level: Level.Must,
        title: "Endpoint without rate limit",
        messageFormat: "Nobody limits how often {0} may be called: {1}",
        description: "Give every endpoint a rate limit: a policy of its own or of its group, or a global limiter for all.",
        cwe: 770);

    /// <inheritdoc/>
    internal override EditShape? Proposal { get; } = EditShape.AddCalls(AspNet.RequireRateLimiting).Or(EditShape.AddAttribute(AspNet.EnableRateLimiting));

    internal static readonly Option<ImmutableArray<string>> ExemptRoutes = EndpointWithoutAuthorization.ExemptRoutes;

    /// <inheritdoc/>
    internal override bool JudgesLibraries => true;

    internal override void Inspect(Endpoint endpoint, EndpointReport report)
    {
        // Where nobody limits anything, or the middleware is missing, that is one finding for the whole service; what goes round it is ShortCircuitedEndpoint.
        if (report.Model.Application.RateLimiting(report.CancellationToken).Pipeline.IsStated
            && endpoint.RateLimiting(report.CancellationToken) is { IsAbsent: true, GoneRoundAt: null } claim && EndpointWithoutAuthorization.IsJudged(endpoint, report))
            report.Gap(endpoint, claim.Because);
    }
}
