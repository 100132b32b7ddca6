using System.Text.Json;
using BackendArchitect.EndToEnd.Tests.Testing;

namespace BackendArchitect.EndToEnd.Tests;

/// <summary>The installed tool on a copy of LeakyShop that has the package: what a team does that adopts both.</summary>
[Collection(PackedProductTests.Name)]
public class ToolTests(PackedProduct product)
{
    // What the tool fixes without a person, or with one who has looked.
    private static readonly string[] Mended = ["BARCH1007", "BARCH1009", "BARCH1101", "BARCH1102", "BARCH2005", "BARCH4002", "BARCH4003", "BARCH4004", "BARCH4008", "BARCH4016", "BARCH5001", "BARCH5005", "BARCH5015", "BARCH5019"];

    [Fact]
    public async Task A_team_adopts_the_rules()
    {
        var barch = await product.Tool;
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

    [Fact]
    public async Task What_is_fixed_builds_and_is_silent_except_for_what_only_a_person_can_decide()
    {
        var barch = await product.Tool;
        var shop = product.Write(Service.OfSample("LeakyShop", "Mended Shop"));
        (await barch.RunAsync(shop, [("APPDATA", Path.Combine(product.Root, "store"))], ["fix", "--review", "apply"])).Succeeded();
        var built = (await BuildAsync(shop)).Succeeded();
        Assert.All(Mended, id => Assert.DoesNotContain(id, built.Output, StringComparison.Ordinal));
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(product.Root, "store"), "secrets.json", SearchOption.AllDirectories));
        var left = await barch.RunAsync(shop, "check", "--no-restore", "--format", "json", "--severity", "suggestion");
        var rules = JsonDocument.Parse(left.Output).RootElement.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("rule").GetString()).ToHashSet();
        Assert.Empty(rules.Intersect(Mended));
        Assert.Equal("0 fixed in 0 files", (await barch.RunAsync(shop, "fix", "--no-restore")).Succeeded().Output.Split('\n').Last(line => line.Contains(" fixed in ", StringComparison.Ordinal))[..18]);
        Assert.Contains("BARCH2101", (await barch.RunAsync(shop, "explain", "BARCH2101")).Succeeded().Output, StringComparison.Ordinal);

        var answers = await barch.TalkAsync(shop, ["mcp", "--no-restore"],
            """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"tests","version":"1"}}}""",
            """{"jsonrpc":"2.0","method":"notifications/initialized"}""",
            """{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"list_findings","arguments":{"rule":"BARCH2101"}}}""");
        Assert.Equal("barch", JsonDocument.Parse(answers[0]).RootElement.GetProperty("result").GetProperty("serverInfo").GetProperty("name").GetString());
        var told = JsonDocument.Parse(answers[1]).RootElement.GetProperty("result").GetProperty("content")[0].GetProperty("text").GetString()!;
        Assert.Equal("BARCH2101", Assert.Single(JsonDocument.Parse(told).RootElement.GetProperty("findings").EnumerateArray()).GetProperty("rule").GetString());
    }

    private static Task<DotnetRun> BuildAsync(string folder) => Dotnet.RunAsync(folder, "build", "-v:q", "-nologo");
}
