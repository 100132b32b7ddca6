using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace BackendArchitect.Analyzers.Tests.Rules.Endpoints;

public class DefeatedAuthorizationTests
{
    private const string Usings = "using Microsoft.AspNetCore.Authorization; using Microsoft.AspNetCore.Mvc; using Microsoft.AspNetCore.SignalR;\n";

    private static Task Service(string code, string types = "", Surroundings? surroundings = null) => Verify.Rule<DefeatedAuthorization>(
        surroundings ?? new(), Usings + "var app = WebApplication.CreateBuilder(args).Build(); " + code + " app.Run();", Usings + types);

    [Theory]
    [InlineData("""app.MapGet("/x", () => 1).[|RequireAuthorization|]().AllowAnonymous();""")]
    [InlineData("""app.MapGet("/x", () => 1).AllowAnonymous().WithName("x").[|RequireAuthorization|]("p");""")]
    [InlineData("""var x = app.MapGet("/x", () => 1); x.[|RequireAuthorization|](); x.AllowAnonymous();""")]
    [InlineData("""app.MapGroup("/g").AllowAnonymous().MapGet("/x", () => 1).[|RequireAuthorization|]();""")]
    [InlineData("""var g = app.MapGroup("/g").AllowAnonymous(); g.MapGroup("/h").[|RequireAuthorization|]().MapGet("/x", () => 1);""")]
    [InlineData("""var g = app.MapGroup("/g"); g.MapGet("/x", () => 1).[|RequireAuthorization|](); g.AllowAnonymous();""")]
    [InlineData("""app.MapGroup("/g").[|RequireAuthorization|]().AllowAnonymous().MapGet("/x", () => 1);""")]
    [InlineData("""app.MapGet("/x", [AllowAnonymous] () => 1).[|RequireAuthorization|]();""")]
    [InlineData("""app.MapGet("/x", Get).[|RequireAuthorization|](); [AllowAnonymous] static int Get() => 1;""")]
    [InlineData("""app.MapGet("/x", [[|Authorize|], AllowAnonymous] () => 1);""")]
    [InlineData("""app.MapGet("/x", [[|Authorize|]] () => 1).AllowAnonymous();""")]
    [InlineData("""app.MapGroup("/g").AllowAnonymous().MapGet("/x", [[|Authorize(Roles = "x")|]] () => 1);""")]
    [InlineData("""app.MapGroup("/g").AllowAnonymous().MapGet("/x", Get); [[|Authorize|]] static int Get() => 1;""")]
    [InlineData("""app.MapControllers().[|RequireAuthorization|]().AllowAnonymous();""")]
    [InlineData("""app.MapGroup("/g").AllowAnonymous().MapHealthChecks("/h").[|RequireAuthorization|]();""")]
    public Task A_requirement_with_a_waiver_beside_it_or_farther_out_is_reported(string code) => Service(code);

    [Theory]
    [InlineData("""app.MapGroup("/g").RequireAuthorization().MapGet("/x", () => 1).AllowAnonymous();""")]
    [InlineData("""app.MapGroup("/g").RequireAuthorization().MapGroup("/h").AllowAnonymous().MapGet("/x", () => 1);""")]
    [InlineData("""app.MapGroup("/g").RequireAuthorization().MapGet("/x", [AllowAnonymous] () => 1);""")]
    [InlineData("""app.MapGet("/x", () => 1).RequireAuthorization(); app.MapGet("/y", () => 1).AllowAnonymous();""")]
    [InlineData("""var x = app.MapGet("/x", () => 1).RequireAuthorization(); if (args.Length > 0) x.AllowAnonymous();""")]
    [InlineData("""if (app.Environment.IsDevelopment()) app.MapGet("/x", () => 1).RequireAuthorization().AllowAnonymous();""")]
    [InlineData("""app.MapControllers().RequireAuthorization();""")]
    public Task The_ordinary_exception_is_quiet(string code) => Service(code, "public class AController : ControllerBase { [HttpGet(\"a\"), AllowAnonymous] public int Get() => 1; }");

