using System.Text;
using BackendArchitect.Analyzers.Tests.Testing;

namespace BackendArchitect.Analyzers.Tests.Generated;

/// <summary>What a page says of its rule before the prose begins.</summary>
internal static class FactBlock
{
    internal static string Of(RuleRow row)
    {
        var text = new StringBuilder("| | |\n|---|---|\n")
            .Append($"| Rule | `{row.Id}` {row.Name} |\n")
            .Append($"| Family | {row.Family} |\n")
            .Append($"| Level | {row.Entry.Level}: {Words.Recommended(row.Entry.Level)} in `recommended`, {Words.Strict(row.Entry.Level)} in `strict` |\n")
            .Append($"| Weakness | {Words.Weakness(row.Entry)} |\n")
            .Append($"| Fix | {Words.FixAtLength(row)} |\n");
        if (row.Entry.Rule.Proposal is { } shape)
            text.Append($"| Proposal of a model | {Words.Cell(shape.Words)} |\n");
        foreach (var option in row.Entry.Options)
            text.Append($"| Option | `{option.Key}` = {Words.Cell(option.Values)}, by default {Words.Default(option)} |\n");
        return text.ToString();
    }
}
