using System.Text;
using System.Text.RegularExpressions;
using BackendArchitect.Analyzers.Tests.Testing;

namespace BackendArchitect.Analyzers.Tests.Generated;

/// <summary>The rules that no release has yet, in the form that release tracking reads.</summary>
internal static partial class ReleaseNotes
{
    /// <summary>The catalogue minus what was shipped.</summary>
    internal static string Unshipped(IEnumerable<RuleRow> rows, string shipped)
    {
        var known = Row().Matches(shipped).Select(match => match.Groups["id"].Value).ToHashSet(StringComparer.Ordinal);
        var fresh = rows.Where(row => !known.Contains(row.Id)).ToList();
        var text = new StringBuilder("; Unshipped analyzer release\n");
        if (fresh.Count > 0)
            text.Append("\n### New Rules\n\nRule ID | Category | Severity | Notes\n--------|----------|----------|-------\n");
        foreach (var row in fresh)
            text.Append($"{row.Id} | {row.Family} | {Words.Release(row.Entry.Descriptor)} | {row.Name}, [Documentation]({row.Entry.Descriptor.HelpLinkUri})\n");
        return text.ToString();
    }

    [GeneratedRegex(@"^(?<id>BARCH\d{4})\s*\|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
