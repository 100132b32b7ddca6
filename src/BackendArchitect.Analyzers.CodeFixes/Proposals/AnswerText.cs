using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace BackendArchitect.Analyzers.CodeFixes.Proposals;

/// <summary>What came back when somebody was asked for a rewriting: a model, or an agent.</summary>
/// <param name="Text">The text as it came.</param>
/// <param name="IsComplete">Whether who answered said that this is all: a model that stopped for any other reason than that it had finished did not.</param>
internal sealed record AnswerText(string Text, bool IsComplete = true)
{
    /// <summary>The longest answer that is read, in characters.</summary>
    internal const int Longest = 256 * 1024;

    // Code that was written to be read does not nest so deep; a parser that meets it may fall.
    private const int DeepestNesting = 64;

    private static readonly Regex Fence = new(@"^[ \t]*(?<ticks>`{3,}|~{3,})(?<info>[^`\r\n]*)$", RegexOptions.CultureInvariant | RegexOptions.Multiline, TimeSpan.FromSeconds(1));

    /// <summary>Takes the one block of code out of an answer. What stands around it is not looked at, nor ever shown.</summary>
    /// <param name="mayHoldFile">Whether a second block may bring a new file.</param>
    /// <param name="code">The code, with line feeds alone; the first block where a refusal speaks of several.</param>
    /// <param name="file">The new file, or null.</param>
    internal IEnumerable<Refusal> Extract(bool mayHoldFile, out string code, out string? file)
    {
        var refusals = new List<Refusal>();
        (code, file) = ("", null);
        if (Text.Length > Longest)
            refusals.Add(new(RefusalReason.AnswerTooLarge, $"The answer has {Text.Length} characters; {Longest} are read"));
        if (!IsComplete)
            refusals.Add(new(RefusalReason.AnswerCutShort, "The answer ended before it was complete"));
        var text = Text.Replace("\r\n", "\n").Replace('\r', '\n');
        var blocks = BlocksOf(text);
        if (mayHoldFile && blocks.Count == 2 && blocks[1] is { Code: not null, Language: "csharp" or "cs" or "c#" } second)
        {
            file = second.Code;
            blocks.RemoveAt(1);
        }
        if (blocks.Count != 1 || blocks[0].Code is null || blocks[0].Language is not ("csharp" or "cs" or "c#"))
            refusals.Add(new(RefusalReason.NoSingleBlock, blocks.Count switch
            {
                0 => "The answer holds no block of code",
                1 when blocks[0].Code is null => "The block of code is never closed",
                1 => "The block of code does not say that it is C#",
                _ => "The answer holds more than one block of code",
            }));
        if (blocks.Count > 0)
            code = blocks[0].Code ?? "";
        if (Nesting(code) > DeepestNesting || Nesting(file ?? "") > DeepestNesting)
            refusals.Add(new(RefusalReason.AnswerTooLarge, $"The code is nested deeper than {DeepestNesting} levels"));
        return refusals;
    }

    /// <summary>What no code that a person reviews may hold unseen.</summary>
    /// <param name="code">The code of the answer.</param>
    /// <param name="before">The code as it was: a character that stands there may stand there as often, a letter of another alphabet more often.</param>
    internal static IEnumerable<Refusal> HiddenCharacters(string code, string before)
    {
        var left = before.Where(IsUnusual).GroupBy(character => character).ToDictionary(same => same.Key, same => IsVisible(same.Key) ? int.MaxValue : same.Count());
        foreach (var character in code.Where(IsUnusual))
        {
            left.TryGetValue(character, out var count);
            if (count == 0)
            {
                yield return new(RefusalReason.HiddenCharacter, $"The code holds U+{(int)character:X4}, which it did not ({CharUnicodeInfo.GetUnicodeCategory(character)})");
                yield break;
            }
            left[character] = count - 1;
        }
    }

    private static bool IsUnusual(char character) => character > 0x7E || char.IsControl(character) && character is not ('\n' or '\t');

    private static bool IsVisible(char character) => CharUnicodeInfo.GetUnicodeCategory(character) is not (UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.SpaceSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned or UnicodeCategory.NonSpacingMark);

    private static List<(string Language, string? Code)> BlocksOf(string text)
    {
        var blocks = new List<(string, string?)>();
        Match? open = null;
        foreach (Match fence in Fence.Matches(text))
        {
            if (open is null)
            {
                open = fence;
            }
            else if (fence.Groups["info"].Value.Trim().Length == 0 && fence.Groups["ticks"].Value.StartsWith(open.Groups["ticks"].Value, StringComparison.Ordinal))
            {
                var start = Math.Min(open.Index + open.Length + 1, fence.Index);
                blocks.Add((Language(open), text.Substring(start, fence.Index - start)));
                open = null;
            }
        }
        if (open is not null)
            blocks.Add((Language(open), null));
        return blocks;
    }

    private static string Language(Match fence) => fence.Groups["info"].Value.Trim().ToLowerInvariant();

    private static int Nesting(string code)
    {
        var (depth, deepest) = (0, 0);
        foreach (var character in code)
        {
            if (character is '(' or '[' or '{')
                deepest = Math.Max(deepest, ++depth);
            else if (character is ')' or ']' or '}' && depth > 0)
                depth--;
        }
        return deepest;
    }
}
