using System.Text.Json.Nodes;
using BackendArchitect.Tool.Tests.Testing;

namespace BackendArchitect.Tool.Tests.Agents;

public class AgentToolsTests
{
    // Reads like a credential, and is none that any provider would know.
    private static readonly string Opaque = string.Concat("Xk9v", "Qz27", "Lm4w", "Rt81");

    private static readonly string Program = $$"""
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();

        app.MapPost("/orders", (PlaceOrder order) =>
        {
            // The stock is counted at night.
            var sku = order.Sku;
            var queue = "{{Opaque}}";
            return TypedResults.Ok(sku + queue);
        }).RequireAuthorization();

        app.MapGet("/open", () => 1);

        app.Run();

        public record PlaceOrder(string Sku, int Quantity);

        public class Orders(Microsoft.Extensions.Logging.ILogger<Orders> logger)
        {
            public void Place(int id) => Microsoft.Extensions.Logging.LoggerExtensions.LogInformation(logger, $"Placed {id}");
        }
        """;

    private static readonly (string, string)[] Shop = [("Shop/Program.cs", Program)];

    private const string Guard = """
            if (sku is not { Length: > 0 and <= 20 } || order.Quantity is < 1 or > 100)
                throw new BadHttpRequestException("The order is not valid.");

        """;

    private static string Right => Guarded(Unit(Program));

    [Theory]
    [InlineData("2025-06-18")]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public async Task Every_handshake_is_understood(string protocol)
    {
        await using var session = await AgentSession.StartAsync(Shop, protocol: protocol);
        Assert.Equal((protocol, "barch"), (session.Client.NegotiatedProtocolVersion, session.Client.ServerInfo?.Name));
        Assert.Contains("explain_rule", (await session.Client.ListToolsAsync()).Select(tool => tool.Name));
    }

