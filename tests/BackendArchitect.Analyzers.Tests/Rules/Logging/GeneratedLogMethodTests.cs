using BackendArchitect.Analyzers.CodeFixes;
using BackendArchitect.Analyzers.Logging;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.Tests.Rules.Logging;

/// <summary>The second way to fix BARCH4001, which needs the framework's generator in the project.</summary>
public class GeneratedLogMethodTests
{
    private const string Title = "Log through a [LoggerMessage] method";

    private static readonly RuleFix Fix = Verify.FixOf(typeof(InterpolatedLogMessage))!;

    [Theory]
    [InlineData("""
        public class Orders(ILogger<Orders> logger)
        {
            public void Place(int id, string? customer, double elapsed) => logger.LogInformation($"Order {id} of {customer} took {elapsed,8:N0} ms");
        }
        """, """
        public partial class Orders(ILogger<Orders> logger)
        {
            public void Place(int id, string? customer, double elapsed) => LogOrderOfTookMs(logger, id, customer, elapsed);

            [LoggerMessage(Level = LogLevel.Information, Message = "Order {Id} of {Customer} took {Elapsed,8:N0} ms")]
            private static partial void LogOrderOfTookMs(ILogger logger, int id, string? customer, double elapsed);
        }
        """)]
    [InlineData("""
        class Orders
        {
            private readonly ILogger _logger = null!;

            internal void Place(Order order)
            {
                try
                {
                    order.Pay();
                }
                catch (InvalidOperationException failure)
                {
                    var message = "Order " + order.Id + " was not paid";
                    _logger.LogError(failure, message);
                }
            }
        }
        record Order(long Id) { public void Pay() { } }
        """, """
        partial class Orders
        {
            private readonly ILogger _logger = null!;

            internal void Place(Order order)
            {
                try
                {
                    order.Pay();
                }
                catch (InvalidOperationException failure)
                {
                    LogOrderWasNotPaid(_logger, failure, order.Id);
                }
            }

            [LoggerMessage(Level = LogLevel.Error, Message = "Order {OrderId} was not paid")]
            private static partial void LogOrderWasNotPaid(ILogger logger, Exception exception, long orderId);
        }
        record Order(long Id) { public void Pay() { } }
        """)]
    [InlineData("""
        /// <summary>Outer.</summary>
        [Obsolete("x")]
        class Outer
        {
            class Inner
            {
                static string LogStock = "";
                static void Sell(ILogger<Outer> log, string logger, List<string?> items) => log.Log(LogLevel.Warning, new EventId(7), $"Stock {logger}{items}{LogStock}");
            }
        }
        """, """
        /// <summary>Outer.</summary>
        [Obsolete("x")]
        partial class Outer
        {
            partial class Inner
            {
                static string LogStock = "";
                static void Sell(ILogger<Outer> log, string logger, List<string?> items) => LogStock2(log, logger, items, LogStock);

                [LoggerMessage(EventId = 7, Level = LogLevel.Warning, Message = "Stock {Logger}{Items}{LogStock}")]
                private static partial void LogStock2(ILogger logger2, string logger, List<string?> items, string logStock);
            }
        }
        """)]
    public async Task The_message_moves_to_a_method_that_the_generator_writes(string before, string after)
    {
        var (document, actions) = await OfferedAsync(before);
        var (changed, errors) = await AppliedAsync(document, actions.Single(a => a.Title == Title));
        Assert.Equal(after, changed);
        Assert.Empty(errors);
    }

    [Fact]
    public async Task It_stands_second_and_joins_no_fix_all()
    {
        var (document, actions) = await OfferedAsync("public class Orders(ILogger logger) { public void Place(int id) => logger.LogInformation($\"Order {id}\"); }");
        Assert.Equal(["Use a constant template with named placeholders", Title], actions.Select(a => a.Title));
        Assert.NotNull(actions[0].EquivalenceKey);
        Assert.Null(actions[1].EquivalenceKey);
        var all = new FixAllContext(document, Fix, FixAllScope.Document, actions[1].EquivalenceKey!, ["BARCH4001"], new None(), default);
        Assert.Null(await Fix.GetFixAllProvider()!.GetFixAsync(all));
    }

