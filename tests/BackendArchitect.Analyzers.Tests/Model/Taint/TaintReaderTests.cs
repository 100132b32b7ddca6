using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using BackendArchitect.Analyzers.Model.Taint;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Tests.Model.Taint;

public class TaintReaderTests
{
    private static CSharpCompilation Compile(params string[] sources) => CSharpCompilation.Create("service",
        [CSharpSyntaxTree.ParseText(RuleTest.ImplicitUsings), .. sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, path: $"/service/Source{i}.cs"))],
        ReferenceSet.Net10.References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private static List<TaintFlow> FlowsIn(CSharpCompilation compilation, CancellationToken cancellationToken = default)
    {
        var model = ServiceModel.Of(compilation);
        return
        [
            .. from tree in compilation.SyntaxTrees
               from node in tree.GetRoot(cancellationToken).DescendantNodes()
               where node is InvocationExpressionSyntax or AssignmentExpressionSyntax
               let operation = model.OperationOf(node, cancellationToken)
               where operation is not null
               from flow in TaintFlow.Into(operation, Dangers.All, TaintTables.Default, model, cancellationToken)
               select flow,
        ];
    }

    // Controllers that share a store, through a service each: every sink lies behind callers in another file.
    private static string[] Service(int size) =>
    [
        "public class Store(System.Data.Common.DbCommand command) { public void Run(string sql) { command.CommandText = sql; } public string Quote(string name) => \"'\" + name + \"'\"; }",
        .. Enumerable.Range(0, size).Select(i => $$"""
            using Microsoft.AspNetCore.Mvc;
            public class Orders{{i}}(System.Data.Common.DbCommand command, Store store)
            {
                public void Find{{i}}(string name) { var sql = "select " + store.Quote(name); sql += " order by " + name; command.CommandText = sql; }
                public void List{{i}}(int id) { command.CommandText = $"select {id}"; }
            }
            [ApiController, Route("orders{{i}}")]
            public class Orders{{i}}Controller(Orders{{i}} orders) : ControllerBase
            {
                [HttpGet] public void Get(string name) => orders.Find{{i}}(name);
                [HttpPost] public void Post(int id) => orders.List{{i}}(id);
            }
            """),
    ];

    [Fact]
    public void The_work_grows_with_the_code_and_no_faster()
    {
        var steps = new List<(int Size, long Steps)>();
        foreach (var size in new[] { 20, 40, 80 })
        {
            var compilation = Compile(Service(size));
            Assert.Equal(size, FlowsIn(compilation).Count);
            steps.Add((size, TaintReader.Of(ServiceModel.Of(compilation)).Steps));
        }
        foreach (var (size, work) in steps)
            Assert.InRange((double)work / size, 0.8 * steps[0].Steps / steps[0].Size, 1.2 * steps[0].Steps / steps[0].Size);
    }

    [Fact]
    public void A_cancelled_search_leaves_nothing_behind()
    {
        var compilation = Compile(Service(1));
        Assert.Throws<OperationCanceledException>(() => FlowsIn(compilation, new CancellationToken(canceled: true)));
        Assert.Single(FlowsIn(compilation));
    }

    [Fact]
    public void A_caller_in_another_file_changes_the_answer_here()
    {
        var sources = Service(1);
        Assert.Empty(FlowsIn(Compile([sources[0], sources[1].Replace("orders.Find0(name)", "orders.Find0(\"all\")", StringComparison.Ordinal)])));
        Assert.Single(FlowsIn(Compile(sources)));
    }

    [Fact]
    public void A_flow_tells_its_way()
    {
        var flow = Assert.Single(FlowsIn(Compile(Service(1))));
        Assert.Equal("'name' of the query string", flow.Path.Input);
        Assert.Equal(" through 'sql'", flow.Path.Through);
        Assert.Equal("CommandText", flow.Use.Member);
        Assert.Contains(flow.Path.Steps, step => step.SourceTree!.FilePath == "/service/Source1.cs");
    }

    [Fact]
    public void Every_place_of_the_framework_has_the_member_and_parameter_that_the_table_names()
    {
        var compilation = CSharpCompilation.Create("names", references: ReferenceSet.Net10.References);
        var missing = new List<string>();
        foreach (var sink in Sinks.All.Where(sink => sink.Type.Package is null))
        {
            var types = compilation.GetTypesByMetadataName(sink.Type.FullName).Where(sink.Type.Matches).ToList();
            if (types.Count == 0)
            {
                missing.Add(sink.Type.FullName);
                continue;
            }
            // What the members of interfaces and base classes take, the types that implement them name themselves.
            if (sink.Members.Contains(Sinks.New) && types.All(type => type.IsAbstract || type.TypeKind == TypeKind.Interface))
                continue;
            foreach (var member in sink.Members)
            {
                var found = types.SelectMany(type => type.SelfAndBases().Concat(type.AllInterfaces)).SelectMany(type => type.GetMembers(member)).ToList();
                if (found.Count == 0)
                    missing.Add($"{sink.Type.FullName}.{member}");
                else if (found.All(symbol => symbol is IMethodSymbol) && !found.Cast<IMethodSymbol>().Any(method => method.Parameters.Any(p => sink.Parameters.Contains(p.Name)) || sink.Parameters.Contains(Sinks.Receiver)))
                    missing.Add($"{sink.Type.FullName}.{member}({string.Join(" or ", sink.Parameters)})");
            }
        }
        Assert.Empty(missing);
    }
}
