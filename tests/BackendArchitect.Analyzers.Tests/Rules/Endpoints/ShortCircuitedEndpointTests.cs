using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace BackendArchitect.Analyzers.Tests.Rules.Endpoints;

public class ShortCircuitedEndpointTests
{
    private const string Fallback = "builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());";
    private const string Global = "builder.Services.AddRateLimiter(o => o.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(c => RateLimitPartition.GetNoLimiter(\"x\")));";
    private const string Stock = "() => DateTime.Now";

    [Theory]
    [InlineData(Fallback, "app.[|MapGet|](\"/x\", " + Stock + ").ShortCircuit();")]
    [InlineData(Fallback, "var g = app.MapGroup(\"/g\"); g.ShortCircuit(); g.[|MapGet|](\"/x\", " + Stock + ");")]
    [InlineData("", "app.[|MapGet|](\"/x\", " + Stock + ").RequireAuthorization().ShortCircuit();")]
    [InlineData("", "app.[|MapGet|](\"/x\", [Authorize] () => DateTime.Now).ShortCircuit();")]
    [InlineData("", "app.UseRateLimiter(); app.[|MapGet|](\"/x\", " + Stock + ").RequireRateLimiting(\"p\").ShortCircuit();")]
    [InlineData(Global, "app.UseRateLimiter(); app.[|MapGet|](\"/x\", " + Stock + ").AllowAnonymous().ShortCircuit();")]
    [InlineData(Fallback, "app.[|MapGet|](\"/x/{id}\", (int id) => 1).ShortCircuit();")]
    public Task An_endpoint_that_runs_before_what_protects_it_is_reported(string services, string code) => Verify.Rule<ShortCircuitedEndpoint>(Program(services, code));

    [Theory]
    [InlineData(Fallback, "app.MapGet(\"/x\", " + Stock + ").AllowAnonymous().ShortCircuit();")]
    [InlineData(Fallback + Global, "app.UseRateLimiter(); app.MapGet(\"/x\", " + Stock + ").AllowAnonymous().DisableRateLimiting().ShortCircuit();")]
    [InlineData("", "app.MapGet(\"/x\", " + Stock + ").ShortCircuit();")]
    [InlineData(Global, "app.MapGet(\"/x\", " + Stock + ").ShortCircuit();")]
    [InlineData(Global, "app.UseRateLimiter(); app.UseRouting(); app.UseAuthorization(); app.MapGet(\"/x\", " + Stock + ").AllowAnonymous().ShortCircuit();")]
    [InlineData(Fallback, "app.MapGet(\"/robots.txt\", () => \"User-agent: *\").ShortCircuit();")]
    [InlineData(Fallback, "app.MapGet(\"/favicon.ico\", () => Results.StatusCode(StatusCodes.Status404NotFound)).ShortCircuit();")]
    [InlineData(Fallback, "app.MapShortCircuit(404, \"favicon.ico\");")]
    [InlineData(Fallback, "var e = app.MapGet(\"/x\", " + Stock + "); if (args.Length > 0) e.ShortCircuit();")]
    [InlineData(Fallback, "if (app.Environment.IsDevelopment()) app.MapGet(\"/x\", " + Stock + ").ShortCircuit();")]
    public Task An_endpoint_that_loses_nothing_is_quiet(string services, string code) => Verify.Rule<ShortCircuitedEndpoint>(Program(services, code));

    [Fact]
    public Task All_actions_of_a_controller_are_one_finding() => Verify.Rule<ShortCircuitedEndpoint>(
        Program("builder.Services.AddControllers();" + Fallback, "app.MapControllers().ShortCircuit();"),
        """
        using Microsoft.AspNetCore.Mvc;
        [Route("a")] public class [|AController|] : ControllerBase { [HttpGet] public int Get() => 1; [HttpPost] public int Post() => 1; }
        """);

    [Fact]
    public Task It_is_one_finding_and_no_other_rule_s() => Task.WhenAll(
        Verify.Rule<EndpointWithoutAuthorization>(Program(Fallback + Global, "app.UseRateLimiter(); app.MapGet(\"/x\", " + Stock + ").ShortCircuit();")),
        Verify.Rule<EndpointWithoutRateLimit>(Program(Fallback + Global, "app.UseRateLimiter(); app.MapGet(\"/x\", " + Stock + ").ShortCircuit();")));

    [Theory]
    [InlineData(Fallback, "app.{|#0:MapGet|}(\"/x\", " + Stock + ").ShortCircuit();", "the fallback policy is never asked")]
    [InlineData(Fallback + Global, "app.UseRateLimiter(); app.{|#0:MapGet|}(\"/x\", " + Stock + ").ShortCircuit();", "neither the fallback policy nor the rate limiter is asked")]
    [InlineData(Fallback, "app.{|#0:MapGet|}(\"/x\", " + Stock + ").RequireAuthorization().ShortCircuit();", "its requirement is not asked, and every call fails with 500")]
    public Task The_message_says_what_is_lost(string services, string code, string lost) => Verify.Rule<ShortCircuitedEndpoint>(
        new Surroundings { Expected = [DiagnosticResult.CompilerWarning("BARCH5008").WithLocation(0).WithArguments("'GET /x'", lost)] }, Program(services, code));

    [Fact]
    public Task The_fix_takes_the_short_cut_out() => Verify.Fix<ShortCircuitedEndpoint>(
        Program(Fallback, "app.[|MapGet|](\"/x\", " + Stock + ")\n    .ShortCircuit()\n    .WithName(\"x\");"),
        Program(Fallback, "app.MapGet(\"/x\", " + Stock + ")\n    .WithName(\"x\");"));

    [Fact]
    public Task There_is_no_fix_where_the_short_cut_is_taken_elsewhere() => Verify.NoFix<ShortCircuitedEndpoint>(
        Program(Fallback, "var e = app.[|MapGet|](\"/x\", " + Stock + "); e.ShortCircuit();"));

    private static string Program(string services, string code) =>
        $"using System.Threading.RateLimiting; using Microsoft.AspNetCore.Authorization; var builder = WebApplication.CreateBuilder(args); {services} var app = builder.Build(); {code} app.Run();";
}
