using System.Diagnostics;
using System.Text;

namespace BackendArchitect.EndToEnd.Tests.Testing;

/// <summary>What a run of <c>dotnet</c> said and how it ended.</summary>
/// <param name="Output">Both streams, in the order they were written.</param>
/// <param name="ExitCode">Zero when it succeeded.</param>
internal sealed record DotnetRun(string Output, int ExitCode)
{
    /// <summary>Whether the compiler ran, seen from a build with normal verbosity.</summary>
    internal bool SkippedTheCompiler => Output.Contains("Skipping target \"CoreCompile\"", StringComparison.Ordinal);

    /// <summary>Fails the test with the whole output unless the run succeeded.</summary>
    internal DotnetRun Succeeded()
    {
        Assert.True(ExitCode == 0, Output);
        return this;
    }
}

/// <summary>Runs the SDK's own commands, as a person would in a shell of their own.</summary>
internal static class Dotnet
{
    // A build takes seconds; a machine that is busy with something else may need far longer.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    // A test runner leaves its own MSBuild and debugger settings to its children; no shell has those.
    private static readonly string[] OfTheRunner = ["MSBuild", "VSTEST_", "DOTNET_HOST_PATH", "Configuration", "Platform", "TESTINGPLATFORM_", "COR_", "CORECLR_"];

    /// <summary>A command that is not started yet.</summary>
    internal static ProcessStartInfo Command(string folder, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(key => OfTheRunner.Any(prefix => key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))).ToList())
            start.Environment.Remove(name);
        return start;
    }

    /// <summary>Runs a command.</summary>
    /// <exception cref="TimeoutException">It did not end in time; it was killed with its children.</exception>
    internal static Task<DotnetRun> RunAsync(string folder, params string[] arguments) => RunAsync(folder, [], arguments);

    /// <summary>Runs a command with variables of its environment.</summary>
    /// <exception cref="TimeoutException">It did not end in time; it was killed with its children.</exception>
    internal static async Task<DotnetRun> RunAsync(string folder, (string Name, string Value)[] environment, params string[] arguments)
    {
        var start = Command(folder, arguments);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["MSBUILDTERMINALLOGGER"] = "off";
        // No node outlives its build and holds files of a folder that is about to go.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";

        using var process = new Process { StartInfo = start };
        var output = new StringBuilder();
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"dotnet {string.Join(' ', arguments)} did not end within {Patience}:\n{output}");
        }
        return new(output.ToString(), process.ExitCode);

        void Keep(object sender, DataReceivedEventArgs line)
        {
            lock (output)
                output.AppendLine(line.Data);
        }
    }
}
