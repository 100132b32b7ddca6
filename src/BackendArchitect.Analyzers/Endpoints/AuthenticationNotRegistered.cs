using System.Linq;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Composition;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Endpoints;

/// <summary>Authorization that is required where nothing can tell who calls: whoever is refused gets an error of the server.</summary>
internal sealed class AuthenticationNotRegistered() : ApplicationRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH5014",
        category: Family.Endpoints,
        level: Level.Must,
        title: "Authentication not registered",
        messageFormat: "Callers of {0} get 500 instead of 401: {1} requires authorization, and no authentication scheme is registered",
        description: "Register an authentication scheme, such as AddAuthentication().AddJwtBearer(), or allow anonymous callers.");

    internal override void Inspect(Application application, Report report)
    {
        var service = report.Model.Application;
        if (!service.Authentication(report.CancellationToken).IsAbsent || service.DefaultAuthorization(report.CancellationToken).IsUndecidable)
            return;
        // A fallback policy alone is left out: who sets one where nothing else is said has the scheme yet to come.
        if (report.Model.Endpoints.All(report.CancellationToken).FirstOrDefault(endpoint =>
                endpoint.Authorization is { IsStated: true, Origin: ClaimOrigin.Endpoint or ClaimOrigin.GlobalFilter or ClaimOrigin.Convention } && !endpoint.IsDevelopmentOnly(report.CancellationToken)) is { } endpoint)
            report.At(application.Location, $"'{endpoint.DisplayName}'", endpoint.Authorization.Because);
    }
}
