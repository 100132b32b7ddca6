using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace BackendArchitect.Analyzers.Tests.Rules.Endpoints;

public class ServiceWithoutRateLimiterTests
{
    [Fact]
    public Task A_service_that_limits_nothing_is_reported_once_where_it_is_built() => Verify.Rule<ServiceWithoutRateLimiter>(
        new Surroundings { Expected = [DiagnosticResult.CompilerWarning("BARCH5003").WithLocation(0).WithArguments(3)] },
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        var app = builder.{|#0:Build|}();
        app.MapControllers();
        app.MapGet("/a", () => "");
        app.MapGroup("/g").MapPost("/b", () => "").RequireAuthorization();
        app.MapGet("/", () => Results.Redirect("/docs"));
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Mvc;
        [Route("[controller]")] public class OrdersController : ControllerBase { [HttpGet] public string Get() => ""; }
        """);

    [Theory]
    [InlineData("builder.Services.AddRateLimiter(o => { });", "")]
    [InlineData("", "app.UseRateLimiter();")]
    [InlineData("", """app.MapGet("/x", () => 1).RequireRateLimiting("p");""")]
    [InlineData("", """app.MapGet("/x", () => 1).DisableRateLimiting();""")]
    [InlineData("", "app.Use((HttpContext c, RequestDelegate next) => { c.Response.StatusCode = 429; return Task.CompletedTask; });")]
    [InlineData("", "app.UseMiddleware<Limiting>();")]
    [InlineData("", "app.UseIpRateLimiting();")]
    public Task A_service_in_which_somebody_speaks_of_limits_is_quiet(string services, string pipeline) => Verify.Rule<ServiceWithoutRateLimiter>(
        $$"""
        var builder = WebApplication.CreateBuilder(args);
        {{services}}
        var app = builder.Build();
        {{pipeline}}
        app.MapGet("/a", () => "");
        app.Run();
        """,
        """
        class Limiting(RequestDelegate next) { public Task InvokeAsync(HttpContext context) { context.Response.StatusCode = StatusCodes.Status429TooManyRequests; return next(context); } }
        static class OtherLibrary { public static void UseIpRateLimiting(this IApplicationBuilder app) { } }
        """);

    [Theory]
    [InlineData("{|#0:Build|}", "")]
    [InlineData("Build", "Steps.Add<Limits>(builder.Services);")]
    public Task Limits_count_where_somebody_sets_them_up(string build, string services) => Verify.Rule<ServiceWithoutRateLimiter>(
        services.Length > 0 ? new Surroundings() : new Surroundings { Expected = [DiagnosticResult.CompilerWarning("BARCH5003").WithLocation(0).WithArguments(1)] },
        $$"""
        var builder = WebApplication.CreateBuilder(args);
        {{services}}
        var app = builder.{{build}}();
        app.MapGet("/a", () => "");
        app.Run();
        """,
        """
        using System.Threading.RateLimiting;
        interface IStep { static abstract void Add(IServiceCollection services); static abstract void Use(WebApplication app); }
        static class Steps { internal static void Add<T>(IServiceCollection services) where T : IStep => T.Add(services); }
        abstract class Limits : IStep
        {
            public static void Add(IServiceCollection services) =>
                services.AddRateLimiter(o =>
                {
                    o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
                    o.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(c => RateLimitPartition.GetNoLimiter("x"));
                });
            public static void Use(WebApplication app) => app.UseRateLimiter();
        }
        """);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task A_set_up_method_of_another_project_may_limit_whether_its_body_is_seen_or_not(bool isReference) => Verify.Rule<ServiceWithoutRateLimiter>(
        new Surroundings { References = [isReference ? Library.CompileReference("Shop.Platform", Platform) : Library.Compile("Shop.Platform", Platform)] },
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.AddPlatform();
        var app = builder.Build();
        app.MapGet("/a", () => "");
        app.Run();
        """);

    private const string Platform = "public static class Platform { public static void AddPlatform(this IHostApplicationBuilder builder) => builder.Services.AddRateLimiter(_ => { }); }";

    [Theory]
    [InlineData("builder.Services.AddControllers(o => o.Filters.Add<Throttled>());")]
    [InlineData("builder.Services.AddControllers(o => o.Filters.Add(new Throttled()));")]
    [InlineData("builder.Services.AddControllers(); builder.Services.AddSingleton<Answers>();")]
    public Task Code_elsewhere_that_answers_429_may_limit(string services) => Verify.Rule<ServiceWithoutRateLimiter>(
        $"var builder = WebApplication.CreateBuilder(args); {services} var app = builder.Build(); app.MapGet(\"/a\", () => \"\"); app.Run();",
        """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.Filters;
        class Throttled : IActionFilter
        {
            public void OnActionExecuting(ActionExecutingContext context) => context.Result = new StatusCodeResult(429);
            public void OnActionExecuted(ActionExecutedContext context) { }
        }
        """ + (services.Contains("Answers") ? "class Answers { public void Refuse(HttpResponse response) => response.StatusCode = StatusCodes.Status429TooManyRequests; }" : ""));

    [Fact]
    public Task A_setting_of_the_service_s_own_limits_nobody_by_its_name() => Verify.Rule<ServiceWithoutRateLimiter>(
        "var app = WebApplication.CreateBuilder(args).[|Build|](); app.MapGet(\"/a\", () => new Settings().EnableRateLimiting); app.Run();",
        "class Settings { public bool EnableRateLimiting { get; set; } }");

    [Fact]
    public Task A_middleware_that_limits_nobody_changes_nothing() => Verify.Rule<ServiceWithoutRateLimiter>(
        """
        var app = WebApplication.CreateBuilder(args).[|Build|]();
        app.UseMiddleware<Timing>();
        app.MapGet("/a", () => "");
        app.Run();
        """,
        "class Timing(RequestDelegate next) { public Task InvokeAsync(HttpContext context) => next(context); }");

    [Fact]
    public Task A_service_behind_a_gateway_that_limits_is_quiet() => Verify.Rule<ServiceWithoutRateLimiter>(
        new Surroundings { EditorConfig = "[*.cs]\nbackend_architect.limited_by_gateway = true" },
        "var app = WebApplication.CreateBuilder(args).Build(); app.MapGet(\"/a\", () => \"\"); app.Run();");

    [Fact]
    public Task A_service_without_endpoints_is_quiet() => Verify.Rule<ServiceWithoutRateLimiter>(
        "var app = WebApplication.CreateBuilder(args).Build(); app.MapGet(\"/\", () => Results.Redirect(\"/docs\")); app.Run();");

    [Fact]
    public Task A_library_is_quiet() => Verify.Rule<ServiceWithoutRateLimiter>(
        "public static class Orders { public static void MapOrders(this WebApplication app) => app.MapGet(\"/a\", () => \"\"); }");
}
