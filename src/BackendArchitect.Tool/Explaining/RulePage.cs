using System.Reflection;
using System.Text.RegularExpressions;

namespace BackendArchitect.Tool.Explaining;

/// <summary>The page of a rule, as it stands in the repository.</summary>
/// <param name="Text">The Markdown as a whole.</param>
internal sealed partial record RulePage(string Text)
{
    /// <summary>The Markdown without the heading and the marks that only the generator reads.</summary>
    internal string Prose => Marks().Replace(Text[(Text.IndexOf('\n', StringComparison.Ordinal) + 1)..], "").Trim() + "\n";

    /// <summary>The first line, without the mark of a heading.</summary>
    internal string Title => Text[..Text.IndexOf('\n', StringComparison.Ordinal)].TrimStart('#', ' ');

    internal static RulePage Of(string id)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"rules/{id}.md") ?? throw new InvalidOperationException($"{id} has no page");
        using var reader = new StreamReader(stream);
        return new(reader.ReadToEnd().ReplaceLineEndings("\n"));
    }

    /// <summary>What stands under a second-level heading; nothing where there is none.</summary>
    internal string Section(string heading)
    {
        var start = Text.IndexOf($"\n## {heading}\n", StringComparison.Ordinal);
        if (start < 0)
            return "";
        start = Text.IndexOf('\n', start + 1) + 1;
        var end = Text.IndexOf("\n## ", start, StringComparison.Ordinal);
        return Text[start..(end < 0 ? Text.Length : end)].Trim();
    }

    [GeneratedRegex(@"<!--.*?-->\n?", RegexOptions.Singleline)]
    private static partial Regex Marks();
}
