namespace Stock.Shelves;

public static class ShelvesMapping
{
    public static void MapShelves(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/rows");
        group.MapGet("/", () => "rows");
        group.MapDelete("/{id}", (int id) => id).RequireAuthorization();
    }
}
