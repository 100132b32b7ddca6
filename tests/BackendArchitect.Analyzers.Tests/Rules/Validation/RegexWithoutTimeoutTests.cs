using BackendArchitect.Analyzers.Tests.Testing;
using BackendArchitect.Analyzers.Validation;

namespace BackendArchitect.Analyzers.Tests.Rules.Validation;

public class RegexWithoutTimeoutTests
{
    private const string Using = "using System.Text.RegularExpressions;\n";

    private const string Bad = "\"^(a+)+$\"";

    private static string Host(string code, string types = "") => Using + "var app = WebApplication.CreateBuilder(args).Build();\n" + code + "\napp.Run();\n" + types;

    [Theory]
    [InlineData("""app.MapGet("/x", (string q) => Regex.IsMatch([|q|], "^(a+)+$"));""")]
    [InlineData("""app.MapGet("/x", (string q) => Regex.Replace([|q|], "<[^>]+>", "", RegexOptions.IgnoreCase));""")]
    [InlineData("""app.MapGet("/x", (string q) => new Regex("^(a+)+$").Match([|q|]).Success);""")]
    [InlineData("""var regex = new Regex("^(a+)+$", RegexOptions.Compiled); app.MapGet("/x", (string q) => regex.IsMatch([|q|]));""")]
    [InlineData("""app.MapGet("/x", (string q) => Regex.IsMatch([|q|], "^(a+)+$", RegexOptions.None, Regex.InfiniteMatchTimeout));""")]
    [InlineData("""app.MapGet("/x", (string q) => Regex.IsMatch("text", [|q|]));""")]
    [InlineData("""app.MapGet("/x", (string q) => new Regex([|q|]).IsMatch("text"));""")]
    [InlineData("""app.MapGet("/x", (string q) => !q.Contains('b') && Regex.IsMatch([|q|], "^(a+)+$"));""")]
    [InlineData("""app.MapGet("/x", (string q) => Regex.IsMatch(q, "^b+$") || Regex.IsMatch([|q|], "^(a+)+$"));""")]
    [InlineData("""app.MapGet("/x", (HttpRequest request) => Regex.IsMatch([|request.Headers.UserAgent.ToString()|], "^(a+)+$"));""")]
    public Task A_pattern_that_backtracks_over_what_a_client_sent_is_reported(string code) => Verify.Rule<RegexWithoutTimeout>(Host(code));

    [Fact]
    public Task A_field_and_a_generated_one_are_reported() => Verify.Rule<RegexWithoutTimeout>(
        Host("""app.MapGet("/x", (string q) => Patterns.Kept.IsMatch([|q|]) | Patterns.Made().IsMatch([|q|]));"""),
        Using + """
        public static partial class Patterns
        {
            public static readonly Regex Kept = new("^(a+)+$");
            [GeneratedRegex("^(a+)+$")] public static partial Regex Made();
            public static partial Regex Made() => new("^(a+)+$");
        }
        """);

    [Theory]
    [InlineData("""app.MapGet("/x", (string q) => Regex.IsMatch(q, "^[a-z]+$"));""")]
    [InlineData("""app.MapGet("/x", (string q) => Regex.IsMatch(q, "^(a+)+$", RegexOptions.None, TimeSpan.FromSeconds(1)));""")]
    [InlineData("""app.MapGet("/x", (string q) => Regex.IsMatch(q, "^(a+)+$", RegexOptions.NonBacktracking));""")]
    [InlineData("""app.MapGet("/x", (string q) => Regex.IsMatch(q, "^[a-z]{1,9}$") && Regex.IsMatch(q, "^(a+)+$"));""")]
    [InlineData("""app.MapGet("/x", (string q) => new Regex("^(a+)+$", RegexOptions.None, TimeSpan.FromSeconds(1)).IsMatch(q));""")]
    [InlineData("""app.MapGet("/x", () => Regex.IsMatch("text", "^(a+)+$"));""")]
    [InlineData("""app.MapGet("/x", (int q) => Regex.IsMatch(q.ToString(), "^(a+)+$"));""")]
    [InlineData("""app.MapGet("/x", (string q, IConfiguration settings) => Regex.IsMatch(q, settings["Pattern"]!));""")]
    [InlineData("""app.MapGet("/x", (string q, [Microsoft.AspNetCore.Mvc.FromServices] Regex regex) => regex.IsMatch(q));""")]
    [InlineData("""AppDomain.CurrentDomain.SetData("REGEX_DEFAULT_MATCH_TIMEOUT", TimeSpan.FromSeconds(1)); app.MapGet("/x", (string q) => Regex.IsMatch(q, "^(a+)+$"));""")]
    [InlineData("""app.MapGet("/x", (string q) => Regex.IsMatch(q, "^(a+)+$", {|CS0103:options|}));""")]
    [InlineData("""app.MapGet("/x", (string q) => Other.Regex.IsMatch(q, "^(a+)+$"));""")]
    public Task What_ends_is_quiet(string code) => Verify.Rule<RegexWithoutTimeout>(Host(code, "namespace Other { public static class Regex { public static bool IsMatch(string input, string pattern) => true; } }"));

