namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>The environment a service runs in, and how code asks for it.</summary>
internal static class Environments
{
    internal static readonly TypeName HostEnvironment = new("Microsoft.Extensions.Hosting", "IHostEnvironment");
    internal static readonly TypeName HostEnvironmentExtensions = new("Microsoft.Extensions.Hosting", "HostEnvironmentEnvExtensions");
    internal static readonly TypeName WellKnown = new("Microsoft.Extensions.Hosting", "Environments");

    /// <summary>What <see cref="HostEnvironment"/> was before 3.0, and still compiles.</summary>
    internal static readonly TypeName WebHostingEnvironment = new("Microsoft.AspNetCore.Hosting", "IHostingEnvironment");
    internal static readonly TypeName WebHostingEnvironmentExtensions = new("Microsoft.AspNetCore.Hosting", "HostingEnvironmentExtensions");
    internal static readonly TypeName WebWellKnown = new("Microsoft.AspNetCore.Hosting", "EnvironmentName");

    internal static readonly TypeName Configuration = new("Microsoft.Extensions.Configuration", "IConfiguration");
    internal static readonly TypeName ConfigurationBinder = new("Microsoft.Extensions.Configuration", "ConfigurationBinder");

    internal static readonly MemberName GetEnvironmentVariable = new(new("System", "Environment"), "GetEnvironmentVariable");
    internal static readonly MemberName StringEquals = new(new("System", "String"), "Equals");
    internal static readonly TypeName Conditional = new("System.Diagnostics", "ConditionalAttribute");
}
