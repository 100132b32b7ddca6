using Microsoft.CodeAnalysis;

namespace BackendArchitect.Tool.Loading;

/// <summary>The hosts of a solution.</summary>
internal static class LoadedHosts
{
    /// <summary>The hosts, by name.</summary>
    /// <param name="file">The solution or project.</param>
    /// <param name="isHost">Which compilations are hosts.</param>
    /// <param name="cancellationToken">Ends the loading.</param>
    /// <exception cref="UnanswerableException">Something does not load or compile, or there is no host.</exception>
    internal static async Task<IReadOnlyList<LoadedHost>> OpenAsync(string file, Func<Compilation, bool> isHost, CancellationToken cancellationToken)
    {
        using var loaded = await LoadedSolution.OpenAsync(file, new Dictionary<string, string>(), progress: null, cancellationToken);
        return await OfAsync(loaded, isHost, cancellationToken);
    }

    /// <inheritdoc cref="OpenAsync"/>
    /// <param name="loaded">The solution.</param>
    /// <param name="isHost">Which compilations are hosts.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal static async Task<IReadOnlyList<LoadedHost>> OfAsync(LoadedSolution loaded, Func<Compilation, bool> isHost, CancellationToken cancellationToken)
    {
        // Of a project that is built for several frameworks, the newest says what the service says.
        var projects = loaded.Projects.GroupBy(project => project.FilePath, StringComparer.Ordinal).Select(same => same.MaxBy(Framework)!).ToList();
        var hosts = new List<Project>();
        foreach (var project in projects)
            if (await project.GetCompilationAsync(cancellationToken) is { } compilation && isHost(compilation))
                hosts.Add(project);
        // Without a host, a project that does not compile may be the reason.
        var graph = loaded.Solution.GetProjectDependencyGraph();
        var judged = hosts.Count == 0 ? projects : hosts.SelectMany(host => graph.GetProjectsThatThisProjectTransitivelyDependsOn(host.Id).Select(id => host.Solution.GetProject(id)!).Append(host)).DistinctBy(project => project.Id);
        await RefuseErrorsAsync([.. judged.UnionBy(loaded.Accused, project => project.Id)], cancellationToken);
        if (hosts.Count == 0)
            throw new UnanswerableException($"'{Path.GetFileName(loaded.File)}' has no host: no project with an entry point that builds on ASP.NET Core");
        var read = await Task.WhenAll(hosts.Select(host => LoadedHost.OfAsync(host, cancellationToken)));
        return [.. read.OrderBy(host => host.Compilation.AssemblyName, StringComparer.Ordinal)];
    }

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
        if (errors.Count > 0)
            throw LoadedSolution.Refused(errors, "endpoints");
    }
}
