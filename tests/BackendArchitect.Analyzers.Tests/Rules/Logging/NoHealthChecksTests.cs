using BackendArchitect.Analyzers.Logging;
using BackendArchitect.Analyzers.Tests.Testing;

namespace BackendArchitect.Analyzers.Tests.Rules.Logging;

public class NoHealthChecksTests
{
    [Theory]
    [InlineData("app.MapGet(\"/orders\", () => 1);")]
    [InlineData("app.MapGet(\"/orders/{id}/status\", (int id) => id);")]
    [InlineData("app.MapGet(\"/orders\", () => 1); app.MapGet(\"/healthy-food\", () => 1);")]
    [InlineData("app.UseWhen(c => c.Request.Path.StartsWithSegments(\"/api\"), b => b.UseHsts()); app.MapGet(\"/orders\", () => 1);")]
    [InlineData("builder.Services.AddHealthChecks(); app.MapGet(\"/orders\", () => 1);")]
    [InlineData("app.MapHub<Chat>(\"/chat\");")]
    public Task A_host_that_nobody_can_ask_is_reported(string code) => Reports(code, "[|Build|]");

    [Theory]
    [InlineData("app.MapHealthChecks(\"/health\");")]
    [InlineData("app.UseHealthChecks(\"/health\");")]
    [InlineData("if (app.Environment.IsDevelopment()) app.MapHealthChecks(\"/health\");")]
    [InlineData("app.MapGet(\"/healthz\", () => \"ok\");")]
    [InlineData("app.MapGroup(\"/api\").MapGet(\"/health-check\", () => \"ok\");")]
    [InlineData("app.MapGet(\"/ping\", () => \"pong\");")]
    [InlineData("app.MapDefaultEndpoints();")]
    [InlineData("app.MapWhen(c => c.Request.Path == \"/live\", b => b.Run(c => c.Response.WriteAsync(\"ok\")));")]
    [InlineData("app.Map(\"/readiness\", b => b.Run(c => c.Response.WriteAsync(\"ok\")));")]
    [InlineData("builder.Services.AddSingleton<Microsoft.Extensions.Diagnostics.HealthChecks.IHealthCheckPublisher>(_ => null!);")]
    [InlineData("app.MapGet(args[0], () => \"ok\");")]
    [InlineData("app.MapGet($\"/{args[0]}\", () => \"ok\");")]
    [InlineData("app.MapGroup(args[0]).MapGet(\"\", () => \"ok\");")]
    [InlineData("var route = args[0]; app.MapMethods(route, [\"GET\"], () => \"ok\");")]
    public Task One_that_somebody_can_ask_is_not(string code) => Reports(code + " app.MapGet(\"/orders\", () => 1);", "Build");

    [Theory]
    [InlineData("MapHealthChecks(\"/health\")", "app.MapOps();", "Build")]
    [InlineData("MapGet(\"/ops\", () => 1)", "app.MapOps();", "[|Build|]")]
    [InlineData("MapHealthChecks(\"/health\")", "", "[|Build|]")]
    public Task A_library_without_source_may_map_one(string inside, string code, string build) => Reports(code + " app.MapGet(\"/orders\", () => 1);", build, new()
    {
        References = [Library.Compile("Contoso.Ops", $"namespace Contoso.Ops; public static class Ops {{ public static void MapOps(this IEndpointRouteBuilder app) => app.{inside}; }}")],
    }, "using Contoso.Ops;");

    [Fact]
    public Task A_worker_is_judged_by_option() => Reports("", "Build");

    [Fact]
    public Task A_worker_is_judged_where_the_option_says_so() => Reports("", "[|Build|]", new() { EditorConfig = "[*.cs]\nbackend_architect.health_checks_of_workers = true\n" });

    [Fact]
    public Task A_Startup_class_is_judged_at_Configure() => Verify.Rule<NoHealthChecks>(new Surroundings { IsHost = true }, """
        public class Startup
        {
            public static void Main() { }
            public void Configure(IApplicationBuilder app) { }
            public void {|#0:Other|}() { }
        }
        """.Replace("{|#0:Other|}", "Other"));

