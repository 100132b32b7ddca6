using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace BackendArchitect.Analyzers.Tests.Pages;

/// <summary>
/// Reads a rule's page. It knows headings, fences at the start of a line and the facts markers, and refuses whatever a reader of the page and
/// this reader could understand differently.
/// </summary>
internal static partial class PageReader
{
    /// <summary>Reads a page.</summary>
    /// <exception cref="FormatException">The page is not built as a rule's page is; the message names file and line.</exception>
    internal static Page Read(string fileName, string text)
    {
        var lines = text.Replace("\r\n", "\n").Split('\n');
        if (Heading().Match(lines[0]) is not { Success: true } heading)
            throw Refuse(1, "the first line is '# <id>: <title>'");

        var sections = new List<(string Heading, StringBuilder Text, List<Fence> Fences)> { ("", new(), []) };
        for (var i = 1; i < lines.Length; i++)
        {
            if (FenceStart().Match(lines[i]) is { Success: true } start)
            {
                var end = Array.FindIndex(lines, i + 1, line => line.TrimEnd() == start.Groups["ticks"].Value);
                if (end < 0)
                    throw Refuse(i + 1, "the fence is never closed");
                sections[^1].Fences.Add(ReadFence(i + 1, start.Groups["info"].Value, lines[(i + 1)..end]));
                i = end;
            }
            else if (lines[i].TrimStart().StartsWith("```", StringComparison.Ordinal) || lines[i].StartsWith("~~~", StringComparison.Ordinal))
            {
                throw Refuse(i + 1, "a fence is made of backticks and starts its line");
            }
            else if (lines[i].StartsWith("# ", StringComparison.Ordinal))
            {
                throw Refuse(i + 1, "a page has one first-level heading");
            }
            else if (lines[i].StartsWith("## ", StringComparison.Ordinal))
            {
                sections.Add((lines[i][3..].Trim(), new(), []));
            }
            else
            {
                sections[^1].Text.Append(lines[i]).Append('\n');
            }
        }

        var page = new Page(heading.Groups["id"].Value, heading.Groups["title"].Value,
            [.. sections.Select(s => new PageSection(s.Heading, s.Text.ToString().Trim(), [.. s.Fences]))]);
        if (WhatIsMissing(page) is { } missing)
            throw Refuse(1, missing);
        return page;

        FormatException Refuse(int line, string why) => new($"{fileName}({line}): {why}");

        Fence ReadFence(int line, string info, string[] content)
        {
            var words = info.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0)
                throw Refuse(line, "the fence does not say its language");
            string? name = null;
            var framework = 8;
            foreach (var word in words.Skip(1))
            {
                if (FrameworkWord().Match(word) is { Success: true } version)
                    framework = int.Parse(version.Groups[1].Value);
                else if (name is null && (words[0] != "csharp" || word.EndsWith(".cs", StringComparison.Ordinal)))
                    name = word;
                else
                    throw Refuse(line, $"'{word}' is neither a file name nor a framework such as net10");
            }
            var marks = ImmutableArray.CreateBuilder<Mark>();
            for (var i = 0; i < content.Length; i++)
            {
                if (TrailingMark().Match(content[i]) is not { Success: true } mark)
                    continue;
                if (mark.Index == 0)
                    throw Refuse(line + 1 + i, "a mark ends the line that it speaks of");
                marks.Add(new(mark.Groups["id"].Value, i));
                content[i] = content[i][..mark.Index];
            }
            return new(words[0], name, framework, line, string.Concat(content.Select(l => l + "\n")), marks.ToImmutable());
        }
    }

    private static string? WhatIsMissing(Page page)
    {
        var introduction = page.Sections[0].Text;
        var open = introduction.IndexOf(Page.FactsOpen, StringComparison.Ordinal);
        var close = introduction.IndexOf(Page.FactsClose, StringComparison.Ordinal);
        if (open < 0 || close < open)
            return $"'{Page.FactsOpen}' and '{Page.FactsClose}' stand before the first section";
        if (introduction[(close + Page.FactsClose.Length)..].Trim().Length == 0)
            return $"a paragraph after '{Page.FactsClose}' says why the rule matters";

        var headings = page.Sections.Skip(1).Select(s => s.Heading).ToList();
        if (headings.FirstOrDefault(h => headings.Count(other => other == h) > 1) is { } repeated)
            return $"'## {repeated}' stands there more than once";
        if (Page.RequiredHeadings.FirstOrDefault(required => !headings.Contains(required)) is { } missing)
            return $"'## {missing}' is missing";
        if (!headings.Where(Page.RequiredHeadings.Contains).SequenceEqual(Page.RequiredHeadings))
            return $"the sections stand in this order: {string.Join(", ", Page.RequiredHeadings)}";

        foreach (var section in page.Sections.Where(s => Page.RequiredHeadings.Contains(s.Heading)))
        {
            var isExample = section.Heading is "Violation" or "Fixed";
            if (isExample && section.Fences.IsEmpty)
                return $"'## {section.Heading}' has no fence";
            if (isExample && section.Fences.FirstOrDefault(f => f is { Language: not "csharp", FileName: null }) is { } nameless)
                return $"the fence at line {nameless.Line} does not say which file it is: ```{nameless.Language} appsettings.json";
            if (!isExample && section.Text.Length == 0)
                return $"'## {section.Heading}' is empty";
        }
        return null;
    }

    [GeneratedRegex(@"^# (?<id>BARCH\d{4}): (?<title>\S.*\S)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(?<ticks>`{3,})(?<info>[^`]*)$")]
    private static partial Regex FenceStart();

    [GeneratedRegex(@"^net(\d+)$")]
    private static partial Regex FrameworkWord();

    [GeneratedRegex(@"\s*(?://|\#|<!--|--|;)\s*(?<id>BARCH\d{4})\s*(?:-->)?\s*$")]
    private static partial Regex TrailingMark();
}
