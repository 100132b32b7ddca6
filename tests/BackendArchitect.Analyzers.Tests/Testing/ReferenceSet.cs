using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Tests.Testing;

/// <summary>The reference assemblies of one framework version, opened once.</summary>
internal sealed class ReferenceSet
{
    internal static readonly ReferenceSet Net10 = new(10);
    internal static readonly ReferenceSet Net8 = new(8);

    private readonly Lazy<ImmutableArray<MetadataReference>> _references;

    private ReferenceSet(int version)
    {
        Version = version;
        _references = new(() =>
        [
            .. Resource($"net{version}.0.references.txt")
                .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(path => MetadataReference.CreateFromFile(path)),
        ]);
    }

    internal static ImmutableArray<ReferenceSet> All => [Net8, Net10];

    /// <summary>The root of the repository that the tests were built in.</summary>
    internal static string RepositoryRoot { get; } = Resource("repository.txt").Trim();

    internal int Version { get; }

    internal ImmutableArray<MetadataReference> References => _references.Value;

    /// <inheritdoc/>
    public override string ToString() => $"net{Version}.0";

    private static string Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
