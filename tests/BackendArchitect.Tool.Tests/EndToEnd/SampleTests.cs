using System.Text.RegularExpressions;
using BackendArchitect.Tool.Tests.Testing;

namespace BackendArchitect.Tool.Tests.EndToEnd;

/// <summary>The samples of this repository, which are restored with it, asked as a person would.</summary>
public partial class SampleTests
{
    [Fact]
    public async Task LeakyShop_has_the_open_endpoints_that_the_README_shows()
    {
        var lines = (await BarchRun.InAsync(TestedBuild.RepositoryRoot, "endpoints", "samples/LeakyShop", "--no-restore")).Succeeded().Lines;
        var shown = Excerpt().Match(await File.ReadAllTextAsync(Path.Combine(TestedBuild.RepositoryRoot, "README.md")));
        Assert.True(shown.Success);
        Assert.All(shown.Groups["line"].Captures.Select(capture => capture.Value.TrimEnd()).Where(line => line is not ("" or "...")), line => Assert.Contains(line, lines));
        Assert.Matches(@"^\d+ endpoints: \d+ open, 0 undecidable, ", lines.Last(line => line.Length > 0));
    }

    [Fact]
    public async Task CleanShop_has_no_open_endpoint()
    {
        var run = (await BarchRun.InAsync(TestedBuild.RepositoryRoot, "endpoints", "samples/CleanShop/CleanShop.csproj", "--format", "jsonl", "--no-restore")).Succeeded();
        Assert.StartsWith("""{"row":"app","assembly":"CleanShop",""", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"origin\":\"endpoint\"", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\"origin\":\"none\"", run.Output, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"barch endpoints samples/LeakyShop\n```\n[^`]*```text\n(?:(?<line>[^\n]*)\n)+?```")]
    private static partial Regex Excerpt();
}
