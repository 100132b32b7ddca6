using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace BackendArchitect.Analyzers.Tests.Testing;

/// <summary>What a tested source stands in, where it is not the ordinary web project on the newest framework.</summary>
internal sealed record Surroundings
{
    /// <summary>The framework versions to test against.</summary>
    internal ImmutableArray<ReferenceSet> Frameworks { get; init; } = [ReferenceSet.Net10];

    /// <summary>Whether the project has an entry point; by default, whether a source has top-level statements.</summary>
    internal bool? IsHost { get; init; }

    /// <summary>Further references, such as a package's assembly.</summary>
    internal ImmutableArray<MetadataReference> References { get; init; } = [];

    /// <summary>Additional files by their paths under <c>/service/</c>.</summary>
    internal ImmutableArray<(string Path, string Text)> Files { get; init; } = [];

    /// <summary>Sections of an <c>.editorconfig</c>.</summary>
    internal string? EditorConfig { get; init; }

    /// <summary>Keys and sections of a <c>.globalconfig</c>; item metadata is faked there.</summary>
    internal string? GlobalConfig { get; init; }

    /// <summary>What is expected beside the marks in the sources, in additional files above all.</summary>
    internal ImmutableArray<DiagnosticResult> Expected { get; init; } = [];
}
