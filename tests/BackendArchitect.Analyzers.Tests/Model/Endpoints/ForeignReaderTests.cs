using BackendArchitect.Analyzers.Tests.Testing;

namespace BackendArchitect.Analyzers.Tests.Model.Endpoints;

public class ForeignReaderTests
{
    private const string GraphQl = """
        namespace GraphQl;
        public static class Extensions
        {
            public static IEndpointConventionBuilder MapGraphQL(this IEndpointRouteBuilder endpoints, string path = "/graphql") => endpoints.MapPost(path, () => 1).AllowAnonymous();
            public static IEndpointConventionBuilder UseGraphEndpoint(this IEndpointRouteBuilder endpoints, string path) => endpoints.MapPost(path, () => 1);
            public static IServiceCollection AddGraphQL(this IServiceCollection services) => services;
        }
        """;

    [Theory]
    [InlineData("app.MapGraphQL();", "/{?}: Undecidable: 'MapGraphQL' has no source")]
    [InlineData("app.MapGraphQL().RequireAuthorization();", "/{?}: Stated: RequireAuthorization")]
    [InlineData("""app.UseGraphEndpoint("/graph");""", "/{?}: Undecidable: 'UseGraphEndpoint' has no source")]
    [InlineData("app.MapGraphQL().AllowAnonymous();", "/{?}: Waived: AllowAnonymous")]
    [InlineData("""app.MapGroup("/api").RequireAuthorization().MapGraphQL();""", "/api/{?}: Stated: RequireAuthorization")]
    [InlineData("var graph = app.MapGraphQL(); graph.RequireAuthorization();", "/{?}: Stated: RequireAuthorization")]
    public void A_map_call_of_a_library_is_an_endpoint_that_only_what_is_in_sight_decides(string statements, string expected) =>
        Assert.Equal([$"Foreign {expected}"], EndpointRows.Of([Library.Compile("GraphQl", GraphQl)], statements, "global using GraphQl;"));

    [Fact]
    public void The_group_that_a_library_maps_in_stays_decided() => Assert.Contains(
        "Minimal GET /api/mine: Absent",
        EndpointRows.Of(
            [Library.Compile("GraphQl", GraphQl)], """var api = app.MapGroup("/api"); api.MapGraphQL(); api.MapGet("/mine", () => "");""", "global using GraphQl;"));

    private const string Orders = """
        namespace Orders;
        public static class OrdersMapping
        {
            public static void MapOrders(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/orders", () => 1);
            public static WebApplication MapReturns(this WebApplication app) { app.MapGet("/returns", () => 1); return app; }
            public static T MapParcels<T>(this T endpoints) where T : IEndpointRouteBuilder { endpoints.MapGet("/parcels", () => 1); return endpoints; }
            public static IApplicationBuilder MapNothing(this IApplicationBuilder app) => app;
            public static void Mark(this IEndpointRouteBuilder endpoints) { }
        }
        """;

    [Theory]
    [InlineData("app.MapOrders();", "Foreign /{?}: Undecidable: 'MapOrders' has no source")]
    [InlineData("""app.MapGroup("/shop").RequireAuthorization().MapOrders();""", "Foreign /shop/{?}: Stated: RequireAuthorization")]
    [InlineData("app.MapReturns();", "Foreign /{?}: Undecidable: 'MapReturns' has no source")]
    [InlineData("app.MapParcels();", "Foreign /{?}: Undecidable: 'MapParcels' has no source")]
    public void What_a_project_without_source_maps_is_undecidable_where_nothing_above_it_decides(string statement, string expected)
    {
        Assert.Equal([expected], EndpointRows.Of([Library.CompileReference("Orders", Orders)], statement, "global using Orders;"));
        Assert.Equal([expected], EndpointRows.Of([Library.Compile("Orders", Orders)], statement, "global using Orders;"));
    }

    [Theory]
    [InlineData("app.MapNothing();")]
    [InlineData("app.Mark();")]
    public void What_takes_no_route_builder_or_does_not_say_that_it_maps_is_no_endpoint(string statement) =>
        Assert.Empty(EndpointRows.Of([Library.CompileReference("Orders", Orders)], statement, "global using Orders;"));
}
