using System.Diagnostics;
using System.Text.Json;
using BackendArchitect.Tool.Tests.Testing;

namespace BackendArchitect.Tool.Tests.EndToEnd;

/// <summary><c>barch check</c> as a process: on the samples beside what their builds say, and on a solution that knows nothing of us.</summary>
public class CheckTests
{
    private static readonly string Password = string.Concat("Xk9v", "Qz27", "Lm4w");

    [Fact]
    public async Task LeakyShop_has_the_findings_of_its_build()
    {
        var folder = Path.Combine(TestedBuild.RepositoryRoot, "samples/LeakyShop");
        var run = await BarchRun.InAsync(TestedBuild.RepositoryRoot, "check", "samples/LeakyShop", "--no-restore", "--format", "json", "--mode", "strict", "--severity", "suggestion");
        Assert.Equal((1, ""), (run.ExitCode, run.Errors));
        Assert.Equal((await File.ReadAllLinesAsync(Path.Combine(folder, "expected-findings.txt"))).Order(StringComparer.Ordinal), Findings(run).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task CleanShop_has_none()
    {
        var run = (await BarchRun.InAsync(TestedBuild.RepositoryRoot, "check", "samples/CleanShop", "--no-restore", "--mode", "strict", "--severity", "suggestion")).Succeeded();
        Assert.Equal("0 findings: 0 errors, 0 warnings, 0 suggestions", run.Output.Trim());
    }

    [Fact]
    public async Task A_solution_that_knows_nothing_of_us_is_judged_as_a_whole_and_once()
    {
        using var folder = new TemporaryFolder(
            ("My Shop/Shop.slnx", """<Solution><Project Path="Web App/Web App.csproj" /><Project Path="Billing/Billing.csproj" /></Solution>"""),
            ("My Shop/Web App/Web App.csproj", TemporaryFolder.Web.Replace("</Project>", """<ItemGroup><ProjectReference Include="../Billing/Billing.csproj" /></ItemGroup></Project>""", StringComparison.Ordinal)),
            ("My Shop/Web App/Program.cs", """
                using Billing;
                var app = WebApplication.Create(args);
                app.MapGet("/said", () => 0).AllowAnonymous();
                app.MapBilling();
                app.Run();
                """),
            ("My Shop/Web App/appsettings.json", $$"""{ "ConnectionStrings": { "Shop": "Server=db.shop.internal;User Id=shop;Password={{Password}}" } }"""),
            ("My Shop/Billing/Billing.csproj", """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup><TargetFrameworks>net10.0;net9.0</TargetFrameworks></PropertyGroup>
                  <ItemGroup><FrameworkReference Include="Microsoft.AspNetCore.App" /></ItemGroup>
                </Project>
                """),
            ("My Shop/Billing/Endpoints.cs", """
                using Microsoft.AspNetCore.Builder;
                using Microsoft.AspNetCore.Routing;
                namespace Billing;
                public static class BillingEndpoints
                {
                    public static void MapBilling(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/balance", () => 0);
                }
                """));
        var shop = Path.Combine(folder.Path, "My Shop");
        await GitAsync(shop, "init", "-q");
        await GitAsync(shop, "add", "*.cs", "*.csproj", "*.slnx");
        await GitAsync(shop, "-c", "user.name=t", "-c", "user.email=t@example.invalid", "commit", "-q", "-m", "first");

        var all = await BarchRun.InAsync(shop, "check", "--format", "json");
        Assert.Equal((1, ""), (all.ExitCode, all.Errors));
        var open = Assert.Single(Findings(all), finding => finding.Contains("BARCH5001", StringComparison.Ordinal));
        Assert.StartsWith("Billing/Endpoints.cs(6,86): BARCH5001 ", open, StringComparison.Ordinal);
        var secret = Assert.Single(Findings(all), finding => finding.Contains("BARCH1101", StringComparison.Ordinal));
        Assert.StartsWith("Web App/appsettings.json(1,", secret, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, all.Output, StringComparison.Ordinal);

        var sarif = await BarchRun.InAsync(folder.Path, "check", shop, "--no-restore", "--format", "sarif", "--diagnostics", "secrets", "--output", "out.sarif");
        Assert.Equal((1, "", ""), (sarif.ExitCode, sarif.Output, sarif.Errors));
        var result = Assert.Single(JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder.Path, "out.sarif"))).RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray());
        Assert.Equal("Web%20App/appsettings.json", result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString());

        // Only the settings are new.
        var changed = await BarchRun.InAsync(shop, "check", "--no-restore", "--format", "json", "--changed-since", "HEAD");
        Assert.Equal([secret], Findings(changed));
        Assert.Equal(0, (await BarchRun.InAsync(shop, "check", "--no-restore", "--diagnostics", "BARCH4001")).ExitCode);
        var refused = await BarchRun.InAsync(shop, "check", "--no-restore", "--changed-since", "nowhere");
        Assert.Equal((2, "", "'nowhere' is no revision of this repository"), (refused.ExitCode, refused.Output, refused.Errors.Trim()));
    }

    [Fact]
    public async Task What_was_never_restored_is_an_error_and_not_no_findings()
    {
        using var folder = new TemporaryFolder(("Shop.csproj", TemporaryFolder.Web), ("Program.cs", "WebApplication.Create(args).Run();"));
        var run = await BarchRun.InAsync(folder.Path, "check", "--no-restore");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal("'Shop' is not restored, so nothing is said about it", run.Errors.Trim());
    }

    private static IReadOnlyList<string> Findings(BarchRun run) =>
    [
        .. JsonDocument.Parse(run.Output).RootElement.GetProperty("findings").EnumerateArray()
            .Select(finding => $"{finding.GetProperty("file").GetString()}({finding.GetProperty("line").GetInt32()},{finding.GetProperty("column").GetInt32()}): {finding.GetProperty("rule").GetString()} {finding.GetProperty("message").GetString()}"),
    ];

    private static async Task GitAsync(string folder, params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder })!;
        await git.WaitForExitAsync();
        Assert.Equal(0, git.ExitCode);
    }
}
