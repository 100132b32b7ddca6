using System.Collections.Immutable;
using BackendArchitect.Analyzers.Baseline;
using BackendArchitect.Analyzers.Tests.Pages;
using BackendArchitect.Analyzers.Tests.Testing;

namespace BackendArchitect.Analyzers.Tests.Generated;

/// <summary>A file that follows from the catalogue, in whole or between markers.</summary>
/// <param name="Path">The path from the root of the repository.</param>
/// <param name="Render">What the file has to hold, given what it holds.</param>
internal sealed record GeneratedFile(string Path, Func<string, string> Render)
{
    private const string Config = "src/BackendArchitect.Analyzers.Package/config/";
    private const string Releases = "src/BackendArchitect.Analyzers/AnalyzerReleases.";

    /// <summary>Every generated file; of pages those that are there, because a page's prose cannot be generated.</summary>
    internal static ImmutableArray<GeneratedFile> All(IReadOnlyList<RuleRow> rows) =>
    [
        new("README.md", text => Between(text, RuleTable.Open, RuleTable.Close, RuleTable.Tables(rows, "rules-docs/", "###"))),
        new("rules-docs/README.md", _ => RuleTable.Index(rows)),
        new(Config + "off.globalconfig", _ => Preset.Off(rows)),
        new(Config + "recommended.globalconfig", _ => Preset.Recommended()),
        new(Config + "strict.globalconfig", _ => Preset.Strict(rows)),
        new(Config + "rules.props", _ => RuleVersions.Of(rows)),
        new(Releases + "Unshipped.md", _ => ReleaseNotes.Unshipped(rows, File.ReadAllText(Repository.FullPath(Releases + "Shipped.md")), BaselineAnalyzer.Unreadable)),
        .. from row in rows
           let page = $"rules-docs/{row.Id}.md"
           where File.Exists(Repository.FullPath(page))
           select new GeneratedFile(page, text => Between(text, Page.FactsOpen, Page.FactsClose, FactBlock.Of(row))),
    ];

    /// <summary>A text with what stands between two markers replaced.</summary>
    /// <exception cref="FormatException">The markers do not stand there exactly once, in this order.</exception>
    internal static string Between(string text, string open, string close, string content)
    {
        var start = text.IndexOf(open, StringComparison.Ordinal);
        var end = text.IndexOf(close, StringComparison.Ordinal);
        if (start < 0 || end < start || text.LastIndexOf(open, StringComparison.Ordinal) != start || text.LastIndexOf(close, StringComparison.Ordinal) != end)
            throw new FormatException($"'{open}' and '{close}' do not stand there exactly once, in this order");
        return text[..(start + open.Length)] + "\n" + content + text[end..];
    }
}
