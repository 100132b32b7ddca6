using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BackendArchitect.Runtime.Tests.Hosting;

/// <summary>An application as its compiler sees it, which the model reads, and as it made it, which runs.</summary>
internal sealed class CompiledApplication
{
    private static readonly Lazy<ImmutableArray<MetadataReference>> Framework = new(() => [.. Lines("net10.0.references.txt").Select(path => MetadataReference.CreateFromFile(path))]);

    private CompiledApplication(ApplicationSource source, CSharpCompilation compilation, byte[] image) => (Source, Compilation, Image) = (source, compilation, image);

    internal ApplicationSource Source { get; }

    internal CSharpCompilation Compilation { get; }

    internal byte[] Image { get; }

    /// <summary>Compiles an application against the framework that it will run on.</summary>
    /// <exception cref="InvalidOperationException">It does not compile.</exception>
    internal static CompiledApplication From(ApplicationSource source)
    {
        var compilation = CSharpCompilation.Create(
            source.Name, source.Trees(), Framework.Value,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        return result.Success
            ? new(source, compilation, image.ToArray())
            : throw new InvalidOperationException($"{source.Name} does not compile:\n{string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error))}\n\n{source}");
    }

    private static string[] Lines(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