    [Theory]
    [InlineData("""public class AController : ControllerBase { [HttpGet("a"), [|Authorize|], AllowAnonymous] public int Get() => 1; }""")]
    [InlineData("""[AllowAnonymous, [|Authorize|]] public class AController : ControllerBase { [HttpGet("a")] public int Get() => 1; }""")]
    [InlineData("""[[|Authorize|], AllowAnonymous] public class Chat : Hub { [Authorize] public int Send() => 1; }""")]
    [InlineData("""[AllowAnonymous] public class Base : Hub { } [[|Authorize|]] public class Chat : Base { }""")]
    [InlineData("""[AllowAnonymous] public class Index : Microsoft.AspNetCore.Mvc.RazorPages.PageModel { [Authorize] public void OnGet() { } }""")]
    [InlineData("""[AllowAnonymous, [|Authorize|]] public class Index : Microsoft.AspNetCore.Mvc.RazorPages.PageModel { public void OnGet() { } }""")]
    [InlineData("""[Authorize] public class AController : ControllerBase { [HttpGet("a"), AllowAnonymous] public int Get() => 1; }""")]
    public Task Attributes_side_by_side_are_reported(string type) => Service("app.MapControllers();", type);

    private const string FartherOut = """
        [AllowAnonymous] public class AController : ControllerBase { [HttpGet("a"), Authorize] public int Get() => 1; }
        [AllowAnonymous] public abstract class Base : ControllerBase { [AllowAnonymous] public virtual int Get() => 1; }
        [Authorize] public class BController : Base { [HttpGet("b"), Authorize] public override int Get() => 1; }
        """;

    [Fact]
    public Task What_the_framework_s_own_analyzer_reports_is_left_to_it() => Service("app.MapControllers();", FartherOut);

    [Fact]
    public Task Before_it_came_and_where_it_is_off_we_report_it() => Service(
        "app.MapControllers();", FartherOut.Replace("Authorize]", "[|Authorize|]]"), new() { Frameworks = [ReferenceSet.Net8] });

    [Fact]
    public Task Where_it_is_off_we_report_it() => Service(
        "app.MapControllers();", FartherOut.Replace("Authorize]", "[|Authorize|]]"), new() { EditorConfig = "[*.cs]\ndotnet_diagnostic.ASP0026.severity = none" });

    [Fact]
    public Task A_waiver_on_what_maps_all_controllers_defeats_each() => Service(
        "app.MapControllers().AllowAnonymous();", """[[|Authorize|]] public class AController : ControllerBase { [HttpGet("a"), [|Authorize(Roles = "x")|]] public int Get() => 1; }""");

    [Fact]
    public Task A_waiver_on_what_maps_a_hub_defeats_its_attribute() => Service(
        """app.MapHub<Chat>("/chat").AllowAnonymous(); app.MapHub<Other>("/other");""", "[[|Authorize|]] public class Chat : Hub { [Authorize] public int Send() => 1; } [Authorize] public class Other : Hub { }");

    [Fact]
    public Task A_group_is_followed_over_files() => Service(
        """app.MapGroup("/open").AllowAnonymous().MapOrders();""",
        "static class Orders { public static void MapOrders(this RouteGroupBuilder group) => group.MapGet(\"/x\", () => 1).[|RequireAuthorization|](); }");

    [Fact]
    public Task The_message_says_what_defeats_it() => Service(
        """app.MapGroup("/g").AllowAnonymous().MapGet("/x", () => 1).{|#0:RequireAuthorization|}();""", "", new()
        {
            Expected = [DiagnosticResult.CompilerWarning("BARCH5009").WithLocation(0).WithArguments("RequireAuthorization", "AllowAnonymous on the group '/g' around it")],
        });

    [Theory]
    [InlineData(0, """app.MapGet("/x", () => 1).RequireAuthorization().WithName("x");""")]
    [InlineData(1, """app.MapGet("/x", () => 1).WithName("x").AllowAnonymous();""")]
    public Task The_fix_removes_either(int choice, string after) => Verify.Fix<DefeatedAuthorization>(
        """var app = WebApplication.CreateBuilder(args).Build(); app.MapGet("/x", () => 1).[|RequireAuthorization|]().WithName("x").AllowAnonymous(); app.Run();""",
        "var app = WebApplication.CreateBuilder(args).Build(); " + after + " app.Run();", choice);

    [Theory]
    [InlineData("""app.MapGroup("/g").AllowAnonymous().MapGet("/x", () => 1).[|RequireAuthorization|]();""")]
    [InlineData("""var x = app.MapGet("/x", () => 1); x.[|RequireAuthorization|](); x.AllowAnonymous();""")]
    public Task There_is_no_fix_where_they_stand_apart(string code) => Verify.NoFix<DefeatedAuthorization>("var app = WebApplication.CreateBuilder(args).Build(); " + code + " app.Run();");
}
