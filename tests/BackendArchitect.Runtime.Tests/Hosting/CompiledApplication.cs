using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BackendArchitect.Runtime.Tests.Hosting;

/// <summary>An application as its compiler sees it, which the model reads, and as it made it, which runs.</summary>
internal sealed class CompiledApplication
{
    // What applications use besides the framework. The tests' own references must not be among them.
    private static readonly string[] Libraries = ["Asp.Versioning.*.dll", "Carter.dll", "Dapr.*.dll", "FastEndpoints*.dll", "FluentValidation.dll", "Google.*.dll", "Grpc.*.dll", "Hangfire.*.dll", "Microsoft.AspNetCore.Authentication.*.dll", "Microsoft.AspNetCore.Grpc.JsonTranscoding.dll", "Microsoft.AspNetCore.Identity.UI.dll", "Microsoft.AspNetCore.OData.dll", "Microsoft.AspNetCore.OpenApi.dll", "Microsoft.Identity*.dll", "Microsoft.OData.*.dll", "Microsoft.OpenApi.dll", "JasperFx*.dll", "ModelContextProtocol*.dll", "Octokit.Webhooks*.dll", "Prometheus.*.dll", "protobuf-net*.dll", "Scalar.AspNetCore.dll", "Scrutor.dll", "SoapCore.dll", "System.ServiceModel.Primitives.dll", "Wolverine*.dll", "Yarp.ReverseProxy.dll"];

    private static readonly Lazy<ImmutableArray<MetadataReference>> Framework = new(() => 
    [
        .. Lines("net10.0.references.txt").Concat(Libraries.SelectMany(name => Directory.GetFiles(AppContext.BaseDirectory, name))).Select(path => MetadataReference.CreateFromFile(path)),
    ]);


    private CompiledApplication(ApplicationSource source, CSharpCompilation compilation, byte[] image) => (Source, Compilation, Image) = (source, compilation, image);

    /// <summary>The namespace of an application that shares its assembly with others; null where it has its own.</summary>
    internal string? Namespace { get; private init; }

    internal ApplicationSource Source { get; }

    internal CSharpCompilation Compilation { get; }

    internal byte[] Image { get; }

    /// <summary>The projects that it references, by the names of their assemblies.</summary>
    internal IReadOnlyDictionary<string, byte[]> Parts { get; private init; } = new Dictionary<string, byte[]>();

    /// <summary>Compiles an application against the framework that it will run on.</summary>
    /// <exception cref="InvalidOperationException">It does not compile.</exception>
    internal static CompiledApplication From(ApplicationSource source)
    {
        var parts = source.Parts.Select(part => CSharpCompilation.Create(part.Name, part.Trees(), Framework.Value, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))).ToList();
        var compilation = Compile(source, OutputKind.ConsoleApplication, parts);
        return new(source, compilation, Emit(source.Name, compilation)) { Parts = parts.ToDictionary(part => part.AssemblyName!, part => Emit(part.AssemblyName!, part)) };
    }

    /// <summary>
    /// Compiles applications, each in a namespace of its name, into one assembly, because emitting is what takes time. The model reads each
    /// of them alone.
    /// </summary>
    /// <exception cref="InvalidOperationException">They do not compile.</exception>
    internal static IReadOnlyDictionary<string, CompiledApplication> Together(string assembly, IReadOnlyCollection<ApplicationSource> sources)
    {
        var all = new ApplicationSource(assembly, [.. sources.SelectMany(source => source.Files)]);
        var image = Emit(assembly, Compile(all, OutputKind.DynamicallyLinkedLibrary));
        return sources.ToDictionary(
            source => source.Name,
            source => new CompiledApplication(source with { Name = assembly }, Compile(source, OutputKind.ConsoleApplication), image) { Namespace = source.Name });
    }

    /// <summary>What starts the application.</summary>
    internal MethodInfo EntryPoint(Assembly loaded) => Namespace is null
        ? loaded.EntryPoint!
        : loaded.GetType(Namespace + ".Program", throwOnError: true)!.GetMethod("Main")!;

    private static CSharpCompilation Compile(ApplicationSource source, OutputKind kind, IEnumerable<CSharpCompilation>? parts = null) => ValidationGenerator.Run(RazorFiles.Compile(source, CSharpCompilation.Create(
        source.Name, source.Trees(), [.. Framework.Value, .. (parts ?? []).Select(part => part.ToMetadataReference())], new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable))));

    private static byte[] Emit(string name, CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        return result.Success
            ? image.ToArray()
            : throw new InvalidOperationException($"{name} does not compile:\n{string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error))}");
    }

    internal static string[] Lines(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
