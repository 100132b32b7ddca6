using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Configuration;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>A route of YARP's reverse proxy, as configuration states it.</summary>
/// <param name="Name">Its name; its place where routes are a list without names.</param>
/// <param name="Policy">The authorization policy that it names, or null.</param>
/// <param name="Where">Where its cluster is named.</param>
internal sealed record ProxyRoute(string Name, string? Policy, TextSpan Where)
{
    private const string Routes = "ReverseProxy:Routes:";

    /// <summary>Whether the policy asks for anything.</summary>
    internal bool IsProtected => Policy is not null && !Policy.Equals("Anonymous", StringComparison.OrdinalIgnoreCase);

    /// <summary>The complete routes of a file. One that names no cluster completes a route of another file.</summary>
    internal static IReadOnlyList<ProxyRoute> ReadFrom(ConfigDocument document)
    {
        var settings = document.Entries.Where(entry => entry.Key.StartsWith(Routes, StringComparison.OrdinalIgnoreCase)).ToList();
        return
        [
            .. from entry in settings
               group entry by entry.Key.Substring(Routes.Length).Split(':')[0] into route
               let cluster = Setting(route, "ClusterId")
               where cluster is not null
               select new ProxyRoute(Setting(route, "RouteId")?.Value ?? route.Key, Setting(route, "AuthorizationPolicy")?.Value is { } policy && policy.Trim().Length > 0 ? policy : null, cluster.Span),
        ];
    }

    /// <summary>Whether nothing but its own policy decides who may call a route: no fallback policy, nothing said about all of them.</summary>
    internal static bool NobodyElseSpeaks(ServiceModel model, CancellationToken cancellationToken)
    {
        if (!model.Application.DefaultAuthorization(cancellationToken).IsAbsent)
            return false;
        foreach (var use in model.MentionsOf("MapReverseProxy", cancellationToken))
            // A pipeline of the proxy's own may refuse callers.
            if (use.CallBy() is not { } syntax || syntax.ArgumentList.Arguments.Count > 0 || model.CallAt(syntax, cancellationToken) is not { } call
                || (call.TargetMethod.ContainingType.Is(EndpointMaps.ReverseProxy) && model.Endpoints.MappedBy(call, cancellationToken).Any(IsDecided)))
                return false;
        return true;
    }

    // What hides in the configuration is what is being read here.
    private static bool IsDecided(Endpoints.Endpoint endpoint) => endpoint.Authorization.IsStated || endpoint.Authorization.IsWaived || endpoint.Authorization.Where is not null;

    private static ConfigEntry? Setting(IGrouping<string, ConfigEntry> route, string name) =>
        route.FirstOrDefault(entry => entry.Key.Length == Routes.Length + route.Key.Length + 1 + name.Length && entry.Key.EndsWith(":" + name, StringComparison.OrdinalIgnoreCase));
}
