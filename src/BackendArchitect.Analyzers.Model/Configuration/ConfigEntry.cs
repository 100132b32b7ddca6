using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.Model.Configuration;

/// <summary>One text value in a configuration file.</summary>
/// <param name="Key">The path of the key, joined with <c>:</c>; array indices are parts of it.</param>
/// <param name="Value">The value with its escapes decoded.</param>
/// <param name="Span">Where the raw value stands, without its quotes.</param>
/// <param name="Group">The object or array that holds the value: entries of one group are siblings.</param>
internal sealed record ConfigEntry(string Key, string Value, TextSpan Span, int Group = 0)
{
    /// <summary>Where the lines of a value of several lines stand, unescaped: each by its place in the value and its place in the file.</summary>
    internal ImmutableArray<(int InValue, int InFile)> Lines { get; init; } = [];

    /// <summary>Where a part of the value stands in the file. A value with escapes stands there as a whole: its parts have other columns.</summary>
    internal TextSpan SpanOf(int start, int length)
    {
        if (Lines.IsEmpty)
            return Value.Length == Span.Length ? new(Span.Start + start, length) : Span;
        var line = Lines.Length - 1;
        while (line > 0 && Lines[line].InValue > start)
            line--;
        // A part of several lines is shown where it begins.
        var end = line + 1 < Lines.Length ? Math.Min(start + length, Lines[line + 1].InValue - 1) : start + length;
        var at = Lines[line].InFile + start - Lines[line].InValue;
        return new(at, Math.Max(0, Math.Min(end - start, Span.End - at)));
    }

    /// <summary>The last part of the key.</summary>
    internal string Name => Key.Substring(Key.LastIndexOf(':') + 1);
}
