using System.Collections.Immutable;
using System.Reflection;
using BackendArchitect.Tool.Endpoints;
using BackendArchitect.Tool.Loading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BackendArchitect.Tool.Tests.Testing;

/// <summary>Hosts that are compiled in memory, in the folder <c>/shop</c>.</summary>
internal static class InMemory
{
    internal const string Folder = "/shop";

    internal static ImmutableArray<MetadataReference> References => Framework.Value;

    private static readonly Lazy<ImmutableArray<MetadataReference>> Framework = new(() =>
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("net10.0.references.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(path => MetadataReference.CreateFromFile(path))];
    });

    internal const string Usings = """
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Authorization;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Mvc;
        global using Microsoft.AspNetCore.RateLimiting;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        """;

    /// <summary>Compiles a project.</summary>
    /// <exception cref="InvalidOperationException">It does not compile.</exception>
    internal static CSharpCompilation Compile(string program, OutputKind kind = OutputKind.ConsoleApplication, params IReadOnlyList<MetadataReference> references)
    {
        var compilation = CSharpCompilation.Create(
            "Shop", [CSharpSyntaxTree.ParseText(Usings, path: $"{Folder}/Usings.cs"), CSharpSyntaxTree.ParseText(program, path: $"{Folder}/Program.cs")], [.. Framework.Value, .. references], new(kind));
        var errors = compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        return errors.Count == 0 ? compilation : throw new InvalidOperationException(string.Join('\n', errors));
    }

    /// <summary>The endpoints of a host whose services and whose endpoints are given.</summary>
    internal static HostEndpoints Host(string endpoints, string services = "", string types = "") => HostEndpoints.Of(
        new LoadedHost(Compile($$"""
            var builder = WebApplication.CreateBuilder(args);{{services}}
            var app = builder.Build();
            {{endpoints}}
            app.Run();
            {{types}}
            """), []),
        CancellationToken.None);
}
