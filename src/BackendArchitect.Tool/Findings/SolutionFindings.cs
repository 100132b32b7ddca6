using System.Collections.Immutable;
using System.Globalization;
using BackendArchitect.Analyzers;
using BackendArchitect.Analyzers.Baseline;
using BackendArchitect.Analyzers.CodeFixes;
using BackendArchitect.Analyzers.Model.Configuration;
using BackendArchitect.Tool.Loading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Tool.Findings;

/// <summary>Everything that the rules say of a solution: of each project what its build says, and of the projects behind a host what only the host decides.</summary>
/// <param name="All">The findings, by file and place, each once however many frameworks have it.</param>
/// <param name="Failures">Rules that failed, so that not everything was said.</param>
internal sealed record SolutionFindings(ImmutableArray<Finding> All, ImmutableArray<string> Failures)
{
    private const string RuleFailed = "AD0001";

    private static readonly ImmutableDictionary<string, CatalogEntry> Rules = RuleCatalog.Entries.ToImmutableDictionary(entry => entry.Id);

    private static readonly ImmutableArray<DiagnosticAnalyzer> Hosts =
    [
        .. typeof(Rule).Assembly.GetTypes().Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type) && !typeof(DiagnosticSuppressor).IsAssignableFrom(type))
            .OrderBy(type => type.Name, StringComparer.Ordinal).Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>Runs all rules over the projects that were asked for.</summary>
    /// <exception cref="UnanswerableException">A project does not compile.</exception>
    internal static async Task<SolutionFindings> OfAsync(IReadOnlyCollection<Project> projects, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        if (projects.Count == 0)
            return new([], []);
        var solution = projects.First().Solution;
        var graph = solution.GetProjectDependencyGraph();
        // A project that was asked for speaks for those whose code it is built from.
        var judged = projects.SelectMany(project => graph.GetProjectsThatThisProjectTransitivelyDependsOn(project.Id).Prepend(project.Id)).Distinct()
            .Select(id => solution.GetProject(id)!).Where(project => project.Language == LanguageNames.CSharp).OrderBy(project => project.FilePath, StringComparer.Ordinal).ThenBy(project => project.Name, StringComparer.Ordinal).ToList();
        var errors = new List<string>();
        var failures = new List<string>();
        var found = new List<Finding>();
        foreach (var project in judged)
        {
            progress?.Report($"Judging {project.Name}");
            var said = await SaidOfAsync(project, Hosts, cancellationToken);
            errors.AddRange(said.Where(d => d.Severity == DiagnosticSeverity.Error && !d.IsSuppressed && !Rules.ContainsKey(d.Id) && d.Id != RuleFailed).Select(d => d.ToString()));
            failures.AddRange(said.Where(d => d.Id == RuleFailed).Select(d => $"{project.Name}: {d.GetMessage(CultureInfo.InvariantCulture)}"));
            found.AddRange(await ReadAsync(project, said.Where(d => Rules.ContainsKey(d.Id)).ToList(), cancellationToken));
        }
        if (errors.Count > 0)
            throw LoadedSolution.Refused(errors, "the service");
        foreach (var project in judged)
            foreach (var (library, said) in await HostFindings.OfAsync(project, _ => true, cancellationToken))
                found.AddRange(await ReadAsync(library, said, cancellationToken));
        return new(
            [
                .. found.Where(finding => !finding.Diagnostic.IsSuppressed && finding.Severity > DiagnosticSeverity.Hidden)
                    .OrderBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Span.Start).ThenBy(finding => finding.Id, StringComparer.Ordinal)
                    .DistinctBy(finding => (finding.Id, finding.File, finding.Span, finding.Message)),
            ],
            [.. failures.Distinct()]);
    }

    /// <summary>What the compiler and analyzers say of a project, and which of these failed.</summary>
    internal static async Task<ImmutableArray<Diagnostic>> SaidOfAsync(Project project, ImmutableArray<DiagnosticAnalyzer> hosts, CancellationToken cancellationToken)
    {
        var compilation = await LibrarySources.PackedAsync(project, cancellationToken) ?? throw new UnanswerableException($"'{project.Name}' does not compile");
        // A project may have switched off the word that a rule failed: then its silence would pass for praise.
        if (compilation.Options.SpecificDiagnosticOptions.GetValueOrDefault(RuleFailed) == ReportDiagnostic.Suppress)
            compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(compilation.Options.SpecificDiagnosticOptions.SetItem(RuleFailed, ReportDiagnostic.Warn)));
        // The compiler's own diagnostics come along: a project is bound once for both.
        var options = new CompilationWithAnalyzersOptions(project.AnalyzerOptions, onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true);
        return await compilation.WithAnalyzers(hosts, options).GetAllDiagnosticsAsync(cancellationToken);
    }

    private static async Task<IEnumerable<Finding>> ReadAsync(Project project, IReadOnlyCollection<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var found = new List<Finding>();
        foreach (var file in diagnostics.GroupBy(d => d.Location.SourceTree is { } tree ? tree.FilePath : d.Location.GetLineSpan().Path, StringComparer.Ordinal))
        {
            var tree = file.First().Location.SourceTree;
            var root = tree is null ? null : await tree.GetRootAsync(cancellationToken);
            var additional = tree is null ? project.AdditionalDocuments.FirstOrDefault(document => document.FilePath == file.Key) : null;
            var text = tree is not null ? await tree.GetTextAsync(cancellationToken) : additional is not null ? await additional.GetTextAsync(cancellationToken) : SourceText.From("");
            var document = tree is null ? ConfigDocument.Read(file.Key, text, cancellationToken, KindOf(project, file.Key)) : null;
            var redaction = new Redaction(text, root, document, file);
            found.AddRange(file.Select(d => new Finding(Rules[d.Id], d, project, FindingSubject.Of(d, root, document), redaction.LineAt(d.Location.SourceSpan.Start))));
        }
        return found;
    }

    /// <summary>What a project says of one of its files.</summary>
    internal static string KindOf(Project project, string path) =>
        project.AnalyzerOptions.AdditionalFiles.FirstOrDefault(file => file.Path == path) is { } file
        && project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(file).TryGetValue("build_metadata.AdditionalFiles.BackendArchitectKind", out var kind) ? kind : "";
}
