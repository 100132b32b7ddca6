namespace NestedGroups.Catalog;

public static class CatalogEndpoints
{
    public static IEndpointRouteBuilder MapCatalog(this IEndpointRouteBuilder app)
    {
        var catalog = app.MapGroup("/catalog");
        catalog.MapGet("/items", () => Array.Empty<string>()).WithName("ListItems");
        catalog.MapItems(isWritable: true);
        catalog.MapGroup("/brands").MapBrands();
        return app;
    }

    private static void MapItems(this RouteGroupBuilder group, bool isWritable)
    {
        group.MapGet("/items/{id:int}", (int id) => id);
        if (isWritable)
            group.MapPut("/items/{id:int}", (int id) => Results.NoContent()).RequireAuthorization("Staff");
    }

    private static RouteGroupBuilder MapBrands(this RouteGroupBuilder group)
    {
        group.MapGet("/", () => Array.Empty<string>());
        group.MapPost("/", (Brand brand) => brand).Protected();
        return group.WithTags("brands");
    }

    private static TBuilder Protected<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder
    {
        builder.RequireAuthorization("Staff");
        return builder;
    }
}

public record Brand(string Name);
