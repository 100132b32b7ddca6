namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>What starts processes and runs shells.</summary>
internal static class Processes
{
    internal static readonly TypeName Process = new("System.Diagnostics", "Process");
    internal static readonly TypeName StartInfo = new("System.Diagnostics", "ProcessStartInfo");
    internal static readonly TypeName PowerShell = new("System.Management.Automation", "PowerShell") { Package = "System.Management.Automation" };
    internal static readonly TypeName CliWrap = new("CliWrap", "Cli") { Package = "CliWrap" };
    internal static readonly TypeName CliCommand = new("CliWrap", "Command") { Package = "CliWrap" };
}
