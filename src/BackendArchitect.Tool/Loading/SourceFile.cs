namespace BackendArchitect.Tool.Loading;

/// <summary>Finds the solution or project that a path means.</summary>
internal static class SourceFile
{
    private static readonly string[] Solutions = [".slnx", ".sln"];

    private const string Project = ".csproj";

    /// <summary>The full path of the solution or project: the file itself, or the only one of its folder, a solution before a project.</summary>
    /// <exception cref="UnanswerableException">There is none, there are several, or it is something else.</exception>
    internal static string Find(string path)
    {
        var full = Path.GetFullPath(path);
        if (File.Exists(full))
            return IsOneOf(full, [.. Solutions, Project]) ? full : throw new UnanswerableException($"'{path}' is neither a solution (.sln, .slnx) nor a C# project (.csproj)");
        if (!Directory.Exists(full))
            throw new UnanswerableException($"'{path}' does not exist");
        foreach (var kind in new[] { Solutions, [Project] })
        {
            var found = Directory.GetFiles(full).Where(file => IsOneOf(file, kind)).Order(StringComparer.Ordinal).ToList();
            if (found.Count > 1)
                throw new UnanswerableException($"'{path}' has several candidates, name one of them: {string.Join(", ", found.Select(Path.GetFileName))}");
            if (found.Count == 1)
                return found[0];
        }
        throw new UnanswerableException($"'{path}' has no solution and no C# project");
    }

    private static bool IsOneOf(string file, IEnumerable<string> extensions) => extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);
}
