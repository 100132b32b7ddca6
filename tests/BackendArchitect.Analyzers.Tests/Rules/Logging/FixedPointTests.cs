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

    [Fact]
    public async Task One_run_leaves_nothing_to_say_and_a_second_nothing_to_do()
    {
        var source = LogSource.With(string.Join("\n", Calls()));
        foreach (var order in new[] { Rules, [.. Rules.Reverse()] })
        {
            using var workspace = new AdhocWorkspace();
            var project = workspace.AddProject(ProjectInfo.Create(ProjectId.CreateNewId(), VersionStamp.Default, "subject", "subject", LanguageNames.CSharp,
                compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary), metadataReferences: [.. ReferenceSet.Net10.References, .. LogSource.Libraries.References]));
            var document = project.AddDocument("Usings.cs", RuleTest.ImplicitUsings).Project.AddDocument("Subject.cs", SourceText.From(source), filePath: "/service/Subject.cs");
            Assert.Empty(await ErrorsIn(document.Project));
            Assert.All(Rules, rule => Assert.NotEmpty(FindingsOf(document.Project, rule).Result));

            var once = await FixedAsync(document, order);
            Assert.Empty(await ErrorsIn(once.Project));
            foreach (var rule in Rules)
                Assert.Empty((await FindingsOf(once.Project, rule)).Select(finding => finding + "\n" + LineOf(finding)));
            Assert.Equal((await once.GetTextAsync()).ToString(), (await (await FixedAsync(once, order)).GetTextAsync()).ToString());
        }
    }

    private static IEnumerable<string> Calls()
    {
        foreach (var logger in Loggers)
        {
            foreach (var mention in Mentions)
            {
                foreach (var message in MessagesOf("(" + mention + ")").Concat(MessagesOf("(" + mention + ")").Select(built => "var text = " + built + ";")))
                    yield return Catching(message.StartsWith("var", StringComparison.Ordinal) ? message + "\n" + logger + "text);" : logger + message + ");");
                if (!logger.Contains("message:", StringComparison.Ordinal))
                    foreach (var constant in new[] { "\"Failed: {Error}\", ", "\"Order {Id} failed: {Error}\", id, ", "\"Order {Id} and {Id} failed with {Error}\", id, name, ", "\"Failed with '{}'\", ", "\"{0} failed: {1}\", id, " })
                        yield return Catching(logger + constant + mention + ");");
            }
            // Kept elsewhere, or not there at all.
            foreach (var message in MessagesOf("failure.Message").Append("\"{0}: {1}\", id, name").Append("\"{Id} {Id}\", id, name"))
            {
                yield return Catching(logger + message + ");\nthrow;");
                yield return logger.Contains("null", StringComparison.Ordinal) ? "" : logger + message.Replace("failure.Message", "order.Total", StringComparison.Ordinal) + ");";
            }
        }
    }

    private static string[] MessagesOf(string mention) =>
    [
        $"$\"Order {{id}} failed: {{{mention}}}\"", $"$\"{{{mention}}}\"", $"$\"Failed with {{{mention}}} for {{name}}\"", $"\"Order \" + id + \" failed: \" + {mention}", $"{mention} + \" for \" + name",
        $"string.Format(\"{{0}} failed: {{1}}\", id, {mention})", $"string.Concat(\"Order \", name, \": \", {mention})",
    ];

    private static string Catching(string statements) => $"try {{ Import(); }}\ncatch (Exception failure)\n{{\n{statements}\n}}";

    private static async Task<Document> FixedAsync(Document document, Rule[] rules)
    {
        foreach (var rule in rules)
        {
            var findings = await FindingsOf(document.Project, rule);
            var fix = Verify.FixOf(rule.GetType())!;
            // The first way of the first finding that has one decides, as it does there.
            string? key = null;
            foreach (var finding in findings)
                await fix.RegisterCodeFixesAsync(new CodeFixContext(document, finding, (action, _) => key ??= action.EquivalenceKey, default));
            if (key is null)
                continue;
            var all = await SequentialFixAll.Instance.GetFixAsync(new FixAllContext(
                document, fix, FixAllScope.Project, key, [rule.Definition.Id], new Findings(findings), default));
            foreach (var operation in await all!.GetOperationsAsync(default))
                if (operation is ApplyChangesOperation change)
                    document = change.ChangedSolution.GetDocument(document.Id)!;
        }
        return document;
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