    [Fact]
    public Task An_action_that_is_called_so_answers_by_its_name() => Verify.Rule<NoHealthChecks>("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        var app = builder.Build();
        app.MapControllers();
        app.Run();
        [Microsoft.AspNetCore.Mvc.ApiController, Microsoft.AspNetCore.Mvc.Route("[action]")]
        public class InfoController : Microsoft.AspNetCore.Mvc.ControllerBase
        {
            [Microsoft.AspNetCore.Mvc.HttpGet] public int Ready() => 1;
            [Microsoft.AspNetCore.Mvc.HttpGet] public int Orders() => 1;
        }
        """);

    [Fact]
    public Task An_action_that_is_reached_by_a_conventional_route_answers_too() => Verify.Rule<NoHealthChecks>(new Surroundings { IsHost = true }, """
        public class Startup
        {
            public static void Main() { }
            public void ConfigureServices(IServiceCollection services) => services.AddMvc();
            public void Configure(IApplicationBuilder app)
            {
                app.UseRouting();
                app.UseEndpoints(endpoints => endpoints.MapDefaultControllerRoute());
            }
        }
        public class InfoController : Microsoft.AspNetCore.Mvc.Controller
        {
            [Microsoft.AspNetCore.Mvc.HttpGet("~/alive")]
            [Microsoft.AspNetCore.Mvc.HttpGet("~/now")]
            public DateTime GetAlive() => DateTime.UtcNow;
        }
        """);

    [Fact]
    public Task What_a_forgotten_Startup_class_maps_answers_nobody() => Verify.Rule<NoHealthChecks>(
        "var builder = WebApplication.CreateBuilder(args); var app = builder.[|Build|](); app.MapGet(\"/orders\", () => 1); app.Run();",
        "public class Startup { public void Configure(IApplicationBuilder app) => app.UseHealthChecks(\"/ready\"); }");

    [Fact]
    public Task A_Startup_class_that_the_program_calls_is_not_forgotten() => Verify.Rule<NoHealthChecks>(
        "var builder = WebApplication.CreateBuilder(args); var app = builder.Build(); new Startup().Configure(app); app.Run();",
        "public class Startup { public void Configure(IApplicationBuilder app) => app.UseHealthChecks(\"/ready\"); }");

    [Fact]
    public Task A_library_is_not_judged() => Verify.Rule<NoHealthChecks>("public static class Orders { public static void MapOrders(this WebApplication app) => app.MapGet(\"/orders\", () => 1); }");

    [Fact]
    public Task The_fix_registers_and_maps_them() => Verify.Fix<NoHealthChecks>(
        """
        var builder = WebApplication.CreateBuilder(args);

        var app = builder.[|Build|]();

        app.MapGet("/orders", () => 1);

        app.Run();
        """,
        """
        var builder = WebApplication.CreateBuilder(args);

        builder.Services.AddHealthChecks();
        var app = builder.Build();

        app.MapGet("/orders", () => 1);
        app.MapHealthChecks("/health");

        app.Run();
        """);

    [Fact]
    public Task The_fix_opens_them_where_a_fallback_policy_closes_everything() => Verify.Fix<NoHealthChecks>(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHealthChecks();
        builder.Services.AddAuthorization(options => options.FallbackPolicy = options.DefaultPolicy);
        var app = builder.[|Build|]();
        app.MapGet("/orders", () => 1);
        await app.RunAsync();
        """,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHealthChecks();
        builder.Services.AddAuthorization(options => options.FallbackPolicy = options.DefaultPolicy);
        var app = builder.Build();
        app.MapGet("/orders", () => 1);
        app.MapHealthChecks("/health").AllowAnonymous();
        await app.RunAsync();
        """);

    [Fact]
    public Task No_fix_where_the_application_is_no_variable() => Verify.NoFix<NoHealthChecks>("""
        var builder = WebApplication.CreateBuilder(args);
        Run(builder.[|Build|]());
        static void Run(WebApplication app) { app.MapGet("/orders", () => 1); app.Run(); }
        """);

    private static Task Reports(string code, string build, Surroundings? surroundings = null, string usings = "") => Verify.Rule<NoHealthChecks>(surroundings ?? new(), $$"""
        {{usings}}
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.{{build}}();
        {{code}}
        app.Run();
        class Chat : Microsoft.AspNetCore.SignalR.Hub { }
        static class Defaults { public static void MapDefaultEndpoints(this WebApplication app) { } }
        """);
}
