namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>What developers switch on to see more, by the names of the shared framework.</summary>
internal static class DevelopmentSwitches
{
    internal static readonly MemberName UseDeveloperExceptionPage = new(new("Microsoft.AspNetCore.Builder", "DeveloperExceptionPageExtensions"), "UseDeveloperExceptionPage");
    internal static readonly MemberName HubDetailedErrors = new(new("Microsoft.AspNetCore.SignalR", "HubOptions"), "EnableDetailedErrors");
    internal static readonly MemberName CircuitDetailedErrors = new(new("Microsoft.AspNetCore.Components.Server", "CircuitOptions"), "DetailedErrors");
    internal static readonly MemberName UseWebHostSetting = new(Hosting.WebHostBuilder, "UseSetting");
    internal static readonly MemberName UseEnvironmentOfHost = new(new("Microsoft.Extensions.Hosting", "HostingHostBuilderExtensions"), "UseEnvironment");
    internal static readonly MemberName UseEnvironmentOfWebHost = new(new("Microsoft.AspNetCore.Hosting", "HostingAbstractionsWebHostBuilderExtensions"), "UseEnvironment");
}
