namespace BackendArchitect.Tool.Loading;

/// <summary>Where a path leads once every link on its way is followed.</summary>
internal static class RealPath
{
    /// <summary>Whether a file stands in a folder or below it, wherever links lead.</summary>
    internal static bool IsWithin(string file, string folder)
    {
        var (inner, outer) = (Of(file), Of(folder));
        return inner == outer || inner.StartsWith(outer.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }

    private static string Of(string path)
    {
        var full = Path.GetFullPath(path);
        if (Path.GetDirectoryName(full) is not { } parent)
            return full;
        var here = Path.Combine(Of(parent), Path.GetFileName(full));
        FileSystemInfo entry = Directory.Exists(here) ? new DirectoryInfo(here) : new FileInfo(here);
        return entry.Exists && entry.ResolveLinkTarget(returnFinalTarget: true) is { } target ? Of(target.FullName) : here;
    }
}
