using BackendArchitect.Analyzers;
using BackendArchitect.Tool.Explaining;
using BackendArchitect.Tool.Findings;
using BackendArchitect.Tool.Loading;
using Spectre.Console;

namespace BackendArchitect.Tool.Tests.Explaining;

public class PageTests
{
    [Fact]
    public void Every_rule_has_a_page_with_its_sections() => Assert.All(RuleCatalog.Entries, entry =>
    {
        var page = RulePage.Of(entry.Id);
        Assert.StartsWith($"{entry.Id}: ", page.Title, StringComparison.Ordinal);
        Assert.All(["Violation", "Fixed", "Not judged", "When to suppress"], heading => Assert.NotEqual("", page.Section(heading)));
        Assert.DoesNotContain("<!--", page.Prose, StringComparison.Ordinal);
    });

    [Fact]
    public void A_page_is_written_as_it_stands()
    {
        var written = Written(console => PageWriter.Write(RulePage.Of("BARCH5001"), console));
        Assert.StartsWith("# BARCH5001: Endpoint without authorization\n", written, StringComparison.Ordinal);
        Assert.Contains("```csharp Program.cs\nvar builder = WebApplication.CreateBuilder(args);", written, StringComparison.Ordinal);
    }

    [Fact]
    public void The_catalogue_lists_every_rule_with_its_family_and_fix()
    {
        var lines = Written(RulesCommand.Write).Split('\n');
        Assert.All(RuleCatalog.Entries, entry => Assert.Single(lines, line => line.Contains($" {entry.Id} ", StringComparison.Ordinal) && line.Contains($" {entry.Name} ", StringComparison.Ordinal)));
        Assert.Equal(("safe", "review", "tool", null), (RulesCommand.FixOf("BARCH4001"), RulesCommand.FixOf("BARCH5001"), RulesCommand.FixOf("BARCH1101"), RulesCommand.FixOf("BARCH2102")));
    }

    [Theory]
    [InlineData("barch5001")]
    [InlineData("EndpointWithoutAuthorization")]
    public void A_rule_is_named_by_id_or_name(string word) => Assert.Equal("BARCH5001", RuleChoice.One(word).Id);

    [Fact]
    public void What_is_no_rule_is_said()
    {
        Assert.Equal("'BARCH9999' is no rule; 'barch rules' lists them", Assert.Throws<UnanswerableException>(() => RuleChoice.One("BARCH9999")).Message);
        Assert.Equal("'Nothing' is no rule and no family; 'barch rules' lists them", Assert.Throws<UnanswerableException>(() => RuleChoice.Of(["BARCH5001,Nothing"])).Message);
        Assert.Equal(["BARCH1101", "BARCH5001"], RuleChoice.Of(["BARCH5001,barch1101"]).Order(StringComparer.Ordinal));
        Assert.Equal(RuleCatalog.Entries.Count(entry => entry.Descriptor.Category == Family.Logging), RuleChoice.Of(["logging"]).Count);
    }

    private static string Written(Action<IAnsiConsole> write)
    {
        var output = new StringWriter { NewLine = "\n" };
        write(AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No }));
        return output.ToString().ReplaceLineEndings("\n");
    }
}
