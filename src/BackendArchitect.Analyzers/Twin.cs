using System;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers;

/// <summary>
/// A rule of the SDK or the framework that says the same as one of ours. An analyzer cannot see others, but it sees the severities that are configured
/// for them: the SDK writes those of an <c>AnalysisMode</c> into a configuration file of its own.
/// </summary>
internal static class Twin
{
    /// <summary>Whether a rule of the .NET analyzers (CA), which are silent unless they are configured, speaks in a file.</summary>
    internal static bool IsOn(string id, SyntaxTree file, Report report) =>
        !Says("build_property.EnableNETAnalyzers", "false", report) && ConfiguredFor(id, file, report) is ReportDiagnostic.Error or ReportDiagnostic.Warn or ReportDiagnostic.Info;

    /// <summary>
    /// Whether a rule of the .NET analyzers that warns unless it is told not to speaks in a file. Where nobody says that the analyzers run at all, or the
    /// project asks for a set of rules from before there was this one, ours speaks.
    /// </summary>
    internal static bool IsOnByDefault(string id, int since, SyntaxTree file, Report report) =>
        Says("build_property.EnableNETAnalyzers", "true", report) && AnalysisLevel(report) >= since
        && ConfiguredFor(id, file, report) is not (ReportDiagnostic.Suppress or ReportDiagnostic.Hidden);

    /// <summary>Whether a rule that the web SDK brings speaks in a file; where the SDK is not known, ours does.</summary>
    internal static bool IsOnInWebSdk(string id, SyntaxTree file, Report report) =>
        Says("build_property.UsingMicrosoftNETSdkWeb", "true", report) && ConfiguredFor(id, file, report) != ReportDiagnostic.Suppress;

    /// <summary>Whether a rule that the framework brings since a major version speaks in a file.</summary>
    internal static bool IsOnInFramework(string id, int since, SyntaxTree file, Report report) =>
        report.Model.Compilation.ReferencedAssemblyNames.Any(assembly => assembly.Name == "Microsoft.AspNetCore.Routing" && assembly.Version.Major >= since)
        && ConfiguredFor(id, file, report) != ReportDiagnostic.Suppress;

    /// <summary>
    /// Whether a rule that a package brings since a major version speaks in a file. The package list must show the package: where nobody says which there are,
    /// ours speaks.
    /// </summary>
    internal static bool IsOnInPackage(string id, string package, int since, SyntaxTree file, Report report) =>
        report.Options.TryGetValue("build_property.BackendArchitectResolvedPackages", out var packages)
        && packages.Split('|').Any(listed => listed.StartsWith(package + "/", StringComparison.OrdinalIgnoreCase)
            && int.TryParse(listed.Substring(package.Length + 1).Split('.')[0], out var major) && major >= since)
        && ConfiguredFor(id, file, report) is not (ReportDiagnostic.Suppress or ReportDiagnostic.Hidden);

    // "latest" is what the SDK has: at least what belongs to the framework that the project is built for.
    private static int AnalysisLevel(Report report) =>
        report.Options.TryGetValue("build_property.AnalysisLevel", out var level) && int.TryParse(level.Split('.', '-')[0], out var number)
            ? number
            : report.Model.Compilation.ReferencedAssemblyNames.Where(assembly => assembly.Name == "System.Runtime").Select(assembly => assembly.Version.Major).FirstOrDefault();

    private static bool Says(string property, string value, Report report) =>
        report.Options.TryGetValue(property, out var said) && said.Equals(value, StringComparison.OrdinalIgnoreCase);

    private static ReportDiagnostic? ConfiguredFor(string id, SyntaxTree file, Report report) =>
        ConfiguredSeverity.Of(id, file, report.Model.Compilation, report.CancellationToken);
}
