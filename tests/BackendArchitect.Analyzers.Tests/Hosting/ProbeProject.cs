using System.Collections.Immutable;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.Tests.Hosting;

/// <summary>A small project whose configuration files are read as a build or an editor reads them.</summary>
internal static class ProbeProject
{
    internal static Project Create(params (string Path, string Source)[] files)
    {
        var workspace = new AdhocWorkspace();
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Service", "Service", LanguageNames.CSharp,
            filePath: "/service/Service.csproj",
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary),
            parseOptions: new CSharpParseOptions(LanguageVersion.Preview),
            metadataReferences: ReferenceSet.Net10.References));
        foreach (var (path, source) in files)
            project = project.AddDocument(Path.GetFileName(path), SourceText.From(source), filePath: path).Project;
        return project;
    }

    internal static Project WithConfig(this Project project, string path, string text) =>
        project.AddAnalyzerConfigDocument(Path.GetFileName(path), SourceText.From(text), filePath: path).Project;

    internal static Project With(this Project project, string id, ReportDiagnostic severity) => project.WithCompilationOptions(
        project.CompilationOptions!.WithSpecificDiagnosticOptions(project.CompilationOptions.SpecificDiagnosticOptions.SetItem(id, severity)));

    internal static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(this Project project, DiagnosticAnalyzer host, bool concurrent = true, CancellationToken cancellationToken = default)
    {
        var compilation = await project.GetCompilationAsync(cancellationToken);
        var options = new CompilationWithAnalyzersOptions(project.AnalyzerOptions, onAnalyzerException: null, concurrent, logAnalyzerExecutionTime: false);
        return await compilation!.WithAnalyzers([host], options).GetAnalyzerDiagnosticsAsync(cancellationToken);
    }

    /// <summary>The files of the findings of one rule, in order.</summary>
    internal static IEnumerable<string> FilesOf(this IEnumerable<Diagnostic> diagnostics, string id) =>
        diagnostics.Where(d => d.Id == id).Select(d => Path.GetFileName(d.Location.SourceTree!.FilePath)).Order(StringComparer.Ordinal);
}
