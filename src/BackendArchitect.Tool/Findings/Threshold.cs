using BackendArchitect.Tool.Loading;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Tool.Findings;

/// <summary>Severities in the words of <c>.editorconfig</c>.</summary>
internal static class Threshold
{
    /// <summary>The words that an option takes.</summary>
    internal static readonly string[] Words = ["error", "warning", "suggestion"];

    internal static DiagnosticSeverity Parse(string word) => word switch
    {
        "error" => DiagnosticSeverity.Error,
        "warning" => DiagnosticSeverity.Warning,
        "suggestion" => DiagnosticSeverity.Info,
        _ => throw new UnanswerableException($"'{word}' is no severity: {string.Join(", ", Words)}"),
    };

    internal static string Word(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "suggestion",
    };
}