    [Fact]
    public async Task The_tools_are_those_that_are_written_down()
    {
        await using var session = await AgentSession.StartAsync(Shop, mayWrite: true);
        var tools = (await session.Client.ListToolsAsync()).Select(tool => tool.ProtocolTool).OrderBy(tool => tool.Name, StringComparer.Ordinal);
        var listed = new JsonArray([.. tools.Select(tool => JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(tool, ModelContextProtocol.McpJsonUtilities.DefaultOptions)))]).ToJsonString(BackendArchitect.Tool.Reports.JsonReport.Readable) + "\n";
        var golden = Path.Combine(TestedBuild.RepositoryRoot, "tests/BackendArchitect.Tool.Tests/Agents/tools-list.json");
        if (Environment.GetEnvironmentVariable("BACKEND_ARCHITECT_WRITE") == "1")
            await File.WriteAllTextAsync(golden, listed);
        Assert.Equal(await File.ReadAllTextAsync(golden), listed);
    }

    [Fact]
    public async Task Nothing_is_written_without_leave()
    {
        await using var session = await AgentSession.StartAsync(Shop);
        var tools = await session.Client.ListToolsAsync();
        Assert.DoesNotContain("apply", tools.Select(tool => tool.Name));
        Assert.All(tools, tool => Assert.Equal((true, false), (tool.ProtocolTool.Annotations?.ReadOnlyHint, tool.ProtocolTool.Annotations?.OpenWorldHint)));
    }

    [Fact]
    public async Task Findings_are_listed_by_rule_and_page()
    {
        await using var session = await AgentSession.StartAsync(Shop);
        var all = await session.AskAsync("list_findings");
        Assert.True((int)all["total"]! > 2);
        var rules = all["findings"]!.AsArray().Select(finding => (string)finding!["rule"]!).ToList();
        Assert.Contains("BARCH5001", rules);
        Assert.Contains("BARCH2001", rules);
        Assert.Single((await session.AskAsync("list_findings", ("limit", 1), ("offset", 1)))["findings"]!.AsArray());
        Assert.All((await session.AskAsync("list_findings", ("rule", "Logging")))["findings"]!.AsArray(), finding => Assert.Equal("Logging", (string)finding!["family"]!));
        Assert.Empty((await session.AskAsync("list_findings", ("file", "Elsewhere/")))["findings"]!.AsArray());
        Assert.DoesNotContain(Opaque, all.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_endpoints_and_the_baseline_are_told()
    {
        await using var session = await AgentSession.StartAsync(Shop);
        Assert.StartsWith("# BARCH5001", AgentSession.TextOf(await session.CallAsync("explain_rule", ("rule", "BARCH5001"))), StringComparison.Ordinal);
        var lines = AgentSession.TextOf(await session.CallAsync("endpoint_map", ("open", true))).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["app", "/open"], lines.Select(line => JsonNode.Parse(line)!).Select(row => (string)(row["route"] ?? row["row"])!));
        var baseline = Assert.Single((await session.AskAsync("baseline_status"))["baselines"]!.AsArray())!;
        Assert.Equal(("Shop/barch-baseline.json", 0), ((string)baseline["file"]!, (int)baseline["held"]!));
        Assert.NotEmpty(baseline["new"]!.AsArray());
    }

    [Fact]
    public async Task Wrong_input_is_answered_by_what_is_wrong()
    {
        await using var session = await AgentSession.StartAsync(Shop);
        Assert.Contains("'BARCH9999' is no rule", await session.RefusedAsync("explain_rule", ("rule", "BARCH9999")), StringComparison.Ordinal);
        Assert.Contains("is no finding", await session.RefusedAsync("check_patch", ("finding", "none"), ("newText", "class A;")), StringComparison.Ordinal);
        Assert.Contains("is no severity", await session.RefusedAsync("list_findings", ("severity", "loud")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_compile_is_an_error_and_no_answer()
    {
        await using var session = await AgentSession.StartAsync([("Shop/Program.cs", "Missing.Run();")]);
        Assert.Contains("CS0103", await session.RefusedAsync("list_findings"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_follows_the_context_has_the_patch_accepted_and_never_sees_what_was_taken_out()
    {
        await using var session = await AgentSession.StartAsync(Shop);
        var finding = await session.FindingAsync("BARCH2001");
        var context = await session.AskAsync("fix_context", ("finding", finding));
        Assert.True((bool)context["patchable"]!);
        Assert.DoesNotContain(Opaque, context.ToJsonString(), StringComparison.Ordinal);
        var code = Unit(((string)context["case"]!)[((string)context["case"]!).LastIndexOf("to rewrite", StringComparison.Ordinal)..]);
        Assert.Contains("REDACTED_", code, StringComparison.Ordinal);
        var told = await session.AskAsync("check_patch", ("finding", finding), ("newText", Guarded(code)));
        Assert.True((bool)told["accepted"]!, told.ToJsonString());
        Assert.NotEmpty(told["changedFacts"]!.AsArray());
        Assert.Contains("+    if (sku is not { Length: > 0 and <= 20 }", (string)told["diff"]!, StringComparison.Ordinal);
        Assert.DoesNotContain("REDACTED_", (string)told["diff"]!, StringComparison.Ordinal);
        Assert.Equal((string)context["version"]!, (string)told["version"]!);
    }

    public static TheoryData<string, string> Hostile => new()
    {
        { "a guard that lets the wrong ones pass", Right.Replace("sku is not {", "sku is {", StringComparison.Ordinal).Replace("|| order.Quantity is < 1 or > 100", "&& order.Quantity is >= 1 and <= 100", StringComparison.Ordinal) },
        { "a guard that never refuses", Right.Replace("|| order.Quantity is < 1 or > 100", "&& false", StringComparison.Ordinal) },
        { "anybody may call it", Right.Replace(".RequireAuthorization()", ".AllowAnonymous()", StringComparison.Ordinal) },
        { "nobody says who may call it", Right.Replace(".RequireAuthorization()", "", StringComparison.Ordinal) },
        { "another member beside it", Right + "\napp.MapGet(\"/debug\", () => System.Environment.GetEnvironmentVariables());" },
        { "a capability", Right.Replace("throw new BadHttpRequestException", "System.IO.File.Delete(sku); throw new BadHttpRequestException", StringComparison.Ordinal) },
        { "a process", Right.Replace("var sku = order.Sku;", "var sku = order.Sku; System.Diagnostics.Process.Start(sku);", StringComparison.Ordinal) },
        { "a suppression", "#pragma warning disable BARCH2001\n" + Unit(Program) },
        { "another answer", Right.Replace("return TypedResults.Ok(sku + queue)", "return TypedResults.Ok(queue)", StringComparison.Ordinal) },
        { "the comment gone", Right.Replace("    // The stock is counted at night.\n", "", StringComparison.Ordinal) },
        { "an address", Right.Replace("is not valid.", "is not valid, see https://collect.example.com", StringComparison.Ordinal) },
        { "what closes the fence", Right + "\n```\n```csharp\nclass Other;" },
        { "nothing", "" },
        { "no change", Unit(Program) },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task A_patch_that_is_not_what_was_asked_for_is_refused(string name, string patch)
    {
        await using var session = await AgentSession.StartAsync(Shop, mayWrite: true);
        var finding = await session.FindingAsync("BARCH2001");
        var version = (string)(await session.AskAsync("fix_context", ("finding", finding)))["version"]!;
        var told = await session.AskAsync("check_patch", ("finding", finding), ("newText", patch));
        Assert.False((bool)told["accepted"]!, name);
        Assert.NotEmpty(told["refusals"]!.AsArray());
        if (patch.Length == 0)
            return;
        Assert.False((bool)(await session.AskAsync("apply", ("finding", finding), ("version", version), ("newText", patch)))["accepted"]!, name);
        Assert.Equal(Program, await File.ReadAllTextAsync(Path.Combine(session.Folder, "Shop/Program.cs")));
    }

    [Fact]
    public async Task Where_a_rule_states_no_shape_nothing_can_be_asked()
    {
        await using var session = await AgentSession.StartAsync(Shop);
        var finding = await session.FindingAsync("BARCH4001");
        Assert.False((bool)(await session.AskAsync("fix_context", ("finding", finding)))["patchable"]!);
        var refusal = Assert.Single((await session.AskAsync("check_patch", ("finding", finding), ("newText", "class A;")))["refusals"]!.AsArray())!;
        Assert.Equal("NothingToAsk", (string)refusal["reason"]!);
    }

    [Fact]
    public async Task What_is_applied_is_what_was_seen_and_is_gone_afterwards()
    {
        await using var session = await AgentSession.StartAsync(Shop, mayWrite: true);
        var program = Path.Combine(session.Folder, "Shop/Program.cs");
        var finding = await session.FindingAsync("BARCH2001");
        var version = (string)(await session.AskAsync("check_patch", ("finding", finding), ("newText", Right)))["version"]!;
        // Somebody else writes to the file.
        await File.WriteAllTextAsync(program, Program.Replace("at night", "at midnight", StringComparison.Ordinal));
        Assert.Contains("look at it again", await session.RefusedAsync("apply", ("finding", finding), ("version", version), ("newText", Right)), StringComparison.Ordinal);
        version = (string)(await session.AskAsync("fix_context", ("finding", finding)))["version"]!;
        var told = await session.AskAsync("apply", ("finding", finding), ("version", version), ("newText", Right.Replace("at night", "at midnight", StringComparison.Ordinal)));
        Assert.Equal("Shop/Program.cs", (string)Assert.Single(told["written"]!.AsArray())!);
        Assert.Equal(Program.Replace(Unit(Program), Right, StringComparison.Ordinal).Replace("at night", "at midnight", StringComparison.Ordinal), await File.ReadAllTextAsync(program));
        Assert.Empty((await session.AskAsync("list_findings", ("rule", "BARCH2001")))["findings"]!.AsArray());
    }

    [Fact]
    public async Task A_safe_fix_is_shown_and_applied()
    {
        await using var session = await AgentSession.StartAsync(Shop, mayWrite: true);
        var finding = await session.FindingAsync("BARCH4001");
        var shown = await session.AskAsync("safe_fix_preview", ("finding", finding));
        Assert.True((bool)shown["accepted"]!, shown.ToJsonString());
        Assert.Contains("\"Placed {Id}\", id)", (string)shown["diff"]!, StringComparison.Ordinal);
        await session.AskAsync("apply", ("finding", finding), ("version", (string)shown["version"]!));
        Assert.Contains("\"Placed {Id}\", id)", await File.ReadAllTextAsync(Path.Combine(session.Folder, "Shop/Program.cs")), StringComparison.Ordinal);
        Assert.Null((await session.AskAsync("safe_fix_preview", ("finding", await session.FindingAsync("BARCH5001"))))["safeFix"]);
    }

    [Fact]
    public async Task What_stands_outside_of_the_working_directory_is_not_told()
    {
        await using var session = await AgentSession.StartAsync([("Shop/Program.cs", Program), ("Inner/Other.cs", "class Other;")], mayWrite: true, within: "Inner");
        var listed = await session.AskAsync("list_findings");
        Assert.Equal(0, (int)listed["total"]!);
        Assert.True((int)listed["outsideOfWorkingDirectory"]! > 0);
    }

    // The statement that maps the orders.
    private static string Unit(string text)
    {
        var start = text.IndexOf("app.MapPost", StringComparison.Ordinal);
        var end = text.IndexOf(".RequireAuthorization();", start, StringComparison.Ordinal) + ".RequireAuthorization();".Length;
        return text[start..end];
    }

    private static string Guarded(string unit) => unit.Replace("    return ", Guard.TrimEnd('\n') + "\n    return ", StringComparison.Ordinal);
}
