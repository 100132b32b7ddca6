using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace BackendArchitect.Analyzers.Tests.Rules.Endpoints;

public class UnknownPolicyTests
{
    private const string Defined = """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Cors;
        using Microsoft.AspNetCore.OutputCaching;
        using Microsoft.AspNetCore.RateLimiting;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthorization(o => o.AddPolicy("Staff", p => p.RequireRole("staff")));
        builder.Services.AddAuthorizationBuilder().AddPolicy(Names.Admin, p => p.RequireRole("admin")).AddFallbackPolicy("Anybody", p => p.RequireAuthenticatedUser());
        builder.Services.Configure<AuthorizationOptions>(o => { if (DateTime.Now.Year > 2000) o.AddPolicy(Names.Owner, p => p.RequireRole("owner")); });
        builder.Services.AddRateLimiter(o => { o.AddFixedWindowLimiter("standard", l => l.PermitLimit = 9); o.AddPolicy("own", c => System.Threading.RateLimiting.RateLimitPartition.GetNoLimiter("x")); });
        builder.Services.AddCors(o => { o.AddPolicy("web", p => p.WithOrigins("https://shop.example")); o.AddDefaultPolicy(p => p.WithOrigins("https://shop.example")); });
        builder.Services.AddOutputCache(o => o.AddPolicy("short", p => p.Expire(TimeSpan.FromSeconds(9))));
        var app = builder.Build();
        app.UseRateLimiter();

        """;

    private const string Names = "static class Names { public const string Admin = \"Admin\"; public static readonly string Owner = \"Owner\"; }";

    private static Task Service(string code, params string[] others) => Verify.Rule<UnknownPolicy>([Defined + code + "\napp.Run();\n" + Names, .. others]);

    [Theory]
    [InlineData("""app.MapGet("/x", () => 1).RequireAuthorization([|"Nobody"|]);""")]
    [InlineData("""app.MapGet("/x", () => 1).RequireAuthorization("Staff", [|"Nobody"|]);""")]
    [InlineData("""app.MapGroup("/g").RequireAuthorization([|"Nobody"|]).MapGet("/x", () => 1).AllowAnonymous();""")]
    [InlineData("""app.MapGet("/x", () => 1).RequireAuthorization(new AuthorizeAttribute([|"Nobody"|]));""")]
    [InlineData("""app.MapGet("/x", () => 1).RequireAuthorization(new AuthorizeAttribute { Policy = [|"Nobody"|] });""")]
    [InlineData("""app.MapGet("/x", [Authorize([|"Nobody"|])] () => 1);""")]
    [InlineData("""app.MapGet("/x", [Authorize(Policy = [|"Nobody"|])] () => 1);""")]
    [InlineData("""app.MapGet("/x", Get); [AuthorizeAttribute([|"Nobody"|])] static int Get() => 1;""")]
    [InlineData("""app.MapGet("/x", (IAuthorizationService service, System.Security.Claims.ClaimsPrincipal user) => service.AuthorizeAsync(user, [|"Nobody"|]));""")]
    [InlineData("""app.MapGet("/x", (IAuthorizationService service, System.Security.Claims.ClaimsPrincipal user) => service.AuthorizeAsync(user, 1, [|"Nobody"|]));""")]
    [InlineData("""app.MapGet("/x", () => 1).RequireRateLimiting([|"nobody"|]);""")]
    [InlineData("""app.MapGet("/x", () => 1).RequireRateLimiting([|"Standard"|]);""")]
    [InlineData("""app.MapGet("/x", [EnableRateLimiting([|"nobody"|])] () => 1);""")]
    [InlineData("""app.MapGet("/x", () => 1).RequireCors([|"Web"|]);""")]
    [InlineData("""app.UseCors([|"nobody"|]);""")]
    [InlineData("""app.MapGet("/x", [EnableCors([|"nobody"|])] () => 1);""")]
    [InlineData("""app.MapGet("/x", () => 1).CacheOutput([|"nobody"|]);""")]
    [InlineData("""app.MapGet("/x", [OutputCache(PolicyName = [|"nobody"|])] () => 1);""")]
    public Task A_policy_that_nothing_defines_is_reported(string code) => Service(code);

    [Theory]
    [InlineData("""app.MapGet("/x", () => 1).RequireAuthorization("Staff", "STAFF", "Anybody", "Admin", Names.Owner, "Owner");""")]
    [InlineData("""app.MapGet("/x", [Authorize("staff"), Authorize, Authorize(Roles = "x"), Authorize("")] () => 1).RequireAuthorization();""")]
    [InlineData("""app.MapGet("/x", () => 1).RequireAuthorization(p => p.RequireRole("x")).RequireAuthorization(args[0]);""")]
    [InlineData("""app.MapGet("/x", () => 1).RequireRateLimiting("standard"); app.MapGet("/y", [EnableRateLimiting("own")] () => 1);""")]
    [InlineData("""app.UseCors(); app.UseCors("web"); app.MapGet("/x", () => 1).RequireCors("web").RequireCors("__DefaultCorsPolicy").RequireCors(p => p.AllowAnyHeader());""")]
    [InlineData("""app.MapGet("/x", [EnableCors] () => 1).RequireCors();""")]
    [InlineData("""app.MapGet("/x", () => 1).CacheOutput().CacheOutput("SHORT").CacheOutput(p => p.NoCache()); app.MapGet("/y", [OutputCache(Duration = 9)] () => 1);""")]
    public Task A_policy_that_something_defines_is_quiet(string code) => Service(code);

