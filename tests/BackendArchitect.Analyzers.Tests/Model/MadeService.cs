using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Roslyn;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Tests.Model;

/// <summary>A small web service whose model readers are asked: the statements between its builder and its run, and its other files.</summary>
internal sealed class MadeService
{
    internal MadeService(string statements, params string[] files)
        : this([], statements, files)
    {
    }

    internal MadeService(MetadataReference[] libraries, string statements, params string[] files)
    {
        Compilation = CSharpCompilation.Create(
            "service",
            [
                CSharpSyntaxTree.ParseText(RuleTest.ImplicitUsings),
                CSharpSyntaxTree.ParseText($"var builder = WebApplication.CreateBuilder(args);\nvar app = builder.Build();\n{statements}\napp.Run();", path: "/service/Program.cs"),
                .. files.Select((file, i) => CSharpSyntaxTree.ParseText(file, path: $"/service/Source{i}.cs")),
            ],
            [.. ReferenceSet.Net10.References, .. libraries], new(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        Assert.Empty(Compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        Model = ServiceModel.Of(Compilation);
    }

    internal CSharpCompilation Compilation { get; }

    internal ServiceModel Model { get; }

    /// <summary>The only endpoint.</summary>
    internal Endpoint Endpoint => Assert.Single(Model.Endpoints.All(default));

    /// <summary>The type of a name.</summary>
    internal INamedTypeSymbol Type(string name) => Compilation.GetTypeByMetadataName(name)!;

    /// <summary>The only call of a method of this name, bound with all of its body.</summary>
    internal IInvocationOperation Call(string method) =>
        Assert.Single(Model.MentionsOf(method, default).Select(use => use.CallBy()).OfType<InvocationExpressionSyntax>().Select(call => Model.OperationOf(call, default)).OfType<IInvocationOperation>());

    /// <summary>The only use of a name.</summary>
    internal SimpleNameSyntax Use(string name) => Assert.Single(Model.MentionsOf(name, default));
}
