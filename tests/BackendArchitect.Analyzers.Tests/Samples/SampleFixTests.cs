using System.Collections.Immutable;
using BackendArchitect.Analyzers.CodeFixes;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.Tests.Samples;

/// <summary>Every fix on every finding of whole services: what is offered compiles, silences its finding and wakes no other rule.</summary>
public class SampleFixTests
{
    private static readonly Dictionary<string, RuleFix> Fixes = RuleCatalog.Entries
        .Select(entry => (entry.Id, Fix: Verify.FixOf(entry.Rule.GetType()))).Where(row => row.Fix is not null).ToDictionary(row => row.Id, row => row.Fix!);

    public static TheoryData<string> Leaky => [.. SampleProject.LeakyNames];

    [Theory, MemberData(nameof(Leaky))]
    public async Task Every_offered_fix_is_true_and_a_second_run_changes_nothing(string name)
    {
        var sample = SampleProject.Open(name);
        var before = sample.Project;
        var known = (await FindingsAsync(before)).Select(finding => finding.Id).ToHashSet();

        var (after, applied) = await FixAsync(before);
        var (again, more) = await FixAsync(after);

        Assert.True(applied > 0, "no fix was offered");
        Assert.True(more == 0, $"{more} fixes were still offered after {applied} were applied");
        Assert.Equal(await TextsAsync(after), await TextsAsync(again));
        Assert.DoesNotContain((await after.GetCompilationAsync())!.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.DoesNotContain(await FindingsAsync(after), finding => !known.Contains(finding.Id));
    }

    [Theory, MemberData(nameof(Leaky))]
    public async Task A_fix_leaves_every_line_alone_that_it_does_not_change(string name)
    {
        var before = SampleProject.Open(name).Project;
        var findings = await FindingsAsync(before);
        foreach (var finding in findings.Where(f => f.Location.IsInSource && Fixes.ContainsKey(f.Id)).DistinctBy(f => f.Id))
        {
            if (await ApplyAsync(before.Solution, before.GetDocument(finding.Location.SourceTree)!.Id, finding) is not { } fixedSolution)
                continue;
            var id = before.GetDocument(finding.Location.SourceTree)!.Id;
            var was = (await before.GetDocument(id)!.GetTextAsync()).ToString().Split('\n');
            var now = (await fixedSolution.GetDocument(id)!.GetTextAsync()).ToString().Split('\n');
            var changed = was.Except(now).Count();
            Assert.True(changed <= 4, $"{finding.Id} rewrote {changed} lines of {finding.Location.GetLineSpan()}");
        }
    }

    private static async Task<(Project Project, int Applied)> FixAsync(Project project)
    {
        var applied = 0;
        var byDocument = (await FindingsAsync(project)).Where(finding => finding.Location.IsInSource && Fixes.ContainsKey(finding.Id))
            .GroupBy(finding => project.GetDocument(finding.Location.SourceTree)!.Id).ToList();
        var solution = project.Solution;
        foreach (var document in byDocument)
        {
            // A fix may write anywhere in the document: each place that is still to come moves along.
            var left = document.OrderByDescending(f => f.Location.SourceSpan.Start).Select(f => (Finding: f, Span: f.Location.SourceSpan)).ToList();
            while (left.Count > 0)
            {
                var (finding, span) = left[0];
                left.RemoveAt(0);
                if (await ApplyAsync(solution, document.Key, await MovedAsync(finding, span, solution.GetDocument(document.Key)!)) is not { } changed)
                    continue;
                var changes = (await changed.GetDocument(document.Key)!.GetTextChangesAsync(solution.GetDocument(document.Key)!)).ToList();
                left = [.. left.Select(later => (later.Finding, MovedSpan.Of(later.Span, changes) ?? later.Span))];
                solution = changed;
                applied++;
            }
        }
        return (solution.GetProject(project.Id)!, applied);
    }

    private static async Task<Diagnostic> MovedAsync(Diagnostic finding, TextSpan to, Document document) => finding.Location.SourceSpan == to ? finding : Diagnostic.Create(
        finding.Descriptor, Location.Create((await document.GetSyntaxTreeAsync())!, to), finding.AdditionalLocations, finding.Properties.ToImmutableDictionary());

    private static async Task<Solution?> ApplyAsync(Solution solution, DocumentId document, Diagnostic finding)
    {
        CodeAction? first = null;
        await Fixes[finding.Id].RegisterCodeFixesAsync(new CodeFixContext(
            solution.GetDocument(document)!, finding.Location.SourceSpan, [finding], (action, _) => first ??= action, CancellationToken.None));
        return first is null ? null : (await first.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
    }

    private static async Task<IReadOnlyList<Diagnostic>> FindingsAsync(Project project) =>
        await (await project.GetCompilationAsync())!.WithAnalyzers(Hosts.All, project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync();

    private static async Task<IReadOnlyList<string>> TextsAsync(Project project) =>
        await Task.WhenAll(project.Documents.Select(async document => (await document.GetTextAsync()).ToString()));
}
