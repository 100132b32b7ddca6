namespace NestedGroups.Orders;

internal static class LineEndpoints
{
    internal static IEndpointRouteBuilder MapLines(this IEndpointRouteBuilder orders)
    {
        var lines = orders.MapGroup("/{order:guid}/lines");
        lines.MapGet("", (Guid order) => order);
        lines.MapDelete("/{line:int}", (Guid order, int line) => line);
        return orders;
    }
}
