using BackendArchitect.Analyzers.Model.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;

namespace BackendArchitect.Tool.Loading;

/// <summary>
/// A repository may build a well-known library that others take as a package, beside the service that uses it. What the model knows of the library's
/// calls says more than what can be followed in their bodies, so there it stands for itself as it does everywhere else: compiled.
/// </summary>
internal static class LibrarySources
{
    /// <summary>A host's compilation in which such libraries are what their packages would be.</summary>
    /// <param name="compilation">The host, with the projects it references.</param>
    /// <param name="cancellationToken">Ends the compiling.</param>
    internal static Compilation Packed(Compilation compilation, CancellationToken cancellationToken) => Packed(compilation, [], cancellationToken);

    private static Compilation Packed(Compilation compilation, Dictionary<Compilation, MetadataReference> known, CancellationToken cancellationToken)
    {
        foreach (var reference in compilation.References.OfType<CompilationReference>().ToList())
        {
            if (!known.TryGetValue(reference.Compilation, out var packed))
                known.Add(reference.Compilation, packed = PackedReference(reference, known, cancellationToken));
            if (packed != reference)
                compilation = compilation.ReplaceReference(reference, packed);
        }
        return compilation;
    }

    private static MetadataReference PackedReference(CompilationReference reference, Dictionary<Compilation, MetadataReference> known, CancellationToken cancellationToken)
    {
        var library = Packed(reference.Compilation, known, cancellationToken);
        if (EndpointLibraries.IsKnown(library.AssemblyName) && library.Options.OutputKind == OutputKind.DynamicallyLinkedLibrary)
        {
            using var image = new MemoryStream();
            if (library.Emit(image, options: new EmitOptions(metadataOnly: true, includePrivateMembers: true), cancellationToken: cancellationToken).Success)
                return MetadataReference.CreateFromImage(image.ToArray(), reference.Properties);
        }
        return library == reference.Compilation ? reference : library.ToMetadataReference(reference.Properties.Aliases, reference.Properties.EmbedInteropTypes);
    }
}
