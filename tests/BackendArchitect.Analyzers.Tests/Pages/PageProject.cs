using System.Collections.Immutable;
using BackendArchitect.Analyzers.CodeFixes;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.Tests.Pages;

/// <summary>A file of a page's project and the fence that it came from; the files that surround the examples have none.</summary>
internal sealed record PageFile(string Name, string Text, Fence? Fence);

/// <summary>
/// The examples of one section as a web project on one framework: sources in C#, options in <c>.editorconfig</c> and <c>.globalconfig</c>,
/// everything else as the additional file that it is in a build.
/// </summary>
internal sealed class PageProject
{
    private const string Folder = "/service/";

    private readonly ImmutableArray<DiagnosticAnalyzer> _analyzers;
    private readonly Project _project;

    private PageProject(ImmutableArray<PageFile> files, Project project, ImmutableArray<DiagnosticAnalyzer> analyzers) =>
        (Files, _project, _analyzers) = (files, project, analyzers);

    /// <summary>The files that the section shows, and the clean host where it shows no <c>Program.cs</c>.</summary>
    internal ImmutableArray<PageFile> Files { get; }

    internal static PageProject Of(PageSection section, ReferenceSet references, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var files = FilesOf(section);
        // Rules that are off by default are on here: an example shows what a rule says, not whether it is heard.
        var on = analyzers.SelectMany(a => a.SupportedDiagnostics).Select(d => d.Id).Distinct().ToDictionary(id => id, _ => ReportDiagnostic.Warn);
        var options = new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable, specificDiagnosticOptions: on);
        var project = new AdhocWorkspace().AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Create(), "Service", "Service", LanguageNames.CSharp, filePath: Folder + "Service.csproj",
            compilationOptions: options, parseOptions: new CSharpParseOptions(LanguageVersion.Preview), metadataReferences: [.. references.References, .. Packages.UsedIn([.. files.Select(file => file.Text)], references)]));
        project = project.AddDocument("Usings.g.cs", RuleTest.ImplicitUsings, filePath: Folder + "obj/Usings.g.cs").Project;
        foreach (var file in files)
        {
            var path = Folder + file.Name;
            project = file.Fence is null or { Language: "csharp" } ? project.AddDocument(file.Name, file.Text, filePath: path).Project
                : Path.GetExtension(file.Name) is ".editorconfig" or ".globalconfig"
                    ? project.AddAnalyzerConfigDocument(file.Name, SourceText.From(file.Text), filePath: path).Project
                : project.AddAdditionalDocument(file.Name, file.Text, filePath: path).Project;
        }
        return new(files, project, analyzers);
    }

    /// <summary>What the compiler refuses.</summary>
    internal async Task<ImmutableArray<Diagnostic>> ErrorsAsync() =>
        [.. (await CompilationAsync()).GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error)];

    /// <summary>What the rules find, by file and place; a rule that throws is found as AD0001.</summary>
    internal async Task<ImmutableArray<Diagnostic>> FindingsAsync()
    {
        var findings = await (await CompilationAsync()).WithAnalyzers(_analyzers, _project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync();
        return [.. findings.Where(d => !d.IsSuppressed).OrderBy(NameOf, StringComparer.Ordinal).ThenBy(d => d.Location.SourceSpan.Start).ThenBy(d => d.Id, StringComparer.Ordinal)];
    }

    /// <summary>The project after the first thing that a fix offers for a finding, or null when it offers nothing there.</summary>
    internal async Task<PageProject?> FixAsync(RuleFix fix, Diagnostic finding)
    {
        if (_project.GetDocument(finding.Location.SourceTree) is not { } document)
            return null;
        CodeAction? first = null;
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, finding, (action, _) => first ??= action, CancellationToken.None));
        if (first is null)
            return null;
        var change = (await first.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single();
        return new(Files, change.ChangedSolution.GetProject(_project.Id)!, _analyzers);
    }

    /// <summary>The text of every file that is there now, by name, without those that surround the examples.</summary>
    internal async Task<ImmutableSortedDictionary<string, string>> TextsAsync()
    {
        var surrounding = Files.Where(f => f.Fence is null).Select(f => f.Name).Append("Usings.g.cs").ToHashSet();
        var texts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var document in _project.Documents.Concat(_project.AdditionalDocuments).Concat(_project.AnalyzerConfigDocuments))
            if (!surrounding.Contains(document.Name))
                texts[document.Name] = (await document.GetTextAsync()).ToString();
        return texts.ToImmutable();
    }

    /// <summary>The name of the file that a diagnostic stands in, as <see cref="Files"/> has it; empty for one without a place.</summary>
    internal static string NameOf(Diagnostic diagnostic)
    {
        var path = diagnostic.Location.GetLineSpan().Path ?? "";
        return path.StartsWith(Folder, StringComparison.Ordinal) ? path[Folder.Length..] : path;
    }

    private async Task<Compilation> CompilationAsync() => (await _project.GetCompilationAsync())!;

    private static ImmutableArray<PageFile> FilesOf(PageSection section)
    {
        var files = ImmutableArray.CreateBuilder<PageFile>();
        foreach (var fence in section.Fences)
        {
            var isProgram = fence.Language == "csharp" && RuleTest.HasTopLevelStatements(fence.Text);
            files.Add(new(isProgram ? "Program.cs" : fence.FileName ?? $"Source{files.Count}.cs", fence.Text, fence));
        }
        if (files.All(file => file.Name != "Program.cs"))
            files.Add(new("Program.cs", CleanHost.Program, Fence: null));
        return files.ToImmutable();
    }
}
