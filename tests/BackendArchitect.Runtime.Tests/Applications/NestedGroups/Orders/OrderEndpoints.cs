namespace NestedGroups.Orders;

public static class OrderEndpoints
{
    public static RouteGroupBuilder MapOrders(this IEndpointRouteBuilder endpoints)
    {
        var orders = endpoints.MapGroup("/orders");

        orders.MapGet("/", GetAll);
        orders.MapGet("/{id:guid}", GetOne);
        orders.MapPost("/", Create);
        orders.MapGet("/status", () => "fine").AllowAnonymous();
        orders.MapLines();

        return orders;
    }

    private static string[] GetAll() => [];

    private static Guid GetOne(Guid id) => id;

    private static IResult Create(Order order) => Results.Created($"/orders/{order.Id}", order);
}

public record Order(Guid Id);
