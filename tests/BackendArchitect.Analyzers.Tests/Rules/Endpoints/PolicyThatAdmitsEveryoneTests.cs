using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace BackendArchitect.Analyzers.Tests.Rules.Endpoints;

public class PolicyThatAdmitsEveryoneTests
{
    private static Task Service(string code, string types = "") => Verify.Rule<PolicyThatAdmitsEveryone>(
        "using Microsoft.AspNetCore.Authorization; var builder = WebApplication.CreateBuilder(args); var services = builder.Services; " + code + " var app = builder.Build(); app.Run();",
        "using Microsoft.AspNetCore.Authorization;\nclass Other { public int Value { get; set; } }\n" + types);

    [Theory]
    [InlineData("""services.AddAuthorization(o => o.AddPolicy("p", p => p.[|RequireAssertion|](_ => true)));""")]
    [InlineData("""services.AddAuthorization(o => { o.AddPolicy("p", p => { p.AddAuthenticationSchemes("a"); p.[|RequireAssertion|](_ => { return true; }); }); });""")]
    [InlineData("""services.AddAuthorization(o => o.AddPolicy("p", p => p.[|RequireAssertion|](_ => true).RequireAssertion(c => true)));""")]
    [InlineData("""services.AddAuthorization(o => o.AddPolicy("p", p => p.[|RequireAssertion|](_ => Task.FromResult(true))));""")]
    [InlineData("""services.AddAuthorization(o => o.AddPolicy("p", p => p.[|RequireAssertion|](async _ => { await Task.Yield(); return true; })));""")]
    [InlineData("""services.AddAuthorization(o => o.AddPolicy("p", p => p.[|RequireAssertion|](Yes))); static bool Yes(AuthorizationHandlerContext context) => true;""")]
    [InlineData("""services.AddAuthorization(o => o.DefaultPolicy = new AuthorizationPolicyBuilder("a").[|RequireAssertion|](_ => true).Build());""")]
    [InlineData("""services.AddAuthorizationBuilder().AddPolicy("p", p => p.[|RequireAssertion|](_ => true));""")]
    [InlineData("""services.AddAuthorizationBuilder().SetDefaultPolicy(new AuthorizationPolicyBuilder().[|RequireAssertion|](_ => true).Build());""")]
    [InlineData("""services.Configure<AuthorizationOptions>(o => o.AddPolicy("p", new AuthorizationPolicyBuilder().AddAuthenticationSchemes("a").[|RequireAssertion|](_ => true).Build()));""")]
    [InlineData("""var everyone = new AuthorizationPolicyBuilder().[|RequireAssertion|](_ => true).Build(); services.AddAuthorization(o => o.AddPolicy("p", everyone));""")]
    [InlineData("""WebApplication.Create().MapGet("/x", () => 1).RequireAuthorization(p => p.[|RequireAssertion|](_ => true));""")]
    public Task A_policy_that_requires_nothing_but_what_is_true_is_reported(string code) => Service(code);

    [Theory]
    [InlineData("""services.AddAuthorization(o => o.AddPolicy("p", p => p.RequireAssertion(c => c.User.Identity!.IsAuthenticated)));""")]
    [InlineData("""services.AddAuthorization(o => o.AddPolicy("p", p => p.RequireAssertion(_ => false)));""")]
    [InlineData("""services.AddAuthorization(o => o.AddPolicy("p", p => p.RequireAssertion(c => { if (c.Resource is null) return false; return true; })));""")]
    [InlineData("""services.AddAuthorization(o => o.AddPolicy("p", p => p.RequireAuthenticatedUser().RequireAssertion(_ => true)));""")]
    [InlineData("""services.AddAuthorization(o => o.AddPolicy("p", p => { p.RequireAssertion(_ => true); if (args.Length > 0) p.RequireRole("x"); }));""")]
    [InlineData("""services.AddAuthorization(o => o.AddPolicy("p", p => p.RequireAssertion(_ => true).Combine(o.DefaultPolicy)));""")]
    [InlineData("""services.AddAuthorization(o => o.AddPolicy("p", p => { p.RequireAssertion(_ => true); p.Requirements.Add(new Microsoft.AspNetCore.Authorization.Infrastructure.DenyAnonymousAuthorizationRequirement()); }));""")]
    [InlineData("""services.AddAuthorization(o => o.AddPolicy("p", new AuthorizationPolicyBuilder(o.DefaultPolicy).RequireAssertion(_ => true).Build()));""")]
    [InlineData("""services.AddAuthorization(o => { var b = new AuthorizationPolicyBuilder().RequireAssertion(_ => true); b.RequireRole("x"); o.AddPolicy("p", b.Build()); });""")]
    [InlineData("""services.AddAuthorization(o => o.AddPolicy("p", p => p.RequireAssertion(_ => true).RequireStaff()));""")]
    [InlineData("""services.AddAuthorization(o => o.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => true).Build());""")]
    [InlineData("""services.AddAuthorizationBuilder().AddFallbackPolicy("p", p => p.RequireAssertion(_ => true));""")]
    [InlineData("""if (builder.Environment.IsDevelopment()) services.AddAuthorization(o => o.AddPolicy("p", p => p.RequireAssertion(_ => true)));""")]
    [InlineData("""if (args.Length > 0) services.AddAuthorization(o => o.AddPolicy("p", p => p.RequireAssertion(_ => true)));""")]
    [InlineData("""services.AddAuthorization(o => o.AddPolicy("AllowAnonymous", p => p.RequireAssertion(_ => true)));""")]
    [InlineData("""services.AddAuthorization(o => o.AddPolicy("public-reader", p => p.RequireAssertion(_ => true)));""")]
    [InlineData("""new Own().RequireAssertion(() => true);""")]
    public Task A_policy_that_may_refuse_is_quiet(string code) => Service(code, """
        static class Staff { public static AuthorizationPolicyBuilder RequireStaff(this AuthorizationPolicyBuilder policy) => policy.RequireRole("staff"); }
        class Own { public void RequireAssertion(Func<bool> holds) => holds(); }
        """);

