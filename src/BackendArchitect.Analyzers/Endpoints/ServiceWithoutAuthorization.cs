using System.Linq;
using BackendArchitect.Analyzers.Model.Composition;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Endpoints;

/// <summary>A service in which nobody says anything about who may call.</summary>
internal sealed class ServiceWithoutAuthorization() : ApplicationRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH5004",
        category: Family.Endpoints,
        level: Level.Must,
        title: "Service without authorization",
        messageFormat: "Nobody says who may call this service: none of its {0} endpoints requires authorization or allows anonymous callers, and there is no fallback policy",
        description: "Set a fallback policy, so that every endpoint requires authorization unless it says otherwise.",
        cwe: 862);

    internal override void Inspect(Application application, Report report)
    {
        if (!report.Model.Application.AnyAuthorization(report.CancellationToken).IsAbsent)
            return;
        var open = report.Model.Endpoints.All(report.CancellationToken).Count(endpoint => EndpointWithoutAuthorization.IsOpen(endpoint, report));
        if (open > 0)
            report.At(application.Location, open);
    }
}
