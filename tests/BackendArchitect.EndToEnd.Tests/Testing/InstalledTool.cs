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
    internal async Task<DotnetRun> RunAsync(string folder, params IEnumerable<string> arguments)
    {
        var start = Dotnet.Command(folder, arguments);
        start.FileName = Command;
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(await output + await errors, process.ExitCode);
    }
}
