using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BackendArchitect.Analyzers.Tests.Model.Endpoints;

/// <summary>Prints the endpoints that the model finds: kind, verbs and route, then who may call and what decides it, or why nobody need say so.</summary>
internal static class EndpointRows
{
    private const string Start = """
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();

        """;

    /// <summary>The rows of a service: the statements that map endpoints on <c>app</c>, and its other files.</summary>
    internal static string[] Of(string statements, params string[] files) => Of([], statements, files);

    /// <inheritdoc cref="Of(string, string[])"/>
    internal static string[] Of(MetadataReference[] libraries, string statements, params string[] files)
    {
        var compilation = CSharpCompilation.Create(
            "service",
            [
                CSharpSyntaxTree.ParseText(RuleTest.ImplicitUsings), CSharpSyntaxTree.ParseText(Start + statements + "\napp.Run();", path: "/service/Program.cs"),
                .. files.Select((file, i) => CSharpSyntaxTree.ParseText(file, path: $"/service/Source{i}.cs")),
            ],
            [.. ReferenceSet.Net10.References, .. libraries], new(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        return
        [
            .. ServiceModel.Of(compilation).Endpoints.All(CancellationToken.None).Select(endpoint =>
                $"{endpoint.Kind} {endpoint.DisplayName}: " + (endpoint is { Exempt: { } reason, Authorization.IsAbsent: true }
                    ? $"exempt: {reason}"
                    : $"{endpoint.Authorization.State}{(endpoint.Authorization.IsAbsent ? "" : ": " + endpoint.Authorization.Because)}")),
        ];
    }
}
