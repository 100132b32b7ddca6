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

    private static readonly Service LimitingLibrary = new()
    {
        Sdk = "Microsoft.NET.Sdk",
        Items = """<FrameworkReference Include="Microsoft.AspNetCore.App" />""",
        Files =
        [
            ("Limits.cs", """
                using System;
                using System.Threading.RateLimiting;
                using Microsoft.AspNetCore.Builder;
                using Microsoft.AspNetCore.Http;
                using Microsoft.Extensions.DependencyInjection;

                public static class Limits
                {
                    public static IServiceCollection AddLimits(this IServiceCollection services) => services.AddRateLimiter(options =>
                        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(_ => RateLimitPartition.GetFixedWindowLimiter("all", _ => new() { PermitLimit = 9, Window = TimeSpan.FromMinutes(1) })));
                }
                """),
        ],
    };

    private static readonly Service PlainLibrary = new()
    {
        Sdk = "Microsoft.NET.Sdk",
        Items = """<FrameworkReference Include="Microsoft.AspNetCore.App" />""",
        Files =
        [
            ("Prices.cs", """
                using Microsoft.Extensions.DependencyInjection;

                public static class Prices
                {
                    public static IServiceCollection AddPrices(this IServiceCollection services) => services.AddHttpContextAccessor();
                }
                """),
        ],
    };

    private static readonly Service WebWithLimitsOfALibrary = new()
    {
        Items = Service.Package + """<ProjectReference Include="../LimitingLibrary/LimitingLibrary.csproj" />""",
        Files = [("Program.cs", OpenShop.Replace("SETUP", "AddLimits", StringComparison.Ordinal))],
    };

    private static readonly Service WebWithPricesOfALibrary = new()
    {
        Items = Service.Package + """<ProjectReference Include="../PlainLibrary/PlainLibrary.csproj" />""",
        Files = [("Program.cs", OpenShop.Replace("SETUP", "AddPrices", StringComparison.Ordinal))],
    };

    private const string OpenShop = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.SETUP();
        var app = builder.Build();
        app.MapGet("/prices", () => 1);
        app.Run();
        """;

    [Fact]
    public void What_a_referenced_project_sets_up_is_known_by_what_its_methods_call()
    {
        const string withoutLimiter = "BARCH5003";
        Assert.DoesNotContain(product.Built(WebWithLimitsOfALibrary).OurFindings, finding => finding.Id == withoutLimiter);
        Assert.Contains(product.Built(WebWithPricesOfALibrary).OurFindings, finding => finding.Id == withoutLimiter);
    }

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
