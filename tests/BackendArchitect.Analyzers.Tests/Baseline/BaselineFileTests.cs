using BackendArchitect.Analyzers.Baseline;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.Tests.Baseline;

public class BaselineFileTests
{
    private const string One = """{ "rule": "BARCH5001", "endpoint": "GET /a", "file": "Program.cs" }""";

    [Fact]
    public void Entries_are_about_an_endpoint_a_symbol_or_a_setting()
    {
        var file = Read("""
            {
              "version": 1,
              "findings": [
                { "rule": "BARCH5001", "endpoint": "GET /a/{id}", "file": "Api/Program.cs" },
                { "rule": "BARCH4001", "symbol": "Shop.Orders.Place", "file": "Orders.cs", "count": 3, "reason": "\u00fcber \"old\" code", "expires": "2027-01-31" },
                { "rule": "BARCH1101", "setting": "ConnectionStrings:Shop", "file": "appsettings.json", "count": 1 }
              ]
            }
            """);
        Assert.Null(file.Flaw);
        Assert.Equal(
            [
                new BaselineEntry("BARCH5001", new(SubjectKind.Endpoint, "GET /a/{id}"), "Api/Program.cs", 1),
                new BaselineEntry("BARCH4001", new(SubjectKind.Symbol, "Shop.Orders.Place"), "Orders.cs", 3, "über \"old\" code", "2027-01-31"),
                new BaselineEntry("BARCH1101", new(SubjectKind.Setting, "ConnectionStrings:Shop"), "appsettings.json", 1),
            ],
            file.Entries.ToArray());
    }

    [Theory]
    [InlineData("", "'{' is expected")]
    [InlineData("{}", "it has no version")]
    [InlineData("[]", "'{' is expected")]
    [InlineData("""{ "version": 2, "findings": [] }""", "version 2 is not known, only 1")]
    [InlineData("""{ "version": 1, "findings": [""", "'{' is expected")]
    [InlineData("""{ "version": 1, "findings": [] } x""", "something follows the end")]
    [InlineData("""{ "version": 1, "finding": [] }""", "'finding' is not known here")]
    [InlineData("""{ "version": 1, "findings": [{ "rule": "BARCH5001", "file": "a.cs" }] }""", "an entry needs 'rule', 'file' and one of 'endpoint', 'symbol' and 'setting'")]
    [InlineData("""{ "version": 1, "findings": [{ "rule": "BARCH5001", "endpoint": "GET /a", "symbol": "b", "file": "a.cs" }] }""", "an entry is about one endpoint, symbol or setting")]
    [InlineData("""{ "version": 1, "findings": [{ "rule": "B", "endpoint": "GET /a", "file": "a.cs", "count": 0 }] }""", "'count' must be a number from 1")]
    [InlineData("""{ "version": 1, "findings": [{ "rule": "B", "endpoint": "GET /a", "file": "a.cs", "expires": "tomorrow" }] }""", "'tomorrow' is no day as 2027-01-31")]
    [InlineData("""{ "version": 1, "findings": [{ "rule": "B", "endpont": "GET /a", "file": "a.cs" }] }""", "'endpont' is not known in an entry")]
    [InlineData("{ \"version\": 1, \"findings\": [\n<<<<<<< HEAD\n] }", "'{' is expected")]
    [InlineData("""{ "version": 1, "findings": [{ "rule": "B\q" }] }""", "this escape is not known")]
    [InlineData("{ \"version\": 1, \"findings\": [{ \"rule\": \"B\n\" }] }", "a text does not end")]
    public void What_is_broken_says_where_and_holds_nothing(string text, string flaw)
    {
        var file = Read(text);
        Assert.Equal(flaw, file.Flaw?.What);
        Assert.Empty(file.Entries);
        Assert.InRange(file.Flaw!.Value.Where.End, 0, text.Length);
    }

    [Fact]
    public void No_part_of_a_baseline_throws()
    {
        var whole = $$"""{ "version": 1, "findings": [{{One}}, { "rule": "BARCH4001", "symbol": "a\u00e4\n", "file": "b.cs", "count": 2, "expires": "2027-01-31" }] }""";
        for (var length = 0; length < whole.Length; length++)
            Assert.NotNull(Read(whole[..length]).Flaw);
    }

    [Fact]
    public void A_mark_of_the_encoding_is_no_flaw() => Assert.Null(Read("\uFEFF{ \"version\": 1 }").Flaw);

    [Theory]
    [InlineData("/shop/api/Program.cs", "api/Program.cs")]
    [InlineData("/shop/Program.cs", "Program.cs")]
    [InlineData("/shared/Program.cs", "../shared/Program.cs")]
    [InlineData("/shops/Program.cs", "../shops/Program.cs")]
    public void Files_are_named_from_the_folder_of_the_baseline(string file, string expected) => Assert.Equal(expected, Read("{}").PathOf(file));

    [Fact]
    public void What_is_held_is_counted_and_what_is_more_is_new()
    {
        var match = Match([Key("a"), Key("a"), Key("a"), Key("b")], [Entry("a", 2), Entry("c", 1)]);
        Assert.Equal([0, 1], match.Held.ToArray());
        Assert.Equal([Entry("c", 1)], match.Stale.ToArray());
    }

    [Fact]
    public void A_finding_about_several_is_held_when_all_of_them_are()
    {
        var file = new BaselineFile("/shop/" + BaselineFile.Name, [Entry("a", 1), Entry("b", 1)]);
        Assert.Equal([0], file.Match([0], _ => [Key("a"), Key("b")], today: null).Held.ToArray());
        Assert.Empty(file.Match([0], _ => [Key("a"), Key("c")], today: null).Held);
    }

    [Theory]
    [InlineData("2027-01-31", true)]
    [InlineData("2027-02-01", false)]
    [InlineData(null, true)]
    [InlineData("", true)]
    public void An_entry_holds_until_its_last_day_is_over_and_where_nobody_says_which_day_it_is(string? today, bool holds)
    {
        var match = new BaselineFile("/shop/" + BaselineFile.Name, [Entry("a", 1) with { Expires = "2027-01-31" }]).Match([0], _ => [Key("a")], today);
        Assert.Equal(holds, match.Held.Length == 1);
        Assert.Equal(!holds, match.Expired.Length == 1);
        Assert.Empty(match.Stale.ToArray());
    }

    private static BaselineMatch<int> Match(BaselineKey[] findings, BaselineEntry[] entries) =>
        new BaselineFile("/shop/" + BaselineFile.Name, [.. entries]).Match(Enumerable.Range(0, findings.Length), i => [findings[i]], today: null);

    private static BaselineKey Key(string name) => new("BARCH5001", new(SubjectKind.Endpoint, name), "Program.cs");

    private static BaselineEntry Entry(string name, int count) => new("BARCH5001", new(SubjectKind.Endpoint, name), "Program.cs", count);

    private static BaselineFile Read(string text) => BaselineFile.Read("/shop/" + BaselineFile.Name, SourceText.From(text));
}
