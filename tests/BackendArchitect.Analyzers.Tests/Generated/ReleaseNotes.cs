using System.Text;
using System.Text.RegularExpressions;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Tests.Generated;

/// <summary>The rules that no release has yet, in the form that release tracking reads.</summary>
internal static partial class ReleaseNotes
{
    /// <summary>The catalogue minus what was shipped.</summary>
    /// <param name="rows">The catalogue.</param>
    /// <param name="shipped">What was.</param>
    /// <param name="others">What is reported and is no rule.</param>
    internal static string Unshipped(IEnumerable<RuleRow> rows, string shipped, params IReadOnlyList<DiagnosticDescriptor> others)
    {
        var known = Row().Matches(shipped).Select(match => match.Groups["id"].Value).ToHashSet(StringComparer.Ordinal);
        var fresh = rows.Where(row => !known.Contains(row.Id)).ToList();
        var text = new StringBuilder("; Unshipped analyzer release\n");
        var besides = others.Where(other => !known.Contains(other.Id)).ToList();
        if (fresh.Count + besides.Count > 0)
            text.Append("\n### New Rules\n\nRule ID | Category | Severity | Notes\n--------|----------|----------|-------\n");
        foreach (var other in besides)
            text.Append($"{other.Id} | {other.Category} | {Words.Release(other)} | [Documentation]({other.HelpLinkUri})\n");
        foreach (var row in fresh)
            text.Append($"{row.Id} | {row.Family} | {Words.Release(row.Entry.Descriptor)} | {row.Name}, [Documentation]({row.Entry.Descriptor.HelpLinkUri})\n");
        return text.ToString();
    }

    [GeneratedRegex(@"^(?<id>BARCH\d{4})\s*\|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
