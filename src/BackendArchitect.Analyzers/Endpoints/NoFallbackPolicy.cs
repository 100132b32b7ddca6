using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Endpoints;

/// <summary>A service with authorization in which an endpoint that says nothing is open.</summary>
internal sealed class NoFallbackPolicy() : CallRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH5013",
        category: Family.Endpoints,
        level: Level.Should,
        title: "No fallback policy",
        messageFormat: "The next endpoint that says nothing is open to everybody: there is no fallback policy, and nothing above {0} requires authorization",
        description: "Set a fallback policy, so that an endpoint about whose callers nobody says anything is closed.",
        cwe: 1188);

    internal static readonly Option<ImmutableArray<string>> ExemptRoutes = EndpointWithoutAuthorization.ExemptRoutes;

    internal override bool JudgesTheWhole => true;

    internal override ImmutableArray<string> Methods { get; } = [AspNet.AddAuthorization.Name, AspNet.AddAuthorizationBuilder.Name];

    internal override void Inspect(IInvocationOperation call, Report report)
    {
        var application = report.Model.Application;
        if (!report.Model.IsHost || !(call.TargetMethod.Is(AspNet.AddAuthorization) || call.TargetMethod.Is(AspNet.AddAuthorizationBuilder)) || !IsFirst(call, report)
            // One that is set and never asked is another matter; where nobody says anything, ServiceWithoutAuthorization speaks.
            || application.DefaultAuthorization(report.CancellationToken) is not { IsAbsent: true, Where: null }
            || application.AnyAuthorization(report.CancellationToken).IsAbsent)
            return;
        if (FirstOnItsOwn(report) is { } endpoint)
            report.At(call.NameLocation(), $"'{endpoint.DisplayName}'");
    }

    private static bool IsFirst(IInvocationOperation call, Report report) =>
        report.Model.MentionsOf(AspNet.AddAuthorization.Name, report.CancellationToken).Concat(report.Model.MentionsOf(AspNet.AddAuthorizationBuilder.Name, report.CancellationToken))
            .FirstOrDefault(use => use.CallBy() is not null)?.GetLocation() == call.NameLocation();

    // A service that is covered as a whole closes its next endpoint too: one group around all, or what is said about all controllers.
    private static Endpoint? FirstOnItsOwn(Report report)
    {
        var covers = new HashSet<Location>();
        foreach (var endpoint in report.Model.Endpoints.All(report.CancellationToken))
        {
            if (endpoint.Authorization.IsUndecidable || endpoint.Authorization.IsWaived || endpoint.Kind is EndpointKind.FastEndpoint or EndpointKind.Identity or EndpointKind.Foreign
                || !EndpointWithoutAuthorization.IsJudged(endpoint, report)
                || (endpoint.Kind is EndpointKind.Action or EndpointKind.Page && !report.Model.Application.GlobalFilter(report.CancellationToken).IsAbsent))
                continue;
            if (endpoint.Cover is not { } cover || (covers.Add(cover.Where) && endpoint.Kind is EndpointKind.Minimal && covers.Count > 1))
                return endpoint;
        }
        return null;
    }
}
