using System.Collections.Concurrent;
using BackendArchitect.Analyzers.CodeFixes.Proposals;
using BackendArchitect.Analyzers.Tests.Pages;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.Tests.CodeFixes.Proposals;

/// <summary>A finding, and a right answer to who asks for its fix.</summary>
/// <param name="Name">A name among the cases.</param>
/// <param name="Id">The rule.</param>
/// <param name="Files">The service: names and texts. Where none has top-level statements the clean host is added.</param>
/// <param name="Answer">The rewritten member or statement.</param>
/// <param name="Place">Which of the rule's findings, counted from the first.</param>
internal sealed record ProposalCase(string Name, string Id, (string Name, string Text)[] Files, string Answer, int Place = 0)
{
    private static readonly ConcurrentDictionary<string, Task<(Document Document, Diagnostic Finding)>> Known = new();

    /// <summary>A right answer to a violation that a rule's page shows.</summary>
    internal static ProposalCase OfPage(string name, string id, string answer, int place = 0)
    {
        var page = PageReader.Read(id + ".md", Repository.Files.Single(file => file.Path == $"rules-docs/{id}.md").Text);
        return new(name, id, [.. page.Violation.Fences.Select((fence, index) => (RuleTest.HasTopLevelStatements(fence.Text) ? "Program.cs" : fence.FileName ?? $"Source{index}.cs", fence.Text))], answer, place);
    }

    /// <summary>The answer as a model gives it.</summary>
    internal string Block => Fenced(Answer);

    /// <summary>Code as a model gives it.</summary>
    internal static string Fenced(string code) => $"```csharp\n{code}\n```";

    /// <inheritdoc/>
    public override string ToString() => $"{Id} {Name}";

    /// <summary>The document with the finding in it.</summary>
    internal Task<(Document Document, Diagnostic Finding)> OpenAsync() => Known.GetOrAdd(string.Join("\0", Files.Select(file => file.Name + "\0" + file.Text)) + Id + Place, _ => LoadAsync());

    /// <summary>Judges an answer to the case.</summary>
    internal async Task<Proposal> JudgeAsync(string answer, params BackendArchitect.Analyzers.CodeFixes.RefusalReason[] ignored)
    {
        var (document, finding) = await OpenAsync();
        return await ProposalJudge.JudgeAsync(document, finding, new(answer), ignored: [.. ignored]);
    }

    /// <summary>A service of these files.</summary>
    internal static Project Project((string Name, string Text)[] files, string folder = "/service")
    {
        var hosted = files.Any(file => file.Name == "Program.cs") ? files : [.. files, ("Program.cs", CleanHost.Program)];
        var on = Hosts.All.SelectMany(host => host.SupportedDiagnostics).Select(rule => rule.Id).Distinct().ToDictionary(id => id, _ => ReportDiagnostic.Warn);
        // As the SDK says to every project.
        (on["CS1701"], on["CS1702"]) = (ReportDiagnostic.Suppress, ReportDiagnostic.Suppress);
        var references = ReferenceSet.Net10;
        var project = new AdhocWorkspace().AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Create(), "Service", "Service", LanguageNames.CSharp, filePath: folder + "/Service.csproj",
            compilationOptions: new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable, specificDiagnosticOptions: on),
            parseOptions: new CSharpParseOptions(LanguageVersion.Preview),
            metadataReferences: [.. references.References, .. Packages.UsedIn([.. hosted.Select(file => file.Text)], references)]));
        project = project.AddDocument("Usings.g.cs", RuleTest.ImplicitUsings, filePath: folder + "/obj/Usings.g.cs").Project;
        foreach (var (name, text) in hosted)
            project = project.AddDocument(name, SourceText.From(text), filePath: folder + "/" + name).Project;
        return project;
    }

    internal static async Task<Diagnostic> FindAsync(Project project, string id, int place)
    {
        var compilation = (await project.GetCompilationAsync())!;
        var errors = compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        Assert.True(errors.Count == 0, string.Join("\n", errors));
        var findings = (await compilation.WithAnalyzers(Hosts.All, project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync())
            .Where(d => d.Id == id).OrderBy(d => d.Location.SourceTree!.FilePath, StringComparer.Ordinal).ThenBy(d => d.Location.SourceSpan.Start).ToList();
        Assert.True(findings.Count > place, $"{id} is reported {findings.Count} times");
        return findings[place];
    }

    private async Task<(Document Document, Diagnostic Finding)> LoadAsync()
    {
        var project = Project(Files);
        var finding = await FindAsync(project, Id, Place);
        return (project.GetDocument(finding.Location.SourceTree)!, finding);
    }
}
