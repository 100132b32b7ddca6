namespace BackendArchitect.Tool.Agents;

/// <summary>The files of a folder that a load looks at, each with when and how long it was written.</summary>
internal sealed class SourceStamp
{
    // What builds and package managers write is no source.
    private static readonly string[] Skipped = ["bin", "obj", "node_modules"];

    private static readonly string[] Kinds =
        [".cs", ".razor", ".cshtml", ".csproj", ".props", ".targets", ".sln", ".slnx", ".json", ".editorconfig", ".globalconfig", ".config", ".yml", ".yaml", ".xml", ".env", ".tf", ".tfvars", ".ini"];

    private readonly Dictionary<string, (DateTime Written, long Length)> _files;

    private SourceStamp(Dictionary<string, (DateTime, long)> files) => _files = files;

    internal static SourceStamp Of(string folder)
    {
        var files = new Dictionary<string, (DateTime, long)>(StringComparer.Ordinal);
        var folders = new Stack<DirectoryInfo>([new(folder)]);
        while (folders.TryPop(out var next))
        {
            foreach (var file in next.EnumerateFiles().Where(IsLookedAt))
                files[file.FullName] = (file.LastWriteTimeUtc, file.Length);
            // A link may lead out of the folder, or round in it.
            foreach (var inner in next.EnumerateDirectories().Where(inner => inner.Name[0] != '.' && !Skipped.Contains(inner.Name) && inner.LinkTarget is null))
                folders.Push(inner);
        }
        return new(files);
    }

    /// <summary>The files that were written since; null where files came or went, so that everything has to be loaded again.</summary>
    internal IReadOnlyList<string>? ChangedUntil(SourceStamp later) =>
        _files.Count == later._files.Count && later._files.Keys.All(_files.ContainsKey) ? [.. later._files.Where(file => _files[file.Key] != file.Value).Select(file => file.Key)] : null;

    private static bool IsLookedAt(FileInfo file) => Kinds.Contains(file.Extension, StringComparer.OrdinalIgnoreCase) || file.Name.StartsWith("Dockerfile", StringComparison.Ordinal) || file.Name.StartsWith(".env", StringComparison.Ordinal);
}
