using System.Text;
using BackendArchitect.Analyzers;
using BackendArchitect.Tool.Findings;
using static System.Globalization.CultureInfo;

namespace BackendArchitect.Tool.Reports;

/// <summary>Writes findings as Markdown: a table for each family, and the totals.</summary>
internal static class MarkdownReport
{
    internal static string Write(CheckReport report)
    {
        var text = new StringBuilder("# BackendArchitect\n\n").Append(report.Totals).Append('\n');
        foreach (var family in report.Findings.GroupBy(finding => finding.Rule.Descriptor.Category).OrderBy(family => Array.IndexOf(Family.All, family.Key)))
        {
            text.Append(InvariantCulture, $"\n## {family.Key}\n\n| Severity | Rule | Where | About | Finding |\n|---|---|---|---|---|\n");
            foreach (var finding in family.OrderByDescending(finding => finding.Severity))
                text.Append(InvariantCulture, $"| {Threshold.Word(finding.Severity)} | [{finding.Id}]({finding.Rule.Descriptor.HelpLinkUri}) | `{finding.PathFrom(report.Folder)}:{finding.Place.StartLinePosition.Line + 1}` | {Cell(finding.Subject)} | {Cell(finding.Message)} |\n");
        }
        return text.ToString();
    }

    /// <summary>The findings counted by rule, worst first.</summary>
    internal static string Summary(CheckReport report)
    {
        var text = new StringBuilder("### BackendArchitect\n\n").Append(report.Totals).Append('\n');
        if (report.Findings.Count == 0)
            return text.ToString();
        text.Append("\n| Rule | | Severity | Findings |\n|---|---|---|---|\n");
        foreach (var rule in report.WorstFirst.GroupBy(finding => (finding.Rule, finding.Severity)))
            text.Append(InvariantCulture, $"| [{rule.Key.Rule.Id}]({rule.Key.Rule.Descriptor.HelpLinkUri}) | {Cell(rule.Key.Rule.Descriptor.Title.ToString(InvariantCulture))} | {Threshold.Word(rule.Key.Severity)} | {rule.Count()} |\n");
        return text.ToString();
    }

    // What a table's cell may not hold.
    private static string Cell(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
