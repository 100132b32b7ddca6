using System.Linq;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Configuration;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Endpoints;

/// <summary>A route of the reverse proxy that lets everybody through, beside others that do not.</summary>
internal sealed class UnprotectedProxyRoute() : ConfigurationRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH5028",
        category: Family.Endpoints,
        level: Level.Should,
        title: "Unprotected proxy route",
        messageFormat: "Nobody says who may call the proxy route '{0}': it names no AuthorizationPolicy as '{1}' does, and there is no fallback policy",
        description: "Name the policy of every proxied route: 'default', one of your own, or 'anonymous' where everybody may call.",
        cwe: 862);

    internal override void Inspect(ConfigDocument document, Report report)
    {
        if (document.Audience != ConfigAudience.Everyone || ProxyRoute.ReadFrom(document) is not { Count: > 1 } routes
            || routes.FirstOrDefault(route => route.IsProtected) is not { } example)
            return;
        foreach (var route in routes.Where(route => route.Policy is null))
            if (ProxyRoute.NobodyElseSpeaks(report.Model, report.CancellationToken))
                report.At(document.LocationOf(route.Where), route.Name, example.Name);
    }
}
