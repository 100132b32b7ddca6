using System.Collections.Immutable;
using BackendArchitect.Analyzers.CodeFixes;

namespace BackendArchitect.Analyzers.Tests.Testing;

/// <summary>A row of the catalogue with what the floor above knows: its fix.</summary>
internal sealed record RuleRow(CatalogEntry Entry, RuleFix? Fix)
{
    /// <summary>All rules in the order of their ids.</summary>
    internal static ImmutableArray<RuleRow> All { get; } = [.. RuleCatalog.Entries.Select(entry => new RuleRow(entry, Verify.FixOf(entry.Rule.GetType())))];

    internal string Id => Entry.Id;

    internal string Name => Entry.Name;

    internal string Family => Entry.Descriptor.Category;

    internal string Title => Entry.Descriptor.Title.ToString();
}
