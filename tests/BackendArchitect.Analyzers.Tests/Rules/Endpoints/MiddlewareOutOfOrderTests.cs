using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace BackendArchitect.Analyzers.Tests.Rules.Endpoints;

public class MiddlewareOutOfOrderTests
{
    private const string Limited = """app.MapGet("/x", () => 1).RequireRateLimiting("p");""";
    private const string Required = """app.MapGet("/x", () => 1).RequireAuthorization();""";
    private const string Endpoints = """app.UseEndpoints(e => e.MapGet("/x", () => 1).RequireAuthorization());""";

    [Theory]
    [InlineData("app.[|UseRateLimiter|](); app.UseRouting(); " + Limited)]
    [InlineData("app.[|UseRateLimiter|](); app.UseRouting(); app.MapGet(\"/x\", () => 1).DisableRateLimiting();")]
    [InlineData("app.UseRouting(); app.UseEndpoints(e => e.MapGet(\"/x\", () => 1)); app.[|UseRateLimiter|]();")]
    [InlineData("app.[|UseAuthorization|](); app.UseRouting(); " + Required)]
    [InlineData("app.UseRouting(); " + Endpoints + " app.[|UseAuthorization|]();")]
    [InlineData("app.UseRouting(); app.UseAuthorization(); app.[|UseAuthentication|](); " + Required)]
    [InlineData("app.UseRouting(); " + Endpoints + " app.[|UseAuthentication|](); app.[|UseAuthorization|]();")]
    [InlineData("app.UseRouting(); app.UseEndpoints(e => e.MapGet(\"/x\", () => 1)); app.[|UseCors|]();")]
    [InlineData("app.UseAuthentication(); app.[|UseExceptionHandler|](\"/error\"); app.UseAuthorization();")]
    [InlineData("app.UseRouting(); app.UseEndpoints(e => e.MapGet(\"/x\", () => 1)); if (!app.Environment.IsDevelopment()) app.[|UseExceptionHandler|](\"/error\");")]
    [InlineData("app.UseRouting().UseEndpoints(e => e.MapGet(\"/x\", () => 1)).[|UseCors|]();")]
    [InlineData("IApplicationBuilder b = app; b.[|UseRateLimiter|](); b.UseRouting(); " + Limited)]
    public Task A_middleware_in_a_place_that_disarms_or_breaks_it_is_reported(string code) => Verify.Rule<MiddlewareOutOfOrder>(Program(code));

    [Theory]
    [InlineData("app.[|UseRouting|](); " + Required)]
    [InlineData("app.[|UseRouting|](); app.UseAuthentication(); " + Required)]
    [InlineData("app.[|UseAuthentication|](); " + Required)]
    public Task What_the_application_adds_first_of_all_is_too_early_for_what_is_explicit(string code) => Verify.Rule<MiddlewareOutOfOrder>(Program(code));

    [Theory]
    [InlineData("app.UseRateLimiter(); " + Limited)]
    [InlineData(Limited + " app.UseRateLimiter();")]
    [InlineData("app.UseRouting(); app.UseRateLimiter(); app.MapGet(\"/x\", () => 1).RequireRateLimiting(\"p\");")]
    [InlineData("app.UseRateLimiter(); app.UseRouting(); app.MapGet(\"/x\", () => 1);")]
    [InlineData("app.UseRouting(); app.MapGet(\"/x\", () => 1); app.UseAuthentication(); app.UseAuthorization();")]
    [InlineData("app.UseAuthentication(); app.UseRouting(); app.UseAuthorization(); " + Required)]
    [InlineData("app.UseRouting(); app.UseAuthorization(); " + Required)]
    [InlineData("app.UseRouting(); app.MapGet(\"/x\", () => 1);")]
    [InlineData("app.UseAuthentication(); app.MapGet(\"/x\", () => 1);")]
    [InlineData(Required)]
    [InlineData("app.MapGet(\"/x\", () => 1); app.UseCors();")]
    [InlineData("app.UseExceptionHandler(\"/error\"); app.UseAuthentication(); app.UseAuthorization();")]
    [InlineData("app.UseRouting(); app.UseExceptionHandler(\"/error\"); app.UseAuthentication(); app.UseAuthorization();")]
    public Task The_right_order_and_the_application_s_own_are_quiet(string code) => Verify.Rule<MiddlewareOutOfOrder>(Program(code));

