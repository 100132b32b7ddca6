using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace BackendArchitect.Analyzers.Tests.Rules.Endpoints;

public class AuthenticationNotRegisteredTests
{
    private const string Requires = """app.MapGet("/x", () => 1).RequireAuthorization();""";

    private static string Program(string setUp, string endpoints, bool isReported = false) =>
        $"using Microsoft.AspNetCore.Authorization; using Microsoft.AspNetCore.Authentication; var builder = WebApplication.CreateBuilder(args); {setUp} var app = builder.{(isReported ? "[|Build|]" : "Build")}(); {endpoints} app.Run();";

    [Theory]
    [InlineData("")]
    [InlineData("builder.Services.AddAuthorization();")]
    [InlineData("builder.Services.AddAuthorization(); builder.Services.AddAuthentication();")]
    [InlineData("builder.Services.AddAuthorization(); builder.Services.AddAuthentication(\"Bearer\");")]
    [InlineData("builder.Services.AddAuthorization(); builder.Services.AddAuthentication(o => o.DefaultScheme = \"Bearer\");")]
    public Task Authorization_without_a_scheme_is_reported(string setUp) => Verify.Rule<AuthenticationNotRegistered>(Program(setUp, Requires, isReported: true));

    [Theory]
    [InlineData("""app.MapGet("/x", [Authorize] () => 1);""")]
    [InlineData("""app.MapGroup("/g").RequireAuthorization("p").MapGet("/x", () => 1); app.MapGet("/y", () => 1).AllowAnonymous();""")]
    public Task However_it_is_required(string endpoints) => Verify.Rule<AuthenticationNotRegistered>(Program("", endpoints, isReported: true));

    [Fact]
    public Task A_fallback_policy_alone_is_not_judged() => Verify.Rule<AuthenticationNotRegistered>(
        Program("builder.Services.AddAuthorization(o => o.FallbackPolicy = o.DefaultPolicy);", """app.MapGet("/x", () => 1);"""));

    [Theory]
    [InlineData("builder.Services.AddAuthentication().AddCookie();")]
    [InlineData("builder.Services.AddAuthentication(\"Cookies\").AddCookie();")]
    [InlineData("var authentication = builder.Services.AddAuthentication(); authentication.AddCookie();")]
    [InlineData("Add(builder.Services.AddAuthentication()); static void Add(AuthenticationBuilder authentication) => authentication.AddCookie();")]
    [InlineData("builder.Services.AddAuthentication(o => o.AddScheme<Own>(\"Own\", null));")]
    [InlineData("builder.Services.AddAuthentication(Microsoft.AspNetCore.Server.IISIntegration.IISDefaults.AuthenticationScheme);")]
    [InlineData("builder.Services.AddAuthentication(\"Windows\");")]
    [InlineData("builder.Services.AddIdentityApiEndpoints<Microsoft.AspNetCore.Identity.IdentityUser>();")]
    [InlineData("builder.Services.AddSingleton<IAuthorizationMiddlewareResultHandler, Answers>();")]
    [InlineData("builder.Services.AddSingleton<IAuthorizationPolicyProvider, DefaultAuthorizationPolicyProvider>();")]
    public Task What_may_know_callers_is_quiet(string setUp) => Verify.Rule<AuthenticationNotRegistered>(
        Program(setUp, Requires),
        """
        using Microsoft.AspNetCore.Authentication; using Microsoft.AspNetCore.Authorization;
        class Own : IAuthenticationHandler
        {
            public Task InitializeAsync(AuthenticationScheme scheme, HttpContext context) => Task.CompletedTask;
            public Task<AuthenticateResult> AuthenticateAsync() => Task.FromResult(AuthenticateResult.NoResult());
            public Task ChallengeAsync(AuthenticationProperties? properties) => Task.CompletedTask;
            public Task ForbidAsync(AuthenticationProperties? properties) => Task.CompletedTask;
        }
        class Answers : IAuthorizationMiddlewareResultHandler
        {
            public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, Microsoft.AspNetCore.Authorization.Policy.PolicyAuthorizationResult result) => next(context);
        }
        """.Replace(setUp.Contains("Answers") ? "nothing" : "class Answers : IAuthorizationMiddlewareResultHandler", setUp.Contains("Answers") ? "nothing" : "class Answers"));

    [Fact]
    public Task What_a_forgotten_Startup_class_registers_is_not_there() => Verify.Rule<AuthenticationNotRegistered>(
        Program("", Requires, isReported: true),
        """
        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication().AddCookie();
            public void Configure(IApplicationBuilder app) => app.UseAuthentication();
        }
        """);

    [Theory]
    [InlineData("""app.MapGet("/x", () => 1).AllowAnonymous();""")]
    [InlineData("""app.MapGet("/x", () => 1);""")]
    [InlineData("""app.MapGet("/x", () => 1).RequireAuthorization(p => p.RequireAssertion(_ => true));""")]
    [InlineData("""app.MapGet("/x", (HttpContext context) => context.Request.Headers["X-Key"] == "k" ? Results.Ok() : Results.Unauthorized());""")]
    [InlineData("""app.Use((context, next) => { context.User = new(new System.Security.Claims.ClaimsIdentity("own")); return next(context); }); app.MapGet("/x", () => 1).RequireAuthorization();""")]
    [InlineData("""if (app.Environment.IsDevelopment()) app.MapGet("/x", () => 1).RequireAuthorization();""")]
    public Task Where_nobody_is_refused_it_is_quiet(string endpoints) => Verify.Rule<AuthenticationNotRegistered>(Program("", endpoints));

    [Fact]
    public Task A_library_without_source_may_register_a_scheme() => Verify.Rule<AuthenticationNotRegistered>(
        new Surroundings { References = [Library.Compile("Shop.Setup", "public static class Setup { public static void AddShop(this IServiceCollection services) => services.AddAuthentication().AddCookie(); }")] },
        Program("builder.Services.AddShop();", Requires));

    [Fact]
    public Task A_library_is_quiet() => Verify.Rule<AuthenticationNotRegistered>("static class Routes { static void Map(IEndpointRouteBuilder routes) => routes.MapGet(\"/x\", () => 1).RequireAuthorization(); }");

    [Fact]
    public Task The_message_names_an_endpoint_and_who_requires_it() => Verify.Rule<AuthenticationNotRegistered>(
        new Surroundings { Expected = [DiagnosticResult.CompilerWarning("BARCH5014").WithLocation(0).WithArguments("'GET /x'", "RequireAuthorization")] },
        "var builder = WebApplication.CreateBuilder(args); var app = builder.{|#0:Build|}(); " + Requires + " app.Run();");

    [Fact]
    public Task The_fix_registers_what_the_framework_brings() => Verify.Fix<AuthenticationNotRegistered>(
        """
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.[|Build|]();
        app.MapGet("/x", () => 1).RequireAuthorization();
        app.Run();
        """,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddCookie();
        var app = builder.Build();
        app.MapGet("/x", () => 1).RequireAuthorization();
        app.Run();
        """, choice: 1);

    [Fact]
    public Task There_is_no_fix_where_authentication_is_begun() => Verify.NoFix<AuthenticationNotRegistered>(Program("builder.Services.AddAuthentication();", Requires, isReported: true));
}
