using System.Diagnostics;

namespace BackendArchitect.EndToEnd.Tests.Testing;

/// <summary>The tool as its users meet it: packed, and installed from a folder into an empty one.</summary>
internal sealed record InstalledTool(string Command)
{
    /// <summary>Packs and installs the build under test.</summary>
    internal static async Task<InstalledTool> InAsync(PackedProduct product)
    {
        (await Dotnet.RunAsync(TestedBuild.ToolProject, "pack", "--no-build", "-c", TestedBuild.Configuration, "-o", product.Feed,
            $"-p:PackageVersion={product.Version}", $"-p:NuspecOutputPath={Path.Combine(product.Root, "nuspec-tool")}")).Succeeded();
        var folder = Directory.CreateDirectory(Path.Combine(product.Root, "installed")).FullName;
        (await Dotnet.RunAsync(product.Root, "tool", "install", "BackendArchitect.Tool", "--tool-path", folder, "--version", product.Version)).Succeeded();
        return new(Path.Combine(folder, OperatingSystem.IsWindows() ? "barch.exe" : "barch"));
    }

    /// <summary>Runs the tool in a folder.</summary>
    internal Task<DotnetRun> RunAsync(string folder, params IEnumerable<string> arguments) => RunAsync(folder, [], arguments);

    /// <summary>Runs the tool in a folder, with variables of its environment.</summary>
    internal async Task<DotnetRun> RunAsync(string folder, (string Name, string Value)[] environment, IEnumerable<string> arguments)
    {
        using var process = Start(folder, environment, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(await output + await errors, process.ExitCode);
    }

    /// <summary>Says lines to a server, and answers what it says to each that expects an answer.</summary>
    internal async Task<IReadOnlyList<string>> TalkAsync(string folder, IEnumerable<string> arguments, params string[] lines)
    {
        using var process = Start(folder, [], arguments);
        var errors = process.StandardError.ReadToEndAsync();
        var answers = new List<string>();
        foreach (var line in lines)
        {
            await process.StandardInput.WriteLineAsync(line);
            await process.StandardInput.FlushAsync();
            if (line.Contains("\"id\":", StringComparison.Ordinal))
                answers.Add(await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException(await errors));
        }
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return answers;
    }

    private Process Start(string folder, (string Name, string Value)[] environment, IEnumerable<string> arguments)
    {
        var start = Dotnet.Command(folder, arguments);
        start.FileName = Command;
        start.RedirectStandardInput = true;
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        return Process.Start(start)!;
    }
}
