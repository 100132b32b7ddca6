using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace BackendArchitect.Analyzers.Tests.Rules.Endpoints;

public class NoFallbackPolicyTests
{
    private static string Program(string setUp, string endpoints) =>
        "using Microsoft.AspNetCore.Authorization; var builder = WebApplication.CreateBuilder(args); " + setUp + " var app = builder.Build(); " + endpoints + " app.Run();";

    [Theory]
    [InlineData("""app.MapGet("/x", () => 1).RequireAuthorization();""")]
    [InlineData("""app.MapGroup("/g").RequireAuthorization().MapGet("/x", () => 1); app.MapGet("/y", () => 1).RequireAuthorization();""")]
    [InlineData("""app.MapGroup("/g").RequireAuthorization().MapGet("/x", () => 1); app.MapGroup("/h").RequireAuthorization().MapGet("/x", () => 1);""")]
    [InlineData("""app.MapGroup("/g").RequireAuthorization().MapGet("/x", () => 1); app.MapGet("/y", () => 1);""")]
    [InlineData("""app.MapGet("/x", [Authorize] () => 1);""")]
    public Task A_service_that_closes_its_endpoints_one_by_one_is_told(string endpoints) => Verify.Rule<NoFallbackPolicy>(Program("builder.Services.[|AddAuthorization|](o => { });", endpoints));

    [Theory]
    [InlineData("""app.MapGroup("/g").RequireAuthorization().MapGet("/x", () => 1);""")]
    [InlineData("""var g = app.MapGroup("/g").RequireAuthorization(); g.MapGet("/x", () => 1); g.MapGroup("/h").MapGet("/y", () => 1).RequireAuthorization("p"); app.MapGet("/login", () => 1).AllowAnonymous();""")]
    [InlineData("""app.MapGet("/x", () => 1);""")]
    [InlineData("""app.MapGet("/x", () => 1).AllowAnonymous();""")]
    [InlineData("""app.MapHealthChecks("/health");""")]
    [InlineData("")]
    public Task A_service_that_is_covered_as_a_whole_or_says_nothing_is_quiet(string endpoints) => Verify.Rule<NoFallbackPolicy>(Program("builder.Services.AddAuthorization();", endpoints));

    [Theory]
    [InlineData("builder.Services.AddAuthorization(o => o.FallbackPolicy = o.DefaultPolicy);")]
    [InlineData("builder.Services.AddAuthorization(); builder.Services.AddAuthorizationBuilder().AddFallbackPolicy(\"p\", p => p.RequireRole(\"x\"));")]
    [InlineData("builder.Services.AddAuthorization(o => { if (args.Length > 0) o.FallbackPolicy = o.DefaultPolicy; });")]
    [InlineData("builder.Services.AddAuthorization(); builder.Services.AddSingleton<IAuthorizationPolicyProvider, DefaultAuthorizationPolicyProvider>();")]
    public Task A_service_that_has_a_fallback_policy_or_may_have_one_is_quiet(string setUp) => Verify.Rule<NoFallbackPolicy>(Program(setUp, """app.MapGet("/x", () => 1).RequireAuthorization();"""));

    [Theory]
    [InlineData("app.MapControllers();", true)]
    [InlineData("app.MapControllers().RequireAuthorization();", false)]
    [InlineData("app.MapGroup(\"/api\").RequireAuthorization().MapControllers();", false)]
    public Task Controllers_are_covered_by_what_is_said_about_all(string mapping, bool isTold) => Verify.Rule<NoFallbackPolicy>(
        Program(isTold ? "builder.Services.AddControllers(); builder.Services.[|AddAuthorization|]();" : "builder.Services.AddControllers(); builder.Services.AddAuthorization();", mapping),
        "public class AController : Microsoft.AspNetCore.Mvc.ControllerBase { [Microsoft.AspNetCore.Mvc.HttpGet(\"x\"), Microsoft.AspNetCore.Authorization.Authorize] public int Get() => 1; }");

    [Fact]
    public Task A_global_filter_covers_all_controllers() => Verify.Rule<NoFallbackPolicy>(
        Program("builder.Services.AddControllers(o => o.Filters.Add(new Microsoft.AspNetCore.Mvc.Authorization.AuthorizeFilter())); builder.Services.AddAuthorization();", "app.MapControllers();"),
        "public class AController : Microsoft.AspNetCore.Mvc.ControllerBase { [Microsoft.AspNetCore.Mvc.HttpGet(\"x\")] public int Get() => 1; }");

    [Fact]
    public Task A_service_is_told_once_and_by_the_name_of_an_endpoint() => Verify.Rule<NoFallbackPolicy>(
        new Surroundings { Expected = [DiagnosticResult.CompilerWarning("BARCH5013").WithLocation(0).WithArguments("'GET /x'")] },
        Program("builder.Services.{|#0:AddAuthorization|}(); builder.Services.AddAuthorization(o => { });", """app.MapGet("/x", () => 1).RequireAuthorization();"""));

    [Fact]
    public Task A_library_is_quiet() => Verify.Rule<NoFallbackPolicy>(
        "static class Setup { static void Add(IServiceCollection services, IEndpointRouteBuilder routes) { services.AddAuthorization(); routes.MapGet(\"/x\", () => 1).RequireAuthorization(); } }");

    [Fact]
    public Task Exempt_routes_need_none() => Verify.Rule<NoFallbackPolicy>(
        new Surroundings { EditorConfig = "[*.cs]\nbackend_architect.exempt_routes = /x" },
        Program("builder.Services.AddAuthorization();", """app.MapGet("/x", () => 1).RequireAuthorization();"""));

    [Theory]
    [InlineData("[|AddAuthorization|]();", "AddAuthorization(options => options.FallbackPolicy = options.DefaultPolicy);")]
    [InlineData("[|AddAuthorizationBuilder|]().AddPolicy(\"p\", p => p.RequireRole(\"x\"));", "AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build()).AddPolicy(\"p\", p => p.RequireRole(\"x\"));")]
    public Task The_fix_sets_a_fallback_policy(string before, string after) => Verify.Fix<NoFallbackPolicy>(
        Program("builder.Services." + before, """app.MapGet("/x", () => 1).RequireAuthorization();"""), Program("builder.Services." + after, """app.MapGet("/x", () => 1).RequireAuthorization();"""));

    [Fact]
    public Task There_is_no_fix_for_options_that_are_one_expression() => Verify.NoFix<NoFallbackPolicy>(
        Program("builder.Services.[|AddAuthorization|](o => o.InvokeHandlersAfterFailure = false);", """app.MapGet("/x", () => 1).RequireAuthorization();"""));
}
