using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.MSBuild;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Tool.Loading;

/// <summary>A solution or project as its build sees it, with what source generators add, and every referenced project from source.</summary>
internal sealed class LoadedSolution : IDisposable
{
    private const int MostErrors = 10;

    private readonly Workspace _workspace;
    private readonly IReadOnlyList<ProjectId> _asked;

    /// <summary>A solution that is loaded already.</summary>
    /// <param name="workspace">What holds it, and ends with it.</param>
    /// <param name="file">The solution or project.</param>
    /// <param name="projects">The projects that were asked for.</param>
    /// <param name="accused">Those that were complained about.</param>
    internal LoadedSolution(Workspace workspace, string file, IReadOnlyList<Project> projects, IReadOnlyList<Project> accused) =>
        (_workspace, File, Solution, _asked, Accused) = (workspace, file, workspace.CurrentSolution, [.. projects.Select(project => project.Id)], accused);

    /// <summary>The solution or project, as a full path.</summary>
    internal string File { get; }

    /// <summary>The folder that the file stands in.</summary>
    internal string Folder => Path.GetDirectoryName(File)!;

    /// <summary>Everything that was loaded.</summary>
    internal Solution Solution { get; private set; }

    /// <summary>The C# projects that were asked for: all of a solution; a project alone. Once for each framework that they are built for.</summary>
    internal IReadOnlyList<Project> Projects => [.. _asked.Select(id => Solution.GetProject(id)!)];

    /// <summary>Projects that MSBuild complained about and that loaded all the same: whether that harms, their errors tell.</summary>
    internal IReadOnlyList<Project> Accused { get; }

    /// <summary>Loads a solution or project.</summary>
    /// <param name="file">Its full path.</param>
    /// <param name="properties">Properties for every project of the build.</param>
    /// <param name="progress">Is told what is loaded at the moment.</param>
    /// <param name="cancellationToken">Ends the loading.</param>
    /// <exception cref="UnanswerableException">Something does not load.</exception>
    internal static async Task<LoadedSolution> OpenAsync(string file, IDictionary<string, string> properties, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var failures = new ConcurrentQueue<string>();
        var workspace = MSBuildWorkspace.Create(properties);
        try
        {
            using var listening = workspace.RegisterWorkspaceFailedHandler(failed =>
            {
                if (failed.Diagnostic.Kind == WorkspaceDiagnosticKind.Failure)
                    failures.Enqueue(failed.Diagnostic.Message);
            });
            var projects = await ProjectsAsync(workspace, file, progress is null ? null : new LoadProgress(progress), cancellationToken);
            // MSBuild's warnings are told as failures too: a project that has its files and references and compiles has loaded.
            var accused = workspace.CurrentSolution.Projects.Where(project => failures.Any(failure => Names(failure, project))).ToList();
            if (failures.Any(failure => !accused.Exists(project => Names(failure, project))) || accused.Exists(project => !project.HasDocuments || project.MetadataReferences.Count == 0))
                throw new UnanswerableException($"'{Path.GetFileName(file)}' does not load:\n{string.Join('\n', failures.Distinct().Take(MostErrors))}");
            // A project without packages compiles all the same, and what its packages would have generated or checked is missing without a word.
            if (projects.FirstOrDefault(project => !IsRestored(project)) is { } forgotten)
                throw new UnanswerableException($"'{forgotten.Name}' is not restored, so nothing is said about it");
            return new(workspace, file, projects, accused);
        }
        catch
        {
            workspace.Dispose();
            throw;
        }
    }

    /// <summary>Takes the texts of files as they are now.</summary>
    /// <returns>Whether that is enough: a file that is no document may change what the build says, which is told by loading anew.</returns>
    internal async Task<bool> ReadAgainAsync(IEnumerable<string> files, CancellationToken cancellationToken)
    {
        var solution = Solution;
        foreach (var file in files)
        {
            var ids = solution.GetDocumentIdsWithFilePath(file);
            if (ids.IsEmpty)
                return false;
            await using var stream = System.IO.File.OpenRead(file);
            var text = SourceText.From(stream);
            foreach (var id in ids)
            {
                if (solution.GetDocument(id) is not null)
                    solution = solution.WithDocumentText(id, text);
                else if (solution.GetAdditionalDocument(id) is not null)
                    solution = solution.WithAdditionalDocumentText(id, text);
                else
                    return false;
            }
        }
        Solution = solution;
        return true;
    }

    /// <summary>What to say of errors of the compiler, with the first of them.</summary>
    internal static UnanswerableException Refused(IReadOnlyCollection<string> errors, string about)
    {
        var more = errors.Count > MostErrors ? $"\n... and {errors.Count - MostErrors} more" : "";
        return new($"{(errors.Count == 1 ? "An error" : $"{errors.Count} errors")} of the compiler, so nothing is said about {about}:\n{string.Join('\n', errors.Take(MostErrors))}{more}");
    }

    /// <inheritdoc/>
    public void Dispose() => _workspace.Dispose();

    private static async Task<IReadOnlyList<Project>> ProjectsAsync(MSBuildWorkspace workspace, string file, IProgress<ProjectLoadProgress>? progress, CancellationToken cancellationToken)
    {
        // A project stands for itself; what it references is loaded beside it.
        var projects = file.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase)
            ? (await workspace.OpenProjectAsync(file, progress, cancellationToken)).Solution.Projects.Where(project => string.Equals(project.FilePath, file, StringComparison.OrdinalIgnoreCase))
            : (await workspace.OpenSolutionAsync(file, progress, cancellationToken)).Projects;
        return [.. projects.Where(project => project.Language == LanguageNames.CSharp)];
    }

    // What a restore leaves stands above what a build generates. A project that generates nothing, or restores as it was done of old, is believed.
    private static bool IsRestored(Project project)
    {
        var folder = Path.GetDirectoryName(project.FilePath)!;
        if (project.Documents.FirstOrDefault(document => document.FilePath?.EndsWith(".AssemblyInfo.cs", StringComparison.Ordinal) == true) is not { FilePath: { } generated } || System.IO.File.Exists(Path.Combine(folder, "packages.config")))
            return true;
        for (var above = Path.GetDirectoryName(generated); above is not null && above != folder; above = Path.GetDirectoryName(above))
            if (System.IO.File.Exists(Path.Combine(above, "project.assets.json")))
                return true;
        return false;
    }

    private static bool Names(string failure, Project project) => project.FilePath is { } path && failure.Contains($"'{path}'", StringComparison.Ordinal);

    private sealed class LoadProgress(IProgress<string> progress) : IProgress<ProjectLoadProgress>
    {
        void IProgress<ProjectLoadProgress>.Report(ProjectLoadProgress value) => progress.Report($"Loading {Path.GetFileNameWithoutExtension(value.FilePath)}");
    }
}
