namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>What writes past the logger.</summary>
internal static class Consoles
{
    internal static readonly TypeName Console = new("System", "Console");
    internal static readonly TypeName Writer = new("System.IO", "TextWriter");
    internal static readonly TypeName Debug = new("System.Diagnostics", "Debug");
    internal static readonly TypeName Trace = new("System.Diagnostics", "Trace");
    internal static readonly TypeName Host = new("Microsoft.Extensions.Hosting", "IHost");
    internal static readonly TypeName ConfigurationBuilder = new("Microsoft.Extensions.Configuration", "IConfigurationBuilder");
    internal static readonly TypeName LoggingBuilder = new("Microsoft.Extensions.Logging", "ILoggingBuilder");
}
