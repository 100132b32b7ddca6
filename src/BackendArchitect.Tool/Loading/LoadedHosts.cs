using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.MSBuild;

namespace BackendArchitect.Tool.Loading;

/// <summary>Loads a solution or project as its build sees it, with what source generators add, and every referenced project from source.</summary>
internal static class LoadedHosts
{
    private const int MostErrors = 10;

    /// <summary>The hosts, by name.</summary>
    /// <param name="file">The solution or project.</param>
    /// <param name="isHost">Which compilations are hosts.</param>
    /// <param name="cancellationToken">Ends the loading.</param>
    /// <exception cref="UnanswerableException">Something does not load or compile, or there is no host.</exception>
    internal static async Task<IReadOnlyList<LoadedHost>> OpenAsync(string file, Func<Compilation, bool> isHost, CancellationToken cancellationToken)
    {
        var failures = new ConcurrentQueue<string>();
        using var workspace = MSBuildWorkspace.Create();
        using var listening = workspace.RegisterWorkspaceFailedHandler(failed =>
        {
            if (failed.Diagnostic.Kind == WorkspaceDiagnosticKind.Failure)
                failures.Enqueue(failed.Diagnostic.Message);
        });
        var projects = await ProjectsAsync(workspace, file, cancellationToken);
        // MSBuild's warnings are told as failures too: a project that has its files and references and compiles has loaded.
        var accused = workspace.CurrentSolution.Projects.Where(project => failures.Any(failure => Names(failure, project))).ToList();
        if (failures.Any(failure => !accused.Exists(project => Names(failure, project))) || accused.Exists(project => !project.HasDocuments || project.MetadataReferences.Count == 0))
            throw new UnanswerableException($"'{Path.GetFileName(file)}' does not load:\n{string.Join('\n', failures.Distinct().Take(MostErrors))}");

        var hosts = new List<Project>();
        foreach (var project in projects.Where(project => project.Language == LanguageNames.CSharp))
            if (await project.GetCompilationAsync(cancellationToken) is { } compilation && isHost(compilation))
                hosts.Add(project);
        // Without a host, a project that does not compile may be the reason.
        var graph = workspace.CurrentSolution.GetProjectDependencyGraph();
        var judged = hosts.Count == 0 ? projects : hosts.SelectMany(host => graph.GetProjectsThatThisProjectTransitivelyDependsOn(host.Id).Select(id => host.Solution.GetProject(id)!).Append(host)).DistinctBy(project => project.Id);
        await RefuseErrorsAsync([.. judged.UnionBy(accused, project => project.Id)], cancellationToken);
        if (hosts.Count == 0)
            throw new UnanswerableException($"'{Path.GetFileName(file)}' has no host: no project with an entry point that builds on ASP.NET Core");
        var loaded = await Task.WhenAll(hosts.Select(host => LoadedHost.OfAsync(host, cancellationToken)));
        return [.. loaded.OrderBy(host => host.Compilation.AssemblyName, StringComparer.Ordinal)];
    }

    private static async Task<IReadOnlyList<Project>> ProjectsAsync(MSBuildWorkspace workspace, string file, CancellationToken cancellationToken)
    {
        // A project stands for its own endpoints; what it references is loaded beside it.
        var projects = file.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase)
            ? (await workspace.OpenProjectAsync(file, cancellationToken: cancellationToken)).Solution.Projects.Where(project => string.Equals(project.FilePath, file, StringComparison.OrdinalIgnoreCase))
            : (await workspace.OpenSolutionAsync(file, cancellationToken: cancellationToken)).Projects;
        // Of a project that is built for several frameworks, the newest says what the service says.
        return [.. projects.GroupBy(project => project.FilePath, StringComparer.Ordinal).Select(same => same.MaxBy(Framework)!)];
    }

    private static bool Names(string failure, Project project) => project.FilePath is { } path && failure.Contains($"'{path}'", StringComparison.Ordinal);

    // The workspace names a project that is built for several frameworks 'Shop(net10.0)'.
    private static Version Framework(Project project) =>
        project.Name.LastIndexOf("(net", StringComparison.Ordinal) is var start and >= 0 && Version.TryParse(project.Name[(start + 4)..].Split(')', '-')[0], out var version) ? version : new Version(0, 0);

    // A warning that somebody counts as an error hides nothing.
    private static async Task RefuseErrorsAsync(IReadOnlyList<Project> projects, CancellationToken cancellationToken)
    {
        var errors = new List<string>();
        foreach (var project in projects)
            if (await project.GetCompilationAsync(cancellationToken) is { } compilation)
                errors.AddRange(compilation.GetDiagnostics(cancellationToken).Where(d => d is { Severity: DiagnosticSeverity.Error, IsWarningAsError: false, IsSuppressed: false }).Select(d => d.ToString()));
        if (errors.Count == 0)
            return;
        var more = errors.Count > MostErrors ? $"\n... and {errors.Count - MostErrors} more" : "";
        throw new UnanswerableException($"{(errors.Count == 1 ? "An error" : $"{errors.Count} errors")} of the compiler, so nothing is said about endpoints:\n{string.Join('\n', errors.Take(MostErrors))}{more}");
    }
}
