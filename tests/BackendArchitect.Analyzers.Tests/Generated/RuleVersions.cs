using System.Text;
using BackendArchitect.Analyzers.Tests.Testing;

namespace BackendArchitect.Analyzers.Tests.Generated;

/// <summary>The version that brought each rule, for builds that pin the rules they know.</summary>
internal static class RuleVersions
{
    internal static string Of(IEnumerable<RuleRow> rows)
    {
        var text = new StringBuilder("<Project>\n  <ItemGroup>\n");
        foreach (var row in rows)
            text.Append($"    <BackendArchitectRule Include=\"{row.Id}\" Since=\"{row.Entry.Since}\" Level=\"{row.Entry.Level}\" />\n");
        return text.Append("  </ItemGroup>\n</Project>\n").ToString();
    }
}
