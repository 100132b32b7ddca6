using System.Text;
using BackendArchitect.Analyzers.Model.Configuration;
using CsCheck;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.Tests.Model.Configuration;

/// <summary>Files read for a test, and shown as <c>key = value (line,column)-(line,column)</c>.</summary>
internal static class Reading
{
    internal static ConfigDocument Read(this ConfigReader reader, string text) => reader.Read("/service/file", SourceText.From(text), default);

    internal static string Print(this ConfigReader reader, string text)
    {
        var document = reader.Read(text);
        return string.Join("\n", document.Entries.Select(entry => $"{entry.Key} = {entry.Value.Replace("\n", "\\n")} {Place(document, entry.Span)}"));
    }

    internal static IEnumerable<string> Comments(this ConfigReader reader, string text) => reader.Read(text).Comments.Select(c => text.Substring(c.Start, c.Length));

    /// <summary>The line and column of a part of a value.</summary>
    internal static string PlaceOf(this ConfigReader reader, string text, string part)
    {
        var document = reader.Read(text);
        var entry = document.Entries.First(e => e.Value.Contains(part));
        return Place(document, entry.SpanOf(entry.Value.IndexOf(part, StringComparison.Ordinal), part.Length));
    }

    private static string Place(ConfigDocument document, TextSpan span)
    {
        var place = document.LocationOf(span).GetLineSpan();
        return $"({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1})-({place.EndLinePosition.Line + 1},{place.EndLinePosition.Character + 1})";
    }

    /// <summary>Reads samples with random changes, and texts of odd characters alone: nothing may throw or stand outside the file.</summary>
    internal static void StaysWithin(this ConfigReader reader, string oddities, params string[] samples) => Gen.Int.Sample(seed =>
    {
        var random = new Random(seed);
        var text = new StringBuilder(random.Next(4) == 0 ? "" : samples[random.Next(samples.Length)]);
        for (var i = random.Next(text.Length == 0 ? 60 : 8); i > 0; i--)
        {
            var at = random.Next(text.Length + 1);
            _ = random.Next(4) switch
            {
                0 when at < text.Length => text.Remove(at, 1),
                1 when at < text.Length => text.Remove(at, random.Next(text.Length - at)),
                _ => text.Insert(at, oddities[random.Next(oddities.Length)]),
            };
        }
        var document = reader.Read(text.ToString());
        var last = 0;
        foreach (var comment in document.Comments)
        {
            Assert.InRange(comment.Start, last, text.Length);
            Assert.InRange(comment.End, comment.Start, text.Length);
            last = comment.Start;
        }
        foreach (var entry in document.Entries)
        {
            Assert.InRange(entry.Span.End, 0, text.Length);
            for (var start = 0; start < entry.Value.Length; start++)
                Assert.InRange(entry.SpanOf(start, entry.Value.Length - start).End, 0, text.Length);
        }
    }, iter: 3_000);

    /// <summary>Reads a piece many times over, and twice as often: the cost may not grow faster than the file.</summary>
    internal static void IsLinear(this ConfigReader reader, Func<int, string> made, int count)
    {
        // What is made once for all files is made here.
        reader.Read(made(count / 8));
        Cost.IsLinear(Cost.Of(reader, made(count)), Cost.Of(reader, made(count * 2)));
    }

    internal static string Many(this string piece, int count) => new StringBuilder(piece.Length * count).Insert(0, piece, count).ToString();
}
