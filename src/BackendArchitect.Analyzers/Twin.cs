using System;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers;

/// <summary>
/// A rule of the SDK that says the same as one of ours. An analyzer cannot see others, but it sees the severities that are configured for them: the
/// SDK writes those of an <c>AnalysisMode</c> into a configuration file of its own.
/// </summary>
internal static class Twin
{
    /// <summary>Whether the twin speaks in a file. Where that is not known it does not.</summary>
    internal static bool IsOn(string id, SyntaxTree file, Report report)
    {
        if (report.Options.TryGetValue("build_property.EnableNETAnalyzers", out var enabled) && enabled.Equals("false", StringComparison.OrdinalIgnoreCase))
            return false;
        var options = report.Model.Compilation.Options;
        if (options.SpecificDiagnosticOptions.TryGetValue(id, out var specific))
            return Speaks(specific);
        return options.SyntaxTreeOptionsProvider is { } provider
            && (provider.TryGetDiagnosticValue(file, id, report.CancellationToken, out var severity) || provider.TryGetGlobalDiagnosticValue(id, report.CancellationToken, out severity))
            && Speaks(severity);
    }

    private static bool Speaks(ReportDiagnostic severity) => severity is ReportDiagnostic.Error or ReportDiagnostic.Warn or ReportDiagnostic.Info;
}
