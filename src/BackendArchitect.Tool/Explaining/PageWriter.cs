using Spectre.Console;

namespace BackendArchitect.Tool.Explaining;

/// <summary>Writes a page line by line as it stands, with colours where the console has them: it stays Markdown, so that it can be piped.</summary>
internal static class PageWriter
{
    internal static void Write(RulePage page, IAnsiConsole console)
    {
        Line(console, $"# {page.Title}", new Style(decoration: Decoration.Bold));
        console.WriteLine();
        var inCode = false;
        foreach (var line in page.Prose.TrimEnd().Split('\n'))
        {
            var isFence = line.StartsWith("```", StringComparison.Ordinal);
            Line(console, line, isFence ? new Style(decoration: Decoration.Dim) : inCode ? new Style(Color.Aqua) : line.StartsWith('#') ? new Style(decoration: Decoration.Bold) : Style.Plain);
            inCode ^= isFence;
        }
    }

    private static void Line(IAnsiConsole console, string text, Style style)
    {
        // The console would break what is wider than itself, and count what is redirected as narrow.
        if (console.Profile.Capabilities.Ansi)
            console.Write(new Text(text, style) { Overflow = Overflow.Fold });
        else
            console.Profile.Out.Writer.Write(text);
        console.WriteLine();
    }
}
