using System.Linq;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Endpoints;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Logging;

/// <summary>A service that nobody can ask whether it is well.</summary>
internal sealed class NoHealthChecks() : ApplicationRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH4013",
        category: Family.Logging,
        level: Level.Should,
        title: "No health checks",
        messageFormat: "Nobody can ask whether this service is well: {0}",
        description: "Map health checks, so that whatever runs the service learns when to restart it, and when to send it requests.");

    internal static readonly Option<bool> OfWorkers = Option.Flag(
        "health_checks_of_workers", byDefault: false, "Whether a service without endpoints needs health checks, too.");

    internal override void Inspect(Application application, Report report)
    {
        var serves = report.Model.Endpoints.All(report.CancellationToken)
            .Any(endpoint => endpoint is { Exempt: null, Kind: not (EndpointKind.Document or EndpointKind.StaticAssets) } && !endpoint.IsDevelopmentOnly(report.CancellationToken));
        if ((serves || OfWorkers.Read(report.Options)) && new HealthEvidence(report.Model).Find(report.CancellationToken).IsAbsent)
            report.At(application.Location, serves ? "none of its endpoints is a health check" : "it maps no health check");
    }
}
