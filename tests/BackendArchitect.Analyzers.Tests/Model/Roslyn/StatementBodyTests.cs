using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Roslyn;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Tests.Model.Roslyn;

/// <summary>A body of which single statements are bound says of its variables what the whole body says.</summary>
public sealed class StatementBodyTests
{
    private const string Start = """
        using System;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Routing;
        var app = WebApplication.CreateBuilder(args).Build();

        """;

    public static TheoryData<string> Bodies { get; } =
    [
        "var api = app.MapGroup(\"/api\"); api.MapGet(\"/a\", () => 1); api.RequireAuthorization();",
        "var api = app.MapGroup(\"/api\"); if (app.Environment.EnvironmentName == \"x\") api.RequireAuthorization(); api.MapGet(\"/a\", () => 1);",
        "var api = app.MapGroup(\"/api\"); api = api.MapGroup(\"/b\"); api.MapGet(\"/a\", () => 1);",
        "RouteGroupBuilder api; api = app.MapGroup(\"/b\"); api.MapGet(\"/a\", () => 1);",
        "var api = app.MapGroup(\"/api\"); Take(ref api); api.MapGet(\"/a\", () => 1); static void Take(ref RouteGroupBuilder x) { }",
        "{ var api = app.MapGroup(\"/1\"); api.MapGet(\"/a\", () => 1); } { var api = app.MapGroup(\"/2\"); api.MapGet(\"/b\", () => 1); }",
        "foreach (var api in new[] { app.MapGroup(\"/1\"), app.MapGroup(\"/2\") }) api.MapGet(\"/a\", () => 1); app.MapGet(\"/\", () => 1);",
        "var (a, b) = (app.MapGroup(\"/1\"), app.MapGroup(\"/2\")); a.MapGet(\"/a\", () => 1); b.MapGet(\"/b\", () => 1);",
        "var group = app.MapGroup(\"/api\").MapGroup(\"/x\"); Action add = () => group.MapGet(\"/a\", () => 1); add(); app.Run();",
        "app.MapGet(\"/a\", (int id) => { var twice = id * 2; return twice; }); app.MapGet(\"/b\", (int id) => id);",
        "var api = app.MapGroup(nameof(app)); var name = api.ToString()!; app.MapGet(name, () => name);",
    ];

    [Theory]
    [MemberData(nameof(Bodies))]
    public void The_statements_say_of_each_variable_what_the_whole_body_says(string body)
    {
        var compilation = Compile(body);
        var model = ServiceModel.Of(compilation);
        var tree = compilation.SyntaxTrees[0];
        var root = (CompilationUnitSyntax)tree.GetRoot();
        var whole = model.WholeBodyOf(root);
        var statements = new StatementBody(model, root);
        var asked = 0;
        foreach (var variable in VariablesOf(root, model))
        {
            asked++;
            Assert.Equal(PlacesOf(whole.ReferencesTo(variable)), PlacesOf(statements.ReferencesTo(variable)));
            if (variable is not ILocalSymbol local)
                continue;
            Assert.Equal(PlacesOf(whole.ValuesOf(local)), PlacesOf(statements.ValuesOf(local)));
            Assert.Equal(whole.LoopOf(local)?.Syntax.Span, statements.LoopOf(local)?.Syntax.Span);
        }
        Assert.NotEqual(0, asked);
    }

    [Fact]
    public void A_call_that_stands_directly_in_the_program_is_bound_without_the_rest()
    {
        var compilation = Compile("app.MapGroup(\"/api\").MapGet(\"/a\", () => 1); app.Run();");
        var call = ServiceModel.Of(compilation).CallAt(Invocation(compilation, "MapGet"), CancellationToken.None)!;
        Assert.Equal("MapGet", call.TargetMethod.Name);
        Assert.True(LoneStatement.IsCopy(call.Syntax));
        Assert.Equal(Invocation(compilation, "MapGet").InvokedName()!.GetLocation(), call.NameLocation());
    }

    [Fact]
    public void A_call_under_a_condition_is_bound_with_what_stands_around_it()
    {
        var compilation = Compile("if (args.Length > 0) app.MapGroup(\"/api\").MapGet(\"/a\", () => 1); app.Run();");
        var call = ServiceModel.Of(compilation).CallAt(Invocation(compilation, "MapGet"), CancellationToken.None)!;
        Assert.False(LoneStatement.IsCopy(call.Syntax));
        Assert.Contains(Ancestors(call), operation => operation is IConditionalOperation);
    }

    [Fact]
    public void A_local_that_a_statement_bound_alone_uses_is_the_local_of_the_program()
    {
        var compilation = Compile("var api = app.MapGroup(\"/api\"); api.MapGet(\"/a\", () => 1); app.Run();");
        var model = ServiceModel.Of(compilation);
        var used = model.CallAt(Invocation(compilation, "MapGet"), CancellationToken.None)!.Receiver();
        var local = Assert.IsAssignableFrom<ILocalReferenceOperation>(used).Local;
        Assert.Equal("MapGroup", Assert.IsAssignableFrom<IInvocationOperation>(Assert.Single(model.BodyAround(used!).ValuesOf(local))).TargetMethod.Name);
    }

    private static InvocationExpressionSyntax Invocation(Compilation compilation, string name) => compilation.SyntaxTrees.First().GetRoot().DescendantNodes()
        .OfType<InvocationExpressionSyntax>().First(call => call.InvokedName()?.Identifier.ValueText == name);

    private static IEnumerable<IOperation> Ancestors(IOperation operation)
    {
        for (var at = operation.Parent; at is not null; at = at.Parent)
            yield return at;
    }

    private static IEnumerable<ISymbol> VariablesOf(CompilationUnitSyntax root, ServiceModel model) => root.DescendantNodes()
        .Where(node => node is VariableDeclaratorSyntax or SingleVariableDesignationSyntax or ForEachStatementSyntax or ParameterSyntax)
        .Select(node => model.SemanticModelOf(root.SyntaxTree)!.GetDeclaredSymbol(node)!);

    private static IEnumerable<string> PlacesOf(IEnumerable<IOperation> operations) =>
        operations.Select(operation => $"{operation.Kind} {operation.Syntax.Span}").Order(StringComparer.Ordinal);

    private static CSharpCompilation Compile(string body)
    {
        var compilation = CSharpCompilation.Create(
            "statements", [CSharpSyntaxTree.ParseText(Start + body, path: "Program.cs")], ReferenceSet.Net10.References,
            new(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        Assert.DoesNotContain(compilation.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
        return compilation;
    }
}
