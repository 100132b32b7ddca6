using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace BackendArchitect.Analyzers.Tests.Rules.Endpoints;

public class CredentialEndpointWithoutLimiterTests
{
    private const string Global = "o.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(c => RateLimitPartition.GetNoLimiter(\"x\"));";
    private const string SignIn = "(HttpContext c) => c.SignInAsync(new())";

    [Theory]
    [InlineData("app.[|MapPost|](\"/x\", " + SignIn + ");")]
    [InlineData("app.[|MapPost|](\"/x\", (SignInManager<IdentityUser> m) => m.PasswordSignInAsync(\"a\", \"b\", false, false));")]
    [InlineData("app.[|MapPost|](\"/x\", (UserManager<IdentityUser> m) => m.CreateAsync(new(), \"b\"));")]
    [InlineData("app.[|MapPost|](\"/x\", (UserManager<IdentityUser> m) => m.ResetPasswordAsync(new(), \"a\", \"b\"));")]
    [InlineData("app.[|MapPost|](\"/x\", (IPasswordHasher<string> h) => h.VerifyHashedPassword(\"a\", \"b\", \"c\"));")]
    [InlineData("app.[|MapPost|](\"/x\", (Accounts a) => a.Enter(\"p\"));")]
    [InlineData("app.[|MapPost|](\"/x\", Accounts.SignIn);")]
    [InlineData("app.[|MapPost|](\"/x\", (IEnter a) => a.Enter(\"p\"));")]
    [InlineData("app.[|MapPost|](\"/x\", (ISender s) => s.Send(new Asked(\"p\")));")]
    [InlineData("app.[|MapPost|](\"/x\", (Asked command, ISender s) => s.Send(command));")]
    [InlineData("app.MapGroup(\"/account\").[|MapIdentityApi|]<IdentityUser>();")]
    [InlineData("app.[|MapPost|](\"/x\", " + SignIn + ").DisableRateLimiting();")]
    // It refuses whoever sends no password, and checks the password of everybody else.
    [InlineData("app.[|MapPost|](\"/x\", IResult (HttpContext c, UserManager<IdentityUser> m) => { if (c.Request.Headers.Authorization.Count == 0) return Results.Unauthorized(); m.CheckPasswordAsync(new(), \"b\"); return Results.Ok(); });")]
    public Task Credentials_that_only_the_global_limiter_guards_are_reported(string code) => Verify.Rule<CredentialEndpointWithoutLimiter>(Program(code), Accounts);

    [Theory]
    [InlineData("app.MapPost(\"/x\", " + SignIn + ").RequireRateLimiting(\"p\");")]
    [InlineData("app.MapGroup(\"/g\").RequireRateLimiting(\"p\").MapPost(\"/x\", " + SignIn + ");")]
    [InlineData("app.MapGroup(\"/account\").RequireRateLimiting(\"p\").MapIdentityApi<IdentityUser>();")]
    [InlineData("app.MapPost(\"/x\", (UserManager<IdentityUser> m) => m.CheckPasswordAsync(new(), \"b\")).RequireAuthorization();")]
    [InlineData("app.MapPost(\"/sign-in\", (string name) => name);")]
    [InlineData("app.MapPost(\"/x\", (UserManager<IdentityUser> m) => m.CreateAsync(new()));")]
    [InlineData("app.MapPost(\"/x\", (Accounts a) => a.SignInAsync());")]
    [InlineData("app.MapPost(\"/x\", (IExit a) => a.Leave(\"p\"));")]
    [InlineData("app.MapPost(\"/x\", (ISender s) => s.Send(new Told(\"p\")));")]
    [InlineData("if (app.Environment.IsDevelopment()) app.MapPost(\"/x\", " + SignIn + ");")]
    public Task A_policy_of_its_own_and_other_work_are_quiet(string code) => Verify.Rule<CredentialEndpointWithoutLimiter>(Program(code), Accounts);

