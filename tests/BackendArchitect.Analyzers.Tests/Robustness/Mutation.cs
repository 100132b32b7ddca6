using System.Text;
using System.Text.RegularExpressions;

namespace BackendArchitect.Analyzers.Tests.Robustness;

/// <summary>Rewrites a text the way a person who types, a merge or a broken disk does. The same random source makes the same text.</summary>
internal sealed partial class Mutation(Random random, IReadOnlyList<string> neighbours)
{
    private const int MostSteps = 4;

    private readonly StringBuilder _steps = new();

    /// <summary>What was done, for a person who reads of a failure.</summary>
    internal string Steps => _steps.ToString();

    /// <summary>
    /// Rewrites a text in one to four steps, half of the time only near one of the lines that matter. A whole file is so large that hardly a
    /// step would fall where a rule looks.
    /// </summary>
    internal string Of(string text, IReadOnlyList<int> linesThatMatter)
    {
        if (random.Next(2) == 0)
            return Rewrite(text);
        var lines = text.Split('\n');
        var middle = linesThatMatter.Count > 0 ? linesThatMatter[random.Next(linesThatMatter.Count)] : random.Next(lines.Length);
        var (start, end) = (Math.Max(0, middle - 1), Math.Min(lines.Length, middle + 2));
        return string.Join('\n', [.. lines[..start], Rewrite(string.Join('\n', lines[start..end])), .. lines[end..]]);
    }

    private string Rewrite(string text)
    {
        var steps = random.Next(1, MostSteps + 1);
        for (var i = 0; i < steps; i++)
        {
            var (name, step) = random.Next(11) switch
            {
                0 => ("delete a token", DeleteToken(text)),
                1 => ("repeat a token", RepeatToken(text)),
                2 => ("swap two tokens", SwapTokens(text)),
                3 or 4 => ("exchange an identifier", ExchangeIdentifier(text)),
                5 => ("delete lines", MoveLines(text, isKept: false)),
                6 => ("move lines", MoveLines(text, isKept: true)),
                7 => ("insert noise", text.Insert(random.Next(text.Length + 1), Noise())),
                8 => ("truncate", text[..random.Next(text.Length + 1)]),
                9 => ("insert a neighbour's lines", InsertLines(text, LinesOf(Any(neighbours)))),
                _ => ("repeat lines", InsertLines(text, LinesOf(text))),
            };
            _steps.Append(_steps.Length == 0 ? "" : ", ").Append(name);
            text = step;
        }
        return text;
    }

    private string DeleteToken(string text) => TokenOf(text) is { } token ? text.Remove(token.Index, token.Length) : text;

    private string RepeatToken(string text) => TokenOf(text) is { } token ? text.Insert(token.Index, token.Value + (random.Next(2) == 0 ? " " : "")) : text;

    private string SwapTokens(string text)
    {
        if (TokenOf(text) is not { } one || TokenOf(text) is not { } other)
            return text;
        var (first, second) = one.Index < other.Index ? (one, other) : (other, one);
        // One may stand within the other, or be the same.
        return first.Index + first.Length > second.Index ? text : text[..first.Index] + second.Value + text[(first.Index + first.Length)..second.Index] + first.Value + text[(second.Index + second.Length)..];
    }

    private string ExchangeIdentifier(string text)
    {
        var source = random.Next(2) == 0 ? text : Any(neighbours);
        return Pick(Identifier().Matches(text)) is { } old && Pick(Identifier().Matches(source)) is { } put
            ? text[..old.Index] + put.Value + text[(old.Index + old.Length)..]
            : text;
    }

    private string MoveLines(string text, bool isKept)
    {
        var lines = text.Split('\n').ToList();
        var start = random.Next(lines.Count);
        var moved = lines.GetRange(start, random.Next(1, Math.Min(12, lines.Count - start) + 1));
        lines.RemoveRange(start, moved.Count);
        if (isKept)
            lines.InsertRange(random.Next(lines.Count + 1), moved);
        return string.Join('\n', lines);
    }

    private string InsertLines(string text, List<string> inserted)
    {
        var lines = text.Split('\n').ToList();
        lines.InsertRange(random.Next(lines.Count + 1), inserted);
        return string.Join('\n', lines);
    }

    private List<string> LinesOf(string text)
    {
        var lines = text.Split('\n').ToList();
        var start = random.Next(lines.Count);
        return lines.GetRange(start, random.Next(1, Math.Min(12, lines.Count - start) + 1));
    }

    // Half of it is what the languages have a meaning for; the rest is whatever a broken file holds, unpaired surrogates too.
    private string Noise()
    {
        const string Meaningful = "{}()[]<>\"'\\/*#@$?!.,;:=&|+-~`\r\n\t\0\uFEFF";
        var noise = new char[random.Next(1, 9)];
        for (var i = 0; i < noise.Length; i++)
            noise[i] = random.Next(2) == 0 ? Meaningful[random.Next(Meaningful.Length)] : (char)random.Next(char.MaxValue + 1);
        return new(noise);
    }

    // A text in quotes is one token to its language, and many to whoever reads a route, a template or a connection string in it.
    private Match? TokenOf(string text) => Pick((random.Next(2) == 0 ? Token() : TokenInQuotes()).Matches(text));

    private Match? Pick(MatchCollection matches) => matches.Count == 0 ? null : matches[random.Next(matches.Count)];

    private string Any(IReadOnlyList<string> texts) => texts[random.Next(texts.Count)];

    [GeneratedRegex(@"\w+|""(?:\\.|[^""\\\n])*""|[^\w\s]")]
    private static partial Regex Token();

    [GeneratedRegex(@"\w+|[^\w\s]")]
    private static partial Regex TokenInQuotes();

    [GeneratedRegex(@"[A-Za-z_]\w*")]
    private static partial Regex Identifier();
}
