using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace BackendArchitect.Analyzers.Tests.Rules.Endpoints;

public class LimiterBeforeAuthenticationTests
{
    private const string ByUser = "builder.Services.AddRateLimiter(o => o.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(c => RateLimitPartition.GetNoLimiter(c.User.Identity?.Name ?? \"x\")));";
    private const string TooEarly = "app.[|UseRateLimiter|](); app.UseAuthentication(); app.UseAuthorization();";
    private const string Quiet = "app.UseRateLimiter(); app.UseAuthentication(); app.UseAuthorization();";

    [Theory]
    [InlineData(ByUser, TooEarly)]
    [InlineData(ByUser, "app.UseRouting(); " + TooEarly)]
    [InlineData(ByUser, "var mail = new System.Net.Mail.MailAddress(\"a@b.example\"); var parts = (User: mail.User, 1); parts.User = \"c\"; " + TooEarly)]
    [InlineData(ByUser, "Limit(); app.UseAuthentication(); void Limit() => app.[|UseRateLimiter|]();")]
    [InlineData("builder.Services.AddRateLimiter(o => o.AddPolicy(\"p\", c => RateLimitPartition.GetNoLimiter(c.User.Identity?.Name)));", TooEarly)]
    [InlineData("builder.Services.AddRateLimiter(o => o.AddPolicy(\"p\", Keys.Partition));", TooEarly)]
    [InlineData("builder.Services.AddRateLimiter(o => o.AddPolicy(\"p\", c => RateLimitPartition.GetNoLimiter(Keys.Of(c))));", TooEarly)]
    [InlineData("builder.Services.AddRateLimiter(o => o.AddPolicy<string, PerUser>(\"p\"));", TooEarly)]
    public Task A_limiter_that_counts_by_user_before_any_is_known_is_reported(string limits, string pipeline) => Verify.Rule<LimiterBeforeAuthentication>(Program(limits, pipeline), Keys(!limits.Contains("PerUser")));

    [Theory]
    [InlineData(ByUser, "app.UseAuthentication(); app.UseAuthorization(); app.UseRateLimiter();")]
    [InlineData(ByUser, "app.UseRateLimiter();")]
    [InlineData(ByUser, "app.UseRouting(); app.UseRateLimiter(); app.UseAuthorization();")]
    [InlineData("builder.Services.AddRateLimiter(o => o.AddPolicy(\"p\", c => RateLimitPartition.GetNoLimiter(c.Connection.RemoteIpAddress)));", Quiet)]
    [InlineData("builder.Services.AddRateLimiter(o => { });", Quiet)]
    public Task A_limiter_that_knows_its_callers_or_does_not_ask_is_quiet(string limits, string pipeline) => Verify.Rule<LimiterBeforeAuthentication>(Program(limits, pipeline), Keys(true));

    [Theory]
    [InlineData("app.UseRateLimiter(); if (args.Length > 0) app.UseAuthentication();")]
    [InlineData("app.UseRateLimiter(); app.UseAuthentication(); app.UseRateLimiter();")]
    [InlineData("app.UseWhen(c => c.Request.IsHttps, b => b.UseRateLimiter()); app.UseAuthentication();")]
    [InlineData("app.Use((HttpContext c, RequestDelegate next) => { c.User = new(); return next(c); }); app.UseRateLimiter(); app.UseAuthentication();")]
    [InlineData("app.UseRouting(); app.UseEndpoints(_ => { }); app.UseRateLimiter(); app.UseAuthentication();")]
    public Task What_is_not_certain_or_another_finding_is_quiet(string pipeline) => Verify.Rule<LimiterBeforeAuthentication>(Program(ByUser, pipeline));

    [Fact]
    public Task A_library_is_quiet() => Verify.Rule<LimiterBeforeAuthentication>(
        "public static class Shop { public static void UseShop(this IApplicationBuilder app) { app.UseRateLimiter(); app.UseAuthentication(); } }", Keys(false));

    [Fact]
    public Task The_message_says_where_the_user_is_read() => Verify.Rule<LimiterBeforeAuthentication>(
        new Surroundings { Expected = [DiagnosticResult.CompilerWarning("BARCH5017").WithLocation(0).WithArguments("its key in Program.cs")] },
        Program(ByUser, "app.{|#0:UseRateLimiter|}(); app.UseAuthentication();"));

    [Fact]
    public Task The_fix_moves_the_limiter_behind_what_finds_out_who_calls() => Verify.Fix<LimiterBeforeAuthentication>(
        Program(ByUser, "\napp.[|UseRateLimiter|]();\napp.UseAuthentication();\napp.UseAuthorization();\n"),
        Program(ByUser, "\napp.UseAuthentication();\napp.UseAuthorization();\napp.UseRateLimiter();\n"));

    private static string Program(string limits, string pipeline) =>
        $"using System.Threading.RateLimiting; using Microsoft.AspNetCore.RateLimiting; var builder = WebApplication.CreateBuilder(args); {limits} var app = builder.Build(); {pipeline} app.Run();";

    private static string Keys(bool byAddress) => $$"""
        using System.Threading.RateLimiting;
        using Microsoft.AspNetCore.RateLimiting;
        static class Keys
        {
            internal static RateLimitPartition<string> Partition(HttpContext context) => RateLimitPartition.GetNoLimiter(Of(context));
            internal static string Of(HttpContext context) => Name(context);
            private static string Name(HttpContext context) => context.User.Identity?.Name ?? "guests";
        }
        class PerUser : IRateLimiterPolicy<string>
        {
            public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected => null;
            public RateLimitPartition<string> GetPartition(HttpContext context) => RateLimitPartition.GetNoLimiter({{(byAddress ? "context.Connection.Id" : "context.User.Identity!.Name!")}});
        }
        """;
}
