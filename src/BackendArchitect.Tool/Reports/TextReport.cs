using BackendArchitect.Analyzers;
using BackendArchitect.Tool.Findings;
using Microsoft.CodeAnalysis;
using Spectre.Console;

namespace BackendArchitect.Tool.Reports;

/// <summary>Writes findings for people: by family, then by what they are about, each with its line.</summary>
internal static class TextReport
{
    internal static void Write(CheckReport report, IAnsiConsole console)
    {
        foreach (var family in report.Findings.GroupBy(finding => finding.Rule.Descriptor.Category).OrderBy(family => Array.IndexOf(Family.All, family.Key)))
        {
            Line(console, family.Key, new Style(decoration: Decoration.Bold));
            foreach (var subject in family.GroupBy(finding => finding.Subject))
            {
                Line(console, $"  {(subject.Key.Length == 0 ? "The project" : subject.Key)}");
                foreach (var finding in subject.OrderByDescending(finding => finding.Severity))
                {
                    var word = Threshold.Word(finding.Severity);
                    Line(console, $"    {finding.PathFrom(report.Folder)}({finding.Place.StartLinePosition.Line + 1},{finding.Place.StartLinePosition.Character + 1}): {word} {finding.Id}: {finding.Message}", StyleOf(finding.Severity));
                    if (finding.Line.Length > 0)
                        Line(console, $"      {finding.Line}", new Style(decoration: Decoration.Dim));
                }
            }
            console.WriteLine();
        }
        Line(console, report.Totals);
        if (report.Stale > 0)
            Line(console, $"{report.Stale} {(report.Stale == 1 ? "entry" : "entries")} of the baseline correspond to nothing any more; 'barch baseline' takes them out");
    }

    // Text, not markup: brackets in routes are brackets.
    private static void Line(IAnsiConsole console, string text, Style? style = null)
    {
        console.Write(new Text(text, style ?? Style.Plain));
        console.WriteLine();
    }

    private static Style StyleOf(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => new Style(Color.Red),
        DiagnosticSeverity.Warning => new Style(Color.Yellow),
        _ => new Style(Color.Blue),
    };
}
