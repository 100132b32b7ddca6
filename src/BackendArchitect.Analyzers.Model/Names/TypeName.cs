using System;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>
/// The name of a framework type as a value: needs no compilation, is never null and compares with symbols from the inside out.
/// A test resolves each against every supported reference set.
/// </summary>
/// <param name="Namespace">The full namespace, such as <c>Microsoft.AspNetCore.Builder</c>.</param>
/// <param name="MetadataName">The name with its arity, such as <c>ILogger`1</c>.</param>
internal sealed record TypeName(string Namespace, string MetadataName)
{
    /// <summary>The first .NET version whose shared framework has the type; a type of a package has none.</summary>
    internal int Since { get; init; } = 8;

    /// <summary>The package that brings the type, where no shared framework does.</summary>
    internal string? Package { get; init; }

    internal string FullName => Namespace + "." + MetadataName;

    // The plain name first: that with the arity is put together at each call.
    internal bool Matches(ITypeSymbol? type) =>
        type is not null && MetadataName.StartsWith(type.Name, StringComparison.Ordinal) && type.ContainingType is null && type.MetadataName == MetadataName && NamespaceMatches(type.ContainingNamespace, Namespace);

    private static bool NamespaceMatches(INamespaceSymbol? space, string expected)
    {
        var end = expected.Length;
        for (; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            var start = end - space.Name.Length;
            if (start < 0 || string.CompareOrdinal(expected, start, space.Name, 0, space.Name.Length) != 0)
                return false;
            if (start == 0)
                return space.ContainingNamespace is { IsGlobalNamespace: true };
            if (expected[start - 1] != '.')
                return false;
            end = start - 1;
        }
        return false;
    }
}