    [Fact]
    public Task A_controller_is_judged_and_its_own_attributes_are_not() => Service(
        "app.MapControllers();",
        """
        using Microsoft.AspNetCore.Authorization; using Microsoft.AspNetCore.Mvc;
        [Authorize([|"Nobody"|])] public class AController : ControllerBase { [Authorize(Policy = [|"None"|])] public int Get() => 1; [Special] public int Other() => 1; [Own.Authorize("Nobody")] public int Third() => 1; }
        public sealed class SpecialAttribute() : AuthorizeAttribute("Nobody");
        namespace Own { public sealed class AuthorizeAttribute(string policy) : System.Attribute { public string Policy => policy; } }
        """);

    [Fact]
    public Task A_page_convention_is_judged() => Service("""builder.Services.AddRazorPages(o => o.Conventions.AuthorizeFolder("/Admin", [|"Nobody"|]).AuthorizePage("/Staff", "Staff"));""");

    [Theory]
    [InlineData("""class Provider : Microsoft.AspNetCore.Authorization.DefaultAuthorizationPolicyProvider { public Provider(Microsoft.Extensions.Options.IOptions<Microsoft.AspNetCore.Authorization.AuthorizationOptions> options) : base(options) { } }""")]
    [InlineData("""static class More { static void Add(Microsoft.AspNetCore.Authorization.AuthorizationOptions o, string name) => o.AddPolicy(name, p => p.RequireRole(name)); }""")]
    [InlineData("""static class More { static void Add(Microsoft.AspNetCore.Authorization.AuthorizationOptions o) { foreach (var name in new[] { "Nobody" }) o.AddPolicy(name, p => p.RequireRole(name)); } }""")]
    public Task Policies_that_are_made_up_at_run_time_are_not_judged(string more) => Service("""app.MapGet("/x", () => 1).RequireAuthorization("Nobody"); app.MapGet("/y", () => 1).RequireRateLimiting([|"nobody"|]);""", more);

    [Fact]
    public Task A_library_without_source_may_define_policies() => Verify.Rule<UnknownPolicy>(
        new Surroundings
        {
            References = [Library.Compile("Shop.Setup", """
                public static class Setup { public static void AddShop(this Microsoft.Extensions.DependencyInjection.IServiceCollection services) =>
                    Microsoft.Extensions.DependencyInjection.PolicyServiceCollectionExtensions.AddAuthorizationBuilder(services).AddPolicy("Nobody", p => p.RequireRole("x")); }
                """)],
        },
        Defined + """app.MapGet("/x", () => 1).RequireAuthorization("Nobody"); app.Run(); """ + Names);

    [Fact]
    public Task A_limit_that_no_middleware_applies_is_another_finding() => Verify.Rule<UnknownPolicy>("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddRateLimiter(o => { });
        var app = builder.Build();
        app.MapGet("/x", () => 1).RequireRateLimiting("nobody");
        app.Run();
        """);

    [Fact]
    public Task A_library_is_not_judged() => Verify.Rule<UnknownPolicy>("static class Routes { static void Map(IEndpointRouteBuilder routes) => routes.MapGet(\"/x\", () => 1).RequireAuthorization(\"Nobody\"); }");

    [Fact]
    public Task The_message_says_what_happens_and_when_letter_case_is_all_that_differs() => Verify.Rule<UnknownPolicy>(
        new Surroundings
        {
            Expected =
            [
                DiagnosticResult.CompilerWarning("BARCH5006").WithLocation(0).WithArguments("authorization", "Nobody", "requests fail with 500"),
                DiagnosticResult.CompilerWarning("BARCH5006").WithLocation(1).WithArguments("rate limiting", "Standard", "requests fail with 500 ('standard' is defined, and letter case counts)"),
            ],
        },
        Defined + """app.MapGet("/x", () => 1).RequireAuthorization({|#0:"Nobody"|}).RequireRateLimiting({|#1:"Standard"|}); app.Run(); """ + Names);

    [Fact]
    public Task The_fix_asks_for_what_is_most_alike() => Verify.Fix<UnknownPolicy>(
        Defined + """app.MapGet("/x", () => 1).RequireAuthorization([|"Adnim"|]); app.Run(); """ + Names,
        Defined + """app.MapGet("/x", () => 1).RequireAuthorization("Admin"); app.Run(); """ + Names);

    [Fact]
    public Task The_fix_offers_others_too() => Verify.Fix<UnknownPolicy>(
        Defined + """app.MapGet("/x", [Microsoft.AspNetCore.RateLimiting.EnableRateLimiting([|"standart"|])] () => 1); app.Run(); """ + Names,
        Defined + """app.MapGet("/x", [Microsoft.AspNetCore.RateLimiting.EnableRateLimiting("own")] () => 1); app.Run(); """ + Names, choice: 1);

    [Fact]
    public Task There_is_no_fix_where_the_name_is_shared() => Verify.NoFix<UnknownPolicy>(
        Defined + """const string nobody = "Nobody"; app.MapGet("/x", () => 1).RequireAuthorization([|nobody|]); app.Run(); """ + Names);

    [Fact]
    public Task There_is_no_fix_where_nothing_is_defined() => Verify.NoFix<UnknownPolicy>(
        """var app = WebApplication.CreateBuilder(args).Build(); app.MapGet("/x", () => 1).RequireAuthorization([|"Nobody"|]); app.Run();""");

    [Fact]
    public Task A_definition_that_does_not_compile_may_be_the_one() => Service("""{|CS0103:missing|}.AddPolicy("late", 1); app.MapGet("/x", () => 1).RequireAuthorization("late"); app.MapGet("/y", () => 1).RequireCors("late");""");
}
