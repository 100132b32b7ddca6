using BackendArchitect.Analyzers.Tests.Testing;

namespace BackendArchitect.Analyzers.Tests.Model.Endpoints;

public class FastEndpointReaderTests
{
    private const string FastEndpoints = """
        namespace FastEndpoints;
        public enum Http { GET, POST, PUT }
        public abstract class BaseEndpoint { public virtual void Configure() { } }
        public class Definition { public void AllowAnonymous(params string[] verbs) { } }
        public abstract class EndpointWithoutRequest : BaseEndpoint
        {
            protected void Get(params string[] routes) { }
            protected void Post(params string[] routes) { }
            protected void Verbs(params Http[] verbs) { }
            protected void Routes(params string[] routes) { }
            protected void AllowAnonymous(params Http[] verbs) { }
            protected void Roles(params string[] roles) { }
            protected void RoutePrefixOverride(string prefix) { }
            protected void Group<T>() where T : Group, new() { }
        }
        public abstract class Group { protected void Configure(string prefix, Action<Definition> configure) { } }
        public abstract class SubGroup<T> : Group;
        public class HttpGetAttribute(params string[] routes) : Attribute;
        public class Options { public string? RoutePrefix { get; set; } public Action<Definition>? Configurator { get; set; } }
        public static class MainExtensions
        {
            public static IApplicationBuilder UseFastEndpoints(this IApplicationBuilder app, Action<Options>? configure = null) => app;
        }
        """;

    private static string[] Endpoint(string body, string map = "app.UseFastEndpoints();", string more = "") => EndpointRows.Of(
        [Library.Compile("FastEndpoints", FastEndpoints)], map,
        "global using FastEndpoints;\nusing Microsoft.AspNetCore.Authorization;\npublic class A : EndpointWithoutRequest { public override void Configure() { " + body + " } }\n" + more);

    [Theory]
    [InlineData("""Get("/a");""", "GET /a: Stated: FastEndpoints requires authorization")]
    [InlineData("""Get("/a"); Roles("staff");""", "GET /a: Stated: Roles")]
    [InlineData("""Post("/a"); AllowAnonymous();""", "POST /a: Waived: AllowAnonymous")]
    [InlineData("""Post("/a"); if (Environment.ProcessorCount > 1) AllowAnonymous();""", "POST /a: Undecidable: AllowAnonymous stands under a condition")]
    [InlineData("""Get("/a"); RoutePrefixOverride("v0");""", "GET /a: Stated: FastEndpoints requires authorization")]
    public void A_class_that_says_nothing_requires_authorization(string body, string expected) => Assert.Equal([$"FastEndpoint {expected}"], Endpoint(body));

    [Theory]
    [InlineData("base.Configure();", "Waived: AllowAnonymous")]
    [InlineData("if (Environment.ProcessorCount > 1) base.Configure();", "Undecidable: AllowAnonymous stands under a condition")]
    [InlineData("base.Configure(); Again();", "Waived: AllowAnonymous")]
    public void What_a_base_class_configures_counts_where_it_is_called(string call, string expected) => Assert.Equal(
        [$"FastEndpoint GET /b: {expected}"],
        EndpointRows.Of([Library.Compile("FastEndpoints", FastEndpoints)], "app.UseFastEndpoints();", $$"""
            global using FastEndpoints;
            public abstract class Open : EndpointWithoutRequest { public override void Configure() { AllowAnonymous(); Again(); } protected virtual void Again() { } }
            public class B : Open { public override void Configure() { Get("/b"); {{call}} } protected override void Again() { this.Configure(); } }
            """));

    [Fact]
    public void Every_verb_and_route_is_an_endpoint() => Assert.Equal(
        [
            "FastEndpoint GET /a: Waived: AllowAnonymous", "FastEndpoint POST /a: Stated: FastEndpoints requires authorization",
            "FastEndpoint GET /b: Waived: AllowAnonymous", "FastEndpoint POST /b: Stated: FastEndpoints requires authorization",
        ],
        Endpoint("""Verbs(Http.GET, Http.POST); Routes("/a", "/b"); AllowAnonymous(Http.GET);"""));

    [Fact]
    public void Groups_speak_for_their_endpoints() => Assert.Equal(
        ["FastEndpoint GET /api/out/in/a: Waived: AllowAnonymous"],
        Endpoint("""Get("/a"); Group<Inner>();""", """app.UseFastEndpoints(c => c.RoutePrefix = "api");""", """
            public class Outer : Group { public Outer() => Configure("out", _ => { }); }
            public class Inner : SubGroup<Outer> { public Inner() => Configure("in", ep => ep.AllowAnonymous()); }
            """));

    [Theory]
    [InlineData("app.UseFastEndpoints(c => c.Configurator = ep => { if (args.Length > 0) ep.AllowAnonymous(); });", """Get("/a");""", "Undecidable: AllowAnonymous stands under a condition")]
    [InlineData("Action<Definition> open = ep => ep.AllowAnonymous(); app.UseFastEndpoints(c => c.Configurator = open);", """Get("/a");""", "Undecidable: the configurator of all endpoints cannot be followed")]
    [InlineData("app.UseFastEndpoints();", """Get("/a"); Access();""", "Undecidable: AllowAnonymous stands under a condition")]
    public void What_may_open_endpoints_elsewhere_is_undecidable(string map, string body, string expected) => Assert.Equal(
        [$"FastEndpoint GET /a: {expected}"],
        EndpointRows.Of([Library.Compile("FastEndpoints", FastEndpoints)], map, $$"""
            global using FastEndpoints;
            public class A : EndpointWithoutRequest { public override void Configure() { {{body}} } void Access() { if (Environment.ProcessorCount > 1) AllowAnonymous(); } }
            """));

    [Fact]
    public void Attributes_take_the_place_of_Configure() => Assert.Equal(
        ["FastEndpoint GET /m: Waived: [AllowAnonymous]"],
        EndpointRows.Of([Library.Compile("FastEndpoints", FastEndpoints)], "app.UseFastEndpoints();", """
            using FastEndpoints; using Microsoft.AspNetCore.Authorization;
            [HttpGet("/m"), AllowAnonymous] public class M : EndpointWithoutRequest;
            """, "global using FastEndpoints;"));

    [Fact]
    public void Classes_that_nobody_maps_are_no_endpoints() => Assert.Empty(Endpoint("""Get("/a");""", ""));
}
