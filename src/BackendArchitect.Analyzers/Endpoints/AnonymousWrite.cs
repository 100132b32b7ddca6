using System.Collections.Immutable;
using System.Linq;
using BackendArchitect.Analyzers.Model.Endpoints;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Endpoints;

/// <summary>An endpoint that changes something and is open to anybody on purpose.</summary>
internal sealed class AnonymousWrite() : EndpointRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH5023",
        category: Family.Endpoints,
        level: Level.Should,
        title: "Anonymous write",
        messageFormat: "Anybody may change something by {0}: {1} lets anonymous callers in",
        description: "Require authorization where something is changed, or check in the handler who wrote the request.",
        cwe: 306);

    internal static readonly Option<ImmutableArray<string>> ExemptRoutes = EndpointWithoutAuthorization.ExemptRoutes;

    private static readonly ImmutableArray<string> Unsafe = ["POST", "PUT", "PATCH", "DELETE"];

    internal override void Inspect(Endpoint endpoint, EndpointReport report)
    {
        if (endpoint is { Authorization: { IsWaived: true, IsQualified: false } claim, Kind: EndpointKind.Minimal or EndpointKind.Action, Handler: not null }
            && endpoint.Verbs.Any(verb => Unsafe.Contains(verb)) && EndpointWithoutAuthorization.IsJudged(endpoint, report)
            && !SelfGuard.IsBeginning(endpoint, report.CancellationToken) && !SelfGuard.Proves(endpoint, report.CancellationToken)
            && !report.Model.Application.DefaultAuthorizationOfActions(report.CancellationToken).IsUndecidable)
            report.Gap(endpoint, claim.Because);
    }
}
