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

    /// <summary>Where the last part of the key stands, in formats in which a name alone says something: Dockerfiles and YAML.</summary>
    internal TextSpan NameSpan { get; init; }

    /// <summary>Whether the value is given to the build of a container image: <c>ARG</c> and <c>ENV</c>, or <c>build.args</c> of a compose file.</summary>
    internal bool IsBuildArgument { get; init; }

    /// <summary>Whether the value is a number or flag that stands there without quotes, in a format that has them for texts: no credential, but a switch.</summary>
    internal bool IsBare { get; init; }

    /// <summary>Whether the file itself says that the value shall not be shown, whatever it is called.</summary>
    internal bool IsHidden { get; init; }

    /// <summary>Where a part of the value stands in the file. A value with escapes stands there as a whole: its parts have other columns.</summary>
    internal TextSpan SpanOf(int start, int length)
    {
        if (Lines.IsEmpty)
            return Value.Length == Span.Length ? new(Span.Start + start, length) : Span;
        // Halved, not walked: a value may have as many lines as findings.
        var (line, behind) = (0, Lines.Length);
        while (behind - line > 1)
        {
            var middle = line + (behind - line) / 2;
            if (Lines[middle].InValue > start)
                behind = middle;
            else
                line = middle;
        }
        // A part of several lines is shown where it begins.
        var end = behind < Lines.Length ? Math.Min(start + length, WithoutBreak(Lines[behind].InValue)) : start + length;
        var at = Lines[line].InFile + start - Lines[line].InValue;
        return new(at, Math.Max(0, Math.Min(end - start, Span.End - at)));
    }

    private int WithoutBreak(int end) => end > 0 && Value[end - 1] is ' ' or '\n' ? end - 1 : end;

    /// <summary>The last part of the key.</summary>
    internal string Name => Key.Substring(Key.LastIndexOf(':') + 1);
}
