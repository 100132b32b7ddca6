using BackendArchitect.Analyzers.Baseline;
using BackendArchitect.Tool.Baselines;
using BackendArchitect.Tool.Findings;
using BackendArchitect.Tool.Tests.Testing;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Tool.Tests.Baselines;

public class BaselineTests
{
    private static readonly BaselineFile Empty = new("/shop/" + BaselineFile.Name, []);

    [Fact]
    public async Task What_is_written_is_read_again_and_holds_what_was_found()
    {
        var found = await OpenAsync("/a", "/b");
        var written = Of(Empty, found).Written(takesNew: true, "old \"code\"", "2027-01-31");
        var read = BaselineFile.Read(Empty.Path, SourceText.From(Baseline.Text(written)));
        Assert.Null(read.Flaw);
        Assert.Equal(written.Entries.ToArray(), read.Entries.ToArray());
        Assert.Equal(["GET /a Shop/Program.cs 1", "GET /b Shop/Program.cs 1"], read.Entries.Select(entry => $"{entry.Subject.Name} {entry.File} {entry.Count}"));
        Assert.Empty(Of(read, found).New);
    }

    [Fact]
    public async Task An_entry_is_a_line()
    {
        var text = Baseline.Text(Of(Empty, await OpenAsync("/a")).Written(takesNew: true, reason: null, expires: null));
        Assert.Equal("""
            {
              "version": 1,
              "findings": [
                { "rule": "BARCH5001", "endpoint": "GET /a", "file": "Shop/Program.cs", "count": 1 }
              ]
            }

            """.ReplaceLineEndings("\n"), text);
    }

    [Fact]
    public async Task What_is_fixed_leaves_and_what_stays_keeps_its_reason()
    {
        var both = Of(Empty, await OpenAsync("/a", "/b")).Written(takesNew: true, "later", expires: null);
        var entry = Assert.Single(Of(both, await OpenAsync("/b")).Written(takesNew: true, reason: null, expires: null).Entries);
        Assert.Equal(("GET /b", "later"), (entry.Subject.Name, entry.Reason));
    }

    [Fact]
    public async Task A_shrinking_baseline_takes_nothing_new()
    {
        var one = Of(Empty, await OpenAsync("/a")).Written(takesNew: true, reason: null, expires: null);
        Assert.Equal(["GET /a"], Of(one, await OpenAsync("/a", "/c")).Written(takesNew: false, reason: null, expires: null).Entries.Select(entry => entry.Subject.Name));
        Assert.Equal(["GET /c"], Of(one, await OpenAsync("/a", "/c")).New.Select(finding => finding.Subject));
    }

    [Fact]
    public void An_empty_baseline_is_one() => Assert.Null(BaselineFile.Read(Empty.Path, SourceText.From(Baseline.Text(Empty))).Flaw);

    private static Baseline Of(BaselineFile file, IReadOnlyList<Finding> findings) => Baseline.Of(file, findings, today: "2026-01-01");

    private static async Task<IReadOnlyList<Finding>> OpenAsync(params string[] routes) =>
        [.. (await InMemorySolution.Host(string.Join('\n', routes.Select(route => $"app.MapGet(\"{route}\", () => 1);"))).FindingsAsync()).All.Where(finding => finding.Id == "BARCH5001")];
}
