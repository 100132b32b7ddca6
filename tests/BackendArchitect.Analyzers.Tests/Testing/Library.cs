using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BackendArchitect.Analyzers.Tests.Testing;

/// <summary>A library that a tested source references as metadata, without source, as on the command line.</summary>
internal static class Library
{
    /// <summary>Compiles a library against the newest framework.</summary>
    /// <exception cref="InvalidOperationException">The source does not compile.</exception>
    internal static MetadataReference Compile(string name, string source)
    {
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(RuleTest.ImplicitUsings), CSharpSyntaxTree.ParseText(source)],
            ReferenceSet.Net10.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        if (!result.Success)
            throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
