using System.Text.Json;
using BackendArchitect.EndToEnd.Tests.Testing;

namespace BackendArchitect.EndToEnd.Tests;

/// <summary>The installed tool on a copy of LeakyShop that has the package: what a team does that adopts both.</summary>
[Collection(PackedProductTests.Name)]
public class ToolTests(PackedProduct product)
{
    [Fact]
    public async Task A_team_adopts_the_rules()
    {
        var barch = await InstalledTool.InAsync(product);
        var shop = product.Write(Service.OfSample("LeakyShop", "AdoptedShop") with { Properties = $"{Service.OfSample("LeakyShop").Properties}<BackendArchitectMode>strict</BackendArchitectMode>" });

        // A project that has the package is judged by it once.
        var found = await barch.RunAsync(shop, "check", "--format", "json", "--severity", "suggestion");
        Assert.True(found.ExitCode == 1, found.Output);
        var findings = JsonDocument.Parse(found.Output).RootElement.GetProperty("findings").EnumerateArray().ToList();
        Assert.Distinct(findings.Select(finding => $"{finding.GetProperty("rule")} {finding.GetProperty("file")} {finding.GetProperty("line")} {finding.GetProperty("column")} {finding.GetProperty("message")}"));
        Assert.False((await BuildAsync(shop)).ExitCode == 0);

        (await barch.RunAsync(shop, "baseline", "--no-restore", "--reason", "Found when the rules came")).Succeeded();
        var file = Path.Combine(shop, "barch-baseline.json");
        var all = await File.ReadAllLinesAsync(file);
        var green = (await BuildAsync(shop)).Succeeded();
        Assert.DoesNotContain("BARCH", green.Output, StringComparison.Ordinal);
        Assert.StartsWith("0 findings: 0 errors, 0 warnings, 0 suggestions; not shown: ", (await barch.RunAsync(shop, "check", "--no-restore")).Succeeded().Output, StringComparison.Ordinal);

        var program = Path.Combine(shop, "Program.cs");
        var text = await File.ReadAllTextAsync(program);
        await File.WriteAllTextAsync(program, text.Replace("app.Run();", "app.MapDelete(\"/all-of-it\", () => 1);\napp.Run();", StringComparison.Ordinal));
        var red = await BuildAsync(shop);
        Assert.NotEqual(0, red.ExitCode);
        Assert.Contains("error BARCH5001: Nobody says who may call 'DELETE /all-of-it'", red.Output, StringComparison.Ordinal);
        await File.WriteAllTextAsync(program, text);

        var service = Path.Combine(shop, "Orders", "OrderService.cs");
        await File.WriteAllTextAsync(service, (await File.ReadAllTextAsync(service)).Replace("LogInformation($\"", "LogInformation(\"", StringComparison.Ordinal));
        var status = await barch.RunAsync(shop, "baseline", "--no-restore", "--status");
        Assert.Equal(1, status.ExitCode);
        Assert.Contains("  stale   BARCH4001 LeakyShop.Orders.OrderService.", status.Output, StringComparison.Ordinal);
        (await barch.RunAsync(shop, "baseline", "--no-restore", "--shrink")).Succeeded();
        var fewer = await File.ReadAllLinesAsync(file);
        Assert.True(fewer.Length < all.Length);
        Assert.Empty(fewer.Select(line => line.TrimEnd(',')).Except(all.Select(line => line.TrimEnd(','))));
    }

    private static Task<DotnetRun> BuildAsync(string folder) => Dotnet.RunAsync(folder, "build", "-v:q", "-nologo");
}
