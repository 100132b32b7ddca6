using BackendArchitect.Tool.Findings;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Tool.Reports;

/// <summary>What a report tells.</summary>
/// <param name="Findings">The findings at or above the threshold, by file and place.</param>
/// <param name="Folder">The folder of the solution.</param>
/// <param name="Root">The root of its repository.</param>
internal sealed record CheckReport(IReadOnlyList<Finding> Findings, string Folder, string Root)
{
    /// <summary>How many were found below the threshold.</summary>
    internal int Below { get; init; }

    /// <summary>How many the baseline holds.</summary>
    internal int InBaseline { get; init; }

    /// <summary>Entries of the baseline that nothing corresponds to any more.</summary>
    internal int Stale { get; init; }

    /// <summary>The changes that would fix a finding without a person, by finding; asked for, because few reports do.</summary>
    internal Func<CancellationToken, Task<IReadOnlyDictionary<Finding, SafeFix>>> Fixes { get; init; } = _ => Task.FromResult<IReadOnlyDictionary<Finding, SafeFix>>(new Dictionary<Finding, SafeFix>());

    /// <summary>The worst first, then by file and place.</summary>
    internal IEnumerable<Finding> WorstFirst => Findings.OrderByDescending(finding => finding.Severity).ThenByDescending(finding => finding.Rule.Cwe is not null).ThenBy(finding => finding.Rule.Level);

    /// <summary>The totals in one sentence.</summary>
    internal string Totals
    {
        get
        {
            int Count(DiagnosticSeverity severity) => Findings.Count(finding => finding.Severity == severity);
            static string Counted(int count, string one) => $"{count} {one}{(count == 1 ? "" : "s")}";
            var totals = $"{Counted(Findings.Count, "finding")}: {Counted(Count(DiagnosticSeverity.Error), "error")}, {Counted(Count(DiagnosticSeverity.Warning), "warning")}, {Counted(Count(DiagnosticSeverity.Info), "suggestion")}";
            var unseen = new[] { Below == 0 ? null : $"{Below} below the threshold", InBaseline == 0 ? null : $"{InBaseline} in the baseline" }.OfType<string>().ToList();
            return unseen.Count == 0 ? totals : $"{totals}; not shown: {string.Join(", ", unseen)}";
        }
    }
}

/// <summary>A change that fixes a finding and is safe.</summary>
/// <param name="Title">What it does.</param>
/// <param name="Edits">The texts that take the place of others, by file.</param>
internal sealed record SafeFix(string Title, IReadOnlyList<SafeEdit> Edits);

/// <summary>One edit of a fix.</summary>
/// <param name="File">The full path.</param>
/// <param name="Place">What is replaced.</param>
/// <param name="Text">What takes its place.</param>
internal sealed record SafeEdit(string File, FileLinePositionSpan Place, string Text);
