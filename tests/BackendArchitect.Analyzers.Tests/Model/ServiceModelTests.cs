using System.Runtime.CompilerServices;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Tests.Hosting;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Tests.Model;

public class ServiceModelTests
{
    private const string Service = """
        using Microsoft.AspNetCore.Builder;
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        var orders = app.MapGroup("/orders");
        orders.MapGet("/", () => "all");
        orders.MapPost("/", () => "new").RequireAuthorization();
        app.Run();
        """;

    private static CSharpCompilation Compile() =>
        CSharpCompilation.Create("service", [CSharpSyntaxTree.ParseText(Service, path: "/service/Program.cs")], ReferenceSet.Net10.References, new(OutputKind.ConsoleApplication));

    [Fact]
    public async Task A_compilation_has_one_model()
    {
        var compilation = Compile();
        var models = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => ServiceModel.Of(compilation))));
        Assert.Single(models.Distinct());
        Assert.NotSame(models[0], ServiceModel.Of(compilation.WithAssemblyName("other")));
    }

    [Fact]
    public void A_model_keeps_no_compilation_alive()
    {
        var compilation = ReadAndForget();
        for (var i = 0; i < 10 && compilation.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Assert.False(compilation.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference ReadAndForget()
    {
        var compilation = Compile();
        Assert.Equal(2, Endpoints(compilation, CancellationToken.None).Length);
        return new(compilation);
    }

    [Fact]
    public void What_was_cancelled_is_read_again_with_the_same_answer()
    {
        var expected = Endpoints(Compile(), CancellationToken.None);
        var compilation = Compile();
        Assert.ThrowsAny<OperationCanceledException>(() => Endpoints(compilation, new CancellationToken(canceled: true)));
        Assert.Equal(expected, Endpoints(compilation, CancellationToken.None));
    }

    [Fact]
    public void Names_that_were_not_read_for_a_cancellation_are_read_again()
    {
        var compilation = Compile();
        Assert.ThrowsAny<OperationCanceledException>(() => ServiceModel.Of(compilation).MentionsOf("orders", new CancellationToken(canceled: true)).ToList());
        Assert.Equal(2, ServiceModel.Of(compilation).MentionsOf("orders", CancellationToken.None).Count());
    }

    [Fact]
    public async Task An_analysis_may_be_cancelled_at_any_time_and_says_the_same_afterwards()
    {
        var project = ProbeProject.Create(("/service/Program.cs", Service))
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.ConsoleApplication));
        var expected = await SayAsync(project.AddDocument("Empty.cs", "").Project, CancellationToken.None);
        Assert.NotEmpty(expected);
        for (var milliseconds = 0; milliseconds < 12; milliseconds++)
        {
            using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(milliseconds));
            try
            {
                await SayAsync(project, source.Token);
            }
            catch (OperationCanceledException)
            {
                // Meant to happen.
            }
        }
        Assert.Equal(expected, await SayAsync(project, CancellationToken.None));
    }

    private static async Task<IReadOnlyList<string>> SayAsync(Project project, CancellationToken cancellationToken)
    {
        var compilation = await project.GetCompilationAsync(cancellationToken);
        var diagnostics = await compilation!.WithAnalyzers(Hosts.All, project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync(cancellationToken);
        return [.. diagnostics.Select(d => d.ToString()).Order(StringComparer.Ordinal)];
    }

    private static string[] Endpoints(CSharpCompilation compilation, CancellationToken cancellationToken)
    {
        var model = ServiceModel.Of(compilation);
        var tree = compilation.SyntaxTrees[0];
        var semantics = compilation.GetSemanticModel(tree);
        return
        [
            .. tree.GetRoot(CancellationToken.None).DescendantNodes().OfType<InvocationExpressionSyntax>()
                .Select(call => semantics.GetOperation(call, CancellationToken.None)).OfType<IInvocationOperation>()
                .SelectMany(call => model.Endpoints.MappedBy(call, cancellationToken))
                .Select(endpoint => $"{endpoint.Authorization.State} {endpoint.Authorization.Because}"),
        ];
    }
}
