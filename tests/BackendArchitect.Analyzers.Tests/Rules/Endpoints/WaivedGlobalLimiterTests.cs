using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace BackendArchitect.Analyzers.Tests.Rules.Endpoints;

public class WaivedGlobalLimiterTests
{
    [Theory]
    [InlineData("app.[|MapGet|](\"/x\", (int a) => a).DisableRateLimiting();")]
    [InlineData("var g = app.MapGroup(\"/g\").DisableRateLimiting(); g.[|MapGet|](\"/x\", (int a) => a);")]
    [InlineData("app.[|MapGet|](\"/x\", [DisableRateLimiting] (int a) => a);")]
    public Task A_waiver_of_the_only_limit_is_reported(string code) => Verify.Rule<WaivedGlobalLimiter>(Program(code));

    [Theory]
    [InlineData("app.MapHealthChecks(\"/health\").DisableRateLimiting();")]
    [InlineData("app.MapGet(\"/x\", () => Results.Ok(new { status = \"ok\" })).DisableRateLimiting();")]
    [InlineData("app.MapGet(\"/x\", (int a) => a);")]
    [InlineData("app.MapGroup(\"/g\").RequireRateLimiting(\"p\").MapGet(\"/x\", (int a) => a).DisableRateLimiting();")]
    [InlineData("var e = app.MapGet(\"/x\", (int a) => a); if (args.Length > 0) e.DisableRateLimiting();")]
    [InlineData("if (app.Environment.IsDevelopment()) app.MapGet(\"/x\", (int a) => a).DisableRateLimiting();")]
    public Task A_probe_a_second_policy_and_what_is_not_certain_are_quiet(string code) => Verify.Rule<WaivedGlobalLimiter>(Program(code));

    [Fact]
    public Task Without_a_global_limiter_nothing_is_waived() => Verify.Rule<WaivedGlobalLimiter>(
        "var app = WebApplication.CreateBuilder(args).Build(); app.UseRateLimiter(); app.MapGet(\"/x\", (int a) => a).DisableRateLimiting(); app.Run();");

    [Fact]
    public Task An_option_exempts_a_route() => Verify.Rule<WaivedGlobalLimiter>(
        new Surroundings { EditorConfig = "[*.cs]\nbackend_architect.exempt_routes = /x" }, Program("app.MapGet(\"/x\", (int a) => a).DisableRateLimiting();"));

    [Fact]
    public Task The_message_names_the_waiver() => Verify.Rule<WaivedGlobalLimiter>(
        new Surroundings { Expected = [new DiagnosticResult("BARCH5012", DiagnosticSeverity.Warning).WithLocation(0).WithArguments("'GET /x'", "DisableRateLimiting")] },
        Program("app.{|#0:MapGet|}(\"/x\", (int a) => a).DisableRateLimiting();"));

    private static string Program(string code) => $$"""
        using System.Threading.RateLimiting;
        using Microsoft.AspNetCore.RateLimiting;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHealthChecks();
        builder.Services.AddRateLimiter(o => o.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(c => RateLimitPartition.GetNoLimiter("x")));
        var app = builder.Build();
        app.UseRateLimiter();
        {{code}}
        app.Run();
        """;
}
