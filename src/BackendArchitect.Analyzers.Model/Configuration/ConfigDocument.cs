using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.Model.Configuration;

/// <summary>One value in a configuration file.</summary>
/// <param name="Key">The path of the key, joined with <c>:</c>; array indices are parts of it.</param>
/// <param name="Value">The value with its escapes decoded.</param>
/// <param name="Span">Where the raw value stands, without its quotes.</param>
internal sealed record ConfigEntry(string Key, string Value, TextSpan Span);

/// <summary>A configuration file, read.</summary>
internal sealed class ConfigDocument(string path, SourceText text, ImmutableArray<ConfigEntry> entries)
{
    internal string Path { get; } = path;

    internal SourceText Text { get; } = text;

    internal ImmutableArray<ConfigEntry> Entries { get; } = entries;

    /// <summary>The location of a part of the file, as the compiler wants it for additional files.</summary>
    internal Location LocationOf(TextSpan span) => Location.Create(Path, span, Text.Lines.GetLinePositionSpan(span));

    /// <summary>Reads a file, or answers null when it is no configuration file we know.</summary>
    internal static ConfigDocument? Read(AdditionalText file, AnalyzerConfigOptions options, CancellationToken cancellationToken) => null;
}