    [Theory]
    [InlineData("app.UseRateLimiter(); if (args.Length > 0) app.UseRouting(); " + Limited)]
    [InlineData("if (args.Length > 0) app.UseEndpoints(_ => { }); app.UseRateLimiter();")]
    [InlineData("app.UseRateLimiter(); app.UseRouting(); app.UseRateLimiter(); " + Limited)]
    [InlineData("app.UseRouting(); app.UseRateLimiter(); app.UseRouting(); " + Limited)]
    [InlineData("app.UseWhen(c => c.Request.IsHttps, b => b.UseRateLimiter()); app.UseRouting(); " + Limited)]
    [InlineData("app.UseRateLimiter(); app.MapWhen(c => c.Request.IsHttps, b => { b.UseRouting(); b.UseEndpoints(_ => { }); }); " + Limited)]
    [InlineData("app.UseAuthorization(); app.UseAuthentication(); app.MapGet(\"/x\", [Authorize(AuthenticationSchemes = \"s\")] () => 1);")]
    [InlineData("app.UseAuthorization(); app.UseAuthentication(); app.MapGet(\"/x\", () => 1).RequireAuthorization(new AuthorizationPolicyBuilder(\"s\").RequireAuthenticatedUser().Build());")]
    [InlineData("app.Use(async (c, next) => { try { await next(c); } catch { c.Response.StatusCode = 500; } }); app.UseAuthentication(); app.UseAuthorization(); app.UseExceptionHandler();")]
    [InlineData("app.UseExceptionHandler(); app.UseAuthentication(); app.UseAuthorization(); app.UseExceptionHandler();")]
    [InlineData("builder.Services.AddControllers(o => o.EnableEndpointRouting = false); app.UseAuthentication(); app.UseMvc(); app.MapGet(\"/x\", [Authorize] () => 1);")]
    [InlineData("if (app.Environment.IsDevelopment()) { app.UseAuthorization(); app.UseRouting(); }")]
    [InlineData("app.Map(\"/branch\", b => { b.UseAuthorization(); b.UseRouting(); });")]
    public Task What_is_not_certain_is_quiet(string code) => Verify.Rule<MiddlewareOutOfOrder>(Program(code));

    [Fact]
    public Task The_order_is_followed_through_extension_methods_and_local_functions() => Verify.Rule<MiddlewareOutOfOrder>(
        Program("app.UseShopRouting(); app.UseShopLimits(); Early(); app.UseErrors(); " + Limited + " void Early() { app.UseAuthentication(); app.UseAuthorization(); }"),
        """
        static class Pipeline
        {
            internal static IApplicationBuilder UseShopLimits(this IApplicationBuilder app) => app.UseRateLimiter();
            internal static void UseErrors(this IApplicationBuilder app) { app.[|UseExceptionHandler|]("/error"); }
            internal static WebApplication UseShopRouting(this WebApplication shop) { shop.UseRouting(); return shop; }
        }
        """);

    [Fact]
    public Task A_limiter_in_one_helper_is_seen_before_routing_in_another() => Verify.Rule<MiddlewareOutOfOrder>(
        Program("app.UseLimits(); Routing.Add(app); " + Limited),
        "static class Limits { internal static void UseLimits(this IApplicationBuilder app) => app.[|UseRateLimiter|](); }",
        "static class Routing { internal static void Add(IApplicationBuilder builder) { builder.UseRouting(); } }");

    [Fact]
    public Task A_helper_that_is_right_for_one_application_is_quiet() => Verify.Rule<MiddlewareOutOfOrder>(
        "var a = WebApplication.CreateBuilder(args).Build(); a.UseLimits(); a.UseRouting(); " + Limited.Replace("app", "a") + " var b = WebApplication.CreateBuilder(args).Build(); b.UseLimits(); b.Run();",
        "static class Limits { internal static void UseLimits(this IApplicationBuilder app) => app.UseRateLimiter(); }");

    [Fact]
    public Task A_startup_class_adds_nothing_itself() => Verify.Rule<MiddlewareOutOfOrder>(
        "Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();",
        """
        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("x");
            public void Configure(IApplicationBuilder app)
            {
                app.UseRouting();
                app.[|UseAuthorization|]();
                app.UseEndpoints(e => e.MapGet("/x", () => 1).RequireAuthorization());
            }
        }
        """);

    [Fact]
    public Task A_startup_class_that_authenticates_or_has_nobody_to_is_quiet() => Verify.Rule<MiddlewareOutOfOrder>(
        "Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();",
        """
        public class Startup
        {
            public void Configure(IApplicationBuilder app)
            {
                app.UseRouting();
                app.UseAuthorization();
                app.UseEndpoints(e => e.MapGet("/x", () => 1).RequireAuthorization());
            }
        }
        """);

    [Fact]
    public Task A_pipeline_in_a_lambda_is_read_whole() => Verify.Rule<MiddlewareOutOfOrder>(
        "Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.Configure(app => { app.UseRouting(); app.UseEndpoints(e => e.MapGet(\"/x\", () => 1)); app.[|UseRateLimiter|](); })).Build().Run();");

