using System.Collections.Immutable;

namespace BackendArchitect.Analyzers.Tests.Testing;

/// <summary>A text file of the repository.</summary>
/// <param name="Path">The path from the root, with forward slashes.</param>
/// <param name="Text">What it holds.</param>
internal sealed record RepositoryFile(string Path, string Text)
{
    internal ImmutableArray<string> Lines { get; } = [.. Text.Split('\n')];
}

/// <summary>The repository that the tests were built in.</summary>
internal static class Repository
{
    private static readonly HashSet<string> Built = new(StringComparer.Ordinal)
    {
        ".git", "bin", "obj", "artifacts", "TestResults", "BenchmarkDotNet.Artifacts", ".vs", ".idea", ".vscode", "node_modules",
    };

    private static readonly Lazy<ImmutableArray<RepositoryFile>> AllFiles = new(() =>
    [
        .. Walk(new DirectoryInfo(ReferenceSet.RepositoryRoot))
            .Select(file => new RepositoryFile(Path.GetRelativePath(ReferenceSet.RepositoryRoot, file.FullName).Replace('\\', '/'), File.ReadAllText(file.FullName)))
            .Where(file => !file.Text.Contains('\0'))
            .OrderBy(file => file.Path, StringComparer.Ordinal),
    ]);

    /// <summary>Every text file that is written by hand or checked in; nothing that a build makes.</summary>
    internal static ImmutableArray<RepositoryFile> Files => AllFiles.Value;

    internal static string FullPath(string path) => Path.Combine(ReferenceSet.RepositoryRoot, path);

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder) =>
        folder.EnumerateFiles().Where(file => file.Name != ".git" && file.Extension is not (".user" or ".nupkg" or ".snupkg"))
            .Concat(folder.EnumerateDirectories().Where(d => !Built.Contains(d.Name) && d.LinkTarget is null).SelectMany(Walk));
}
