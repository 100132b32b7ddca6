using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// Reads SignalR hubs and the connections below them: the connection and the negotiation before it. The attributes of the hub's class hold for both; those of its methods
/// hold for calls on an open connection only. See https://learn.microsoft.com/aspnet/core/signalr/authn-and-authz.
/// </summary>
internal sealed class HubReader(ServiceModel model) : KindReader
{
    private const string BlazorPath = "/_blazor";

    internal override IReadOnlyCollection<string> Names { get; } = ["MapHub", "MapBlazorHub", "MapConnectionHandler", "MapConnections"];

    internal override IEnumerable<Endpoint>? Read(IInvocationOperation call, CancellationToken cancellationToken)
    {
        var definition = call.TargetMethod.ContainingType;
        return definition.Is(EndpointMaps.Hubs) || definition.Is(EndpointMaps.Connections) ? Hub(call, cancellationToken) : definition.Is(EndpointMaps.BlazorHub) ? BlazorHub(call, cancellationToken) : null;
    }

    private IEnumerable<Endpoint> Hub(IInvocationOperation call, CancellationToken cancellationToken)
    {
        var definition = call.TargetMethod.ContainingType;
        // 'MapConnections' takes a delegate, which has no attributes.
        var isClass = call.TargetMethod.TypeArguments.Length > 0;
        var hub = isClass ? call.TargetMethod.TypeArguments[0] as INamedTypeSymbol : null;
        List<Convention> said = [.. hub is null ? [] : model.Endpoints.Conventions.MetadataOf(hub, cancellationToken)];
        foreach (var mapping in Mapping.Of(model, call, cancellationToken))
            foreach (var path in new[] { "/negotiate", "" })
                yield return mapping.Endpoint(
                    EndpointKind.Hub, [], Below(mapping.TextOf("pattern", cancellationToken), path), cancellationToken, said, isClass && hub is null ? "the hub is a type parameter" : null, silent: isClass ? ["the hub"] : []) with
                {
                    // The negotiation only leads to the connection.
                    Hub = path.Length == 0 && definition.Is(EndpointMaps.Hubs) ? hub : null,
                    Exempt = hub is not null && EveryMethodRequires(hub, cancellationToken) ? "every method of the hub requires authorization" : null,
                };
    }

    private IEnumerable<Endpoint> BlazorHub(IInvocationOperation call, CancellationToken cancellationToken)
    {
        foreach (var mapping in Mapping.Of(model, call, cancellationToken))
            foreach (var file in new[] { "/negotiate", "", "/disconnect/", "/initializers/" })
                yield return mapping.Endpoint(EndpointKind.Hub, [], Below(mapping.TextOf("path", cancellationToken) ?? BlazorPath, file), cancellationToken)
                    with { Exempt = "the components decide", IsRequestDelegate = file.EndsWith("/", StringComparison.Ordinal), IsCircuit = file.Length == 0 };
    }

    private static string? Below(string? pattern, string path) => pattern is null ? RoutePattern.Unknown + path : pattern.TrimEnd('/') + path;

    private bool EveryMethodRequires(INamedTypeSymbol hub, CancellationToken cancellationToken)
    {
        var methods = hub.SelfAndBases().TakeWhile(t => !t.Is(EndpointMaps.Hub)).SelectMany(t => t.GetMembers()).OfType<IMethodSymbol>()
            .Where(m => m is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsOverride: false }).ToList();
        return methods.Count > 0 && methods.All(m => model.Endpoints.Conventions.MetadataOf(m, cancellationToken).Any(c => c.Kind == ConventionKind.RequireAuthorization));
    }
}
