using System.Text;
using BackendArchitect.Analyzers.Tests.Testing;

namespace BackendArchitect.Analyzers.Tests.Generated;

/// <summary>
/// The presets that <c>BackendArchitectMode</c> chooses from. Their level is low, so that whatever a user says of one rule wins. The
/// descriptors are <c>recommended</c> already; it names no rule.
/// </summary>
internal static class Preset
{
    internal static string Off(IEnumerable<RuleRow> rows) => Of(rows, _ => "none");

    internal static string Recommended() => Of([], _ => "");

    internal static string Strict(IEnumerable<RuleRow> rows) => Of(rows, Words.Strict);

    private static string Of(IEnumerable<RuleRow> rows, Func<Level, string> severity)
    {
        var text = new StringBuilder("is_global = true\nglobal_level = -100\n");
        foreach (var row in rows)
            text.Append($"dotnet_diagnostic.{row.Id}.severity = {severity(row.Entry.Level)}\n");
        return text.ToString();
    }
}
