using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace BackendArchitect.Analyzers.Tests.Rules.Endpoints;

public class RateLimiterNotInPipelineTests
{
    private const string Global = "o.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(c => RateLimitPartition.GetNoLimiter(\"x\"))";

    [Theory]
    [InlineData("""builder.Services.[|AddRateLimiter|](o => { }); var app = builder.Build(); app.MapGet("/x", () => 1).RequireRateLimiting("p");""")]
    [InlineData("""builder.Services.[|AddRateLimiter|](o => { }); var app = builder.Build(); app.MapGet("/x", [EnableRateLimiting("p")] () => 1);""")]
    [InlineData("""builder.Services.[|AddRateLimiter|](o => """ + Global + """); var app = builder.Build(); app.MapGet("/x", () => 1);""")]
    [InlineData("""var app = builder.Build(); app.MapGet("/x", () => 1).[|RequireRateLimiting|]("p"); app.MapGet("/y", () => 1).RequireRateLimiting("p");""")]
    public Task Limits_that_no_middleware_applies_are_reported(string code) => Verify.Rule<RateLimiterNotInPipeline>(Program(code));

    [Theory]
    [InlineData("""builder.Services.AddRateLimiter(o => { }); var app = builder.Build(); app.UseRateLimiter(); app.MapGet("/x", () => 1).RequireRateLimiting("p");""")]
    [InlineData("""builder.Services.AddRateLimiter(o => { }); var app = builder.Build(); if (args.Length > 0) app.UseRateLimiter(); app.MapGet("/x", () => 1).RequireRateLimiting("p");""")]
    [InlineData("""builder.Services.AddRateLimiter(o => { }); var app = builder.Build(); app.UseRateLimiter(); app.UseRouting(); app.MapGet("/x", () => 1).RequireRateLimiting("p");""")]
    [InlineData("""builder.Services.AddRateLimiter(o => { }); var app = builder.Build(); app.UseShop(); app.MapGet("/x", () => 1).RequireRateLimiting("p");""")]
    [InlineData("""builder.Services.AddRateLimiter(o => { }); var app = builder.Build(); app.MapGet("/x", () => 1);""")]
    [InlineData("""builder.Services.AddRateLimiter(o => { }); var app = builder.Build(); {|CS0103:missing|}.UseRateLimiter(); app.MapGet("/x", () => 1).RequireRateLimiting("p");""")]
    public Task What_a_middleware_applies_or_nobody_asks_for_is_quiet(string code) => Verify.Rule<RateLimiterNotInPipeline>(
        Program(code), code.Contains("UseShop") ? "static class Shop { internal static void UseShop(this IApplicationBuilder app) => app.UseRateLimiter(); }" : "static class Shop { }");

    [Fact]
    public Task Limits_of_routes_that_are_proxied_are_limits_too() => Verify.Rule<RateLimiterNotInPipeline>(
        Proxy, Program("""builder.Services.[|AddRateLimiter|](o => o.AddConcurrencyLimiter("p", l => l.PermitLimit = 1)); """ + ProxyServices + """ var app = builder.Build(); app.MapReverseProxy();"""));

    [Theory]
    [InlineData("""builder.Services.AddRateLimiter(o => { }); """ + ProxyServices + """ var app = builder.Build(); app.MapReverseProxy();""")]
    [InlineData("""builder.Services.AddRateLimiter(o => o.AddConcurrencyLimiter("p", l => l.PermitLimit = 1)); """ + ProxyServices + """ var app = builder.Build(); app.UseRateLimiter(); app.MapReverseProxy();""")]
    [InlineData("""builder.Services.AddRateLimiter(o => o.AddConcurrencyLimiter("p", l => l.PermitLimit = 1)); """ + ProxyServices + """ var app = builder.Build();""")]
    public Task A_proxy_without_limits_is_quiet(string code) => Verify.Rule<RateLimiterNotInPipeline>(Proxy, Program(code));

    [Fact]
    public Task A_setting_of_the_service_s_own_requires_no_policy_by_its_name() => Verify.Rule<RateLimiterNotInPipeline>(
        Program("builder.Services.AddRateLimiter(o => { }); var app = builder.Build(); app.MapGet(\"/x\", () => new Settings().EnableRateLimiting);"),
        "class Settings { public bool EnableRateLimiting { get; set; } }");

    [Fact]
    public Task A_library_is_quiet() => Verify.Rule<RateLimiterNotInPipeline>("""
        using System.Threading.RateLimiting;
        public static class Limits { public static void AddLimits(this IServiceCollection services) => services.AddRateLimiter(o => o.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(c => RateLimitPartition.GetNoLimiter("x"))); }
        """);

    [Fact]
    public Task The_message_says_what_is_lost() => Verify.Rule<RateLimiterNotInPipeline>(
        new Surroundings { Expected = [DiagnosticResult.CompilerWarning("BARCH5005").WithLocation(0).WithArguments("there is a global limiter")] },
        Program("builder.Services.{|#0:AddRateLimiter|}(o => " + Global + "); var app = builder.Build();"));

    [Fact]
    public Task The_fix_adds_the_middleware_behind_authorization() => Verify.Fix<RateLimiterNotInPipeline>(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.[|AddRateLimiter|](o => { });
        var app = builder.Build();

        app.UseAuthentication();
        app.UseAuthorization();
        app.MapGet("/x", () => 1).RequireRateLimiting("p");
        app.Run();
        """,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddRateLimiter(o => { });
        var app = builder.Build();

        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.MapGet("/x", () => 1).RequireRateLimiting("p");
        app.Run();
        """);

    [Fact]
    public Task The_fix_adds_the_middleware_where_the_application_is_built() => Verify.Fix<RateLimiterNotInPipeline>(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.[|AddRateLimiter|](o => { });
        var app = builder.Build();

        app.MapGet("/x", () => 1).RequireRateLimiting("p");
        app.Run();
        """,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddRateLimiter(o => { });
        var app = builder.Build();
        app.UseRateLimiter();

        app.MapGet("/x", () => 1).RequireRateLimiting("p");
        app.Run();
        """);

    [Fact]
    public Task There_is_no_fix_where_the_application_is_built_elsewhere() => Verify.NoFix<RateLimiterNotInPipeline>(
        "var builder = WebApplication.CreateBuilder(args); builder.Services.AddLimits(); var app = builder.Build(); app.MapGet(\"/x\", () => 1).RequireRateLimiting(\"p\"); app.Run(); "
        + "static class Limits { internal static void AddLimits(this IServiceCollection services) => services.[|AddRateLimiter|](o => { }); }");

    private const string ProxyServices = "builder.Services.AddReverseProxy().LoadFromConfig(builder.Configuration.GetSection(\"ReverseProxy\"));";

    private static Surroundings Proxy => new() { References = Packages.ReverseProxy };

    private static string Program(string code) => "using System.Threading.RateLimiting; using Microsoft.AspNetCore.RateLimiting; var builder = WebApplication.CreateBuilder(args); " + code + " app.Run();";
}
