using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace BackendArchitect.Analyzers.Tests.Rules.Endpoints;

public class EndpointWithoutRateLimitTests
{
    private const string Start = """
        using System.Threading.RateLimiting;
        using Microsoft.AspNetCore.RateLimiting;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        builder.Services.AddRateLimiter(o => { o.RejectionStatusCode = 429; o.AddConcurrencyLimiter("p", l => l.PermitLimit = 1); });
        var app = builder.Build();
        app.UseRateLimiter();

        """;

    [Theory]
    [InlineData("""app.[|MapGet|]("/x", () => 1);""")]
    [InlineData("""app.MapGet("/a", () => 1).RequireRateLimiting("p"); app.[|MapGet|]("/x", () => 1);""")]
    [InlineData("""var g = app.MapGroup("/g"); g.[|MapPost|]("/x", () => 1); g.MapGet("/y", () => 1).RequireRateLimiting("p");""")]
    [InlineData("""app.MapGroup("/limited").RequireRateLimiting("p"); app.[|MapGet|]("/limited/x", () => 1);""")]
    public Task An_endpoint_that_nobody_limits_is_reported(string code) => Verify.Rule<EndpointWithoutRateLimit>(Start + code + "app.Run();");

    [Theory]
    [InlineData("""app.MapGet("/x", () => 1).RequireRateLimiting("p");""")]
    [InlineData("""app.MapGet("/x", [EnableRateLimiting("p")] () => 1);""")]
    [InlineData("""app.MapGroup("/g").RequireRateLimiting("p").MapGroup("/h").MapGet("/x", () => 1);""")]
    [InlineData("""var g = app.MapGroup("/g"); g.MapGet("/x", () => 1); g.RequireRateLimiting("p");""")]
    [InlineData("""app.MapGet("/x", () => 1).WithMetadata(new EnableRateLimitingAttribute("p"));""")]
    [InlineData("""app.MapGet("/x", () => 1).DisableRateLimiting();""")]
    [InlineData("""app.MapGroup("/g").DisableRateLimiting().MapGet("/x", () => 1);""")]
    public Task An_endpoint_that_somebody_limits_or_exempts_is_quiet(string code) => Verify.Rule<EndpointWithoutRateLimit>(Start + code + "app.Run();");

    [Theory]
    [InlineData("""app.MapGet("/x", () => 1).AddEndpointFilter((c, next) => ValueTask.FromResult<object?>(Results.StatusCode(429)));""")]
    [InlineData("""app.Use((HttpContext c, RequestDelegate next) => { c.Response.StatusCode = StatusCodes.Status429TooManyRequests; return Task.CompletedTask; }); app.MapGet("/x", () => 1);""")]
    [InlineData("""var e = app.MapGet("/x", () => 1); if (args.Length > 0) e.RequireRateLimiting("p");""")]
    [InlineData("""if (app.Environment.IsDevelopment()) app.MapGet("/x", () => 1);""")]
    [InlineData("""app.MapGet("/", () => Results.Redirect("/docs"));""")]
    public Task What_cannot_be_decided_or_is_exempt_is_quiet(string code) => Verify.Rule<EndpointWithoutRateLimit>(Start + code + "app.Run();");

    [Fact]
    public Task An_action_is_limited_by_its_controller_and_reported_without() => Verify.Rule<EndpointWithoutRateLimit>(
        Start + "app.MapControllers(); app.Run();",
        """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.RateLimiting;
        [Route("a"), EnableRateLimiting("p")] public class AController : ControllerBase { [HttpGet] public int Get() => 1; }
        [Route("b")] public class BController : ControllerBase { [HttpGet] public int [|Get|]() => 1; [HttpPost, EnableRateLimiting("p")] public int Post() => 1; }
        """);

    [Fact]
    public Task A_filter_of_the_framework_with_a_list_of_values_limits_nobody() => Verify.Rule<EndpointWithoutRateLimit>(
        Start + "app.MapControllers(); app.Run();",
        """
        using Microsoft.AspNetCore.Mvc;
        [Route("a")] public class AController : ControllerBase { [HttpPost, Consumes("application/json", "text/json")] public int [|Post|]() => 1; }
        """);

    [Fact]
    public Task A_convention_on_all_controllers_limits_them() => Verify.Rule<EndpointWithoutRateLimit>(
        Start + """app.MapControllers().RequireRateLimiting("p"); app.Run();""",
        """
        using Microsoft.AspNetCore.Mvc;
        [Route("a")] public class AController : ControllerBase { [HttpGet] public int Get() => 1; }
        """);

    [Fact]
    public Task A_global_limiter_limits_every_endpoint() => Verify.Rule<EndpointWithoutRateLimit>(
        """
        using System.Threading.RateLimiting;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddRateLimiter(o => o.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(c => RateLimitPartition.GetNoLimiter("x")));
        var app = builder.Build();
        app.UseRateLimiter();
        app.MapGet("/x", () => 1);
        app.Run();
        """);

    [Fact]
    public Task A_global_limiter_that_another_file_configures_limits_every_endpoint() => Verify.Rule<EndpointWithoutRateLimit>(
        "var builder = WebApplication.CreateBuilder(args); builder.Services.AddLimits(); var app = builder.Build(); app.UseRateLimiter(); app.MapGet(\"/x\", () => 1); app.Run();",
        """
        using System.Threading.RateLimiting;
        using Microsoft.AspNetCore.RateLimiting;
        static class Limits
        {
            internal static void AddLimits(this IServiceCollection services) => services.Configure<RateLimiterOptions>(o =>
                o.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(c => RateLimitPartition.GetNoLimiter("x")));
        }
        """);

    [Theory]
    [InlineData("app.UseRouting(); app.UseRateLimiter(); app.[|MapGet|](\"/x\", () => 1);")]
    [InlineData("app.UseRateLimiter(); app.UseRouting(); app.MapGet(\"/x\", () => 1);")]
    [InlineData("app.MapGet(\"/x\", () => 1).RequireRateLimiting(\"p\"); app.MapGet(\"/y\", () => 1);")]
    public Task A_service_whose_limiter_does_nothing_is_another_finding(string code) => Verify.Rule<EndpointWithoutRateLimit>(
        $"var app = WebApplication.CreateBuilder(args).Build(); {code} app.Run();");

    [Fact]
    public Task A_library_is_quiet() => Verify.Rule<EndpointWithoutRateLimit>(
        "public static class Orders { public static void MapOrders(this WebApplication app) { app.UseRateLimiter(); app.MapGet(\"/a\", () => \"\"); } }");

    [Fact]
    public Task The_message_says_who_could_have_limited() => Verify.Rule<EndpointWithoutRateLimit>(
        new Surroundings
        {
            Expected =
            [
                DiagnosticResult.CompilerWarning("BARCH5002").WithLocation(0)
                    .WithArguments("'GET /g/x'", "not the endpoint, not its group '/g', and there is no global limiter"),
            ],
        },
        Start + """app.MapGroup("/g").{|#0:MapGet|}("/x", () => 1); app.Run();""");

    [Fact]
    public Task The_fix_requires_a_policy_that_others_require() => Verify.Fix<EndpointWithoutRateLimit>(
        Start + """
        app.MapGet("/a", () => 1).RequireRateLimiting("p");
        app.[|MapGet|]("/x", () => 1);
        app.Run();
        """,
        Start + """
        app.MapGet("/a", () => 1).RequireRateLimiting("p");
        app.MapGet("/x", () => 1).RequireRateLimiting("p");
        app.Run();
        """);
}
