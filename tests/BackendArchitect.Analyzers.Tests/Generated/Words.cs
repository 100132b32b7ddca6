using BackendArchitect.Analyzers.CodeFixes;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Tests.Generated;

/// <summary>How generated files word what a rule's descriptor, options and fix say.</summary>
internal static class Words
{
    /// <summary>The severity of a level without a preset, as an <c>.editorconfig</c> spells it.</summary>
    internal static string Recommended(Level level) => level switch
    {
        Level.Must => "warning",
        Level.Should => "suggestion",
        _ => "none",
    };

    /// <summary>The severity of a level under <c>strict</c>.</summary>
    internal static string Strict(Level level) => level switch
    {
        Level.Must => "error",
        Level.Should => "warning",
        _ => "suggestion",
    };

    /// <summary>The severity as release tracking spells it.</summary>
    internal static string Release(DiagnosticDescriptor descriptor) => descriptor.IsEnabledByDefault ? descriptor.DefaultSeverity.ToString() : "Disabled";

    internal static string Fix(RuleRow row) => row.Fix?.Safety.ToString().ToLowerInvariant() ?? "-";

    internal static string FixAtLength(RuleRow row) => row.Fix?.Safety switch
    {
        Safety.Safe => "safe: joins fix-all and `dotnet format`",
        Safety.Review => "review: applied one at a time, after a look at the diff",
        Safety.Proposal => "proposal: shown with its diff, never applied unseen",
        _ => "none",
    };

    /// <summary>The weakness with a link to its entry, or nothing.</summary>
    internal static string Weakness(CatalogEntry entry) =>
        entry.Cwe is { } cwe ? $"[{cwe}](https://cwe.mitre.org/data/definitions/{cwe["CWE-".Length..]}.html)" : "-";

    /// <summary>The default of an option as it would be written; what stands in parentheses only describes it.</summary>
    internal static string Default(Option option) => option.DefaultText.StartsWith('(') ? option.DefaultText.Trim('(', ')') : $"`{Cell(option.DefaultText)}`";

    /// <summary>Text as a cell of a table: a bar would end the cell.</summary>
    internal static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    /// <summary>The rules by family, families in the order of their digits, those without a rule left out.</summary>
    internal static IEnumerable<(string Heading, IReadOnlyList<RuleRow> Rows)> ByFamily(IEnumerable<RuleRow> rows) =>
        Family.All
            .Select((family, index) => ($"{index + 1} {family}", (IReadOnlyList<RuleRow>)[.. rows.Where(row => row.Family == family)]))
            .Where(group => group.Item2.Count > 0);
}
