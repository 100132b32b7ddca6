using System.Collections.Immutable;
using System.Linq;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Endpoints;

/// <summary>An endpoint that anyone may call without anybody having said so.</summary>
internal sealed class EndpointWithoutAuthorization() : EndpointRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH5001",
        category: Family.Endpoints,
        level: Level.Must,
        title: "Endpoint without authorization",
        messageFormat: "Nobody says who may call {0}: {1}",
        description: "Say for every endpoint who may call it: require authorization, or allow anonymous callers explicitly.",
        cwe: 862);

    /// <inheritdoc/>
    internal override EditShape? Proposal { get; } = EditShape.AddCalls(AspNet.RequireAuthorization).Or(EditShape.AddAttribute(AspNet.Authorize));

    internal static readonly Option<ImmutableArray<string>> ExemptRoutes = Option.List(
        "exempt_routes", "Routes that no endpoint rule judges; * at the end stands for everything below.");

    /// <summary>Whether the endpoint is open to nobody knows whom: also what counts where a whole application says nothing.</summary>
    internal static bool IsOpen(Endpoint endpoint, Report report) => endpoint.Authorization.IsAbsent && IsJudged(endpoint, report);

    /// <summary>Whether endpoint rules judge it at all: it does something, in Production too, and neither its kind nor its route is exempt.</summary>
    internal static bool IsJudged(Endpoint endpoint, Report report) =>
        endpoint is { OnlyRedirects: false, Exempt: null } && !endpoint.IsDevelopmentOnly(report.CancellationToken)
        && !ExemptRoutes.Read(report.Options).Any(route => RoutePattern.Covers(route, endpoint.Route));

    /// <inheritdoc/>
    internal override bool JudgesLibraries => true;

    internal override void Inspect(Endpoint endpoint, EndpointReport report)
    {
        // Where nobody in the whole application speaks, ServiceWithoutAuthorization says so once; what goes round the fallback policy is ShortCircuitedEndpoint.
        if (endpoint.Authorization.GoneRoundAt is null && IsOpen(endpoint, report) && !report.Model.Application.AnyAuthorization(report.CancellationToken).IsAbsent)
            report.Gap(endpoint, endpoint.Authorization.Because);
    }
}
