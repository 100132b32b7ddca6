using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using BackendArchitect.Tool.Findings;

namespace BackendArchitect.Tool.Tests.Testing;

/// <summary>Solutions of a host <c>Shop</c> and what it references, in the folder <c>/shop</c>, without MSBuild.</summary>
internal sealed class InMemorySolution
{
    private Solution _solution = new AdhocWorkspace().CurrentSolution;

    /// <summary>The projects in the order in which they were added.</summary>
    internal IReadOnlyList<Project> Projects => [.. _solution.ProjectIds.Select(id => _solution.GetProject(id)!)];

    /// <summary>Adds a project; one that is no host is referenced by the host.</summary>
    /// <param name="name">Its name; its files stand in a folder of that name.</param>
    /// <param name="sources">Its C# files.</param>
    /// <param name="isHost">Whether it has an entry point.</param>
    /// <param name="isAlone">Whether it references none of the others.</param>
    internal InMemorySolution With(string name, IEnumerable<(string Path, string Text)> sources, bool isHost = false, bool isAlone = false)
    {
        var id = ProjectId.CreateNewId();
        var references = isHost && !isAlone ? _solution.ProjectIds.Select(known => new ProjectReference(known)) : [];
        _solution = _solution.AddProject(ProjectInfo.Create(
            id, VersionStamp.Default, name, name, LanguageNames.CSharp, $"{InMemory.Folder}/{name}/{name}.csproj",
            compilationOptions: new CSharpCompilationOptions(isHost ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary), projectReferences: references, metadataReferences: InMemory.References));
        foreach (var (path, text) in sources.Prepend(("Usings.g.cs", InMemory.Usings)))
            _solution = _solution.AddDocument(DocumentId.CreateNewId(id), Path.GetFileName(path), SourceText.From(text), filePath: $"{InMemory.Folder}/{name}/{path}");
        return this;
    }

    /// <summary>Adds a configuration file to the last project.</summary>
    internal InMemorySolution WithFile(string path, string text)
    {
        var project = Projects[^1];
        _solution = _solution.AddAdditionalDocument(DocumentId.CreateNewId(project.Id), Path.GetFileName(path), SourceText.From(text), filePath: $"{InMemory.Folder}/{project.Name}/{path}");
        return this;
    }

    internal async Task<SolutionFindings> FindingsAsync() => await SolutionFindings.OfAsync(Projects, progress: null, CancellationToken.None);

    /// <summary>A host alone, with these endpoints.</summary>
    internal static InMemorySolution Host(string endpoints, string types = "") => new InMemorySolution().With("Shop", [("Program.cs", ProgramOf(endpoints, types))], isHost: true);

    /// <summary>A program with these endpoints and one that says who may call it: where none does, one finding about the service stands for all.</summary>
    internal static string ProgramOf(string endpoints, string types = "") => $"""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        var app = builder.Build(); app.MapGet("/said", () => 0).RequireAuthorization();
        {endpoints}
        app.Run();
        {types}
        """;
}
