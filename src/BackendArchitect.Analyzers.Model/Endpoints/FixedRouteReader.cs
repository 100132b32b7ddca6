using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Configuration;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>Reads what the framework and well-known libraries map with verbs and patterns that are known: health checks, documents, files, forwarders.</summary>
internal sealed class FixedRouteReader(ServiceModel model) : KindReader
{
    private static readonly ImmutableArray<string> Files = ["GET", "HEAD"];

    private const string ForProbes = "it tells probes whether the service is alive";

    private const string OfSidecar = "the sidecar of the service calls it";

    private const string PublicFiles = "it serves files that are meant to be public";

    // What a build output serves besides the files that its list names: those that came later. A published application has no such list.
    private const string LateFiles = "{**path:file}";

    private static readonly ILookup<string, Row> Rows = new[]
    {
        new Row("MapHealthChecks", EndpointMaps.HealthChecks, EndpointKind.HealthCheck, [], null, Exempt: ForProbes),
        new Row("MapOpenApi", EndpointMaps.OpenApi, EndpointKind.Document, ["GET"], "/openapi/{documentName}.json", Since: (10, 0)) { IsExcluded = true },
        new Row("MapOpenApi", EndpointMaps.OpenApi, EndpointKind.Document, ["GET"], "/openapi/{documentName}.json", Until: (10, 0)) { IsExcluded = true, AnnouncesOk = true },
        new Row("MapStaticAssets", EndpointMaps.StaticAssets, EndpointKind.StaticAssets, Files, null, Exempt: PublicFiles),
        new Row("MapFallbackToFile", EndpointMaps.StaticFiles, EndpointKind.Fallback, Files, RoutePattern.AnythingButFiles, Exempt: "it serves a file that is meant to be public"),
        new Row("MapScalarApiReference", EndpointMaps.Scalar, EndpointKind.Document, ["GET"], "/scalar/{documentName}", Until: (2, 0)) { IsExcluded = true, RouteOption = ["EndpointPathPrefix", "WithEndpointPrefix"] },
        new Row("MapScalarApiReference", EndpointMaps.Scalar, EndpointKind.Document, ["GET"], "/scalar", Pattern: "endpointPrefix", Since: (2, 0))
            { Open = ["scalar.js", "scalar.aspnetcore.js", "favicon.svg"], Below = "{documentName?}", IsExcluded = true },
        new Row("MapSwagger", EndpointMaps.Swagger, EndpointKind.Document, Files, "/swagger/{documentName}/swagger.{extension}", Since: (10, 3)) { IsRequestDelegate = true },
        new Row("MapSwagger", EndpointMaps.Swagger, EndpointKind.Document, Files, "/swagger/{documentName}/swagger.{extension:regex(^(json|ya?ml)$)}", Since: (10, 2), Until: (10, 3)) { IsRequestDelegate = true },
        new Row("MapSwagger", EndpointMaps.Swagger, EndpointKind.Document, ["GET"], "/swagger/{documentName}/swagger.{extension:regex(^(json|ya?ml)$)}", Since: (6, 5), Until: (10, 2)) { IsRequestDelegate = true },
        new Row("MapODataMetadata", EndpointMaps.Data, EndpointKind.Document, ["GET"], null),
        new Row("MapODataServiceDocument", EndpointMaps.Data, EndpointKind.Document, ["GET"], null),
        new Row("MapPrometheusScrapingEndpoint", EndpointMaps.Prometheus, EndpointKind.Foreign, [], "/metrics", Pattern: "path"),
        new Row("MapMetrics", EndpointMaps.PrometheusNet, EndpointKind.Foreign, [], "/metrics"),
        new Row("MapSubscribeHandler", EndpointMaps.Dapr, EndpointKind.Foreign, ["GET"], "/dapr/subscribe"),
        new Row("MapActorsHandlers", EndpointMaps.Actors, EndpointKind.Foreign, ["GET"], "dapr/config", Exempt: OfSidecar),
        new Row("MapActorsHandlers", EndpointMaps.Actors, EndpointKind.Foreign, ["DELETE"], "actors/{actorTypeName}/{actorId}", Exempt: OfSidecar),
        new Row("MapActorsHandlers", EndpointMaps.Actors, EndpointKind.Foreign, ["PUT"], "actors/{actorTypeName}/{actorId}/method/{methodName}", Exempt: OfSidecar),
        new Row("MapActorsHandlers", EndpointMaps.Actors, EndpointKind.Foreign, ["PUT"], "actors/{actorTypeName}/{actorId}/method/remind/{reminderName}", Exempt: OfSidecar),
        new Row("MapActorsHandlers", EndpointMaps.Actors, EndpointKind.Foreign, ["PUT"], "actors/{actorTypeName}/{actorId}/method/timer/{timerName}", Exempt: OfSidecar),
        new Row("MapActorsHandlers", EndpointMaps.Actors, EndpointKind.HealthCheck, [], "/healthz", Exempt: ForProbes) { IsOpen = true },
        new Row("MapGitHubWebhooks", EndpointMaps.GitHubWebhooks, EndpointKind.Foreign, ["POST"], "/api/github/webhooks", Pattern: "path", Exempt: "the sender signs what it sends"),
        new Row("UseSoapEndpoint", EndpointMaps.Soap, EndpointKind.Foreign, [], null, Pattern: "path", Since: (1, 2)),
        new Row("UseSoapEndpoint", EndpointMaps.Soap, EndpointKind.Foreign, [], null, Pattern: "path", Since: (1, 2)) { Below = "$metadata", IsPassedOver = true },
        new Row("UseSoapEndpoint", EndpointMaps.Soap, EndpointKind.Foreign, [], null, Pattern: "path", Since: (1, 2)) { Below = "mex", IsPassedOver = true },
        new Row("UseSoapEndpoint", EndpointMaps.Soap, EndpointKind.Foreign, [], null, Pattern: "path", Since: (1, 2)) { Below = "{methodName}", IsPassedOver = true },
        new Row("MapShortCircuit", EndpointMaps.ShortCircuits, EndpointKind.Fallback, [], null, Exempt: "it answers with a status and nothing else", Pattern: "routePrefixes"),
        new Row("MapForwarder", EndpointMaps.Forwarder, EndpointKind.Proxy, [], null, Exempt: "the service behind it decides"),
    }.ToLookup(row => row.Name);

