using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Configuration;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>
/// Finds out whether metrics or traces leave a service: by a library in its code, or by an agent that is attached where it is deployed.
/// See https://learn.microsoft.com/dotnet/core/diagnostics/observability-with-otel.
/// </summary>
internal sealed class TelemetryEvidence(ServiceModel model)
{
    // Namespaces and types of libraries that send, and what listens to the framework's own.
    private static readonly string[] Names =
    [
        "OpenTelemetry", "ApplicationInsights", "TelemetryClient", "Prometheus", "Datadog", "Dynatrace", "NewRelic", "Apm", "Sentry", "SentrySdk", "StatsdClient", "OpenTracing", "Jaeger", "zipkin4net",
        "AppMetrics", "MeterListener", "ActivityListener", "DiagnosticListener",
    ];

    private static readonly string[] Prefixes =
    [
        "AddOpenTelemetry", "UseOpenTelemetry", "ConfigureOpenTelemetry", "AddApplicationInsights", "UseApplicationInsights", "UseAzureMonitor", "AddAzureMonitor", "UseHttpMetrics", "UseMetricServer", "MapMetrics",
        "UseMetrics", "AddAppMetrics", "AddMetricsEndpoints", "UseElasticApm", "UseAllElasticApm", "AddElasticApm", "AddAllElasticApm", "AddElasticOpenTelemetry", "UseSentry", "AddSentry", "AddHoneycomb", "AddSkyA",
        "AddOpenTracing", "AddJaeger", "AddDatadog", "AddNewRelic", "AddPrometheus", "MapPrometheus", "UsePrometheus", "UseOpenTelemetryPrometheus", "AddStatsD", "AddCloudTrace", "AddGoogleDiagnostics", "AddXRay", "UseXRay",
    ];

    // What a library has to use to send for its callers.
    private static readonly HashSet<string> Senders =
    [
        "AddOpenTelemetry", "WithMetrics", "WithTracing", "AddOpenTelemetryTracing", "AddOpenTelemetryMetrics", "AddApplicationInsightsTelemetry", "UseAzureMonitor", "UseHttpMetrics", "MapMetrics",
        "AddAllElasticApm", "AddElasticApm", "UseSentry", "TelemetryClient", "TracerProviderBuilder", "MeterProviderBuilder",
    ];

    // Variables and sections that an agent, or a library that reads them, is told by.
    private static readonly string[] Settings =
    [
        "CORECLR_", "COR_", "DD_", "OTEL_", "NEW_RELIC", "NEWRELIC", "ELASTIC_APM", "DT_", "APPLICATIONINSIGHTS", "APPINSIGHTS", "DOTNET_STARTUP_HOOKS", "DOTNET_ADDITIONAL_DEPS", "ASPNETCORE_HOSTINGSTARTUPASSEMBLIES",
        "instrumentation.opentelemetry.io", "admission.datadoghq.com", "dapr.io/",
    ];

    private static readonly string[] Defaults = ["AddServiceDefaults", "AddBasicServiceDefaults"];

    private static readonly string[] Agents = ["opentelemetry", "newrelic", "datadog", "dynatrace", "elastic-apm", "elastic_apm", "applicationinsights", "appdynamics"];

    /// <summary>Whether anything is sent; absent when nothing is, as far as code and files show.</summary>
    /// <param name="files">The configuration files of the service.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    internal Claim Find(IEnumerable<ConfigDocument> files, CancellationToken cancellationToken)
    {
        foreach (var name in Names.Concat(model.SetUpsBeginning(Prefixes, cancellationToken)))
            foreach (var use in model.MentionsOf(name, cancellationToken))
                if (!IsOwn(use, model, cancellationToken))
                    return Claim.Stated(name, use.GetLocation());
        if (Agent(files) is { } agent)
            return Claim.Undecidable($"'{agent}' may attach an agent");
        if (UnseenDefaults(model, cancellationToken) is { } defaults)
            return Claim.Undecidable($"'{defaults.Identifier.ValueText}' may register some", defaults.GetLocation());
        return new ForeignSetup(model).ThatMaySetUp(Senders, cancellationToken) is { } foreign
            ? Claim.Undecidable($"'{foreign}' has no source and may register some")
            : Claim.Absent;
    }

    /// <summary>
    /// Whether a name that libraries have means something of the service's own here: a type, a namespace, an enum's value, a property. A method of
    /// its own may be what sets the library up, and its body is read too.
    /// </summary>
    internal static bool IsOwn(SimpleNameSyntax use, ServiceModel model, CancellationToken cancellationToken) =>
        model.SymbolOf(use, cancellationToken) is { } symbol and not IMethodSymbol
        && (symbol is INamespaceSymbol space ? IsOwn(space) : symbol.Locations.All(location => location.IsInSource));

    private static bool IsOwn(INamespaceSymbol space) => space.ConstituentNamespaces.All(part => part.Locations.All(location => location.IsInSource));

    /// <summary>The service defaults of another project, where they do not compile here; else null.</summary>
    internal static SimpleNameSyntax? UnseenDefaults(ServiceModel model, CancellationToken cancellationToken) =>
        Defaults.SelectMany(name => model.MentionsOf(name, cancellationToken)).FirstOrDefault(use => use.CallBy() is { } call && model.SymbolOf(call, cancellationToken) is null);

    /// <summary>What in the files attaches an agent, or null.</summary>
    internal static string? Agent(IEnumerable<ConfigDocument> files) => files
        .Where(file => file.Audience != ConfigAudience.Readers && !file.Path.EndsWith("proj", StringComparison.OrdinalIgnoreCase) && !file.Path.EndsWith(".props", StringComparison.OrdinalIgnoreCase))
        .SelectMany(file => file.Entries)
        .FirstOrDefault(entry => entry.Key.Split(':').Any(part => Array.Exists(Settings, setting => part.StartsWith(setting, StringComparison.OrdinalIgnoreCase)))
            || Array.Exists(Agents, agent => entry.Key.IndexOf(agent, StringComparison.OrdinalIgnoreCase) >= 0 || entry.Value.IndexOf(agent, StringComparison.OrdinalIgnoreCase) >= 0))?.Name;
}
