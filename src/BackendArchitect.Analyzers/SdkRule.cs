using System;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers;

/// <summary>Whether a rule of the web SDK that says the same as one of ours is on. Where that is not known, it is off: then ours speaks.</summary>
internal static class SdkRule
{
    /// <summary>Whether the web SDK brings the rule, and no severity switches it off in the file.</summary>
    internal static bool IsOn(string id, SyntaxTree tree, Report report)
    {
        if (!report.Options.TryGetValue("build_property.UsingMicrosoftNETSdkWeb", out var isWeb) || !isWeb.Equals("true", StringComparison.OrdinalIgnoreCase))
            return false;
        var options = report.Model.Compilation.Options;
        if (options.SpecificDiagnosticOptions.TryGetValue(id, out var specific))
            return specific != ReportDiagnostic.Suppress;
        return options.SyntaxTreeOptionsProvider is not { } provider
            || ((!provider.TryGetDiagnosticValue(tree, id, report.CancellationToken, out var here) && !provider.TryGetGlobalDiagnosticValue(id, report.CancellationToken, out here)) || here != ReportDiagnostic.Suppress);
    }
}