    internal override IReadOnlyCollection<string> Names { get; } = [.. Rows.Select(rows => rows.Key)];

    internal override IEnumerable<Endpoint>? Read(IInvocationOperation call, CancellationToken cancellationToken) =>
        Rows[call.TargetMethod.Name].Where(row => row.Maps(call.TargetMethod)).ToList() is { Count: > 0 } rows ? rows.SelectMany(row => Read(call, row, cancellationToken)) : null;

    private IEnumerable<Endpoint> Read(IInvocationOperation call, Row row, CancellationToken cancellationToken)
    {
        foreach (var mapping in Mapping.Of(model, call, cancellationToken))
        {
            if (row.Type == EndpointMaps.ShortCircuits)
            {
                foreach (var prefix in mapping.TextsOf(row.Pattern, cancellationToken))
                    yield return mapping.Endpoint(row.Kind, row.Verbs, RoutePattern.Join([prefix, "{**catchall}"]), cancellationToken, [new(ConventionKind.ShortCircuit, row.Name, call.NameLocation())]) with { Exempt = row.Exempt };
                continue;
            }
            var route = row.RouteOption.Any(option => model.MentionsOf(option, cancellationToken).Any()) ? null : mapping.TextOf(row.Pattern, cancellationToken) ?? row.Route;
            foreach (var file in row.Open)
                yield return Described(row, mapping.Endpoint(
                    row.Kind, row.Verbs, RoutePattern.Join([route, file]), cancellationToken, [new(ConventionKind.AllowAnonymous, row.Name, call.NameLocation())])
                    with { Exempt = PublicFiles });
            // What is said about the listed files is not said about the others.
            if (row.Kind == EndpointKind.StaticAssets && ServesLateFiles())
                yield return mapping.With([]).Endpoint(row.Kind, row.Verbs, LateFiles, cancellationToken) with { Exempt = row.Exempt, IsRequestDelegate = true, IsDevelopmentOnly = _ => true };
            yield return Described(row, (row.IsPassedOver ? mapping.With([]) : mapping).Endpoint(row.Kind, row.Verbs, route is null || row.Below.Length == 0 ? route : RoutePattern.Join([route, row.Below]), cancellationToken, row.IsOpen ? [new(ConventionKind.AllowAnonymous, row.Name, call.NameLocation())] : null, row.Hidden) with { Exempt = row.Exempt });
        }
    }

