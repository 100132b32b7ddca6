using BackendArchitect.Analyzers.Model.Composition;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Logging;

/// <summary>A service whose metrics and traces nobody sees.</summary>
internal sealed class NoTelemetry() : ApplicationRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH4014",
        category: Family.Logging,
        level: Level.Should,
        title: "No telemetry",
        messageFormat: "Nobody sees how this service fares: nothing in its code or configuration sends {0}",
        description: "Send metrics and traces somewhere, by OpenTelemetry for example.",
        cwe: 778);

    internal static readonly Option<bool> ByAgent = Option.Flag(
        "telemetry_by_agent", byDefault: false, "Whether an agent that is attached where the service is deployed sends metrics and traces.");

    internal override void Inspect(Application application, Report report)
    {
        if (!ByAgent.Read(report.Options) && new TelemetryEvidence(report.Model).Find(report.Files, report.CancellationToken).IsAbsent)
            report.At(application.Location, "metrics or traces");
    }
}
