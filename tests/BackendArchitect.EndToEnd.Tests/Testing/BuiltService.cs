namespace BackendArchitect.EndToEnd.Tests.Testing;

/// <summary>A service after its build.</summary>
/// <param name="Service">What was built.</param>
/// <param name="Folder">Its repository.</param>
/// <param name="Output">What the whole build said.</param>
internal sealed record BuiltService(Service Service, string Folder, string Output)
{
    /// <summary>What was reported in this service.</summary>
    internal IReadOnlyList<Finding> Findings { get; } = Finding.ReadAll(Output, Folder);

    /// <summary>What our rules reported.</summary>
    internal IReadOnlyList<Finding> OurFindings => [.. Findings.Where(finding => finding.Id.StartsWith("BARCH", StringComparison.Ordinal))];

    /// <summary>Whether the build produced the assembly.</summary>
    internal bool Succeeded => File.Exists(Path.Combine(ProjectFolder, "bin", "Debug", "net10.0", Service.Name + ".dll"));

    internal string ProjectFolder => Path.Combine(Folder, Service.ProjectFolder);

    /// <summary>The lines of the build's output that name this service's project.</summary>
    internal IEnumerable<string> Lines => Output.Split('\n').Where(line => line.Contains(Service.Name + ".csproj", StringComparison.Ordinal));

    /// <summary>The additional files that the compiler was given: path in the repository and kind.</summary>
    internal IReadOnlyList<string> AdditionalFiles =>
    [
        .. Intermediate("additional-files.txt")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split('|'))
            .Select(parts => $"{Path.GetRelativePath(Folder, parts[0]).Replace('\\', '/')}: {parts[1]}")
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>A property of the project as a rule would read it, or null when it sees none.</summary>
    internal string? VisibleProperty(string name) => Intermediate(Service.Name + ".GeneratedMSBuildEditorConfig.editorconfig")
        .Split('\n')
        .Where(line => line.StartsWith($"build_property.{name} =", StringComparison.Ordinal))
        .Select(line => line[(line.IndexOf('=') + 1)..].Trim())
        .LastOrDefault();

    internal Sarif Sarif => Sarif.Read(Path.Combine(ProjectFolder, "findings.sarif"));

    private string Intermediate(string name) => File.ReadAllText(Path.Combine(ProjectFolder, "obj", "Debug", "net10.0", name));
}
