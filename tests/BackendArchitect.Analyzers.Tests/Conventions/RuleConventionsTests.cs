using BackendArchitect.Analyzers.Model.Configuration;
using BackendArchitect.Analyzers.Tests.Pages;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Tests.Conventions;

public class RuleConventionsTests
{
    [Fact]
    public void A_class_named_after_its_problem_in_its_family_s_namespace_is_fine() =>
        Assert.Empty(RuleConventions.OfClass(typeof(ScriptReadableCookie), "Pages"));

    [Fact]
    public void A_class_must_be_internal_sealed_and_in_its_family_s_namespace() => Assert.Equal(
        ["OpenRule is not internal sealed",
         "OpenRule stands in BackendArchitect.Analyzers.Tests.Conventions, not in the namespace of its family Endpoints",
         "OpenRule ends with Rule: a rule is named after the problem alone"],
        RuleConventions.OfClass(typeof(OpenRule), "Endpoints"));

    [Theory]
    [InlineData(typeof(AvoidCookies), "Avoid")]
    [InlineData(typeof(DoNotUseCookies), "DoNot")]
    public void A_class_that_is_named_after_a_remedy_is_refused(Type rule, string remedy) => Assert.Equal(
        $"{rule.Name} starts with {remedy}: a rule is named after the problem, not after what to do",
        Assert.Single(RuleConventions.OfClass(rule, "Conventions")));

    [Fact]
    public void A_problem_whose_name_starts_with_the_letters_of_a_remedy_is_fine() =>
        Assert.Empty(RuleConventions.OfClass(typeof(UserNameInLog), "Conventions"));

    [Fact]
    public void A_descriptor_from_the_factory_is_fine() => Assert.Empty(RuleConventions.OfDescriptor(ScriptReadableCookie.Descriptor));

    [Theory]
    [InlineData("BARCH8001", "Endpoints", "Title", "Message", "Text.", "BARCH8001 is not BARCH, the digit of a family from 1 to 7, and three more digits")]
    [InlineData("BARCH501", "Endpoints", "Title", "Message", "Text.", "BARCH501 is not BARCH, the digit of a family from 1 to 7, and three more digits")]
    [InlineData("BARCH4001", "Endpoints", "Title", "Message", "Text.", "BARCH4001 has the category Endpoints, whose digit is 5")]
    [InlineData("BARCH5001", "Endpoints", "Title.", "Message", "Text.", "The title of BARCH5001 ends with a full stop")]
    [InlineData("BARCH5001", "Endpoints", "title", "Message", "Text.", "The title of BARCH5001 starts with a small letter")]
    [InlineData("BARCH5001", "Endpoints", "Title", "Message.", "Text.", "The message of BARCH5001 is more than one sentence, or ends with a full stop")]
    [InlineData("BARCH5001", "Endpoints", "Title", "One. Two", "Text.", "The message of BARCH5001 is more than one sentence, or ends with a full stop")]
    [InlineData("BARCH5001", "Endpoints", "Title", "Message {", "Text.", "The message of BARCH5001 is no format that can be filled")]
    [InlineData("BARCH5001", "Endpoints", "Title", " Message", "Text.", "The message of BARCH5001 has white space around it or more than one line")]
    [InlineData("BARCH5001", "Endpoints", "Ti\ntle", "Message", "Text.", "The title of BARCH5001 has white space around it or more than one line")]
    [InlineData("BARCH5001", "Endpoints", "Title", "Message", "Text", "The description of BARCH5001 does not end with a full stop")]
    [InlineData("BARCH5001", "Endpoints", "Title", "Message", "", "BARCH5001 has no description")]
    public void A_descriptor_that_breaks_a_convention_is_refused(string id, string category, string title, string message, string description, string why) =>
        Assert.Equal(why, Assert.Single(RuleConventions.OfDescriptor(Rule.Describe(id, category, Level.Must, title, message, description))));

    [Fact]
    public void A_help_link_leads_to_the_page_and_a_weakness_is_a_number()
    {
        var descriptor = new DiagnosticDescriptor("BARCH5001", "Title", "Message", "Endpoints", DiagnosticSeverity.Warning, isEnabledByDefault: true,
            description: "Text.", helpLinkUri: "https://example.org/", customTags: ["CWE862"]);
        Assert.Equal(
            ["BARCH5001 links to https://example.org/, not to its page", "BARCH5001 has the tag CWE862, which is no CWE-<number>"],
            RuleConventions.OfDescriptor(descriptor));
    }

    [Fact]
    public void Two_rules_may_share_one_option() =>
        Assert.Empty(RuleConventions.OfOptions([Specimen.Row, Specimen.Row with { Entry = Specimen.Row.Entry with { Rule = new UserNameInLog() } }]));

    [Fact]
    public void Two_options_may_not_share_a_key() => Assert.Equal(
        "BARCH5999 and BARCH4999 each declare backend_architect.specimen_cookies: share one option, or name them apart",
        Assert.Single(RuleConventions.OfOptions([Specimen.Row, RowOf(new UserNameInLog(), Option.Flag("specimen_cookies", true, "Text."))])));

    [Fact]
    public void An_option_has_a_plain_key_and_a_description_that_ends() => Assert.Equal(
        ["BARCH4999: the option backend_architect.Some-Key is not backend_architect. and words in small letters",
         "BARCH4999: the description of backend_architect.Some-Key does not end with a full stop"],
        RuleConventions.OfOptions([RowOf(new UserNameInLog(), Option.Flag("Some-Key", true, "Text"))]));

    [Fact]
    public void An_id_and_a_name_belong_to_one_rule() => Assert.Equal(
        ["BARCH4999 is the id of UserNameInLog and AvoidCookies"],
        RuleConventions.OfCatalog([RowOf(new UserNameInLog()), RowOf(new AvoidCookies()), Specimen.Row]));

    internal static RuleRow RowOf(Rule rule, params Option[] options) => new(new CatalogEntry(rule, Level.Must, Cwe: null, [.. options]), Fix: null);
}

internal abstract class SilentRule() : ConfigurationRule(Describe("BARCH4999", Family.Logging, Level.Must, "Title", "Message", "Text."))
{
    internal override void Inspect(ConfigDocument document, Report report)
    {
    }
}

internal class OpenRule : SilentRule;

internal sealed class AvoidCookies : SilentRule;

internal sealed class DoNotUseCookies : SilentRule;

internal sealed class UserNameInLog : SilentRule;
