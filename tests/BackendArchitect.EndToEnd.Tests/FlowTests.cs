using BackendArchitect.EndToEnd.Tests.Testing;

namespace BackendArchitect.EndToEnd.Tests;

/// <summary>Who is judged: the project that chose the package, and nobody who only references that project.</summary>
[Collection(PackedProductTests.Name)]
public class FlowTests(PackedProduct product)
{
    private static readonly Service JudgedLibrary = new()
    {
        Sdk = "Microsoft.NET.Sdk",
        Files = [("Prices.cs", "public class Prices;")],
    };

    private static readonly Service WebOnAJudgedLibrary = new()
    {
        Items = """<ProjectReference Include="../JudgedLibrary/JudgedLibrary.csproj" />""",
        Files = [("Program.cs", "WebApplication.CreateBuilder(args).Build().Run();"), ("appsettings.json", "{}")],
    };

    [Fact]
    public void A_library_does_not_pass_the_package_on()
    {
        Assert.NotNull(product.Built(JudgedLibrary).VisibleProperty("BackendArchitectPackages"));
        var web = product.Built(WebOnAJudgedLibrary);
        Assert.True(web.Succeeded, web.Output);
        Assert.Null(web.VisibleProperty("BackendArchitectPackages"));
        Assert.Empty(web.AdditionalFiles);
        Assert.Empty(web.OurFindings);
    }

    [Fact]
    public async Task Adding_the_package_to_a_new_service_keeps_it_private_and_builds()
    {
        var folder = Path.Combine(product.Root, "Fresh");
        (await Dotnet.RunAsync(product.Root, "new", "web", "-o", folder, "--no-restore")).Succeeded();
        (await Dotnet.RunAsync(folder, "add", "package", "BackendArchitect.Analyzers", "--version", product.Version)).Succeeded();
        Assert.Contains("<PrivateAssets>all</PrivateAssets>", File.ReadAllText(Path.Combine(folder, "Fresh.csproj")), StringComparison.Ordinal);
        (await Dotnet.RunAsync(folder, "build", "-v:m")).Succeeded();
    }
}
