using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace BackendArchitect.Analyzers.Tests.Testing;

/// <summary>A library that a tested source references as metadata, without source, as on the command line.</summary>
internal static class Library
{
    /// <summary>Compiles a library against the newest framework.</summary>
    /// <exception cref="InvalidOperationException">The source does not compile.</exception>
    internal static MetadataReference Compile(string name, string source, params MetadataReference[] references) => Compile(name, source, new EmitOptions(), references);

    /// <summary>Compiles the assembly without bodies that the build hands the compiler for a referenced project.</summary>
    /// <exception cref="InvalidOperationException">The source does not compile.</exception>
    internal static MetadataReference CompileReference(string name, string source) =>
        Compile(name, source, new EmitOptions(metadataOnly: true, includePrivateMembers: false), []);

    /// <summary>Compiles a library for a test that keeps it in a file.</summary>
    /// <exception cref="InvalidOperationException">The source does not compile.</exception>
    internal static byte[] ImageOf(string name, string source) => ImageOf(name, source, new EmitOptions(), []);

    private static MetadataReference Compile(string name, string source, EmitOptions options, MetadataReference[] references) => MetadataReference.CreateFromImage(ImageOf(name, source, options, references));

    private static byte[] ImageOf(string name, string source, EmitOptions options, MetadataReference[] references)
    {
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(RuleTest.ImplicitUsings), CSharpSyntaxTree.ParseText(source)],
            [.. ReferenceSet.Net10.References, .. references],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var result = compilation.Emit(image, options: options);
        if (!result.Success)
            throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
        return image.ToArray();
    }
}
