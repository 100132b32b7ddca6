namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>
/// The container of services: how types are registered in it, and what the framework registers itself.
/// See https://learn.microsoft.com/dotnet/core/extensions/dependency-injection.
/// </summary>
internal static class Services
{
    internal static readonly TypeName ServiceExtensions = new("Microsoft.Extensions.DependencyInjection", "ServiceCollectionServiceExtensions");
    internal static readonly TypeName DescriptorExtensions = new("Microsoft.Extensions.DependencyInjection.Extensions", "ServiceCollectionDescriptorExtensions");
    internal static readonly TypeName Descriptor = new("Microsoft.Extensions.DependencyInjection", "ServiceDescriptor");
    internal static readonly TypeName DbContext = new("Microsoft.EntityFrameworkCore", "DbContext") { Package = "Microsoft.EntityFrameworkCore" };
    internal static readonly TypeName JsonDerivedType = new("System.Text.Json.Serialization", "JsonDerivedTypeAttribute");

    internal static readonly TypeName Provider = new("System", "IServiceProvider");
    internal static readonly TypeName ScopeFactory = new("Microsoft.Extensions.DependencyInjection", "IServiceScopeFactory");
    internal static readonly TypeName IsService = new("Microsoft.Extensions.DependencyInjection", "IServiceProviderIsService");
    internal static readonly TypeName IsKeyedService = new("Microsoft.Extensions.DependencyInjection", "IServiceProviderIsKeyedService");
    internal static readonly TypeName LoggerOf = new("Microsoft.Extensions.Logging", "ILogger`1");
    internal static readonly TypeName Logger = new("Microsoft.Extensions.Logging", "ILogger");
    internal static readonly TypeName LoggerFactory = new("Microsoft.Extensions.Logging", "ILoggerFactory");
    internal static readonly TypeName Configuration = new("Microsoft.Extensions.Configuration", "IConfiguration");
    internal static readonly TypeName HostEnvironment = new("Microsoft.Extensions.Hosting", "IHostEnvironment");
    internal static readonly TypeName WebHostEnvironment = new("Microsoft.AspNetCore.Hosting", "IWebHostEnvironment");
    internal static readonly TypeName Lifetime = new("Microsoft.Extensions.Hosting", "IHostApplicationLifetime");
    internal static readonly TypeName HostedService = new("Microsoft.Extensions.Hosting", "IHostedService");
    internal static readonly TypeName OptionsOf = new("Microsoft.Extensions.Options", "IOptions`1");
    internal static readonly TypeName OptionsSnapshotOf = new("Microsoft.Extensions.Options", "IOptionsSnapshot`1");
    internal static readonly TypeName OptionsMonitorOf = new("Microsoft.Extensions.Options", "IOptionsMonitor`1");
    internal static readonly TypeName LinkGenerator = new("Microsoft.AspNetCore.Routing", "LinkGenerator");
    internal static readonly TypeName LinkParser = new("Microsoft.AspNetCore.Routing", "LinkParser");
    internal static readonly TypeName EndpointDataSource = new("Microsoft.AspNetCore.Routing", "EndpointDataSource");

    internal static readonly TypeName HttpClient = new("System.Net.Http", "HttpClient");
    internal static readonly TypeName TimeProvider = new("System", "TimeProvider");
    internal static readonly TypeName HybridCache = new("Microsoft.Extensions.Caching.Hybrid", "HybridCache") { Since = 9 };
    internal static readonly TypeName UserManager = new("Microsoft.AspNetCore.Identity", "UserManager`1");
    internal static readonly TypeName RoleManager = new("Microsoft.AspNetCore.Identity", "RoleManager`1");
    internal static readonly TypeName SignInManager = new("Microsoft.AspNetCore.Identity", "SignInManager`1");
    internal static readonly TypeName HealthCheckService = new("Microsoft.Extensions.Diagnostics.HealthChecks", "HealthCheckService");
}
