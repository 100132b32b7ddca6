using System.Text;
using BackendArchitect.Analyzers.Tests.Testing;

namespace BackendArchitect.Analyzers.Tests.Generated;

/// <summary>The rules as tables, one for each family.</summary>
internal static class RuleTable
{
    internal const string Open = "<!-- rules -->";
    internal const string Close = "<!-- /rules -->";

    /// <summary>The index of the pages: a file of its own.</summary>
    internal static string Index(IEnumerable<RuleRow> rows) => $"""
        # Rules

        Every page explains one rule: why it matters, what it reports, what the fixed code looks like, which options it reads, what it declines
        to judge and when to suppress it. The examples are compiled and analysed by the tests. This index is generated.

        | Level | Meaning | recommended | strict |
        |---|---|---|---|
        | Must | a defect at run time, a hole, or a plain rule of the architecture broken | {Words.Recommended(Level.Must)} | {Words.Strict(Level.Must)} |
        | Should | worth a change in most services | {Words.Recommended(Level.Should)} | {Words.Strict(Level.Should)} |
        | Could | for teams that ask for it | {Words.Recommended(Level.Could)} | {Words.Strict(Level.Could)} |

        A fix is *safe* (joins fix-all and `dotnet format`), for *review* (applied one at a time, after a look at the diff) or a *proposal*
        (shown with its diff, never applied unseen).

        {Tables(rows, pages: "", headings: "##")}
        """;

    /// <summary>The tables.</summary>
    /// <param name="rows">The rules.</param>
    /// <param name="pages">The way from the file that holds the tables to the pages.</param>
    /// <param name="headings">The marks of a heading of a family.</param>
    internal static string Tables(IEnumerable<RuleRow> rows, string pages, string headings)
    {
        var text = new StringBuilder();
        foreach (var (heading, family) in Words.ByFamily(rows))
        {
            text.Append(text.Length == 0 ? "" : "\n").Append($"{headings} {heading}\n\n| Id | Rule | Reports | Level | Weakness | Fix |\n|---|---|---|---|---|---|\n");
            foreach (var row in family)
                text.Append($"| [{row.Id}]({pages}{row.Id}.md) | {row.Name} | {Words.Cell(row.Title)} | {row.Entry.Level} | {Words.Weakness(row.Entry)} | {Words.Fix(row)} |\n");
        }
        return text.ToString();
    }
}
