using System.Collections.Immutable;
using System.Linq;
using BackendArchitect.Analyzers.Model.Composition;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Endpoints;

/// <summary>A service in which nothing limits how often it is called.</summary>
internal sealed class ServiceWithoutRateLimiter() : ApplicationRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH5003",
        category: Family.Endpoints,
        level: Level.Must,
        title: "Service without rate limiter",
        messageFormat: "Nothing limits how often this service is called: none of its {0} endpoints has a rate limit, and there is no global limiter",
        description: "Register a rate limiter with a limit for all requests, and add its middleware to the pipeline.",
        cwe: 770);

    internal static readonly Option<ImmutableArray<string>> ExemptRoutes = EndpointWithoutAuthorization.ExemptRoutes;

    internal static readonly Option<bool> LimitedByGateway = Option.Flag(
        "limited_by_gateway", byDefault: false, "Whether a gateway in front of the service limits its callers.");

    internal override void Inspect(Application application, Report report)
    {
        if (LimitedByGateway.Read(report.Options) || !report.Model.Application.RateLimiting(report.CancellationToken).Any.IsAbsent)
            return;
        var endpoints = report.Model.Endpoints.All(report.CancellationToken).Where(endpoint => EndpointWithoutAuthorization.IsJudged(endpoint, report)).ToList();
        if (endpoints.Any(endpoint => endpoint.RateLimiting(report.CancellationToken).IsAbsent) && !endpoints.Any(endpoint => endpoint.RateLimiting(report.CancellationToken).IsStated))
            report.At(application.Location, endpoints.Count);
    }
}
