using BackendArchitect.Analyzers.Tests.Pages;
using BackendArchitect.Analyzers.Tests.Testing;

namespace BackendArchitect.Analyzers.Tests.Conventions;

public class FileConventionsTests
{
    private static readonly RuleRow Row = Specimen.Row;

    [Fact]
    public void A_rule_with_all_its_files_is_fine() => Assert.Empty(FileConventions.OfRules([Row], FilesOf(Row)));

    [Fact]
    public void A_missing_page_is_named_and_printed_to_start_from()
    {
        var complaint = Assert.Single(FileConventions.OfRules([Row], FilesOf(Row).Where(f => !f.Path.StartsWith("rules-docs"))));
        Assert.StartsWith("rules-docs/BARCH5999.md is missing; start from\n\n# BARCH5999: Cookie that scripts can read\n", complaint);
    }

    [Fact]
    public void A_missing_test_class_is_named_and_printed_to_start_from()
    {
        var complaint = Assert.Single(FileConventions.OfRules([Row], FilesOf(Row).Where(f => !f.Path.StartsWith("tests"))));
        Assert.StartsWith("tests/BackendArchitect.Analyzers.Tests/Rules/Endpoints/ScriptReadableCookieTests.cs is missing; start from\n\nusing ", complaint);
        Assert.Contains("public class ScriptReadableCookieTests\n", complaint);
    }

    [Fact]
    public void A_missing_rule_file_and_fix_file_are_named() => Assert.Equal(
        ["src/BackendArchitect.Analyzers/Endpoints/ScriptReadableCookie.cs is missing: ScriptReadableCookie stands elsewhere",
         "src/BackendArchitect.Analyzers.CodeFixes/Endpoints/ScriptReadableCookieFix.cs is missing: ScriptReadableCookieFix stands elsewhere"],
        FileConventions.OfRules([Row], FilesOf(Row).Where(f => !f.Path.StartsWith("src"))));

    [Fact]
    public void A_page_without_a_rule_is_named() => Assert.Equal(
        "rules-docs/BARCH5999.md is the page of no rule", Assert.Single(FileConventions.OfRules([], FilesOf(Row))));

    [Fact]
    public void The_skeleton_of_a_page_is_one_that_is_read()
    {
        var page = PageReader.Read("page.md", Skeleton.Page(Row));
        Assert.Equal((Row.Id, Row.Title), (page.Id, page.Title));
        Assert.Contains("`backend_architect.specimen_cookies`", page.Options.Text);
    }

    [Fact]
    public void The_skeleton_of_a_configuration_rule_s_page_starts_with_a_file()
    {
        var page = PageReader.Read("page.md", Skeleton.Page(RuleConventionsTests.RowOf(new UserNameInLog())));
        Assert.Equal("appsettings.json", Assert.Single(page.Violation.Fences).FileName);
        Assert.Equal(new Mark("BARCH4999", 1), Assert.Single(page.Violation.Fences[0].Marks));
    }

    [Fact]
    public void An_id_in_its_descriptor_in_prose_and_in_generated_files_is_fine() => Assert.Empty(FileConventions.OfIds([Row],
    [
        new(FileConventions.RulePath(Row), "        id: \"BARCH5999\","),
        new("src/BackendArchitect.Analyzers/AnalyzerReleases.Unshipped.md", "BARCH5999 | Endpoints | Warning | "),
        new("src/BackendArchitect.Analyzers.Package/config/off.globalconfig", "dotnet_diagnostic.BARCH5999.severity = none"),
        new("src/BackendArchitect.Analyzers.Package/README.md", "`BARCH5999`"),
        new("tests/Any.cs", "\"BARCH5999\""),
    ]));

    [Fact]
    public void An_id_anywhere_else_in_the_sources_is_refused() => Assert.Equal(
        ["src/BackendArchitect.Analyzers/Endpoints/Other.cs(2) writes BARCH5999: an id is written in its rule's descriptor alone, as id: \"...\"",
         "src/BackendArchitect.Analyzers/Endpoints/ScriptReadableCookie.cs(2) writes BARCH5999: an id is written in its rule's descriptor alone, as id: \"...\"",
         "src/BackendArchitect.Analyzers/Endpoints/ScriptReadableCookie.cs(3) writes BARCH5999 once more"],
        FileConventions.OfIds([Row],
        [
            new("src/BackendArchitect.Analyzers/Endpoints/Other.cs", "\n    id: \"BARCH5999\""),
            new(FileConventions.RulePath(Row), "id: \"BARCH5999\"\n// BARCH5999\nid: \"BARCH5999\""),
        ]));

