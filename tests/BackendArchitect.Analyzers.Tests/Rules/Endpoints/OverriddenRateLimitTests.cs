using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace BackendArchitect.Analyzers.Tests.Rules.Endpoints;

public class OverriddenRateLimitTests
{
    [Theory]
    [InlineData("app.MapControllers().RequireRateLimiting(\"big\");", "", "[HttpGet, EnableRateLimiting(\"p\")] public int [|Get|]() => 1; [HttpPost] public int Post() => 1;")]
    [InlineData("app.MapControllers();", "DisableRateLimiting, ", "[HttpGet, EnableRateLimiting(\"p\")] public int [|Get|]() => 1; [HttpPost] public int Post() => 1;")]
    [InlineData("app.MapControllers().DisableRateLimiting();", "", "[HttpGet, EnableRateLimiting(\"p\")] public int [|Get|]() => 1;")]
    public Task A_limit_that_something_farther_out_takes_the_effect_from_is_reported(string map, string onController, string actions) =>
        Verify.Rule<OverriddenRateLimit>(Program(map), Controller(onController, actions));

    [Theory]
    [InlineData("app.MapControllers().RequireRateLimiting(\"p\");", "", "[HttpGet, EnableRateLimiting(\"p\")] public int Get() => 1;")]
    [InlineData("app.MapControllers().RequireRateLimiting(\"big\");", "", "[HttpGet, DisableRateLimiting] public int Get() => 1;")]
    [InlineData("app.MapControllers();", "EnableRateLimiting(\"p\"), ", "[HttpGet, EnableRateLimiting(\"big\")] public int Get() => 1;")]
    [InlineData("app.MapControllers();", "EnableRateLimiting(\"p\"), ", "[HttpGet, DisableRateLimiting] public int Get() => 1;")]
    [InlineData("app.MapGroup(\"/g\").RequireRateLimiting(\"big\").MapControllers();", "", "[HttpGet, EnableRateLimiting(\"p\")] public int Get() => 1;")]
    [InlineData("app.MapGroup(\"/g\").RequireRateLimiting(\"big\").MapControllers().DisableRateLimiting();", "", "[HttpGet] public int Get() => 1;")]
    [InlineData("var all = app.MapControllers(); if (args.Length > 0) all.RequireRateLimiting(\"big\");", "", "[HttpGet, EnableRateLimiting(\"p\")] public int Get() => 1;")]
    public Task A_limit_that_counts_or_is_meant_to_give_way_is_quiet(string map, string onController, string actions) =>
        Verify.Rule<OverriddenRateLimit>(Program(map), Controller(onController, actions));

    [Theory]
    [InlineData("app.MapGroup(\"/g\").DisableRateLimiting().[|MapGet|](\"/x\", () => 1).RequireRateLimiting(\"p\");")]
    [InlineData("app.MapGroup(\"/g\").DisableRateLimiting().MapGroup(\"/h\").RequireRateLimiting(\"p\").[|MapGet|](\"/x\", () => 1);")]
    [InlineData("app.MapGroup(\"/g\").RequireRateLimiting(\"p\").MapGet(\"/x\", () => 1).DisableRateLimiting();")]
    [InlineData("app.MapGroup(\"/g\").RequireRateLimiting(\"p\").MapGet(\"/x\", () => 1).RequireRateLimiting(\"big\");")]
    [InlineData("app.MapGet(\"/x\", () => 1).RequireRateLimiting(\"p\").DisableRateLimiting();")]
    [InlineData("app.MapGet(\"/x\", [EnableRateLimiting(\"p\")] () => 1).RequireRateLimiting(\"big\");")]
    [InlineData("app.MapGet(\"/x\", [DisableRateLimiting] () => 1).RequireRateLimiting(\"p\");")]
    public Task A_waiver_of_a_group_switches_off_what_stands_in_it(string code) => Verify.Rule<OverriddenRateLimit>(Program(code));

    [Fact]
    public Task The_message_names_both() => Verify.Rule<OverriddenRateLimit>(
        new Surroundings
        {
            Expected = [DiagnosticResult.CompilerWarning("BARCH5025").WithLocation(0).WithArguments("'GET /a'", "RequireRateLimiting of all controllers puts 'big' in the place of 'p'")],
        },
        Program("app.MapControllers().RequireRateLimiting(\"big\");"), Controller("", "[HttpGet, EnableRateLimiting(\"p\")] public int {|#0:Get|}() => 1;"));

    [Theory]
    [InlineData("[DisableRateLimiting, Route(\"a\")]\n", "[Route(\"a\")]\n")]
    [InlineData("[Route(\"a\")]\n[DisableRateLimiting]\n", "[Route(\"a\")]\n")]
    public Task The_fix_takes_the_waiver_off_the_controller(string before, string after) => Verify.Fix<OverriddenRateLimit>(
        new Surroundings(),
        [Usings + before + "public class AController : ControllerBase { [HttpGet, EnableRateLimiting(\"p\")] public int [|Get|]() => 1; }", Program("app.MapControllers();")],
        [Usings + after + "public class AController : ControllerBase { [HttpGet, EnableRateLimiting(\"p\")] public int Get() => 1; }", Program("app.MapControllers();")]);

    [Fact]
    public Task There_is_no_fix_for_what_concerns_others_too() => Verify.NoFix<OverriddenRateLimit>(
        Program("app.MapGroup(\"/g\").DisableRateLimiting().[|MapGet|](\"/x\", () => 1).RequireRateLimiting(\"p\");"));

    private const string Usings = "using Microsoft.AspNetCore.Mvc;\nusing Microsoft.AspNetCore.RateLimiting;\n";

    private static string Program(string code) =>
        $"using Microsoft.AspNetCore.RateLimiting; var builder = WebApplication.CreateBuilder(args); builder.Services.AddControllers(); var app = builder.Build(); app.UseRateLimiter(); {code} app.Run();";

    private static string Controller(string onController, string actions) =>
        $$"""using Microsoft.AspNetCore.Mvc; using Microsoft.AspNetCore.RateLimiting; [{{onController}}Route("a")] public class AController : ControllerBase { {{actions}} }""";
}
