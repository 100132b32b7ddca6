using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.Model.Logging;

/// <summary>One placeholder of a message template.</summary>
/// <param name="Name">What stands before the first comma or colon, an operator such as <c>@</c> included.</param>
/// <param name="Layout">Alignment and format as written, such as <c>,10:N2</c>; empty when there is none.</param>
/// <param name="Span">Where it stands in the template, braces included.</param>
internal sealed record Placeholder(string Name, string Layout, TextSpan Span)
{
    /// <summary>Whether it is a number, as in <c>{0}</c>.</summary>
    internal bool IsPositional => Name.Length > 0 && Name.Trim() is var digits && int.TryParse(digits, out _);

    /// <summary>The number that it is; null for a name.</summary>
    internal int? Number => int.TryParse(Name.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Whether it is what a developer would name a value by, in any logger; text in braces that was never meant as a placeholder is not.</summary>
    internal bool IsNamed => Name.TrimStart('@', '$') is { Length: > 0 } name && (char.IsLetter(name[0]) || name[0] == '_') && name.All(c => char.IsLetterOrDigit(c) || c is '_' or '.');

    /// <summary>Where the name stands in the template.</summary>
    internal TextSpan NameSpan => new(Span.Start + 1, Name.Length);

    /// <summary>The name without the operator by which Serilog and NLog are told how to keep the value.</summary>
    internal string PlainName(LogLibrary library) => library != LogLibrary.Microsoft && Name.Length > 0 && (Name[0] is '@' or '$') ? Name.Substring(1) : Name;
}

/// <summary>A message template, read as loggers read it: doubled braces are text, a brace opens a placeholder up to the next closing one.</summary>
internal sealed class MessageTemplate
{
    private static readonly char[] Braces = ['{', '}'];
    private static readonly char[] LayoutStart = [',', ':'];

    private MessageTemplate(string text, ImmutableArray<Placeholder> placeholders, bool isWellFormed) =>
        (Text, Placeholders, IsWellFormed) = (text, placeholders, isWellFormed);

    internal string Text { get; }

    internal ImmutableArray<Placeholder> Placeholders { get; }

    /// <summary>Whether every brace is either doubled or one of a pair.</summary>
    internal bool IsWellFormed { get; }

    internal static MessageTemplate Parse(string text)
    {
        var placeholders = ImmutableArray.CreateBuilder<Placeholder>();
        var isWellFormed = true;
        for (var at = text.IndexOfAny(Braces); at >= 0; at = at < text.Length ? text.IndexOfAny(Braces, at) : -1)
        {
            if (at + 1 < text.Length && text[at + 1] == text[at])
            {
                at += 2;
                continue;
            }
            var end = text.IndexOfAny(Braces, at + 1);
            if (text[at] == '}' || end < 0 || text[end] == '{')
            {
                isWellFormed = false;
                at++;
                continue;
            }
            placeholders.Add(Read(text, TextSpan.FromBounds(at, end + 1)));
            at = end + 1;
        }
        return new(text, placeholders.ToImmutable(), isWellFormed);
    }

    /// <summary>The text as it must be written in a template to be rendered as it is.</summary>
    internal static string Escape(string text)
    {
        if (text.IndexOfAny(Braces) < 0)
            return text;
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var character in text)
        {
            if (character is '{' or '}')
                escaped.Append(character);
            escaped.Append(character);
        }
        return escaped.ToString();
    }

    private static Placeholder Read(string text, TextSpan span)
    {
        var inner = text.Substring(span.Start + 1, span.Length - 2);
        var layout = inner.IndexOfAny(LayoutStart);
        return layout < 0 ? new(inner, "", span) : new(inner.Substring(0, layout), inner.Substring(layout), span);
    }
}
