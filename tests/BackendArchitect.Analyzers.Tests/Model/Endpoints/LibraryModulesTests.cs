using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis.CSharp;

namespace BackendArchitect.Analyzers.Tests.Model.Endpoints;

/// <summary>Endpoint classes that a library without source finds and runs, and what such a library may put before an endpoint.</summary>
public class LibraryModulesTests
{
    private static string Tiny(string found = "builder", string extra = "") => $$"""
        namespace Tiny;
        public interface IRoutes { void Add(IEndpointRouteBuilder app); }
        public static class Setup
        {
            public static void AddRoutes(this IServiceCollection services)
            {
                foreach (var type in typeof(Setup).Assembly.GetTypes())
                    services.AddSingleton(typeof(IRoutes), type);
            }
            public static void MapRoutes(this IEndpointRouteBuilder builder)
            {
                foreach (var routes in builder.ServiceProvider.GetServices<IRoutes>())
                    routes.Add({{found}});
            }
            {{extra}}
        }
        """;

    private static string Host(string map) => $$"""
        using Tiny;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddRoutes();
        var app = builder.Build();
        {{map}}
        app.Run();
        public class Orders : IRoutes
        {
            public void Add(IEndpointRouteBuilder app)
            {
                app.MapGet("/orders", () => 1);
                app.MapPost("/orders", () => 1).RequireAuthorization();
            }
        }
        """;

    [Fact]
    public void They_are_mapped_on_the_builder_of_the_call() =>
        Assert.Equal(["GET /orders Absent", "POST /orders Stated"], EndpointsOf("app.MapRoutes();", Tiny()));

    [Fact]
    public void They_stand_in_the_group_of_the_call() =>
        Assert.Equal(["GET /api/orders Stated", "POST /api/orders Stated"], EndpointsOf("""app.MapGroup("/api").RequireAuthorization().MapRoutes();""", Tiny()));

    [Theory]
    [InlineData("""builder.MapGroup("/x")""", "")]
    [InlineData("builder", "public static void Close(this IEndpointConventionBuilder endpoint) => endpoint.RequireAuthorization();")]
    [InlineData("builder", "public static RouteHandlerBuilder Check(this RouteHandlerBuilder endpoint) => endpoint.AddEndpointFilter((context, next) => next(context));")]
    public void A_library_that_may_do_more_is_not_trusted(string found, string extra) =>
        Assert.Contains("GET /{?}/orders Undecidable", EndpointsOf("app.MapRoutes();", Tiny(found, extra)));

    [Fact]
    public void Of_several_calls_nobody_knows_which() =>
        Assert.Contains("GET /{?}/orders Undecidable", EndpointsOf("""app.MapRoutes(); app.MapGroup("/b").MapRoutes();""", Tiny()));

    [Theory]
    [InlineData("""IConfiguration section = section.GetSection("a"); app.MapGet(section["b"], () => 1);""")]
    [InlineData("""app.MapGet(Circle.Path, () => 1); static class Circle { static IConfiguration Configuration; public static string Path => Configuration[Path]; }""")]
    [InlineData("""app.MapGet(new Circle(null).Path, () => 1); class Circle(IConfiguration configuration) { public string Path => configuration[Path]; }""")]
    public void A_setting_that_leads_to_itself_is_not_known(string code) =>
        Assert.Contains("{?}", Assert.Single(ServiceModel.Of(CSharpCompilation.Create(
            "Shop", [CSharpSyntaxTree.ParseText(RuleTest.ImplicitUsings), CSharpSyntaxTree.ParseText("var app = WebApplication.Create(); " + code, path: "/Shop/Program.cs")],
            ReferenceSet.Net10.References, new(Microsoft.CodeAnalysis.OutputKind.ConsoleApplication))).Endpoints.All(CancellationToken.None)).Route);

    [Fact]
    public void A_filter_of_a_library_may_refuse_and_is_no_word_of_the_metadata()
    {
        const string Filters = "public static RouteHandlerBuilder Check(this RouteHandlerBuilder endpoint) => endpoint.AddEndpointFilter((context, next) => next(context));";

        var endpoint = Model("""app.MapGet("/a", () => 1).Check();""", Tiny(extra: Filters)).Endpoints.All(CancellationToken.None).Single(e => e.Route == "/a");

        Assert.True(endpoint.Authorization.IsUndecidable);
        Assert.True(endpoint.Authorization.Metadata!.IsAbsent);
        var limit = endpoint.RateLimiting(CancellationToken.None);
        Assert.True(limit.IsUndecidable);
        Assert.True(limit.Metadata!.IsAbsent);
    }

    private static IEnumerable<string> EndpointsOf(string map, string library) => Model(map, library).Endpoints.All(CancellationToken.None)
        .Select(endpoint => $"{endpoint.DisplayName} {endpoint.Authorization.State}").Order(StringComparer.Ordinal);

    private static ServiceModel Model(string map, string library) => ServiceModel.Of(CSharpCompilation.Create(
        "Shop", [CSharpSyntaxTree.ParseText(RuleTest.ImplicitUsings), CSharpSyntaxTree.ParseText(Host(map), path: "/Shop/Program.cs")],
        [.. ReferenceSet.Net10.References, Library.Compile("Tiny", library)], new(Microsoft.CodeAnalysis.OutputKind.ConsoleApplication)));
}
