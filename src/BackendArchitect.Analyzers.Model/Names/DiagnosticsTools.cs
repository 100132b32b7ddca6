namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>What shows the inside of a service to whoever asks.</summary>
internal static class DiagnosticsTools
{
    internal static readonly MemberName MapHealthChecks = new(EndpointMaps.HealthChecks, "MapHealthChecks");
    internal static readonly MemberName UseHealthChecks = new(new("Microsoft.AspNetCore.Builder", "HealthCheckApplicationBuilderExtensions"), "UseHealthChecks");
    internal static readonly TypeName HealthCheckOptions = new("Microsoft.AspNetCore.Diagnostics.HealthChecks", "HealthCheckOptions");
    internal static readonly MemberName ResponseWriter = new(HealthCheckOptions, "ResponseWriter");
    internal static readonly TypeName HealthReport = new("Microsoft.Extensions.Diagnostics.HealthChecks", "HealthReport");
    internal static readonly MemberName HealthEntries = new(HealthReport, "Entries");
    internal static readonly MemberName RequireHost = new(AspNet.RoutingEndpointConventionBuilderExtensions, "RequireHost");
}
