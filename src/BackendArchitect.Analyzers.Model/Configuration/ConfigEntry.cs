using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.Model.Configuration;

/// <summary>One text value in a configuration file.</summary>
/// <param name="Key">The path of the key, joined with <c>:</c>; array indices are parts of it.</param>
/// <param name="Value">The value with its escapes decoded.</param>
/// <param name="Span">Where the raw value stands, without its quotes.</param>
/// <param name="Group">The object or array that holds the value: entries of one group are siblings.</param>
internal sealed record ConfigEntry(string Key, string Value, TextSpan Span, int Group = 0)
{
    /// <summary>Where a part of the value stands in the file. A value with escapes stands there as a whole: its parts have other columns.</summary>
    internal TextSpan SpanOf(int start, int length) =>
        Value.Length == Span.Length ? new(Span.Start + start, length) : Span;

    /// <summary>The last part of the key.</summary>
    internal string Name => Key.Substring(Key.LastIndexOf(':') + 1);
}
