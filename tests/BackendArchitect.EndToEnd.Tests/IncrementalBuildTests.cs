using BackendArchitect.EndToEnd.Tests.Testing;

namespace BackendArchitect.EndToEnd.Tests;

[Collection(PackedProductTests.Name)]
public class IncrementalBuildTests(PackedProduct product)
{
    [Fact]
    public async Task A_build_without_a_change_skips_the_compiler_and_a_changed_configuration_file_does_not()
    {
        var folder = product.Write(new("Incremental")
        {
            Files = [("Program.cs", "WebApplication.CreateBuilder(args).Build().Run();"), ("appsettings.json", "{}")],
        });
        Assert.False((await Dotnet.RunAsync(folder, "build", "-v:n")).Succeeded().SkippedTheCompiler);
        Assert.True((await Build(folder)).SkippedTheCompiler);

        File.SetLastWriteTimeUtc(Path.Combine(folder, "appsettings.json"), DateTime.UtcNow.AddSeconds(2));
        Assert.False((await Build(folder)).SkippedTheCompiler);

        File.WriteAllText(Path.Combine(folder, "appsettings.Staging.json"), "{}");
        Assert.False((await Build(folder)).SkippedTheCompiler);
    }

    private static async Task<DotnetRun> Build(string folder) => (await Dotnet.RunAsync(folder, "build", "--no-restore", "-v:n")).Succeeded();
}
