using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BackendArchitect.Tool.Tests.Testing;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace BackendArchitect.Tool.Tests.EndToEnd;

/// <summary><c>barch mcp</c> as a process, started as the documentation says.</summary>
public partial class McpTests
{
    private static readonly string Documentation = Path.Combine(TestedBuild.RepositoryRoot, "rules-docs/agents.md");

    public static TheoryData<string> Snippets => [".mcp.json", "config.toml", "settings.json", "mcp.json"];

    [Theory]
    [MemberData(nameof(Snippets))]
    public async Task What_the_documentation_says_starts_the_server(string file)
    {
        var snippet = Fences().Matches(await File.ReadAllTextAsync(Documentation)).Single(fence => fence.Groups["file"].Value == file).Groups["text"].Value;
        var (command, arguments) = file.EndsWith(".toml", StringComparison.Ordinal) ? OfToml(snippet) : OfJson(snippet);
        Assert.Equal("barch", command);
        using var folder = new TemporaryFolder();
        await using var client = await StartAsync(folder.Path, arguments);
        var tools = (await client.ListToolsAsync()).Select(tool => tool.Name).ToList();
        Assert.All(["list_findings", "explain_rule", "endpoint_map", "fix_context", "check_patch", "safe_fix_preview", "baseline_status"], name => Assert.Contains(name, tools));
        Assert.DoesNotContain("apply", tools);
        // There is nothing to analyse here, and the server says so.
        var nothing = await client.CallToolAsync("list_findings", new Dictionary<string, object?>());
        Assert.True(nothing.IsError);
        Assert.Contains("has no solution and no C# project", TextOf(nothing), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_is_loaded_and_a_patch_is_judged_and_written()
    {
        using var folder = new TemporaryFolder(
            ("My Shop/Shop.csproj", TemporaryFolder.Web),
            ("My Shop/Program.cs", """
                var builder = WebApplication.CreateBuilder(args);
                builder.Services.AddAuthentication("Cookies").AddCookie("Cookies");
                builder.Services.AddAuthorization();
                var app = builder.Build();
                app.MapGet("/said", () => 0).RequireAuthorization();
                app.MapGet("/orders", () => 1);
                app.Run();
                """));
        await using var client = await StartAsync(folder.Path, ["mcp", "My Shop", "--allow-write"]);
        var found = await AskAsync(client, "list_findings", ("rule", "BARCH5001"));
        var finding = (string)Assert.Single(found["findings"]!.AsArray())!["fingerprint"]!;
        var context = await AskAsync(client, "fix_context", ("finding", finding));
        foreach (var wrong in new[] { "app.MapGet(\"/orders\", () => 1).AllowAnonymous();", "app.MapGet(\"/orders\", () => 2).RequireAuthorization();" })
            Assert.False((bool)(await AskAsync(client, "check_patch", ("finding", finding), ("newText", wrong)))["accepted"]!, wrong);
        const string Right = "app.MapGet(\"/orders\", () => 1).RequireAuthorization();";
        var told = await AskAsync(client, "apply", ("finding", finding), ("version", (string)context["version"]!), ("newText", Right));
        Assert.True((bool)told["accepted"]!, told.ToJsonString());
        Assert.Contains(Right, await File.ReadAllTextAsync(Path.Combine(folder.Path, "My Shop/Program.cs")), StringComparison.Ordinal);
        Assert.Equal(0, (int)(await AskAsync(client, "list_findings", ("rule", "BARCH5001")))["total"]!);
    }

    [Fact]
    public async Task A_solution_elsewhere_is_not_opened()
    {
        using var folder = new TemporaryFolder(("Here/nothing.txt", ""), ("There/Shop.csproj", TemporaryFolder.Web));
        await using var client = await StartAsync(Path.Combine(folder.Path, "Here"), ["mcp", "../There"]);
        var refused = await client.CallToolAsync("list_findings", new Dictionary<string, object?>());
        Assert.True(refused.IsError);
        Assert.Contains("does not stand in the working directory", TextOf(refused), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "There/obj")));
    }

    private static async Task<McpClient> StartAsync(string folder, IEnumerable<string> arguments) => await McpClient.CreateAsync(new StdioClientTransport(new()
    {
        Command = "dotnet",
        Arguments = [TestedBuild.Barch, .. arguments],
        WorkingDirectory = folder,
        // Whoever starts an agent has a shell's environment.
        EnvironmentVariables = Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(BarchRun.IsOfTheRunner).ToDictionary(name => name, _ => (string?)null),
    }));

    private static async Task<JsonNode> AskAsync(McpClient client, string tool, params (string Name, object Value)[] arguments)
    {
        var result = await client.CallToolAsync(tool, arguments.ToDictionary(argument => argument.Name, argument => (object?)argument.Value));
        Assert.False(result.IsError == true, TextOf(result));
        return JsonNode.Parse(TextOf(result))!;
    }

    private static string TextOf(CallToolResult result) => string.Concat(result.Content.OfType<TextContentBlock>().Select(block => block.Text));

    private static (string Command, IEnumerable<string> Arguments) OfJson(string text)
    {
        var root = JsonNode.Parse(text)!;
        var server = (root["mcpServers"] ?? root["servers"])!["barch"]!;
        return ((string)server["command"]!, server["args"]!.AsArray().Select(argument => (string)argument!));
    }

    // A table whose values are written as JSON writes them.
    private static (string Command, IEnumerable<string> Arguments) OfToml(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("[mcp_servers.barch]", lines[0]);
        var values = lines.Skip(1).Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0].Trim(), pair => JsonNode.Parse(pair[1])!);
        return ((string)values["command"]!, values["args"]!.AsArray().Select(argument => (string)argument!));
    }

    [GeneratedRegex(@"```\w+ (?<file>\S+)\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fences();
}
