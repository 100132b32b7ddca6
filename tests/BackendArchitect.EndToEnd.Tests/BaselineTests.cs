using BackendArchitect.EndToEnd.Tests.Testing;

namespace BackendArchitect.EndToEnd.Tests;

/// <summary>What the build makes of a baseline, and of a pinned set of rules.</summary>
[Collection(PackedProductTests.Name)]
public class BaselineTests(PackedProduct product)
{
    private const string Held = """{ "version": 1, "findings": [{ "rule": "BARCH4001", "symbol": "Program", "file": "Program.cs" }, { "rule": "BARCH1101", "setting": "ConnectionStrings:Orders", "file": "appsettings.json" }] }""";

    // What is said of the application as a whole stands at no symbol or setting that the baseline of this test names.
    private static readonly Service WithBaseline = new()
    {
        Properties = "<BackendArchitectMode>strict</BackendArchitectMode><NoWarn>$(NoWarn);BARCH4013;BARCH4014</NoWarn>",
        Files = [.. LeakyShop.Files, ("barch-baseline.json", Held)],
    };

    private static readonly Service WithBaselineAbove = new()
    {
        ProjectFolder = "src/Api",
        Files =
        [
            ("src/Api/Program.cs", LeakyShop.Program), ("src/Api/appsettings.json", LeakyShop.Settings),
            ("barch-baseline.json", Held.Replace("\"Program.cs\"", "\"src/Api/Program.cs\"", StringComparison.Ordinal)),
        ],
    };

    private static readonly Service ExpiredBaseline = new()
    {
        Files = [.. LeakyShop.Files, ("barch-baseline.json", Held.Replace("\"file\": \"Program.cs\"", "\"file\": \"Program.cs\", \"expires\": \"2026-01-31\"", StringComparison.Ordinal))],
    };

    private static readonly Service BrokenBaseline = new() { Files = [.. LeakyShop.Files, ("barch-baseline.json", "<<<<<<< HEAD")] };

    private static readonly Service OffWithBrokenBaseline = new()
    {
        Properties = "<BackendArchitectMode>off</BackendArchitectMode>",
        Files = [.. LeakyShop.Files, ("barch-baseline.json", "<<<<<<< HEAD")],
    };

    private static readonly Service PinnedBeforeAllRules = new()
    {
        Properties = "<BackendArchitectMode>strict</BackendArchitectMode><BackendArchitectRuleSetVersion>0.0.9</BackendArchitectRuleSetVersion>",
        Files = [.. LeakyShop.Files, (".globalconfig", "is_global = true\ndotnet_diagnostic.BARCH1101.severity = error\n")],
    };

    private static readonly Service PinnedToNow = new()
    {
        Properties = "<BackendArchitectMode>strict</BackendArchitectMode><BackendArchitectRuleSetVersion>0.1.0</BackendArchitectRuleSetVersion>",
        Files = LeakyShop.Files,
    };

    private static readonly Service PinnedToNonsense = new() { Properties = "<BackendArchitectRuleSetVersion>latest</BackendArchitectRuleSetVersion>" };

    [Fact]
    public void What_it_holds_breaks_no_build()
    {
        Assert.True(product.Built(WithBaseline).Succeeded);
        Assert.Empty(product.Built(WithBaseline).OurFindings);
        Assert.Contains("barch-baseline.json: baseline", product.Built(WithBaseline).AdditionalFiles);
        Assert.Equal("", product.Built(WithBaseline).VisibleProperty("BackendArchitectToday"));
    }

    [Fact]
    public void One_above_the_project_is_found_and_names_files_from_its_folder() =>
        Assert.Equal([LeakyShop.SettingsFinding("warning", "src/Api/appsettings.json")], product.Built(WithBaselineAbove).OurFindings);

    [Fact]
    public void An_entry_whose_day_is_over_holds_no_longer()
    {
        Assert.Equal([LeakyShop.LogFinding("warning")], product.Built(ExpiredBaseline).OurFindings);
        Assert.Matches(@"^\d{4}-\d\d-\d\d$", product.Built(ExpiredBaseline).VisibleProperty("BackendArchitectToday"));
    }

    [Fact]
    public void A_broken_one_is_said_once_and_holds_nothing()
    {
        Assert.Equivalent(new[] { new Finding("warning", "BARCH0001", "barch-baseline.json", 1, 1), LeakyShop.LogFinding("warning"), LeakyShop.SettingsFinding("warning") }, product.Built(BrokenBaseline).OurFindings, strict: true);
        Assert.Empty(product.Built(OffWithBrokenBaseline).OurFindings);
    }

    [Fact]
    public void Rules_after_the_pinned_version_suggest_unless_the_project_says_otherwise_of_one()
    {
        Assert.Equal([LeakyShop.SettingsFinding("error")], product.Built(PinnedBeforeAllRules).OurFindings);
        Assert.Equivalent(new Finding[] { LeakyShop.LogFinding("error"), LeakyShop.SettingsFinding("error") }.Concat(LeakyShop.FindingsOfService).ToArray(), product.Built(PinnedToNow).OurFindings, strict: true);
    }

    [Fact]
    public void A_pin_that_is_no_version_stops_the_build_and_says_so() =>
        Assert.Contains(product.Built(PinnedToNonsense).Lines, line => line.Contains("error : BackendArchitectRuleSetVersion is 'latest'; it must be a version of this package such as 0.1.0", StringComparison.Ordinal));
}
