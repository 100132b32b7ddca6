using BackendArchitect.Analyzers.CodeFixes;
using BackendArchitect.Analyzers.Tests.Pages;
using BackendArchitect.Analyzers.Tests.Testing;

namespace BackendArchitect.Analyzers.Tests.Generated;

/// <summary>What generated files say, of a made-up catalogue.</summary>
public class RenderingTests
{
    private static readonly RuleRow Must = Specimen.Row;
    private static readonly RuleRow Should = Of(new Suggested());
    private static readonly RuleRow Could = Of(new Optional());

    [Fact]
    public void The_fact_block_says_what_the_descriptor_the_options_and_the_fix_say() => Assert.Equal("""
        | | |
        |---|---|
        | Rule | `BARCH5999` ScriptReadableCookie |
        | Family | Endpoints |
        | Level | Must: warning in `recommended`, error in `strict` |
        | Weakness | [CWE-1004](https://cwe.mitre.org/data/definitions/1004.html) |
        | Fix | safe: joins fix-all and `dotnet format` |
        | Option | `backend_architect.specimen_cookies` = a list separated by \|, by default empty |

        """, FactBlock.Of(Must));

    [Fact]
    public void The_fact_block_of_a_rule_without_weakness_fix_and_options_says_so() => Assert.Equal("""
        | | |
        |---|---|
        | Rule | `BARCH1999` Suggested |
        | Family | Secrets |
        | Level | Should: suggestion in `recommended`, warning in `strict` |
        | Weakness | - |
        | Fix | none |

        """, FactBlock.Of(Should));

    [Fact]
    public void The_tables_go_by_family_and_leave_empty_families_out() => Assert.Equal("""
        ### 1 Secrets

        | Id | Rule | Reports | Level | Weakness | Fix |
        |---|---|---|---|---|---|
        | [BARCH1999](rules-docs/BARCH1999.md) | Suggested | This \| that | Should | - | - |

        ### 5 Endpoints

        | Id | Rule | Reports | Level | Weakness | Fix |
        |---|---|---|---|---|---|
        | [BARCH5998](rules-docs/BARCH5998.md) | Optional | Something | Could | - | - |
        | [BARCH5999](rules-docs/BARCH5999.md) | ScriptReadableCookie | Cookie that scripts can read | Must | [CWE-1004](https://cwe.mitre.org/data/definitions/1004.html) | safe |

        """, RuleTable.Tables([Should, Could, Must], "rules-docs/", "###"));

    [Fact]
    public void The_index_ends_with_the_tables() =>
        Assert.EndsWith("\n\n" + RuleTable.Tables([Should, Must], "", "##"), RuleTable.Index([Should, Must]));

    [Fact]
    public void Strict_raises_each_level_by_one() => Assert.Equal("""
        is_global = true
        global_level = -100
        dotnet_diagnostic.BARCH1999.severity = warning
        dotnet_diagnostic.BARCH5998.severity = suggestion
        dotnet_diagnostic.BARCH5999.severity = error

        """, Preset.Strict([Should, Could, Must]));

    [Fact]
    public void Off_names_every_rule() => Assert.Equal("""
        is_global = true
        global_level = -100
        dotnet_diagnostic.BARCH1999.severity = none
        dotnet_diagnostic.BARCH5999.severity = none

        """, Preset.Off([Should, Must]));

    [Fact]
    public void Recommended_names_no_rule_because_the_descriptors_are_it()
    {
        Assert.Equal("is_global = true\nglobal_level = -100\n", Preset.Recommended());
        Assert.Equal(["warning", "suggestion", "none"], new[] { Must, Should, Could }.Select(row => Words.Recommended(row.Entry.Level)));
        Assert.Equal(["Warning", "Info", "Disabled"], new[] { Must, Should, Could }.Select(row => Words.Release(row.Entry.Descriptor)));
    }

    [Fact]
    public void The_unshipped_release_is_the_catalogue_minus_the_shipped_ones() => Assert.Equal("""
        ; Unshipped analyzer release

        ### New Rules

        Rule ID | Category | Severity | Notes
        --------|----------|----------|-------
        BARCH5998 | Endpoints | Disabled | Optional, [Documentation](https://github.com/BackendArchitect/BackendArchitect.Analyzers/blob/main/rules-docs/BARCH5998.md)
        BARCH5999 | Endpoints | Warning | ScriptReadableCookie, [Documentation](https://github.com/BackendArchitect/BackendArchitect.Analyzers/blob/main/rules-docs/BARCH5999.md)

        """, ReleaseNotes.Unshipped([Should, Could, Must], "## Release 1.0\n\nRule ID | Category\n---|---\nBARCH1999 | Secrets | Info | Suggested\n"));

    [Fact]
    public void Nothing_new_is_an_empty_release() => Assert.Equal("; Unshipped analyzer release\n", ReleaseNotes.Unshipped([], ""));

    [Fact]
    public void A_default_that_can_be_written_is_shown_as_code() => Assert.Equal("`50`", Words.Default(Option.Number("limit", 50, "Text.")));

    [Fact]
    public void What_stands_between_markers_is_replaced_and_the_rest_is_left() =>
        Assert.Equal("a <x>\nnew\n</x> b", GeneratedFile.Between("a <x>\nold\n</x> b", "<x>", "</x>", "new\n"));

    [Theory]
    [InlineData("no markers")]
    [InlineData("</x> <x>")]
    [InlineData("<x> </x> <x> </x>")]
    public void Markers_that_leave_a_doubt_are_refused(string text) =>
        Assert.Throws<FormatException>(() => GeneratedFile.Between(text, "<x>", "</x>", "new"));

    [Fact]
    public void The_words_of_a_fix_follow_its_safety()
    {
        Assert.Equal("-", Words.Fix(Should));
        Assert.Equal("safe", Words.Fix(Must));
        Assert.Equal("review: applied one at a time, after a look at the diff", Words.FixAtLength(Must with { Fix = new Reviewed() }));
    }

    private static RuleRow Of(Rule rule)
    {
        var descriptor = rule.Definition;
        var level = descriptor.IsEnabledByDefault ? Level.Should : Level.Could;
        return new(new CatalogEntry(rule, level, Cwe: null, []), Fix: null);
    }

    private sealed class Suggested() : ConfigurationRule(Describe("BARCH1999", Family.Secrets, Level.Should, "This | that", "Message", "Description."))
    {
        internal override void Inspect(Analyzers.Model.Configuration.ConfigDocument document, Report report)
        {
        }
    }

    private sealed class Optional() : ConfigurationRule(Describe("BARCH5998", Family.Endpoints, Level.Could, "Something", "Message", "Description."))
    {
        internal override void Inspect(Analyzers.Model.Configuration.ConfigDocument document, Report report)
        {
        }
    }

    private sealed class Reviewed() : RuleFix(ScriptReadableCookie.Descriptor, Safety.Review)
    {
        protected override Task<System.Collections.Immutable.ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken) =>
            Task.FromResult<System.Collections.Immutable.ImmutableArray<FixPlan>>([]);
    }
}