    [Fact]
    public Task An_action_is_judged_like_a_handler() => Verify.Rule<CredentialEndpointWithoutLimiter>(
        Program("app.MapControllers();"), Accounts,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.RateLimiting;
        [Route("a")] public class AController : ControllerBase
        {
            [HttpPost("in")] public Task [|In|]() => HttpContext.SignInAsync(new());
            [HttpPost("on"), EnableRateLimiting("p")] public Task On() => HttpContext.SignInAsync(new());
            [HttpPost("of")] public int Of() => 1;
        }
        """);

    [Theory]
    [InlineData("", "app.UseRateLimiter(); app.MapPost(\"/x\", " + SignIn + ");")]
    [InlineData(Global, "app.MapPost(\"/x\", " + SignIn + ");")]
    [InlineData(Global, "app.UseRateLimiter(); app.Use((HttpContext c, RequestDelegate next) => { c.Response.StatusCode = 429; return next(c); }); app.MapPost(\"/x\", " + SignIn + ");")]
    public Task What_another_rule_says_or_nobody_can_tell_is_quiet(string limits, string code) => Verify.Rule<CredentialEndpointWithoutLimiter>(
        $"using System.Threading.RateLimiting; using Microsoft.AspNetCore.Authentication; var builder = WebApplication.CreateBuilder(args); builder.Services.AddRateLimiter(o => {{ {limits} }}); var app = builder.Build(); {code} app.Run();");

    [Fact]
    public Task The_identity_api_without_any_limit_is_reported_too() => Verify.Rule<CredentialEndpointWithoutLimiter>(
        "using Microsoft.AspNetCore.Identity; var app = WebApplication.CreateBuilder(args).Build(); app.UseRateLimiter(); app.[|MapIdentityApi|]<IdentityUser>(); app.Run();");

    [Theory]
    [InlineData("AddIdentity<IdentityUser, IdentityRole>().AddDefaultUI()")]
    [InlineData("AddDefaultIdentity<IdentityUser>()")]
    public Task Pages_that_come_with_identity_are_reported_where_they_are_mapped(string setup) => Verify.Rule<CredentialEndpointWithoutLimiter>(
        new Surroundings
        {
            References = [IdentityPages.Library],
            Expected = [DiagnosticResult.CompilerWarning("BARCH5018").WithLocation(0).WithArguments("'/Identity/Account/Login'", "Identity's own page takes credentials there", "no policy and no global limiter counts it")],
        },
        $"using Microsoft.AspNetCore.Identity; var builder = WebApplication.CreateBuilder(args); builder.Services.{setup}; var app = builder.Build(); app.UseRateLimiter(); app.{{|#0:MapRazorPages|}}(); app.Run();");

    [Fact]
    public Task Their_pages_of_the_service_replace_them() => Verify.Rule<CredentialEndpointWithoutLimiter>(
        new Surroundings { References = [IdentityPages.Library] },
        """
        using Microsoft.AspNetCore.Identity;
        [assembly: Microsoft.AspNetCore.Razor.Hosting.RazorCompiledItem(typeof(OwnLogin), "mvc.1.0.razor-page", "/Areas/Identity/Pages/Account/Login.cshtml")]
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddDefaultIdentity<IdentityUser>();
        var app = builder.Build();
        app.UseRateLimiter();
        app.MapRazorPages();
        app.Run();
        class OwnLogin { public object Model => this; }
        """);

    [Theory]
    [InlineData("strict_global_limiter = true")]
    [InlineData("exempt_routes = /x")]
    public Task An_option_settles_it(string option) => Verify.Rule<CredentialEndpointWithoutLimiter>(
        new Surroundings { EditorConfig = "[*.cs]\nbackend_architect." + option }, Program("app.MapPost(\"/x\", " + SignIn + ");"), Accounts);

    [Fact]
    public Task A_waiver_is_one_finding() => Verify.Rule<WaivedGlobalLimiter>(Program("app.MapPost(\"/x\", " + SignIn + ").DisableRateLimiting();"), Accounts);

    [Fact]
    public Task The_message_says_what_the_handler_does() => Verify.Rule<CredentialEndpointWithoutLimiter>(
        new Surroundings { Expected = [DiagnosticResult.CompilerWarning("BARCH5018").WithLocation(0).WithArguments("'POST /x'", "its handler calls SignInAsync", "only the global limiter counts it")] },
        Program("app.{|#0:MapPost|}(\"/x\", " + SignIn + ");"), Accounts);

    [Fact]
    public Task The_fix_limits_by_a_policy_that_others_require() => Verify.Fix<CredentialEndpointWithoutLimiter>(
        Program("\napp.MapGet(\"/y\", () => 1).RequireRateLimiting(\"p\");\napp.[|MapPost|](\"/x\", " + SignIn + ");\n"),
        Program("\napp.MapGet(\"/y\", () => 1).RequireRateLimiting(\"p\");\napp.MapPost(\"/x\", " + SignIn + ").RequireRateLimiting(\"p\");\n"));

    [Fact]
    public Task There_is_no_fix_beside_a_waiver() => Verify.NoFix<CredentialEndpointWithoutLimiter>(
        Program("app.MapGet(\"/y\", () => 1).RequireRateLimiting(\"p\"); app.[|MapPost|](\"/x\", " + SignIn + ").DisableRateLimiting();"));

    private const string Accounts = """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        interface IEnter { Task Enter(string password); }
        class Accounts(SignInManager<IdentityUser> manager) : IEnter
        {
            public Task Enter(string password) => Check(password);
            public Task SignInAsync() => Task.CompletedTask;
            internal static Task SignIn(HttpContext context) => context.SignInAsync(new());
            private Task Check(string password) => manager.CheckPasswordSignInAsync(new(), password, false);
        }
        interface IExit { Task Leave(string password); }
        class Front(SignInManager<IdentityUser> manager) : IExit { public Task Leave(string password) => manager.CheckPasswordSignInAsync(new(), password, false); }
        class Back : IExit { public Task Leave(string password) => Task.CompletedTask; }
        interface ISender { Task Send(object message); }
        interface IHandler<T> { Task Handle(T message); }
        record Asked(string Password);
        class AskedHandler(IEnter accounts) : IHandler<Asked> { public Task Handle(Asked message) => accounts.Enter(message.Password); }
        record Told(string Password);
        class Hearer(IEnter accounts) : IHandler<Told> { public Task Handle(Told message) => accounts.Enter(message.Password); }
        class OtherHearer : IHandler<Told> { public Task Handle(Told message) => Task.CompletedTask; }
        """;

    private static string Program(string code) => $$"""
        using System.Threading.RateLimiting;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddRateLimiter(o => { {{Global}} });
        var app = builder.Build();
        app.UseRateLimiter();
        {{code}}
        app.Run();
        """;
}