    // See https://learn.microsoft.com/aspnet/core/fundamentals/map-static-files and its settings for development.
    private bool ServesLateFiles() => !Says("ReloadStaticAssetsAtRuntime", "false") && !Says("DisableStaticAssetNotFoundRuntimeFallback", "true");

    private bool Says(string setting, string value) => model.Configuration.Any(file =>
        ConfigDocument.FileName(file.Path) is "appsettings.json" or "appsettings.Development.json"
        && file.Entries.Any(entry => entry.Key.Equals(setting, StringComparison.OrdinalIgnoreCase) && entry.Value.Trim().Equals(value, StringComparison.OrdinalIgnoreCase)));

    private static Endpoint Described(Row row, Endpoint endpoint) => (row.IsExcluded ? endpoint with
    {
        Documentation = token => endpoint.Documentation(token) is { } said
            ? said with { Exclusion = Documented.WithoutText, Content = row.AnnouncesOk ? new([new(200, null)], null) : said.Content }
            : null,
    } : endpoint) with { IsRequestDelegate = row.IsRequestDelegate, Parameters = row.IsRequestDelegate ? _ => [] : endpoint.Parameters };

    /// <summary>One kind of endpoint.</summary>
    /// <param name="Name">The method that maps it.</param>
    /// <param name="Type">The type of that method.</param>
    /// <param name="Kind">The kind.</param>
    /// <param name="Verbs">The verbs it answers; none where it answers all.</param>
    /// <param name="Route">Its route where the call gives none, null where that is not known at compile time.</param>
    /// <param name="Exempt">Why nobody need say who may call it.</param>
    /// <param name="Hidden">Who may say it out of sight.</param>
    /// <param name="Pattern">The parameter that gives the route.</param>
    /// <param name="Since">The first version of the library that maps these routes: its major and minor number.</param>
    /// <param name="Until">The first that no longer does; the default where none does not.</param>
    private sealed record Row(
        string Name, TypeName Type, EndpointKind Kind, ImmutableArray<string> Verbs, string? Route, string? Exempt = null, string? Hidden = null, string Pattern = "pattern", (int Major, int Minor) Since = default, (int Major, int Minor) Until = default)
    {
        /// <summary>Whether a method maps this kind.</summary>
        internal bool Maps(IMethodSymbol method) =>
            method.ContainingType.Is(Type) && (method.ReducedFrom ?? method).Parameters[0].Type.Is(AspNet.EndpointRouteBuilder) && method.ContainingAssembly.Identity.Version is var version && (version.Major, version.Minor) is var number
            && number.CompareTo(Since) >= 0 && (Until == default || number.CompareTo(Until) < 0);

        /// <summary>The settings by which the route is chosen, besides the call.</summary>
        internal ImmutableArray<string> RouteOption { get; init; } = [];

        /// <summary>Whether the library hands the framework a handler that takes the request as it is.</summary>
        internal bool IsRequestDelegate { get; init; }

        /// <summary>Whether its metadata announces an answer, which says nothing of its content.</summary>
        internal bool AnnouncesOk { get; init; }

        /// <summary>What the endpoint adds to the route.</summary>
        internal string Below { get; init; } = "";

        /// <summary>Whether the library itself excludes it from documents.</summary>
        internal bool IsExcluded { get; init; }

        /// <summary>Whether what is said about the call is not said about this endpoint, because the library hands on the last that it maps alone.</summary>
        internal bool IsPassedOver { get; init; }

        /// <summary>Whether the library itself opens it to everybody.</summary>
        internal bool IsOpen { get; init; }

        /// <summary>Files below the route that the library opens to everybody.</summary>
        internal ImmutableArray<string> Open { get; init; } = [];
    }
}
