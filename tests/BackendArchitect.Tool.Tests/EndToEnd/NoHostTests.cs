using BackendArchitect.Tool.Tests.Testing;

namespace BackendArchitect.Tool.Tests.EndToEnd;

public class NoHostTests
{
    [Fact]
    public async Task A_solution_without_a_host_is_an_error()
    {
        using var folder = new TemporaryFolder(
            ("Library.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>"""), ("Nothing.cs", "class Nothing;"));
        var run = await BarchRun.InAsync(folder.Path, "endpoints");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("'Library.csproj' has no host", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_a_project_is_an_error()
    {
        using var folder = new TemporaryFolder();
        var run = await BarchRun.InAsync(folder.Path, "endpoints", ".");
        Assert.Equal((2, "", "'.' has no solution and no C# project"), (run.ExitCode, run.Output, run.Errors.Trim()));
    }
}
