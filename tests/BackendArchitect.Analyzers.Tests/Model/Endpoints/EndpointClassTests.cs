using BackendArchitect.Analyzers.Tests.Testing;

namespace BackendArchitect.Analyzers.Tests.Model.Endpoints;

/// <summary>Endpoints that stand in classes: modules of Carter and interfaces of the service's own.</summary>
public class EndpointClassTests
{
    private const string Carter = """
        namespace Carter;
        public interface ICarterModule { void AddRoutes(IEndpointRouteBuilder app); }
        public abstract class CarterModule : ICarterModule
        {
            protected CarterModule() { }
            protected CarterModule(string basePath) { }
            public CarterModule RequireAuthorization(params string[] policyNames) => this;
            public CarterModule WithTags(params string[] tags) => this;
            public abstract void AddRoutes(IEndpointRouteBuilder app);
        }
        public static class CarterExtensions { public static IEndpointRouteBuilder MapCarter(this IEndpointRouteBuilder builder) => builder; }
        """;

    private const string Interface = """
        public interface IEndpoint { void Map(IEndpointRouteBuilder routes); }
        public class A : IEndpoint { public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/a", () => ""); }
        """;

    private const string Static = """
        public interface IEndpoint { static abstract void Map(IEndpointRouteBuilder routes); }
        public class A : IEndpoint { public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/a", () => ""); }
        public class B : IEndpoint { public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/b", () => ""); }
        """;

    private static string[] Module(string map, string module) =>
        EndpointRows.Of([Library.Compile("Carter", Carter)], map, "global using Carter;\n" + module);

    [Fact]
    public void A_module_stands_where_Carter_is_mapped() => Assert.Equal(
        ["Minimal GET /orders: Absent", "Minimal GET /safe/orders: Stated: RequireAuthorization"],
        Module(
            """app.MapCarter(); app.MapGroup("/safe").RequireAuthorization().MapCarter();""",
            """public class Orders : ICarterModule { public void AddRoutes(IEndpointRouteBuilder app) { app.MapGet("/orders", () => ""); } }"""));

    [Fact]
    public void The_base_class_of_modules_is_a_group() => Assert.Equal(
        ["Minimal GET /base/a: Stated: RequireAuthorization", "Minimal GET /open/b: Absent", "Minimal GET /c: Absent"],
        Module(
            "app.MapCarter();",
            """
            public class A : CarterModule { public A() : base("/base") { RequireAuthorization(); } public override void AddRoutes(IEndpointRouteBuilder app) { app.MapGet("/a", () => ""); } }
            public class B : CarterModule { public B() : base("/open") => WithTags("b"); public override void AddRoutes(IEndpointRouteBuilder app) { app.MapGet("/b", () => ""); } }
            public class C : CarterModule { public override void AddRoutes(IEndpointRouteBuilder app) { app.MapGet("/c", () => ""); } }
            """));

    [Fact]
    public void What_a_base_class_of_modules_says_holds_for_its_modules() => Assert.Equal(
        ["Minimal GET /shop/a: Stated: RequireAuthorization", "Minimal GET /v1/b: Stated: RequireAuthorization", "Minimal GET /c: Absent"],
        Module(
            "app.MapCarter();",
            """
            public abstract class Closed : CarterModule { protected Closed(string path) : base(path) { RequireAuthorization(); } }
            public abstract class Versioned(string path) : Closed("/v1");
            public abstract class Tagged : CarterModule { protected Tagged() => WithTags("c"); }
            public class A() : Closed("/shop") { public override void AddRoutes(IEndpointRouteBuilder app) { app.MapGet("/a", () => ""); } }
            public class B() : Versioned("/b") { public override void AddRoutes(IEndpointRouteBuilder app) { app.MapGet("/b", () => ""); } }
            public class C : Tagged { public override void AddRoutes(IEndpointRouteBuilder app) { app.MapGet("/c", () => ""); } }
            """));

    [Fact]
    public void A_module_that_nobody_maps_is_undecidable() => Assert.Equal(
        ["Minimal GET /{?}/a: Undecidable: nobody calls 'AddRoutes' in sight"],
        Module("", """public class A : ICarterModule { public void AddRoutes(IEndpointRouteBuilder app) { app.MapGet("/a", () => ""); } }"""));

    [Theory]
    [InlineData("foreach (var endpoint in app.Services.GetServices<IEndpoint>()) endpoint.Map(app);", "Minimal GET /a: Absent")]
    [InlineData("""foreach (var endpoint in app.Services.GetServices<IEndpoint>()) endpoint.Map(app.MapGroup("/g").RequireAuthorization());""", "Minimal GET /g/a: Stated: RequireAuthorization")]
    [InlineData("""new A().Map(app);""", "Minimal GET /a: Absent")]
    public void A_class_behind_an_interface_stands_where_the_interface_is_called(string statements, string expected) =>
        Assert.Equal([expected], EndpointRows.Of(statements, Interface));

    [Fact]
    public void A_group_that_may_be_left_out_is_followed() => Assert.Equal(
        ["Minimal GET /a: Absent", "Minimal GET /g/a: Stated: RequireAuthorization"],
        EndpointRows.Of(
            """app.MapAll(); app.MapAll(app.MapGroup("/g").RequireAuthorization());""",
            Interface,
            """
            static class Maps
            {
                public static void MapAll(this WebApplication app, RouteGroupBuilder? group = null)
                {
                    IEndpointRouteBuilder routes = group is null ? app : group;
                    foreach (var endpoint in app.Services.GetServices<IEndpoint>()) endpoint.Map(routes);
                }
            }
            """));

    [Fact]
    public void A_type_argument_says_whose_static_method_runs() => Assert.Equal(
        ["Minimal GET /a: Absent", "Minimal GET /g/b: Stated: RequireAuthorization"],
        EndpointRows.Of(
            """app.MapOne<A>(); app.MapGroup("/g").RequireAuthorization().MapOuter<B>();""",
            Static,
            """
            static class Maps
            {
                public static IEndpointRouteBuilder MapOne<T>(this IEndpointRouteBuilder routes) where T : IEndpoint { T.Map(routes); return routes; }
                public static IEndpointRouteBuilder MapOuter<T>(this IEndpointRouteBuilder routes) where T : IEndpoint => routes.MapOne<T>();
            }
            """));

    [Theory]
    [InlineData("app", "/", "Absent")]
    [InlineData("""app.MapGroup("/g").RequireAuthorization()""", "/g/", "Stated: RequireAuthorization")]
    [InlineData("""app.MapGroup("/g")""", "/g/", "Absent")]
    public void Reflection_hands_its_builder_to_every_class(string builder, string prefix, string expected) => Assert.Equal(
        [$"Minimal GET {prefix}a: {expected}", $"Minimal GET {prefix}b: {expected}"],
        EndpointRows.Of($"foreach (var type in typeof(IEndpoint).Assembly.GetTypes()) type.GetMethod(nameof(IEndpoint.Map))!.Invoke(null, new object[] {{ {builder} }});", Static));

    [Fact]
    public void Reflection_that_is_handed_something_else_is_undecidable() => Assert.All(
        EndpointRows.Of("foreach (var type in typeof(IEndpoint).Assembly.GetTypes()) Call(type, nameof(IEndpoint.Map)); static void Call(Type type, string name) { }", Static),
        row => Assert.Contains("Undecidable", row));
}
