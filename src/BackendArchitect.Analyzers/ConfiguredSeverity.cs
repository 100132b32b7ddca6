using System.Threading;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers;

/// <summary>What the project says about the severity of a rule, ours or another's: an analyzer cannot see others, but it sees what is configured for them.</summary>
internal static class ConfiguredSeverity
{
    /// <summary>The severity that is configured for a rule in a file; null where nobody says anything.</summary>
    internal static ReportDiagnostic? Of(string id, SyntaxTree file, Compilation compilation, CancellationToken cancellationToken)
    {
        var options = compilation.Options;
        if (options.SpecificDiagnosticOptions.TryGetValue(id, out var specific))
            return specific;
        return options.SyntaxTreeOptionsProvider is { } provider
            && (provider.TryGetDiagnosticValue(file, id, cancellationToken, out var severity) || provider.TryGetGlobalDiagnosticValue(id, cancellationToken, out severity))
                ? severity
                : null;
    }
}
