namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>The generic host and dependency injection.</summary>
internal static class Hosting
{
    internal static readonly TypeName ServiceCollection = new("Microsoft.Extensions.DependencyInjection", "IServiceCollection");
    internal static readonly TypeName HostBuilder = new("Microsoft.Extensions.Hosting", "IHostBuilder");
    internal static readonly MemberName BuildHost = new(HostBuilder, "Build");
    internal static readonly TypeName HostApplicationBuilder = new("Microsoft.Extensions.Hosting", "IHostApplicationBuilder");
    internal static readonly TypeName HostBuilderContext = new("Microsoft.Extensions.Hosting", "HostBuilderContext");
    internal static readonly TypeName WebHostBuilderContext = new("Microsoft.AspNetCore.Hosting", "WebHostBuilderContext");
    internal static readonly TypeName WebHostBuilder = new("Microsoft.AspNetCore.Hosting", "IWebHostBuilder");
    internal static readonly MemberName BuildWebHost = new(WebHostBuilder, "Build");
}
