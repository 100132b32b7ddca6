using System;
using System.Linq;
using BackendArchitect.Analyzers.Model.Configuration;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.CodeFixes.Configuration;

/// <summary>A setting that holds a credential.</summary>
/// <param name="Document">The file.</param>
/// <param name="Entry">The setting.</param>
/// <param name="Place">Where the credential was found in it.</param>
/// <param name="Kind">What was found, as the finding says it.</param>
internal sealed record FoundSetting(ConfigDocument Document, ConfigEntry Entry, TextSpan Place, string Kind)
{
    internal SourceText Text => Document.Text;

    /// <summary>What was found, as it stands in the file.</summary>
    internal string Found => Text.ToString(Place);

    /// <summary>Whether the credential is the value, or what is between its escapes cannot be told apart.</summary>
    internal bool IsWhole => Place == Entry.Span;

    /// <summary>Whether the value stands between quotes.</summary>
    internal bool IsQuoted => Entry.Span.Start > 0 && Entry.Span.End < Text.Length && Text[Entry.Span.Start - 1] is '"' or '\'' && Text[Entry.Span.End] == Text[Entry.Span.Start - 1];

    /// <summary>The name of the file, in small letters.</summary>
    internal string FileName => ConfigDocument.FileName(Document.Path).ToLowerInvariant();

    /// <summary>The line of the file that a place is in, with its break.</summary>
    internal TextSpan LineAt(int position) => Text.Lines.GetLineFromPosition(position).SpanIncludingLineBreak;

    /// <summary>Whether nothing but blanks stands there.</summary>
    internal bool IsBlank(int start, int end) => string.IsNullOrWhiteSpace(Text.ToString(TextSpan.FromBounds(start, end)));

    /// <summary>The last place before this one that is no blank.</summary>
    internal int BeforeBlanks(int position)
    {
        while (position > 0 && char.IsWhiteSpace(Text[position - 1]))
            position--;
        return position;
    }

    /// <summary>The value with the credential in it replaced; null where the place is not exactly that of the credential.</summary>
    internal string? With(string replacement)
    {
        if (IsWhole)
            return replacement;
        var at = Entry.Value.IndexOf(Found, StringComparison.Ordinal);
        while (at >= 0 && Entry.SpanOf(at, Place.Length) != Place)
            at = Entry.Value.IndexOf(Found, at + 1, StringComparison.Ordinal);
        return at < 0 ? null : Entry.Value.Remove(at, Place.Length).Insert(at, replacement);
    }

    /// <summary>A plan that puts a reference in the place of the credential alone.</summary>
    internal EditPlan Refer(string reference, SecretStore store, string name) =>
        With(reference) is { } after ? new([new TextChange(Place, reference)], store, name, after, IsWhole) : EditPlan.Advice(store, name);
}
