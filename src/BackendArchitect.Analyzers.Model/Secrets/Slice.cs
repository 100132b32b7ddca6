using System;

namespace BackendArchitect.Analyzers.Model.Secrets;

/// <summary>A part of a text, not copied: candidates are judged in place and nearly all of them fall out.</summary>
internal readonly struct Slice(string text, int start, int length)
{
    internal Slice(string text) : this(text, 0, text.Length)
    {
    }

    internal string Text { get; } = text;

    internal int Start { get; } = start;

    internal int Length { get; } = length;

    internal int End => Start + Length;

    internal bool IsEmpty => Length == 0;

    internal char this[int index] => Text[Start + index];

    internal Slice Part(int from, int count) => new(Text, Start + from, count);

    internal Slice From(int from) => new(Text, Start + from, Length - from);

    internal Slice Trimmed()
    {
        int from = 0, to = Length;
        while (from < to && char.IsWhiteSpace(this[from]))
            from++;
        while (to > from && char.IsWhiteSpace(this[to - 1]))
            to--;
        return Part(from, to - from);
    }

    internal bool Is(string other) => Length == other.Length && StartsWithAnyCase(other);

    internal bool StartsWith(string prefix) => Length >= prefix.Length && string.CompareOrdinal(Text, Start, prefix, 0, prefix.Length) == 0;

    internal bool StartsWithAnyCase(string prefix) =>
        Length >= prefix.Length && string.Compare(Text, Start, prefix, 0, prefix.Length, StringComparison.OrdinalIgnoreCase) == 0;

    internal bool EndsWith(string suffix) =>
        Length >= suffix.Length && string.CompareOrdinal(Text, End - suffix.Length, suffix, 0, suffix.Length) == 0;

    internal bool StartsAndEndsWith(string prefix, string suffix) => Length > prefix.Length + suffix.Length && StartsWith(prefix) && EndsWith(suffix);

    internal int IndexOf(char c)
    {
        var at = Text.IndexOf(c, Start, Length);
        return at < 0 ? -1 : at - Start;
    }

    internal int IndexOf(string part, int from = 0)
    {
        var at = from > Length ? -1 : Text.IndexOf(part, Start + from, Length - from, StringComparison.Ordinal);
        return at < 0 ? -1 : at - Start;
    }

    internal int LastIndexOf(char c)
    {
        for (var i = Length - 1; i >= 0; i--)
            if (this[i] == c)
                return i;
        return -1;
    }

    internal bool Contains(char c) => IndexOf(c) >= 0;

    internal bool Contains(string part) => IndexOf(part) >= 0;

    internal bool All(Func<char, bool> isMember)
    {
        for (var i = 0; i < Length; i++)
            if (!isMember(this[i]))
                return false;
        return true;
    }

    internal int Count(Func<char, bool> isMember)
    {
        var count = 0;
        for (var i = 0; i < Length; i++)
            if (isMember(this[i]))
                count++;
        return count;
    }

    /// <inheritdoc/>
    public override string ToString() => Start == 0 && Length == Text.Length ? Text : Text.Substring(Start, Length);
}
