using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace BackendArchitect.Analyzers.Tests.Rules.Endpoints;

public class IneffectiveAttributeTests
{
    private const string Usings = "using Microsoft.AspNetCore.Authorization; using Microsoft.AspNetCore.Mvc; using Microsoft.AspNetCore.RateLimiting; using Microsoft.AspNetCore.SignalR;\n";

    private static Task Service(string code, string types = "") => Verify.Rule<IneffectiveAttribute>(
        Usings + "var app = WebApplication.CreateBuilder(args).Build(); " + code + " app.Run();", Usings + types);

    [Theory]
    [InlineData("[[|Authorize|]]")]
    [InlineData("[[|AllowAnonymous|]]")]
    [InlineData("[[|EnableRateLimiting(\"p\")|]]")]
    [InlineData("[Obsolete, [|Authorize(Roles = \"x\")|], [|Microsoft.AspNetCore.Authorization.AllowAnonymousAttribute|]]")]
    public Task An_attribute_of_a_class_of_handlers_is_reported(string attributes) => Service(
        """app.MapGet("/x", Handlers.Get);""", attributes + " static class Handlers { public static int Get() => 1; }");

    [Theory]
    [InlineData("""app.MapGet("/x", new Handlers().Get);""")]
    [InlineData("""var handlers = new Handlers(); app.MapGroup("/g").MapPost("/x", handlers.Get).WithName("x");""")]
    [InlineData("""app.MapMethods("/x", ["GET"], new Handlers().Get);""")]
    public Task So_is_one_of_a_class_with_instance_handlers(string code) => Service(code, "[[|Authorize|]] class Handlers { public int Get() => 1; }");

    [Fact]
    public Task A_class_that_maps_its_own_methods_is_reported() => Service("Orders.Map(app);", """
        [[|Authorize|]] static class Orders
        {
            public static void Map(IEndpointRouteBuilder routes) { routes.MapGet("/a", Get); routes.MapGet("/b", () => 1); }
            private static int Get() => 1;
        }
        """);

    [Theory]
    [InlineData("""app.MapGet("/x", () => Handlers.Get()); app.MapGet("/y", Handlers.Other);""")]
    [InlineData("""app.MapGet("/y", Handlers.Other);""")]
    public Task A_method_that_a_handler_calls_is_reported(string code) => Service(
        code, "static class Handlers { [[|Authorize|]] public static int Get() => 1; [Authorize] public static int Other() => Get(); }");

    [Fact]
    public Task A_local_function_that_a_handler_calls_is_reported() => Service(
        """app.MapGet("/x", () => Get()); app.MapGet("/y", Mapped); [[|Authorize|]] static int Get() => 1; [Authorize] static int Mapped() => 1; [Authorize] static int Unused() => 1;""");

    [Theory]
    [InlineData("""[Authorize] public class AController : ControllerBase { [HttpGet("a"), Authorize] public int Get() => Own(); [[|Authorize|]] private int Own() => 1; }""")]
    [InlineData("""[Authorize] public abstract class Base : ControllerBase { [Authorize] public int Get() => 1; } public class AController : Base { [HttpGet("a")] public int Other() => Get(); }""")]
    [InlineData("""public class AController { [HttpGet("a")] public int Get() => Own(); [[|Authorize|]] protected static int Own() => 1; }""")]
    [InlineData("""[Authorize] public class Chat : Hub { [Authorize] public int Send() => Own(); [Authorize] public int Again() => Send(); [[|Authorize|]] private int Own() => 1; }""")]
    [InlineData("""[Authorize] public class PageModelOfIndex : Microsoft.AspNetCore.Mvc.RazorPages.PageModel { [Authorize] public int OnGet() => Own(); [Authorize] int Own() => 1; }""")]
    public Task A_method_that_is_no_action_is_reported_and_an_action_is_not(string type) => Service("", type);