    [Fact]
    public void A_namespace_follows_its_folder() => Assert.Equal(
        "src/BackendArchitect.Analyzers.Model/Names/AspNet.cs has the namespace BackendArchitect.Analyzers.Model, not BackendArchitect.Analyzers.Model.Names",
        Assert.Single(FileConventions.OfNamespaces(
        [
            new("src/BackendArchitect.Analyzers.Model/Names/AspNet.cs", "namespace BackendArchitect.Analyzers.Model;"),
            new("src/BackendArchitect.Analyzers.Model/Names/Http.cs", "namespace BackendArchitect.Analyzers.Model.Names;"),
            new("src/BackendArchitect.Analyzers.Model/Roslyn/IsExternalInit.cs", "namespace System.Runtime.CompilerServices;"),
            new("samples/Shop/Names/Orders.cs", "namespace Shop;"),
        ])));

    [Fact]
    public void A_name_that_says_nothing_is_refused() => Assert.Equal(
        ["src/A.cs declares RouteHelper, a name that says nothing", "src/A.cs declares StringUtils, a name that says nothing", "src/A.cs declares KeyManager, a name that says nothing"],
        FileConventions.OfNames([new("src/A.cs", "class RouteHelper { class Manages; record StringUtils; interface CommonName; } struct KeyManager;")]));

    [Fact]
    public void A_path_of_a_machine_is_refused() => Assert.Equal(
        [$"a.md(2) holds the machine's path {Path("home", "m")}", $"a.md(3) holds the machine's path {Path("work", ".")}"],
        FileConventions.OfContents([new("a.md", $"https://example.org{Path("home", "page")} ~{Path("work", "x")} .{Path("root", "y")}\nin {Path("home", "me")}\n\"{Path("work", ".x")}\"")]));

    // Joined here, so that this file holds none itself.
    private static string Path(params string[] parts) => "/" + string.Join('/', parts);

    [Theory]
    [InlineData("AKIA", 16, 'A')]
    [InlineData("ghp" + "_", 36, 'a')]
    [InlineData("sk_" + "live_", 24, 'a')]
    [InlineData("", 64, 'k')]
    public void A_live_token_is_refused(string prefix, int length, char letter) => Assert.Equal(
        "a.json(1) holds what looks like a live token", Assert.Single(FileConventions.OfContents([new("a.json", prefix + new string(letter, length))])));

    [Fact]
    public void A_checksum_and_a_vendor_s_published_example_are_no_tokens() =>
        Assert.Empty(FileConventions.OfContents([new("a.txt", new string('a', 64)), new("b.txt", "AKIA" + new string('A', 9) + "EXAMPLE")]));

    [Fact]
    public void The_median_length_of_rules_is_limited_and_the_list_is_told()
    {
        Assert.Empty(FileConventions.OfLengths([], 45));
        Assert.Empty(FileConventions.OfLengths([("b.cs", 99), ("a.cs", 45)], 45));
        Assert.Equal("Half of the rules are longer than 45 lines:\n   99 c.cs\n   46 b.cs\n   10 a.cs",
            Assert.Single(FileConventions.OfLengths([("c.cs", 99), ("b.cs", 46), ("a.cs", 10)], 45)));
    }

    [Fact]
    public void Lines_are_counted_as_an_editor_does() => Assert.Equal(
        [(FileConventions.RulePath(Row), 2)], FileConventions.LengthsOf([Row], [new(FileConventions.RulePath(Row), "a\nb\n"), new("src/Other.cs", "a")]).AsEnumerable());

    private static IEnumerable<RepositoryFile> FilesOf(RuleRow row) =>
        new[] { FileConventions.RulePath(row), FileConventions.PagePath(row), FileConventions.TestPath(row), FileConventions.FixPath(row) }
            .Select(path => new RepositoryFile(path, ""));
}
