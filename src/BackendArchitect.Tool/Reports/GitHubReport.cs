using System.Text;
using BackendArchitect.Tool.Findings;
using Microsoft.CodeAnalysis;
using static System.Globalization.CultureInfo;

namespace BackendArchitect.Tool.Reports;

/// <summary>Writes findings as annotations of a GitHub workflow: those that GitHub shows, the worst first, and a table of all.</summary>
/// <remarks>Source: GitHub documentation, "Workflow commands for GitHub Actions"; ten annotations of a kind are shown for a step.</remarks>
internal static class GitHubReport
{
    private const int MostAnnotations = 10;

    internal static string Annotations(CheckReport report)
    {
        var text = new StringBuilder();
        foreach (var finding in report.WorstFirst.Take(MostAnnotations))
        {
            var (start, end) = (finding.Place.StartLinePosition, finding.Place.EndLinePosition);
            text.Append(InvariantCulture, $"::{Command(finding.Severity)} file={Property(finding.PathFrom(report.Root))},line={start.Line + 1},endLine={end.Line + 1},col={start.Character + 1},title={Property($"{finding.Id} {finding.Rule.Descriptor.Title.ToString(InvariantCulture)}")}::{Data(finding.Message)}\n");
        }
        return text.ToString();
    }

    private static string Command(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "notice",
    };

    private static string Data(string text) => text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
