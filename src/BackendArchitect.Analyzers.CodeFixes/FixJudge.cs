using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.CodeFixes;

/// <summary>What a change can concern.</summary>
internal enum Reach
{
    /// <summary>All of the project, and what is built on it.</summary>
    Everywhere,

    /// <summary>The file it stands in: only what a body does is another, no declaration, and nothing that sets the application up.</summary>
    Body,
}

/// <summary>
/// Proves a change by analysing the changed solution: the finding is gone, the compiler says nothing new, none of our rules speaks anew.
/// A fix is a claim, whoever wrote it; this is the judge.
/// </summary>
internal static class FixJudge
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Hosts = [.. HostsOfAllRules()];

    private static readonly ConditionalWeakTable<Project, Observation> Known = new();

    // A rule that advises the application as a whole begins to speak once somebody speaks at all: the first endpoint with a policy shows that the others rely on nothing.
    private static readonly ImmutableHashSet<string> AdviceOnTheWhole =
        [.. RuleCatalog.Entries.Where(entry => entry.Rule.JudgesTheWhole && entry.Level != Level.Must).Select(entry => entry.Id)];

    /// <summary>Judges a change.</summary>
    /// <param name="before">The solution as it was.</param>
    /// <param name="after">The solution as it would be.</param>
    /// <param name="finding">What the change claims to fix.</param>
    /// <param name="cancellationToken">Ends the analysis.</param>
    /// <param name="reach">What the change can concern, where the caller has proven that.</param>
    internal static async Task<Verdict> JudgeAsync(Solution before, Solution after, Diagnostic finding, CancellationToken cancellationToken, Reach reach = Reach.Everywhere)
    {
        var changed = await ChangedProjectsAsync(before, after, cancellationToken).ConfigureAwait(false);
        if (changed.IsEmpty)
            return new([new(RefusalReason.Unchanged, "The change leaves every document as it was")]);

        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        var document = DocumentOf(finding, before);
        var wasReported = false;
        var judged = changed.SelectMany(id => after.GetProjectDependencyGraph().GetProjectsThatTransitivelyDependOnThisProject(id).Prepend(id)).Distinct();
        foreach (var id in judged)
        {
            var was = before.GetProject(id) is { } old ? await ObserveOnceAsync(old, cancellationToken).ConfigureAwait(false) : Observation.Nothing;
            var files = reach == Reach.Body && after.GetProject(id) is { } rewritten ? await FilesOfAsync(rewritten, before, cancellationToken).ConfigureAwait(false) : null;
            var now = after.GetProject(id) is not { } fresh ? Observation.Nothing
                : files is null ? await ObserveAsync(fresh, cancellationToken).ConfigureAwait(false) : await ObserveAsync(fresh, files, cancellationToken).ConfigureAwait(false);
            if (files is not null)
                was = was.In(files);
            Compare(was.Compiler, now.Compiler, RefusalReason.NewCompilerDiagnostic, refusals);
            Compare(was.Findings, now.Findings, RefusalReason.NewFinding, refusals, AdviceOnTheWhole);
            // A framework that never had it has nothing to lose, nor has a library for which its host decides.
            if (document is null || !was.All.Any(d => d.Id == finding.Id && d.Location.SourceTree?.FilePath == finding.Location.SourceTree!.FilePath))
                continue;
            wasReported = true;
            if (await RemainsAsync(finding, was, now, document, after.GetDocument(document.Id), cancellationToken).ConfigureAwait(false))
                refusals.Add(new(RefusalReason.FindingRemains, $"{finding.Id} is still reported"));
        }
        if (document is not null && !wasReported)
            refusals.Add(new(RefusalReason.FindingRemains, $"{finding.Id} was not reported before"));
        return new(refusals.ToImmutable());
    }

    // A new version of a document with the text of the old one is no change.
    private static async Task<ImmutableArray<ProjectId>> ChangedProjectsAsync(Solution before, Solution after, CancellationToken cancellationToken)
    {
        var changed = ImmutableArray.CreateBuilder<ProjectId>();
        foreach (var project in after.GetChanges(before).GetProjectChanges())
        {
            var documents = project.GetChangedDocuments().Concat(project.GetChangedAdditionalDocuments()).Concat(project.GetChangedAnalyzerConfigDocuments()).ToList();
            var differs = documents.Count == 0 || project.GetAddedDocuments().Any() || project.GetRemovedDocuments().Any();
            foreach (var id in documents)
                differs |= !(await TextOfAsync(before, id, cancellationToken).ConfigureAwait(false))
                    .ContentEquals(await TextOfAsync(after, id, cancellationToken).ConfigureAwait(false));
            if (differs)
                changed.Add(project.ProjectId);
        }
        return changed.ToImmutable();
    }

    private static Task<SourceText> TextOfAsync(Solution solution, DocumentId id, CancellationToken cancellationToken) =>
        (solution.GetDocument(id) ?? solution.GetAdditionalDocument(id) ?? (TextDocument)solution.GetAnalyzerConfigDocument(id)!).GetTextAsync(cancellationToken);

    private static Document? DocumentOf(Diagnostic finding, Solution before) => finding.Location.SourceTree is { } tree
        ? before.GetDocument(tree) ?? before.Projects.SelectMany(project => project.Documents).FirstOrDefault(d => d.FilePath == tree.FilePath || d.Name == tree.FilePath)
        : null;

    // It is still there when as many are reported as before, though another one may have gone, or when one stands where it stood. A
    // suppressed finding is one.
    private static async Task<bool> RemainsAsync(
        Diagnostic finding, Observation was, Observation now, Document before, Document? after, CancellationToken cancellationToken)
    {
        if (now.All.Count(d => d.Id == finding.Id) >= was.All.Count(d => d.Id == finding.Id))
            return true;
        if (after is null)
            return false;
        // Not the compiler's difference of the trees: that takes one of two findings that look alike for the other.
        var old = (await before.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString();
        var fresh = (await after.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString();
        if (MovedSpan.Of(finding.Location.SourceSpan, [MovedSpan.Between(old, fresh)]) is not { } moved)
            return false;
        return CountAt(now, moved.Start) >= CountAt(was, finding.Location.SourceSpan.Start);

        int CountAt(Observation observed, int start) => observed.All.Count(d =>
            d.Id == finding.Id && d.Location.SourceSpan.Start == start && d.Location.SourceTree?.FilePath == finding.Location.SourceTree!.FilePath);
    }

    // Places move with an edit, so what is compared is what is said and how often.
    private static void Compare(
        ILookup<string, Diagnostic> was, ILookup<string, Diagnostic> now, RefusalReason reason, ImmutableArray<Refusal>.Builder refusals, ImmutableHashSet<string>? tolerated = null)
    {
        foreach (var said in now)
            if (said.Count() > was[said.Key].Count() && tolerated?.Contains(said.First().Id) != true)
                refusals.Add(new(reason, said.Last().ToString()));
    }

    private static async Task<Observation> ObserveAsync(Project project, CancellationToken cancellationToken)
    {
        var compilation = await LibrarySources.PackedAsync(project, cancellationToken).ConfigureAwait(false);
        if (compilation is null)
            return Observation.Nothing;
        var options = new CompilationWithAnalyzersOptions(
            project.AnalyzerOptions, onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true);
        var findings = (await compilation.WithAnalyzers(Hosts, options).GetAnalyzerDiagnosticsAsync(cancellationToken).ConfigureAwait(false))
            .AddRange(await SaidOfLibrariesAsync(project, _ => true, cancellationToken).ConfigureAwait(false));
        var compiler = compilation.GetDiagnostics(cancellationToken).Where(d => d.Severity >= DiagnosticSeverity.Warning);
        return new(ByWhatIsSaid(compiler), ByWhatIsSaid(findings), findings);
    }

    // What was observed once of a project stays so: several answers to one question are judged against it. Not of its compilation, which
    // says nothing of the configuration files.
    private static async Task<Observation> ObserveOnceAsync(Project project, CancellationToken cancellationToken)
    {
        if (Known.TryGetValue(project, out var known))
            return known;
        var observed = await ObserveAsync(project, cancellationToken).ConfigureAwait(false);
        return Known.GetValue(project, _ => observed);
    }

    // The files that changed, and the one that builds the application, where what concerns the whole is reported.
    private static async Task<ImmutableHashSet<string>> FilesOfAsync(Project project, Solution before, CancellationToken cancellationToken)
    {
        var compilation = await LibrarySources.PackedAsync(project, cancellationToken).ConfigureAwait(false);
        var after = project.Solution;
        var changed = after.GetChanges(before).GetProjectChanges().SelectMany(change => change.GetChangedDocuments()).Select(id => after.GetDocument(id)?.FilePath).OfType<string>();
        return [.. changed, .. compilation is null ? [] : ServiceModel.Of(compilation).FilesWith("Build", cancellationToken).Select(tree => tree.FilePath)];
    }

    private static async Task<Observation> ObserveAsync(Project project, ImmutableHashSet<string> files, CancellationToken cancellationToken)
    {
        var compilation = await LibrarySources.PackedAsync(project, cancellationToken).ConfigureAwait(false);
        if (compilation is null)
            return Observation.Nothing;
        var compiler = new List<Diagnostic>();
        var findings = new List<Diagnostic>();
        var analysis = compilation.WithAnalyzers(Hosts, new CompilationWithAnalyzersOptions(
            project.AnalyzerOptions, onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true));
        foreach (var tree in compilation.SyntaxTrees.Where(tree => files.Contains(tree.FilePath)))
        {
            var semantics = compilation.GetSemanticModel(tree);
            compiler.AddRange(semantics.GetDiagnostics(cancellationToken: cancellationToken).Where(d => d.Severity >= DiagnosticSeverity.Warning));
            findings.AddRange(await analysis.GetAnalyzerSyntaxDiagnosticsAsync(tree, cancellationToken).ConfigureAwait(false));
            findings.AddRange(await analysis.GetAnalyzerSemanticDiagnosticsAsync(semantics, null, cancellationToken).ConfigureAwait(false));
        }
        findings.AddRange(await SaidOfLibrariesAsync(project, tree => files.Contains(tree.FilePath), cancellationToken).ConfigureAwait(false));
        return new(ByWhatIsSaid(compiler), ByWhatIsSaid(findings), [.. findings]);
    }

    private static async Task<IEnumerable<Diagnostic>> SaidOfLibrariesAsync(Project host, Func<SyntaxTree, bool> isAsked, CancellationToken cancellationToken) =>
        (await HostFindings.OfAsync(host, isAsked, cancellationToken).ConfigureAwait(false)).SelectMany(library => library.Findings);

    private static ILookup<string, Diagnostic> ByWhatIsSaid(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Where(d => !d.IsSuppressed).ToLookup(d => d.Id + " " + d.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal);

    private static IEnumerable<DiagnosticAnalyzer> HostsOfAllRules() =>
        typeof(Rule).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!);

    private sealed record Observation(ILookup<string, Diagnostic> Compiler, ILookup<string, Diagnostic> Findings, ImmutableArray<Diagnostic> All)
    {
        /// <summary>What was observed in some files.</summary>
        internal Observation In(ImmutableHashSet<string> files)
        {
            return new(ByWhatIsSaid(Compiler.SelectMany(said => said).Where(Stands)), ByWhatIsSaid(Findings.SelectMany(said => said).Where(Stands)), [.. All.Where(Stands)]);

            bool Stands(Diagnostic diagnostic) => diagnostic.Location.SourceTree is { } tree && files.Contains(tree.FilePath);
        }

        internal static readonly Observation Nothing = new(ByWhatIsSaid([]), ByWhatIsSaid([]), []);
    }
}
