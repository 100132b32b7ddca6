using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Tests.Testing;

namespace BackendArchitect.Analyzers.Tests.Rules.Endpoints;

public class RejectionStatus503Tests
{
    [Theory]
    [InlineData("""builder.Services.[|AddRateLimiter|](o => o.AddConcurrencyLimiter("p", l => l.PermitLimit = 1));""")]
    [InlineData("""builder.Services.[|AddRateLimiter|](o => { });""")]
    [InlineData("""builder.Services.[|AddRateLimiter|](Limits.Configure);""")]
    [InlineData("""builder.Services.[|AddRateLimiter|](o => o.AddPolicy("p", context => new Strict().GetPartition(context)));""")]
    public Task A_limiter_without_a_status_is_reported(string code) => Verify.Rule<RejectionStatus503>(Program(code), code.Contains("Strict") ? Limits + Strict : Limits);

    [Theory]
    [InlineData("builder.Services.AddRateLimiter(o => o.RejectionStatusCode = 429);")]
    [InlineData("builder.Services.AddRateLimiter(o => { }); builder.Services.Configure<RateLimiterOptions>(o => o.RejectionStatusCode = 429);")]
    [InlineData("builder.Services.AddRateLimiter(o => o.OnRejected = (context, token) => { context.HttpContext.Response.StatusCode = 429; return ValueTask.CompletedTask; });")]
    [InlineData("builder.Services.AddRateLimiter(o => o.AddPolicy<string, Strict>(\"p\"));")]
    [InlineData("builder.Services.AddRateLimiter(o => o.AddPolicy(\"p\", new Strict()));")]
    [InlineData("Action<RateLimiterOptions> configure = _ => { }; builder.Services.AddRateLimiter(configure);")]
    public Task A_limiter_that_says_its_status_or_is_configured_elsewhere_is_quiet(string code) => Verify.Rule<RejectionStatus503>(Program(code), Limits + (code.Contains("Strict") ? Strict : ""));

    [Fact]
    public Task There_is_no_fix_of_a_method() => Verify.NoFix<RejectionStatus503>(
        "var builder = WebApplication.CreateBuilder(args); builder.Services.[|AddRateLimiter|](Limits.Configure); builder.Build().Run(); static class Limits { internal static void Configure(Microsoft.AspNetCore.RateLimiting.RateLimiterOptions options) { } }");

    [Fact]
    public Task A_library_is_quiet() => Verify.Rule<RejectionStatus503>(
        "public static class Limits { public static void AddLimits(this IServiceCollection services) => services.AddRateLimiter(o => { }); }");

    [Fact]
    public Task The_fix_sets_the_status_in_a_block() => Verify.Fix<RejectionStatus503>(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.[|AddRateLimiter|](options =>
        {
            // One at a time.
            options.AddPolicy<string>("p", _ => default);
        });
        builder.Build().Run();
        """,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            // One at a time.
            options.AddPolicy<string>("p", _ => default);
        });
        builder.Build().Run();
        """);

    [Fact]
    public Task The_fix_makes_a_block_of_an_expression() => Verify.Fix<RejectionStatus503>(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.[|AddRateLimiter|](options => options.AddPolicy<string>("p", _ => default));
        builder.Build().Run();
        """,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.AddPolicy<string>("p", _ => default);
        });
        builder.Build().Run();
        """);

    private const string Limits = """
        using System.Threading.RateLimiting;
        using Microsoft.AspNetCore.RateLimiting;
        static class Limits { internal static void Configure(RateLimiterOptions options) { } }
        """;

    private const string Strict = """

        class Strict : IRateLimiterPolicy<string>
        {
            public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected => (context, _) => { context.HttpContext.Response.StatusCode = 429; return default; };
            public RateLimitPartition<string> GetPartition(HttpContext context) => RateLimitPartition.GetNoLimiter("x");
        }
        """;

    private static string Program(string code) => $$"""
        using Microsoft.AspNetCore.RateLimiting;
        var builder = WebApplication.CreateBuilder(args);
        {{code}}
        builder.Build().Run();
        """;
}
