using System.Diagnostics;

namespace BackendArchitect.Tool.Loading;

/// <summary>Runs <c>dotnet restore</c>: an unrestored project loads without a complaint and without a single reference.</summary>
internal static class Restore
{
    private const int MostLines = 20;

    /// <summary>Restores a solution or project.</summary>
    /// <exception cref="UnanswerableException">It does not restore.</exception>
    internal static async Task RunAsync(string file, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["restore", file, "-v:q", "-tl:off"])
        {
            WorkingDirectory = Path.GetDirectoryName(file)!,
            // What an agent says on the input of its server is for the server alone.
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Nothing of a restore is needed afterwards.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        if (process.ExitCode == 0)
            return;
        var lines = $"{await output}\n{await errors}".Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().Take(MostLines);
        throw new UnanswerableException($"'{Path.GetFileName(file)}' does not restore:\n{string.Join('\n', lines)}");
    }
}
