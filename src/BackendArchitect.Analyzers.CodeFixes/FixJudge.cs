using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendArchitect.Analyzers.CodeFixes;

/// <summary>
/// Proves a change by analysing the changed solution: the finding is gone, the compiler says nothing new, none of our rules speaks anew.
/// A fix is a claim, whoever wrote it; this is the judge.
/// </summary>
internal static class FixJudge
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Hosts = [.. HostsOfAllRules()];

    /// <summary>Judges a change.</summary>
    /// <param name="before">The solution as it was.</param>
    /// <param name="after">The solution as it would be.</param>
    /// <param name="finding">What the change claims to fix.</param>
    /// <param name="cancellationToken">Ends the analysis.</param>
    internal static async Task<Verdict> JudgeAsync(Solution before, Solution after, Diagnostic finding, CancellationToken cancellationToken)
    {
        var changed = after.GetChanges(before).GetProjectChanges().Select(change => change.ProjectId).ToImmutableArray();
        if (changed.IsEmpty)
            return new([new(RefusalReason.Unchanged, "The change leaves every document as it was")]);

        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        var judged = changed.SelectMany(id => after.GetProjectDependencyGraph().GetProjectsThatTransitivelyDependOnThisProject(id).Prepend(id)).Distinct();
        foreach (var id in judged)
        {
            var was = before.GetProject(id) is { } old ? await ObserveAsync(old, cancellationToken).ConfigureAwait(false) : Observation.Nothing;
            var now = after.GetProject(id) is { } fresh ? await ObserveAsync(fresh, cancellationToken).ConfigureAwait(false) : Observation.Nothing;
            Compare(was.Compiler, now.Compiler, RefusalReason.NewCompilerDiagnostic, refusals);
            Compare(was.Findings, now.Findings, RefusalReason.NewFinding, refusals);
            if (IsIn(before.GetProject(id), finding) && Count(now.Findings, finding) >= Count(was.Findings, finding))
                refusals.Add(new(RefusalReason.FindingRemains, $"{finding.Id} is still reported"));
        }
        return new(refusals.ToImmutable());
    }

    private static bool IsIn(Project? project, Diagnostic finding) =>
        project is not null && finding.Location.SourceTree is { } tree && project.Documents.Any(d => d.FilePath == tree.FilePath || d.Name == tree.FilePath);

    // Places move with an edit, so what is compared is what is said and how often.
    private static void Compare(ILookup<string, Diagnostic> was, ILookup<string, Diagnostic> now, RefusalReason reason, ImmutableArray<Refusal>.Builder refusals)
    {
        foreach (var said in now)
            if (said.Count() > was[said.Key].Count())
                refusals.Add(new(reason, said.Last().ToString()));
    }

    private static int Count(ILookup<string, Diagnostic> findings, Diagnostic finding) => findings.SelectMany(f => f).Count(d => d.Id == finding.Id);

    private static async Task<Observation> ObserveAsync(Project project, CancellationToken cancellationToken)
    {
        var compilation = await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
        if (compilation is null)
            return Observation.Nothing;
        var findings = await compilation.WithAnalyzers(Hosts, project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync(cancellationToken).ConfigureAwait(false);
        var compiler = compilation.GetDiagnostics(cancellationToken).Where(d => d.Severity >= DiagnosticSeverity.Warning);
        return new(ByWhatIsSaid(compiler), ByWhatIsSaid(findings));
    }

    private static ILookup<string, Diagnostic> ByWhatIsSaid(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Where(d => !d.IsSuppressed).ToLookup(d => d.Id + " " + d.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal);

    private static IEnumerable<DiagnosticAnalyzer> HostsOfAllRules() =>
        typeof(Rule).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!);

    private sealed record Observation(ILookup<string, Diagnostic> Compiler, ILookup<string, Diagnostic> Findings)
    {
        internal static readonly Observation Nothing = new(ByWhatIsSaid([]), ByWhatIsSaid([]));
    }
}
