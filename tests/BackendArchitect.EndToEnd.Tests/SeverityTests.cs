using BackendArchitect.EndToEnd.Tests.Testing;

namespace BackendArchitect.EndToEnd.Tests;

/// <summary>How loud a finding is, and who decides it: in code, and in configuration files, where fewer switches reach.</summary>
[Collection(PackedProductTests.Name)]
public class SeverityTests(PackedProduct product)
{
    private static readonly Service Leaky = new() { Files = LeakyShop.Files };

    private static readonly Service TreatedAsErrors = new()
    {
        Properties = "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>",
        Files = LeakyShop.Files,
    };

    private static readonly Service NotWarned = new()
    {
        Properties = "<NoWarn>$(NoWarn);BARCH4001;BARCH1101</NoWarn>",
        Files = LeakyShop.Files,
    };

    private static readonly Service Strict = new()
    {
        Properties = "<BackendArchitectMode>Strict</BackendArchitectMode>",
        Files = [.. LeakyShop.Files, (".editorconfig", "[*]\ndotnet_analyzer_diagnostic.severity = none\n")],
    };

    private static readonly Service StrictButForTwo = new()
    {
        Properties = "<BackendArchitectMode>strict</BackendArchitectMode>",
        Files =
        [
            .. LeakyShop.Files,
            (".globalconfig", """
                is_global = true
                dotnet_diagnostic.BARCH4001.severity = none
                dotnet_diagnostic.BARCH1101.severity = warning
                """),
        ],
    };

    private static readonly Service OffButForOne = new()
    {
        Properties = "<BackendArchitectMode>off</BackendArchitectMode>",
        Files = [.. LeakyShop.Files, (".editorconfig", "[*.cs]\ndotnet_diagnostic.BARCH4001.severity = warning\n")],
    };

    private static readonly Service SectionBySection = new()
    {
        Files =
        [
            .. LeakyShop.Files,
            ("appsettings.Staging.json", LeakyShop.Settings),
            ("appsettings.Production.json", LeakyShop.Settings),
            (".editorconfig", """
                [*.cs]
                dotnet_diagnostic.BARCH4001.severity = error

                [*.json]
                dotnet_diagnostic.BARCH1101.severity = none

                [appsettings.Staging.json]
                backend_architect.BARCH1101.severity = none

                [appsettings.Production.json]
                backend_architect.BARCH1101.severity = error
                """),
        ],
    };

    private static readonly Service DisabledOnTheSpot = new()
    {
        Files =
        [
            ("Program.cs", "#pragma warning disable BARCH4001\n" + LeakyShop.Program),
            ("appsettings.json", LeakyShop.Settings.Replace("    \"Orders\"", "    // backend-architect-disable-next-line BARCH1101\n    \"Orders\"", StringComparison.Ordinal)),
        ],
    };

    [Fact]
    public void Findings_are_warnings_with_file_line_and_column_in_code_and_configuration()
    {
        var built = product.Built(Leaky);
        Assert.True(built.Succeeded, built.Output);
        AssertFindings(built, LeakyShop.SettingsFinding("warning"), LeakyShop.LogFinding("warning"));
    }

    [Fact]
    public void Warnings_treated_as_errors_break_the_build()
    {
        var built = product.Built(TreatedAsErrors);
        Assert.False(built.Succeeded);
        AssertFindings(built, LeakyShop.SettingsFinding("error"), LeakyShop.LogFinding("error"));
    }

    [Fact]
    public void NoWarn_silences_a_rule_everywhere()
    {
        var built = product.Built(NotWarned);
        Assert.True(built.Succeeded, built.Output);
        AssertFindings(built);
    }

    [Fact]
    public void Strict_breaks_the_build_and_no_setting_for_all_rules_softens_it()
    {
        var built = product.Built(Strict);
        Assert.False(built.Succeeded);
        AssertFindings(built, [LeakyShop.SettingsFinding("error"), LeakyShop.LogFinding("error"), .. LeakyShop.FindingsOfService]);
    }

    [Fact]
    public void A_globalconfig_that_names_a_rule_wins_over_strict()
    {
        var built = product.Built(StrictButForTwo);
        Assert.True(built.Succeeded, built.Output);
        AssertFindings(built, [LeakyShop.SettingsFinding("warning"), .. LeakyShop.FindingsOfService]);
    }

    [Fact]
    public void Off_is_silent_but_for_a_rule_that_an_editorconfig_names()
    {
        var built = product.Built(OffButForOne);
        Assert.True(built.Succeeded, built.Output);
        AssertFindings(built, LeakyShop.LogFinding("warning"));
    }

    [Fact]
    public void Sections_decide_for_code_and_a_key_of_ours_for_configuration_files()
    {
        var built = product.Built(SectionBySection);
        Assert.False(built.Succeeded);
        AssertFindings(built,
            LeakyShop.SettingsFinding("error", "appsettings.Production.json"), LeakyShop.SettingsFinding("warning"), LeakyShop.LogFinding("error"));
    }

    [Fact]
    public void A_pragma_and_a_comment_silence_one_place()
    {
        var built = product.Built(DisabledOnTheSpot);
        Assert.True(built.Succeeded, built.Output);
        AssertFindings(built);
        Assert.Contains(built.Sarif.Results, result => result is { Id: "BARCH4001", IsSuppressed: true });
    }

    [Fact]
    public void A_scanner_reads_file_line_column_weakness_and_page_from_sarif()
    {
        var built = product.Built(Leaky);
        var sarif = built.Sarif;
        foreach (var expected in new[] { LeakyShop.SettingsFinding("warning"), LeakyShop.LogFinding("warning") })
        {
            var result = Assert.Single(sarif.Results, result => result.Id == expected.Id);
            Assert.Equal(new(expected.Id, "warning", Path.Combine(built.ProjectFolder, expected.File), expected.Line, expected.Column, IsSuppressed: false), result);
            var rule = Assert.Single(sarif.Rules, rule => rule.Id == expected.Id);
            Assert.EndsWith($"/rules-docs/{expected.Id}.md", rule.HelpUri, StringComparison.Ordinal);
        }
        Assert.Contains("CWE-798", sarif.Rules.Single(rule => rule.Id == "BARCH1101").Tags);
    }

    private static void AssertFindings(BuiltService built, params Finding[] expected) =>
        Assert.Equal(expected, built.OurFindings.OrderBy(finding => finding.Id, StringComparer.Ordinal).ThenBy(finding => finding.File, StringComparer.Ordinal));
}
