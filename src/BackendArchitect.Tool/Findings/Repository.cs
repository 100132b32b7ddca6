using System.Diagnostics;
using BackendArchitect.Tool.Loading;

namespace BackendArchitect.Tool.Findings;

/// <summary>What git knows of a folder.</summary>
internal static class Repository
{
    /// <summary>The root of the repository that a folder belongs to; the folder where it belongs to none.</summary>
    internal static string RootOf(string folder)
    {
        // A worktree or submodule has a file of that name.
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
            if (Path.Exists(Path.Combine(at, ".git")))
                return at;
        return folder;
    }

    /// <summary>The files that are not as they were at a revision, as full paths: changed, new, or not yet known to git.</summary>
    /// <exception cref="UnanswerableException">There is no git, no repository or no such revision.</exception>
    internal static async Task<HashSet<string>> ChangedSinceAsync(string revision, string folder, CancellationToken cancellationToken)
    {
        var root = (await GitAsync(folder, cancellationToken, "rev-parse", "--show-toplevel")).TrimEnd('\n', '\r');
        var commit = (await GitAsync(folder, cancellationToken, "rev-parse", "--verify", "--quiet", "--end-of-options", $"{revision}^{{commit}}")).Trim();
        var names = await GitAsync(root, cancellationToken, "diff", "--name-only", "-z", "--no-renames", commit, "--")
            + await GitAsync(root, cancellationToken, "ls-files", "--others", "--exclude-standard", "-z");
        return [.. names.Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(name => Path.GetFullPath(Path.Combine(root, name)))];
    }

    private static async Task<string> GitAsync(string folder, CancellationToken cancellationToken, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new UnanswerableException("git does not start: '--changed-since' asks it what has changed");
        }
        using (process)
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            if (process.ExitCode != 0)
                throw new UnanswerableException((await errors).Trim() is { Length: > 0 } said ? said : arguments.Contains("--verify") ? $"'{arguments[^1].Replace("^{commit}", "", StringComparison.Ordinal)}' is no revision of this repository" : $"git {arguments[0]} failed");
            return await output;
        }
    }
}
