using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Tests.Testing;

namespace BackendArchitect.Analyzers.Tests.Rules.Endpoints;

public class RejectionStatus503Tests
{
    [Theory]
    [InlineData("""builder.Services.[|AddRateLimiter|](o => o.AddConcurrencyLimiter("p", l => l.PermitLimit = 1));""")]
    [InlineData("""builder.Services.[|AddRateLimiter|](o => { });""")]
    public Task A_limiter_without_a_status_is_reported(string code) => Verify.Rule<RejectionStatus503>(Program(code));

    [Theory]
    [InlineData("builder.Services.AddRateLimiter(o => o.RejectionStatusCode = 429);")]
    [InlineData("builder.Services.AddRateLimiter(o => { }); builder.Services.Configure<RateLimiterOptions>(o => o.RejectionStatusCode = 429);")]
    [InlineData("builder.Services.AddRateLimiter(o => o.OnRejected = (context, token) => { context.HttpContext.Response.StatusCode = 429; return ValueTask.CompletedTask; });")]
    [InlineData("builder.Services.AddRateLimiter(Limits.Configure);")]
    public Task A_limiter_that_says_its_status_or_is_configured_elsewhere_is_quiet(string code) => Verify.Rule<RejectionStatus503>(
        Program(code), "using Microsoft.AspNetCore.RateLimiting; static class Limits { internal static void Configure(RateLimiterOptions options) { } }");

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

    private static string Program(string code) => $$"""
        using Microsoft.AspNetCore.RateLimiting;
        var builder = WebApplication.CreateBuilder(args);
        {{code}}
        builder.Build().Run();
        """;
}