    [Fact]
    public Task Two_startup_classes_are_two_applications() => Verify.Rule<MiddlewareOutOfOrder>(
        "Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => _ = args.Length > 0 ? web.UseStartup<One>() : web.UseStartup<Two>()).Build().Run();",
        """
        public class One { public void Configure(IApplicationBuilder app) { app.UseRouting(); app.UseAuthorization(); app.UseEndpoints(_ => { }); } }
        public class Two { public void Configure(IApplicationBuilder app) { app.UseRouting(); app.UseEndpoints(_ => { }); app.[|UseAuthorization|](); } }
        """);

    [Fact]
    public Task A_library_is_quiet() => Verify.Rule<MiddlewareOutOfOrder>(
        "public static class Shop { public static void UseShop(this IApplicationBuilder app) { app.UseAuthorization(); app.UseRouting(); app.UseEndpoints(_ => { }); } }");

    [Theory]
    [InlineData("app.{0}(); app.UseRouting(); app.UseEndpoints(_ => {{ }});", "", true)]
    [InlineData("app.UseRouting(); app.UseEndpoints(_ => {{ }}); app.{0}();", "", true)]
    [InlineData("app.{0}(); app.UseRouting(); app.UseEndpoints(_ => {{ }});", "dotnet_diagnostic.ASP0001.severity = none", false)]
    [InlineData("app.{0}(); app.UseRouting();", "", false)]
    [InlineData("app.UseRouting().UseEndpoints(_ => {{ }}).{0}();", "", false)]
    public Task What_the_sdk_says_is_not_said_twice(string code, string editorConfig, bool saysTheSdk) => Verify.Rule<MiddlewareOutOfOrder>(
        new Surroundings { GlobalConfig = "build_property.UsingMicrosoftNETSdkWeb = true", EditorConfig = "[*.cs]\n" + editorConfig },
        Program(string.Format(System.Globalization.CultureInfo.InvariantCulture, code, saysTheSdk ? "UseAuthorization" : "[|UseAuthorization|]")));

    [Fact]
    public Task The_message_says_what_stands_where_and_what_happens() => Verify.Rule<MiddlewareOutOfOrder>(
        new Surroundings
        {
            Expected =
            [
                DiagnosticResult.CompilerWarning("BARCH5007").WithLocation(0)
                    .WithArguments("UseRateLimiter stands before UseRouting: no endpoint is known there, so no policy limits anybody and no waiver is seen"),
            ],
        },
        Program("app.{|#0:UseRateLimiter|}(); app.UseRouting(); " + Limited));

    [Fact]
    public Task The_fix_moves_a_middleware_behind_what_it_needs() => Verify.Fix<MiddlewareOutOfOrder>(
        """
        var app = WebApplication.CreateBuilder(args).Build();

        // Nobody calls too often.
        app.[|UseRateLimiter|]();

        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();

        app.MapGet("/x", () => 1).RequireRateLimiting("p");
        app.Run();
        """,
        """
        var app = WebApplication.CreateBuilder(args).Build();

        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        // Nobody calls too often.
        app.UseRateLimiter();

        app.MapGet("/x", () => 1).RequireRateLimiting("p");
        app.Run();
        """);

    [Theory]
    [InlineData("[|UseAuthorization|]()")]
    [InlineData("[|UseCors|]()")]
    [InlineData("[|UseExceptionHandler|](\"/error\")")]
    public Task The_fix_moves_a_middleware_before_what_it_guards(string call) => Verify.Fix<MiddlewareOutOfOrder>(
        $"""
        var app = WebApplication.CreateBuilder(args).Build();
        app.UseRouting();
        app.UseEndpoints(e => e.MapGet("/x", () => 1));
        app.{call};
        app.Run();
        """,
        $"""
        var app = WebApplication.CreateBuilder(args).Build();
        app.UseRouting();
        app.{call.Replace("[|", "").Replace("|]", "")};
        app.UseEndpoints(e => e.MapGet("/x", () => 1));
        app.Run();
        """);

    [Fact]
    public Task The_fix_adds_what_is_missing() => Verify.Fix<MiddlewareOutOfOrder>(
        """
        var app = WebApplication.CreateBuilder(args).Build();
        app.[|UseRouting|]();
        app.UseAuthentication();
        app.UseStaticFiles();
        app.MapGet("/x", () => 1).RequireAuthorization();
        app.Run();
        """,
        """
        var app = WebApplication.CreateBuilder(args).Build();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseStaticFiles();
        app.MapGet("/x", () => 1).RequireAuthorization();
        app.Run();
        """);

    [Fact]
    public Task There_is_no_fix_where_a_call_does_not_stand_alone() => Verify.NoFix<MiddlewareOutOfOrder>(
        "var app = WebApplication.CreateBuilder(args).Build();\napp.UseRouting().UseEndpoints(e => e.MapGet(\"/x\", () => 1)).[|UseCors|]();\napp.Run();");

    private static string Program(string code) => "using Microsoft.AspNetCore.Authorization; var builder = WebApplication.CreateBuilder(args); var app = builder.Build(); " + code + " app.Run();";
}
