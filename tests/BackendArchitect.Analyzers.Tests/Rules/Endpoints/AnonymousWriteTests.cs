using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace BackendArchitect.Analyzers.Tests.Rules.Endpoints;

public class AnonymousWriteTests
{
    private static Task Service(string code, string types = "") => Verify.Rule<AnonymousWrite>(
        "using Microsoft.AspNetCore.Authorization; var app = WebApplication.CreateBuilder(args).Build(); " + code + " app.Run();",
        "using Microsoft.AspNetCore.Authorization; using Microsoft.AspNetCore.Mvc;\n" + types);

    [Theory]
    [InlineData("""app.[|MapPost|]("/x", () => 1).AllowAnonymous();""")]
    [InlineData("""app.[|MapDelete|]("/x/{id}", [AllowAnonymous] (int id) => 1);""")]
    [InlineData("""app.MapGroup("/g").AllowAnonymous().[|MapPut|]("/x", () => 1);""")]
    [InlineData("""app.MapGroup("/g").RequireAuthorization().[|MapPatch|]("/x", () => 1).AllowAnonymous();""")]
    [InlineData("""app.[|MapMethods|]("/x", ["GET", "POST"], () => 1).AllowAnonymous();""")]
    [InlineData("""app.[|MapPost|]("/x", (CancellationToken cancellationToken) => cancellationToken.IsCancellationRequested).AllowAnonymous();""")]
    public Task A_write_that_is_opened_to_anybody_is_reported(string code) => Service(code);

    [Theory]
    [InlineData("""app.MapGet("/x", () => 1).AllowAnonymous();""")]
    [InlineData("""app.MapPost("/x", () => 1).RequireAuthorization();""")]
    [InlineData("""app.MapPost("/x", () => 1);""")]
    [InlineData("""app.Map("/x", () => 1).AllowAnonymous();""")]
    [InlineData("""app.MapPost("/x", () => 1).RequireAuthorization(p => p.RequireAssertion(_ => true));""")]
    [InlineData("""app.MapGroup("/g").AllowAnonymous().MapPost("/x", () => 1).RequireAuthorization();""")]
    [InlineData("""if (app.Environment.IsDevelopment()) app.MapPost("/x", () => 1).AllowAnonymous();""")]
    [InlineData("""app.MapPost("/x", () => 1).AllowAnonymous().AddEndpointFilter(async (c, next) => c.HttpContext.Request.Headers.ContainsKey("X-Key") ? await next(c) : Results.Unauthorized());""")]
    public Task What_reads_or_is_not_open_on_purpose_is_quiet(string code) => Service(code);

    [Theory]
    [InlineData("""app.MapPost("/login", () => 1).AllowAnonymous();""")]
    [InlineData("""app.MapPost("/connect/token", () => 1).AllowAnonymous();""")]
    [InlineData("""app.MapGroup("/account").MapPost("/forgot-password", () => 1).AllowAnonymous();""")]
    [InlineData("""app.MapPost("/users", (string name, string password) => name).AllowAnonymous();""")]
    [InlineData("""app.MapPost("/enter", SignIn).AllowAnonymous(); static int SignIn() => 1;""")]
    [InlineData("""app.MapPost("/hooks/payments", (HttpRequest request) => request.Headers["X-Signature"] == "x" ? 1 : 0).AllowAnonymous();""")]
    [InlineData("""app.MapPost("/hooks/payments", (string body, string sent) => System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(body), [])).AllowAnonymous();""")]
    [InlineData("""app.MapPost("/hooks/orders", (string key) => key == "" ? Results.Unauthorized() : Results.Ok()).AllowAnonymous();""")]
    public Task Where_callers_become_known_or_prove_themselves_it_is_quiet(string code) => Service(code);

    [Fact]
    public Task An_action_is_judged() => Service(
        "app.MapControllers();",
        """
        [AllowAnonymous, Route("reviews")] public class ReviewsController : ControllerBase { [HttpPost] public int [|Add|]() => 1; [HttpGet] public int All() => 1; }
        [Route("account")] public class AccountController : ControllerBase { [HttpPost("register"), AllowAnonymous] public int Register() => 1; }
        """);

    [Fact]
    public Task A_library_is_quiet() => Verify.Rule<AnonymousWrite>("static class Routes { static void Map(IEndpointRouteBuilder routes) => routes.MapPost(\"/x\", () => 1).AllowAnonymous(); }");

    [Fact]
    public Task Exempt_routes_are_quiet() => Verify.Rule<AnonymousWrite>(
        new Surroundings { EditorConfig = "[*.cs]\nbackend_architect.exempt_routes = /contact" },
        """var app = WebApplication.CreateBuilder(args).Build(); app.MapPost("/contact", () => 1).AllowAnonymous(); app.Run();""");

    [Fact]
    public Task The_message_names_the_endpoint_and_who_opens_it() => Verify.Rule<AnonymousWrite>(
        new Surroundings { Expected = [DiagnosticResult.CompilerWarning("BARCH5023").WithLocation(0).WithArguments("'POST /x'", "AllowAnonymous")] },
        """var app = WebApplication.CreateBuilder(args).Build(); app.{|#0:MapPost|}("/x", () => 1).AllowAnonymous(); app.Run();""");
}
