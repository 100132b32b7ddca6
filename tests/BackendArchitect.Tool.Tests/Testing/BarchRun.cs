using System.Diagnostics;

namespace BackendArchitect.Tool.Tests.Testing;

/// <summary>What a run of the tool said and how it ended.</summary>
internal sealed record BarchRun(int ExitCode, string Output, string Errors)
{
    // A question takes seconds; a machine that is busy with something else may need far longer.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    // A test runner leaves its own MSBuild and debugger settings to its children; no shell has those.
    private static readonly string[] OfTheRunner = ["MSBuild", "VSTEST_", "DOTNET_HOST_PATH", "Configuration", "Platform", "TESTINGPLATFORM_", "COR_", "CORECLR_"];

    /// <summary>The lines of the output, without the blanks that fill a table's last column.</summary>
    internal IReadOnlyList<string> Lines => [.. Output.Split('\n').Select(line => line.TrimEnd())];

    /// <summary>Whether a variable of the environment is none that a shell would have.</summary>
    internal static bool IsOfTheRunner(string name) => OfTheRunner.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    /// <summary>Fails the test with all that was said unless the question was answered.</summary>
    internal BarchRun Succeeded()
    {
        Assert.True(ExitCode == 0, $"exit code {ExitCode}\n{Output}\n{Errors}");
        return this;
    }

    /// <summary>Runs the tool in a folder, as a process of its own.</summary>
    /// <exception cref="OperationCanceledException">It did not end in time; it was killed with its children.</exception>
    internal static Task<BarchRun> InAsync(string folder, params IEnumerable<string> arguments) => InAsync(folder, new Dictionary<string, string>(), arguments);

    /// <inheritdoc cref="InAsync(string, IEnumerable{string})"/>
    internal static async Task<BarchRun> InAsync(string folder, IReadOnlyDictionary<string, string> environment, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [TestedBuild.Barch, .. arguments]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(IsOfTheRunner).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return new(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