    [Theory]
    // The generator writes another part of each of these, which it or the language cannot.
    [InlineData("file class Orders(ILogger logger) { public void Place(int id) => logger.LogInformation($\"Order {id}\"); }")]
    [InlineData("class Orders<T>(ILogger logger) { public void Place(T id) => logger.LogInformation($\"Order {id}\"); }")]
    [InlineData("struct Orders(ILogger logger) { public void Place(int id) => logger.LogInformation($\"Order {id}\"); }")]
    [InlineData("interface IOrders { static void Place(ILogger logger, int id) => logger.LogInformation($\"Order {id}\"); }")]
    // A type that no parameter of the class can have, or that the generator takes for something else.
    [InlineData("class Orders(ILogger logger) { public void Place<T>(T id) => logger.LogInformation($\"Order {id}\"); }")]
    [InlineData("class Orders(ILogger logger) { public void Place() { var id = new { A = 1 }; logger.LogInformation($\"Order {id}\"); } }")]
    [InlineData("class Orders(ILogger logger) { public void Place(ArgumentException id) => logger.LogInformation($\"Order {id}\"); }")]
    [InlineData("class Orders(ILogger logger) { public void Place(LogLevel id) => logger.LogInformation($\"Order {id}\"); }")]
    [InlineData("class Orders(ILogger logger) { public void Place() => logger.LogInformation($\"Order {logger}\"); }")]
    // What the generated method would not say.
    [InlineData("class Orders(ILogger logger) { public void Place(LogLevel level, int id) => logger.Log(level, $\"Order {id}\"); }")]
    [InlineData("class Orders(ILogger logger) { public void Place(EventId e, int id) => logger.LogInformation(e, $\"Order {id}\"); }")]
    [InlineData("class Orders(ILogger logger) { public void Place(int id) => logger.LogInformation(new EventId(3, \"placed\"), $\"Order {id}\"); }")]
    [InlineData("class Orders(ILogger logger) { public void Place(int id) => logger.LogInformation($\"{{{id}}}\"); }")]
    [InlineData("class Orders(ILogger logger) { public void Place(int id) => logger.LogInformation($\"C:\\\\{id}\"); }")]
    [InlineData("class Orders(ILogger logger) { public void Place(int id) => logger.LogInformation($\"Order\\u2028{id}\"); }")]
    [InlineData("class Orders(ILogger logger) { public void Place(int id) => logger.LogInformation($\"{id}{id}{id}{id}{id}{id}{id}\"); }")]
    [InlineData("class Orders(ILogger logger) { public void Place(int @event) => logger.LogInformation($\"{@event}\"); }")]
    [InlineData("class Orders(ILogger? logger) { public void Place(int id) => logger?.LogInformation($\"Order {id}\"); }")]
    [InlineData("class Orders(ILogger logger) { public void Place(int id) => logger.LogInformation(message: $\"Order {id}\"); }")]
    [InlineData("class Orders(ILogger logger) { public void Place(int id) => logger.BeginScope($\"Order {id} {{A}}\", 1); }")]
    [InlineData("partial class Orders(ILogger logger) { public void Place(int id) => logger.LogInformation(1, $\"Order {id}\"); [LoggerMessage(1, LogLevel.Debug, \"x\")] static partial void X(ILogger l); }")]
    public async Task It_is_not_offered_where_the_generator_writes_none_or_another(string source) =>
        Assert.DoesNotContain((await OfferedAsync(source)).Actions, a => a.Title == Title);

    [Theory]
    [InlineData(false, LanguageVersion.Latest, false)]
    [InlineData(true, LanguageVersion.CSharp8, false)]
    [InlineData(true, LanguageVersion.CSharp9, true)]
    public async Task It_is_offered_where_the_generator_runs(bool hasGenerator, LanguageVersion version, bool isOffered) =>
        Assert.Equal(isOffered, (await OfferedAsync(
            "class Orders { ILogger logger; public void Place(int id) { logger.LogInformation($\"Order {id}\"); } }", hasGenerator, version)).Actions.Any(a => a.Title == Title));

    private static async Task<(Document Document, List<CodeAction> Actions)> OfferedAsync(string source, bool hasGenerator = true, LanguageVersion version = LanguageVersion.Latest)
    {
        var usings = version < LanguageVersion.CSharp10 ? "using System; using Microsoft.Extensions.Logging;\n" : "";
        var workspace = new AdhocWorkspace();
        var project = workspace.AddProject(ProjectInfo.Create(ProjectId.CreateNewId(), VersionStamp.Default, "subject", "subject", LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: version < LanguageVersion.CSharp9 ? NullableContextOptions.Disable : NullableContextOptions.Enable),
            parseOptions: new CSharpParseOptions(version), metadataReferences: ReferenceSet.Net10.References, analyzerReferences: hasGenerator ? [LoggerMessageGenerator.Reference] : []));
        if (usings.Length == 0)
            project = project.AddDocument("Usings.cs", RuleTest.ImplicitUsings).Project;
        var document = project.AddDocument("Orders.cs", SourceText.From(usings + source));
        var compilation = (await document.Project.GetCompilationAsync())!;
        Assert.DoesNotContain(compilation.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
        var finding = Assert.Single(await compilation.WithAnalyzers([Hosts.Of(new InterpolatedLogMessage())], new AnalyzerOptions([])).GetAnalyzerDiagnosticsAsync());
        var actions = new List<CodeAction>();
        await Fix.RegisterCodeFixesAsync(new CodeFixContext(document, finding, (action, _) => actions.Add(action), default));
        return (document, actions);
    }

    // Warnings too: those of the generator say what it would rather not write.
    private static async Task<(string Text, IEnumerable<Diagnostic> Problems)> AppliedAsync(Document document, CodeAction action)
    {
        var solution = (await action.GetOperationsAsync(default)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
        var changed = solution.GetDocument(document.Id)!;
        var compilation = (CSharpCompilation)(await changed.Project.GetCompilationAsync())!;
        LoggerMessageGenerator.Driver((CSharpParseOptions)changed.Project.ParseOptions!).RunGeneratorsAndUpdateCompilation(
            compilation.RemoveSyntaxTrees(compilation.SyntaxTrees.Where(t => t.FilePath.EndsWith("LoggerMessage.g.cs", StringComparison.Ordinal))), out var whole, out var reported);
        return ((await changed.GetTextAsync()).ToString(), reported.Concat(whole.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning)));
    }

    private sealed class None : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
