using System.Collections.Immutable;
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

/// <summary>
/// One run of fix-all over the rules of templates, each rule once as <c>dotnet format</c> does it, leaves nothing to say and nothing to do, whichever rule comes
/// first: every way a message is built meets every way an exception is written, every logger and every flaw of a template.
/// </summary>
public class FixedPointTests
{
    private static readonly Rule[] Rules = [new InterpolatedLogMessage(), new PositionalPlaceholder(), new MismatchedLogTemplate(), new ExceptionLoggedAsText()];

    // What is done with the text of the exception, as C#.
    private static readonly string[] Mentions = ["failure.Message", "failure", "failure.ToString()", "failure.StackTrace", "failure.InnerException?.Message", "failure.GetBaseException().Message", "failure.Message.Trim()"];

    private static readonly string[] Loggers = ["log.LogError(", "log?.LogWarning(", "log.Log(LogLevel.Error, ", "log.LogError(7, ", "log.LogError(null, ", "log.LogError(message: ", "log.Error(", "Serilog.Log.Error(", "nlog.Error("];

    private const int CallsPerDocument = 20;

    [Fact]
    public async Task One_run_leaves_nothing_to_say_and_a_second_nothing_to_do()
    {
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject(ProjectInfo.Create(ProjectId.CreateNewId(), VersionStamp.Default, "subject", "subject", LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary), metadataReferences: [.. ReferenceSet.Net10.References, .. LogSource.Libraries.References]));
        project = project.AddDocument("Usings.cs", RuleTest.ImplicitUsings).Project;
        foreach (var (index, calls) in Calls().Chunk(CallsPerDocument).Index())
            project = project.AddDocument($"Subject{index}.cs", SourceText.From($"namespace Subject{index};\n{LogSource.With(string.Join("\n", calls))}"), filePath: $"/service/Subject{index}.cs").Project;
        Assert.Empty(await ErrorsIn(project));
        foreach (var rule in Rules)
            Assert.NotEmpty(await FindingsOf(project, rule));

        foreach (var order in new[] { Rules, [.. Rules.Reverse()] })
        {
            var once = await FixedAsync(project, order);
            Assert.Empty(await ErrorsIn(once));
            foreach (var rule in Rules)
                Assert.True((await FindingsOf(once, rule)).IsEmpty, string.Join('\n', (await FindingsOf(once, rule)).Select(finding => finding.Id + " " + LineOf(finding))));
            var twice = await FixedAsync(once, order);
            foreach (var id in once.DocumentIds)
                Assert.Equal((await once.GetDocument(id)!.GetTextAsync()).ToString(), (await twice.GetDocument(id)!.GetTextAsync()).ToString());
        }
    }

    // Every logger with every message, every mention with every message, in the call and in a local before it.
    private static IEnumerable<string> Calls()
    {
        var turn = 0;
        foreach (var mention in Mentions)
            foreach (var message in MessagesOf("(" + mention + ")"))
                yield return Caught(Loggers[turn++ % Loggers.Length], message, isLocal: turn % 2 == 0);
        // Once one of them is given the exception, it is kept for the other too.
        foreach (var message in MessagesOf("failure"))
            yield return Catching($"log.LogError({message});\nif (id > 3)\n    log.LogWarning({message});\nelse\n    log.LogInformation(\"{{Error}} of {{Id}}\", failure, id);");
        foreach (var logger in Loggers)
        {
            foreach (var message in MessagesOf("failure.Message"))
                yield return Caught(logger, message, isLocal: turn++ % 2 == 0);
            if (!logger.Contains("message:", StringComparison.Ordinal))
                foreach (var constant in new[] { "\"Failed: {Error}\", ", "\"Order {Id} failed: {Error}\", id, ", "\"Order {Id} and {Id} failed with {Error}\", id, name, ", "\"Failed with '{}'\", ", "\"{0} failed: {1}\", id, " })
                    yield return Catching(logger + constant + Mentions[turn++ % Mentions.Length] + ");");
            if (!logger.Contains("message:", StringComparison.Ordinal))
                yield return Catching(logger + "\"Failed\", failure);");
            // Kept elsewhere, or not there at all.
            var other = logger.Contains("null", StringComparison.Ordinal) ? "log.LogInformation(" : logger;
            foreach (var message in MessagesOf("failure.Message"))
            {
                if (turn++ % 2 == 0)
                    yield return Catching(logger + message + ");\nthrow;");
                else
                    yield return other + message.Replace("failure.Message", "order.Total", StringComparison.Ordinal) + ");";
            }
            yield return other.Contains("message:", StringComparison.Ordinal) ? "" : other + "\"{0}: {1}\", id, name);\n" + other + "\"{Id} {Id}\", id, name);";
        }
    }

    // A logger that may be missing evaluates no values, and a local before it does: that one stays.
    private static string Caught(string logger, string message, bool isLocal) => Catching(isLocal && !logger.Contains('?', StringComparison.Ordinal) ? $"var text = {message};\n{logger}text);" : $"{logger}{message});");

    private static string[] MessagesOf(string mention) =>
    [
        $"$\"Order {{id}} failed: {{{mention}}}\"", $"$\"{{{mention}}}\"", $"$\"Failed with {{{mention}}} for {{name}}\"", $"\"Order \" + id + \" failed: \" + {mention}", $"{mention} + \" for \" + name",
        $"string.Format(\"{{0}} failed: {{1}}\", id, {mention})", $"string.Concat(\"Order \", name, \": \", {mention})",
    ];

    private static string Catching(string statements) => $"try {{ Import(); }}\ncatch (Exception failure)\n{{\n{statements}\n}}";

    private static async Task<Project> FixedAsync(Project project, Rule[] rules)
    {
        foreach (var rule in rules)
        {
            var findings = await FindingsOf(project, rule);
            var fix = Verify.FixOf(rule.GetType())!;
            if (findings.IsEmpty)
                continue;
            // There, the first finding alone is asked for its way, and need not have one.
            string? key = null;
            await fix.RegisterCodeFixesAsync(new CodeFixContext(project.GetDocument(findings[0].Location.SourceTree)!, findings[0], (action, _) => key ??= action.EquivalenceKey, default));
            var all = await SequentialFixAll.Instance.GetFixAsync(new FixAllContext(project, fix, FixAllScope.Project, key!, [rule.Definition.Id], new Findings(findings), default));
            foreach (var operation in await all!.GetOperationsAsync(default))
                if (operation is ApplyChangesOperation change)
                    project = change.ChangedSolution.GetProject(project.Id)!;
        }
        return project;
    }

    private static async Task<IEnumerable<Diagnostic>> ErrorsIn(Project project) =>
        (await project.GetCompilationAsync())!.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error);

    private static async Task<ImmutableArray<Diagnostic>> FindingsOf(Project project, Rule rule)
    {
        var compilation = (await project.GetCompilationAsync())!.WithAnalyzers([Hosts.Of(rule)], new AnalyzerOptions([]));
        return [.. (await compilation.GetAnalyzerDiagnosticsAsync()).OrderBy(finding => finding.Location.SourceSpan.Start)];
    }

    private static string LineOf(Diagnostic finding) => finding.Location.SourceTree!.GetText().Lines[finding.Location.GetLineSpan().StartLinePosition.Line].ToString();

    private sealed class Findings(ImmutableArray<Diagnostic> findings) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(findings);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(findings.Where(finding => finding.Location.SourceTree?.FilePath == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
