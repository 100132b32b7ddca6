using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Model.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;

namespace BackendArchitect.Analyzers.CodeFixes;

/// <summary>
/// A repository may build a well-known library that others take as a package, beside the service that uses it. What the model knows of the library's
/// calls says more than what can be followed in their bodies, so there it stands for itself as it does everywhere else: compiled.
/// </summary>
internal static class LibrarySources
{
    // Of each compilation and each reference, what stands for it: hosts share their libraries.
    private static readonly ConditionalWeakTable<Compilation, Compilation> Compilations = new();
    private static readonly ConditionalWeakTable<Compilation, MetadataReference> References = new();

    /// <summary>A project's compilation in which such libraries are what their packages would be; null where it has none.</summary>
    internal static async Task<Compilation?> PackedAsync(Project project, CancellationToken cancellationToken) =>
        await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is { } compilation ? Packed(compilation, cancellationToken) : null;

    /// <summary>A compilation in which such libraries are what their packages would be: itself where it references none.</summary>
    /// <param name="compilation">The compilation, with the projects it references.</param>
    /// <param name="cancellationToken">Ends the compiling.</param>
    internal static Compilation Packed(Compilation compilation, CancellationToken cancellationToken)
    {
        if (Compilations.TryGetValue(compilation, out var known))
            return known;
        var packed = compilation;
        foreach (var reference in compilation.References.OfType<CompilationReference>().ToList())
            if (PackedReference(reference, cancellationToken) is { } stands)
                packed = packed.ReplaceReference(reference, stands);
        return Compilations.GetValue(compilation, _ => packed);
    }

    // Null where the reference stands for itself.
    private static MetadataReference? PackedReference(CompilationReference reference, CancellationToken cancellationToken)
    {
        var library = Packed(reference.Compilation, cancellationToken);
        if (!EndpointLibraries.IsKnown(library.AssemblyName) || library.Options.OutputKind != OutputKind.DynamicallyLinkedLibrary)
            return library == reference.Compilation ? null : library.ToMetadataReference(reference.Properties.Aliases, reference.Properties.EmbedInteropTypes);
        if (!References.TryGetValue(reference.Compilation, out var known))
        {
            using var image = new MemoryStream();
            var emitted = library.Emit(image, options: new EmitOptions(metadataOnly: true, includePrivateMembers: true), cancellationToken: cancellationToken);
            // A library that does not compile is followed as it stands.
            MetadataReference fresh = emitted.Success ? MetadataReference.CreateFromImage(image.ToArray()) : library.ToMetadataReference();
            known = References.GetValue(reference.Compilation, _ => fresh);
        }
        return known.WithProperties(reference.Properties);
    }
}