    [Theory]
    [InlineData("""app.MapGet("/x", Handlers.Get);""", "static class Handlers { [Authorize] public static int Get() => 1; }")]
    [InlineData("""app.MapGet("/x", [Authorize] () => 1);""", "")]
    [InlineData("""app.MapGet("/x", Handlers.Get); Handlers.Get();""", "static class Handlers { [Authorize] public static int Get() => 1; }")]
    [InlineData("""Delegate handler = Handlers.Get; app.MapGet("/x", handler);""", "[Authorize] static class Handlers { public static int Get() => 1; }")]
    [InlineData("", "[Authorize] static class Handlers { public static int Get() => 1; }")]
    [InlineData("""app.MapGet("/x", () => Handlers.Get());""", "[Authorize] static class Handlers { public static int Get() => 1; }")]
    [InlineData("""app.MapGet("/x", new Handlers().Get);""", "[Authorize] class Handlers : IDisposable { public int Get() => 1; public void Dispose() { } }")]
    [InlineData("""app.MapGet("/x", Handlers.Get);""", "[Own] static class Handlers { public static int Get() => 1; } class OwnAttribute : Attribute { }")]
    [InlineData("""app.MapGet("/x", () => new Der().Get());""", "class Bas { [Authorize] public virtual int Get() => 1; } class Der : Bas { public override int Get() => 2; }")]
    public Task What_is_read_or_may_be_is_quiet(string code, string types) => Service(code, types);

    [Fact]
    public Task A_service_that_reads_attributes_itself_is_quiet() => Service(
        """app.MapGet("/x", Handlers.Get).WithClass(typeof(Handlers));""",
        """
        [Authorize] static class Handlers { public static int Get() => 1; }
        static class Conventions
        {
            public static void WithClass(this RouteHandlerBuilder endpoint, Type type) => endpoint.WithMetadata(type.GetCustomAttributes(inherit: true));
        }
        """);

    [Fact]
    public Task An_attribute_of_the_same_name_of_the_service_s_own_is_quiet() => Service(
        """app.MapGet("/x", Handlers.Get);""", "[Own.Authorize] static class Handlers { public static int Get() => 1; } namespace Own { class AuthorizeAttribute : Attribute { } }");

    [Fact]
    public Task The_message_says_who_is_asked() => Verify.Rule<IneffectiveAttribute>(
        new Surroundings { Expected = [DiagnosticResult.CompilerWarning("BARCH5010").WithLocation(0).WithArguments("Authorize", "MapGet asks 'Get' for its attributes, and not the class around it")] },
        "var app = WebApplication.CreateBuilder(args).Build(); app.MapGet(\"/x\", Handlers.Get); app.Run();",
        "using Microsoft.AspNetCore.Authorization; [{|#0:Authorize|}] static class Handlers { public static int Get() => 1; }");

    [Fact]
    public Task The_fix_moves_the_attribute_to_every_method_that_is_mapped() => Verify.Fix<IneffectiveAttribute>(
        """
        using Microsoft.AspNetCore.Authorization;
        static class Orders
        {
            static void Map(IEndpointRouteBuilder routes) { routes.MapGet("/a", Handlers.Get); routes.MapGet("/b", Handlers.All); }
        }

        /// <summary>Handlers.</summary>
        [Obsolete, [|Authorize|]]
        static class Handlers
        {
            public static int Get() => 1;

            /// <summary>All.</summary>
            [EndpointName("all")]
            public static int All() => Count();

            public static int Count() => 2;
        }
        """,
        """
        using Microsoft.AspNetCore.Authorization;
        static class Orders
        {
            static void Map(IEndpointRouteBuilder routes) { routes.MapGet("/a", Handlers.Get); routes.MapGet("/b", Handlers.All); }
        }

        /// <summary>Handlers.</summary>
        [Obsolete]
        static class Handlers
        {
            [Authorize]
            public static int Get() => 1;

            /// <summary>All.</summary>
            [Authorize]
            [EndpointName("all")]
            public static int All() => Count();

            public static int Count() => 2;
        }
        """);

    [Fact]
    public Task There_is_no_fix_for_a_method_that_is_called() => Verify.NoFix<IneffectiveAttribute>(
        "using Microsoft.AspNetCore.Authorization; var app = WebApplication.CreateBuilder(args).Build(); app.MapGet(\"/x\", () => Get()); app.Run(); [[|Authorize|]] static int Get() => 1;");
}
