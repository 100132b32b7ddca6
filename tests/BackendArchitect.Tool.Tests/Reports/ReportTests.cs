using System.Text.Json;
using BackendArchitect.Tool.Findings;
using BackendArchitect.Tool.Reports;
using BackendArchitect.Tool.Tests.Testing;
using Microsoft.CodeAnalysis;
using Spectre.Console;

namespace BackendArchitect.Tool.Tests.Reports;

public class ReportTests
{
    private static readonly Lazy<Task<CheckReport>> Read = new(async () =>
    {
        var routes = string.Join('\n', Enumerable.Range(1, 12).Select(i => $"app.MapGet(\"/[a]/{i:00}\", () => {i});"));
        var found = await InMemorySolution.Host(routes, """
            class Orders { void Place(Microsoft.Extensions.Logging.ILogger<Orders> logger, int id) => Microsoft.Extensions.Logging.LoggerExtensions.LogInformation(logger, $"order {id}"); }
            """).FindingsAsync();
        return CheckCommand.ReportOf(found, [], "/shop/Shop", finding => finding.Id is "BARCH5001" or "BARCH4001", DiagnosticSeverity.Warning);
    });

    [Fact]
    public async Task Text_is_grouped_by_family_and_endpoint_with_the_line()
    {
        var output = new StringWriter();
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No });
        console.Profile.Width = 400;
        TextReport.Write(await Read.Value, console);
        var lines = output.ToString().Split('\n').Select(line => line.TrimEnd()).ToList();
        Assert.Equal("Logging", lines[0]);
        Assert.Equal("  Orders.Place", lines[1]);
        Assert.StartsWith("    Program.cs(17,", lines[2], StringComparison.Ordinal);
        Assert.Contains("): warning BARCH4001: ", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("      class Orders { void Place", lines[3], StringComparison.Ordinal);
        Assert.Equal(["Endpoints", "  GET /[a]/01"], lines[5..7]);
        Assert.Equal("      app.MapGet(\"/[a]/01\", () => 1);", lines[8]);
        Assert.Contains("13 findings: 0 errors, 13 warnings, 0 suggestions", lines);
    }

    [Fact]
    public async Task Annotations_are_ten_at_most_the_worst_first_and_escaped()
    {
        var lines = GitHubReport.Annotations(await Read.Value).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(10, lines.Length);
        // A weakness comes before what is none.
        Assert.All(lines, line => Assert.StartsWith("::warning file=Program.cs,line=", line, StringComparison.Ordinal));
        Assert.All(lines, line => Assert.Contains(",title=BARCH5001 Endpoint without authorization::", line, StringComparison.Ordinal));
        Assert.Contains("| [BARCH5001](", MarkdownReport.Summary(await Read.Value), StringComparison.Ordinal);
        Assert.Contains("| warning | 12 |", MarkdownReport.Summary(await Read.Value), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_and_Markdown_name_every_finding()
    {
        var json = JsonDocument.Parse(JsonReport.Write(await Read.Value)).RootElement;
        Assert.Equal(13, json.GetProperty("findings").GetArrayLength());
        var first = json.GetProperty("findings")[0];
        Assert.Equal(("BARCH5001", "warning", "Program.cs", 4), (first.GetProperty("rule").GetString(), first.GetProperty("severity").GetString(), first.GetProperty("file").GetString(), first.GetProperty("line").GetInt32()));
        Assert.Equal(13, MarkdownReport.Write(await Read.Value).Split('\n').Count(line => line.StartsWith("| warning |", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Sarif_has_what_code_scanning_reads()
    {
        var report = await Read.Value;
        var run = JsonDocument.Parse(SarifReport.Write(report, await report.Fixes(CancellationToken.None))).RootElement.GetProperty("runs")[0];
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        Assert.Equal(["BARCH4001", "BARCH5001"], rules.EnumerateArray().Select(rule => rule.GetProperty("id").GetString()));
        Assert.Equal("8.0", rules[1].GetProperty("properties").GetProperty("security-severity").GetString());
        Assert.False(rules[0].GetProperty("properties").TryGetProperty("security-severity", out _));
        Assert.Contains("## Violation", rules[1].GetProperty("help").GetProperty("markdown").GetString(), StringComparison.Ordinal);
        var results = run.GetProperty("results").EnumerateArray().ToList();
        Assert.All(results, result => Assert.Equal("Program.cs", result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString()));
        Assert.Equal(13, results.Select(result => result.GetProperty("partialFingerprints").GetProperty("barch/v1").GetString()).Distinct().Count());
        // The fix of the log call is safe, that of an open endpoint is a person's to look at.
        var fix = Assert.Single(results, result => result.TryGetProperty("fixes", out _));
        var replacement = fix.GetProperty("fixes")[0].GetProperty("artifactChanges")[0].GetProperty("replacements");
        Assert.Contains("{", replacement[0].GetProperty("insertedContent").GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(17, replacement[0].GetProperty("deletedRegion").GetProperty("startLine").GetInt32());
    }
}
