using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>Reads what the framework maps as one endpoint whose verbs and pattern are known: health checks, documents, files, forwarders.</summary>
internal sealed class FixedRouteReader(ServiceModel model) : KindReader
{
    private static readonly ImmutableArray<string> Files = ["GET", "HEAD"];

    private static readonly ImmutableDictionary<string, Row> Rows = new[]
    {
        new Row("MapHealthChecks", EndpointMaps.HealthChecks, EndpointKind.HealthCheck, [], null, Exempt: "it tells probes whether the service is alive"),
        new Row("MapOpenApi", EndpointMaps.OpenApi, EndpointKind.Document, ["GET"], "/openapi/{documentName}.json"),
        new Row("MapStaticAssets", EndpointMaps.StaticAssets, EndpointKind.StaticAssets, Files, null, Exempt: "it serves files that are meant to be public"),
        new Row("MapFallbackToFile", EndpointMaps.StaticFiles, EndpointKind.Fallback, Files, RoutePattern.AnythingButFiles, Exempt: "it serves a file that is meant to be public"),
        new Row("MapFallbackToPage", EndpointMaps.RazorPages, EndpointKind.Fallback, [], RoutePattern.AnythingButFiles, Hidden: "the page that answers may say it"),
        new Row("MapFallbackToAreaPage", EndpointMaps.RazorPages, EndpointKind.Fallback, [], RoutePattern.AnythingButFiles, Hidden: "the page that answers may say it"),
        new Row("MapForwarder", EndpointMaps.Forwarder, EndpointKind.Proxy, [], null, Exempt: "the service behind it decides"),
        new Row("MapReverseProxy", EndpointMaps.ReverseProxy, EndpointKind.Proxy, [], null, Hidden: "the configuration of its routes may say it"),
    }.ToImmutableDictionary(row => row.Name);

    internal override IReadOnlyCollection<string> Names { get; } = [.. Rows.Keys];

    internal override IEnumerable<Endpoint>? Read(IInvocationOperation call, CancellationToken cancellationToken) =>
        Rows[call.TargetMethod.Name] is var row && call.TargetMethod.ContainingType.Is(row.Type) ? Read(call, row, cancellationToken) : null;

    private IEnumerable<Endpoint> Read(IInvocationOperation call, Row row, CancellationToken cancellationToken)
    {
        foreach (var mapping in Mapping.Of(model, call, cancellationToken))
            yield return mapping.Endpoint(row.Kind, row.Verbs, mapping.TextOf("pattern", cancellationToken) ?? row.Route, cancellationToken, hidden: row.Hidden) with { Exempt = row.Exempt };
    }

    /// <summary>One kind of endpoint.</summary>
    /// <param name="Name">The method that maps it.</param>
    /// <param name="Type">The type of that method.</param>
    /// <param name="Kind">The kind.</param>
    /// <param name="Verbs">The verbs it answers; none where it answers all.</param>
    /// <param name="Route">Its route where the call gives none, null where that is not known at compile time.</param>
    /// <param name="Exempt">Why nobody need say who may call it.</param>
    /// <param name="Hidden">Who may say it out of sight.</param>
    private sealed record Row(
        string Name, TypeName Type, EndpointKind Kind, ImmutableArray<string> Verbs, string? Route, string? Exempt = null, string? Hidden = null);
}