    [Fact]
    public Task A_generated_one_with_a_timeout_is_quiet() => Verify.Rule<RegexWithoutTimeout>(
        Host("""app.MapGet("/x", (string q) => Patterns.Made().IsMatch(q));"""),
        Using + """public static partial class Patterns { [GeneratedRegex("^(a+)+$", RegexOptions.None, 1000)] public static partial Regex Made(); public static partial Regex Made() => new("^(a+)+$"); }""");

    [Fact]
    public Task The_options_of_the_tables_count() => Verify.Rule<RegexWithoutTimeout>(
        new Surroundings { EditorConfig = "[*.cs]\nbackend_architect.taint.sinks = pattern: Shop.Search.Run(pattern)\nbackend_architect.taint.sanitizers = pattern: Shop.Text.Short\n" },
        Host("""app.MapGet("/x", (string q) => Shop.Search.Run([|q|])); app.MapGet("/y", (string q) => Regex.IsMatch(Shop.Text.Short(q), "^(a+)+$"));""",
            "namespace Shop { public static class Search { public static bool Run(string pattern) => true; } public static class Text { public static string Short(string text) => text; } }"));

    [Theory]
    [InlineData($"app.MapGet(\"/x\", (string q) => Regex.IsMatch([|q|], {Bad}));", $"app.MapGet(\"/x\", (string q) => Regex.IsMatch(q, {Bad}, RegexOptions.None, TimeSpan.FromSeconds(1)));")]
    [InlineData($"app.MapGet(\"/x\", (string q) => Regex.Replace([|q|], {Bad}, \"\", RegexOptions.IgnoreCase));", $"app.MapGet(\"/x\", (string q) => Regex.Replace(q, {Bad}, \"\", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)));")]
    [InlineData($"var regex = new Regex({Bad}); app.MapGet(\"/x\", (string q) => regex.IsMatch([|q|]));", $"var regex = new Regex({Bad}, RegexOptions.None, TimeSpan.FromSeconds(1)); app.MapGet(\"/x\", (string q) => regex.IsMatch(q));")]
    public Task The_fix_gives_it_a_timeout(string before, string after) => Verify.Fix<RegexWithoutTimeout>(Host(before), Host(after));

    [Fact]
    public Task The_fix_goes_where_it_is_made() => Verify.Fix<RegexWithoutTimeout>(
        new Surroundings(),
        [Host("""app.MapGet("/x", (string q) => Patterns.Made().IsMatch([|q|]));"""), Using + """public static partial class Patterns { [GeneratedRegex("^(a+)+$")] public static partial Regex Made(); public static partial Regex Made() => new("^(a+)+$"); }"""],
        [Host("""app.MapGet("/x", (string q) => Patterns.Made().IsMatch(q));"""), Using + """public static partial class Patterns { [GeneratedRegex("^(a+)+$", RegexOptions.None, 1000)] public static partial Regex Made(); public static partial Regex Made() => new("^(a+)+$"); }"""]);

    [Fact]
    public Task Named_arguments_stay() => Verify.NoFix<RegexWithoutTimeout>(Host("""app.MapGet("/x", (string q) => Regex.IsMatch(pattern: "^(a+)+$", input: [|q|]));"""));

    [Fact]
    public Task The_twin_is_left_to_say_it() => Verify.Rule<RegexWithoutTimeout>(
        new Surroundings { GlobalConfig = "build_property.BackendArchitectResolvedPackages = Meziantou.Analyzer/2.0.200\n" },
        Host("""app.MapGet("/x", (string q) => Regex.IsMatch(q, "^(a+)+$"));"""));
}
