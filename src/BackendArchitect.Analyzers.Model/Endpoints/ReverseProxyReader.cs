using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// Reads YARP's <c>MapReverseProxy</c>: an endpoint for each route that is configured, with the policies that the route names. Where the routes are out of
/// sight, there is one endpoint of which nothing is known.
/// </summary>
internal sealed class ReverseProxyReader(ServiceModel model) : KindReader
{
    private const string EveryPath = "/{**catchall}";

    // Routes that are out of sight are none.
    private readonly Once<IReadOnlyList<ConfiguredRoute>> _routes = new(token => ConfiguredRoute.All(model, token) ?? []);

    internal override IReadOnlyCollection<string> Names { get; } = ["MapReverseProxy"];

    internal override IEnumerable<Endpoint>? Read(IInvocationOperation call, CancellationToken cancellationToken) =>
        call.TargetMethod.ContainingType.Is(EndpointMaps.ReverseProxy) ? Endpoints(call, cancellationToken) : null;

    private IEnumerable<Endpoint> Endpoints(IInvocationOperation call, CancellationToken cancellationToken)
    {
        var pipeline = ProxyPipeline.SaidBy(call, model, cancellationToken).ToList();
        foreach (var mapping in Mapping.Of(model, call, cancellationToken))
        {
            var routes = _routes.Value(cancellationToken);
            if (routes.Count == 0)
                yield return mapping.Endpoint(EndpointKind.Proxy, [], null, cancellationToken, hidden: "the configuration of its routes may say it");
            foreach (var route in routes)
            {
                var endpoint = mapping.Endpoint(
                    EndpointKind.Proxy, route.Methods, route.Path ?? EveryPath, cancellationToken, SaidBy(route, call, cancellationToken).Concat(pipeline), route.Hidden, silent: $"the route '{route.Name}'");
                yield return route.IsDevelopmentOnly ? endpoint with { IsDevelopmentOnly = _ => true } : endpoint;
            }
        }
    }

    private IEnumerable<Convention> SaidBy(ConfiguredRoute route, IInvocationOperation call, CancellationToken cancellationToken)
    {
        var where = call.NameLocation();
        if (route.Hidden is { } hidden)
            yield return new(ConventionKind.Hidden, hidden, where);
        else if (Is(route.Authorization, "Anonymous"))
            yield return new(ConventionKind.AllowAnonymous, $"the route '{route.Name}'", where);
        else if (route.Authorization is { } policy)
        {
            var named = Is(policy, "Default") ? null : policy;
            yield return new(model.Application.LetsEverybodyIn(named, cancellationToken) ? ConventionKind.PermissivePolicy : ConventionKind.RequireAuthorization, $"the route '{route.Name}'", where)
            {
                Policy = named,
                Demand = named is null ? model.Application.DefaultDemand(cancellationToken) : PolicyDemand.Of(named, model, cancellationToken),
            };
        }
        if (Is(route.RateLimiter, "Disable"))
            yield return new(ConventionKind.DisableRateLimiting, $"the route '{route.Name}'", where);
        else if (route.RateLimiter is { } limiter && !Is(limiter, "Default"))
            yield return new(ConventionKind.RequireRateLimiting, $"the route '{route.Name}'", where) { Policy = limiter };
    }

    private static bool Is(string? policy, string name) => string.Equals(policy, name, StringComparison.OrdinalIgnoreCase);
}