    private const string Requires = """services.AddSingleton<IAuthorizationHandler, AgeHandler>(); services.AddAuthorization(o => o.AddPolicy("p", p => p.""";

    [Theory]
    [InlineData("context.Succeed(requirement); return Task.CompletedTask;")]
    [InlineData("logger.LogDebug(\"Anybody is old enough\"); context.Succeed(requirement); return Task.CompletedTask;")]
    public Task A_requirement_that_is_granted_blindly_is_reported(string body) => Service(Requires + "[|AddRequirements|](new Age())));", Handler(body));

    [Theory]
    [InlineData("if (context.User.Identity!.IsAuthenticated) context.Succeed(requirement); return Task.CompletedTask;")]
    [InlineData("Check(context); context.Succeed(requirement); return Task.CompletedTask;")]
    [InlineData("context.Succeed(requirement); if (context.User.Identity is null) context.Fail(); return Task.CompletedTask;")]
    [InlineData("return Task.CompletedTask;")]
    public Task A_requirement_that_is_looked_at_is_quiet(string body) => Service(Requires + "AddRequirements(new Age())));", Handler(body));

    [Fact]
    public Task A_requirement_that_handles_itself_is_reported() => Service(
        """services.AddAuthorization(o => o.AddPolicy("p", p => p.[|AddRequirements|](new Open())));""",
        "class Open : AuthorizationHandler<Open>, IAuthorizationRequirement { protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Open requirement) { context.Succeed(requirement); return Task.CompletedTask; } }");

    [Theory]
    [InlineData("""services.AddAuthorization(o => o.AddPolicy("p", p => p.AddRequirements(new Age())));""")]
    [InlineData(Requires + """AddRequirements(new Age()).RequireRole("x")));""")]
    [InlineData(Requires + """AddRequirements(new Age(), new Microsoft.AspNetCore.Authorization.Infrastructure.DenyAnonymousAuthorizationRequirement())));""")]
    [InlineData(Requires + """AddRequirements(Some()))); static IAuthorizationRequirement Some() => new Age();""")]
    public Task A_handler_that_nothing_registers_or_that_is_not_alone_is_quiet(string code) =>
        Service(code, Handler("context.Succeed(requirement); return Task.CompletedTask;"));

    [Fact]
    public Task The_message_names_the_policy() => Verify.Rule<PolicyThatAdmitsEveryone>(
        new Surroundings
        {
            Expected =
            [
                DiagnosticResult.CompilerWarning("BARCH5011").WithLocation(0).WithArguments("The policy 'Partner'", "all it requires is an assertion that is always true"),
                DiagnosticResult.CompilerWarning("BARCH5011").WithLocation(1).WithArguments("The default policy", "all it requires is an assertion that is always true"),
            ],
        },
        """
        using Microsoft.AspNetCore.Authorization;
        public static class Policies
        {
            public static void Add(AuthorizationOptions options)
            {
                options.AddPolicy("Partner", p => p.{|#0:RequireAssertion|}(_ => true));
                options.DefaultPolicy = new AuthorizationPolicyBuilder().{|#1:RequireAssertion|}(_ => true).Build();
            }
        }
        """);

    private static string Handler(string body) => $$"""
        class Age : IAuthorizationRequirement { }
        class AgeHandler(ILogger<AgeHandler> logger) : AuthorizationHandler<Age>
        {
            protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Age requirement) { {{body}} }
            static void Check(AuthorizationHandlerContext context) { if (context.HasFailed) throw new InvalidOperationException(); }
            bool IsLogging => logger.IsEnabled(LogLevel.Debug);
        }
        """;
}
