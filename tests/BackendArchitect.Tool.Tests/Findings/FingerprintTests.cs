using BackendArchitect.Tool.Findings;
using BackendArchitect.Tool.Tests.Testing;

namespace BackendArchitect.Tool.Tests.Findings;

public class FingerprintTests
{
    private const string Two = """app.MapGet("/a", () => 1); app.MapGet("/b", () => 2);""";

    [Fact]
    public async Task Fingerprints_stay_when_lines_move()
    {
        var moved = await PrintsAsync("\n\n// moved\n" + Two);
        Assert.Equal(await PrintsAsync(Two), moved);
        Assert.Equal(moved.Count, moved.Distinct().Count());
    }

    [Fact]
    public async Task Another_route_is_another_finding() => Assert.Empty((await PrintsAsync("""app.MapGet("/c", () => 1);""")).Intersect(await PrintsAsync("""app.MapGet("/d", () => 1);""")));

    private static async Task<IReadOnlyList<string>> PrintsAsync(string endpoints) =>
        Fingerprint.Of((await InMemorySolution.Host(endpoints).FindingsAsync()).All.Where(finding => finding.Id is "BARCH5001"), "/shop");
}
