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
}
