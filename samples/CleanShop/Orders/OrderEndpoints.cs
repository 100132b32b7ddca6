using System.Security.Claims;
using CleanShop.Operations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CleanShop.Orders;

internal static class OrderEndpoints
{
    internal static void MapOrders(this RouteGroupBuilder version)
    {
        var orders = version.MapGroup("/orders").WithTags("Orders");

        orders.MapGet("/", List)
            .WithName("ListOrders")
            .WithSummary("The caller's orders, newest first")
            .ProducesValidationProblem();
        orders.MapGet("/{id:int:min(1)}", Get)
            .WithName("GetOrder")
            .WithSummary("One of the caller's orders")
            .ProducesProblem(StatusCodes.Status404NotFound);
        orders.MapPost("/", Place)
            .WithName("PlaceOrder")
            .WithSummary("Places an order")
            .WithDescription("The order expires when it is not paid in time.")
            .RequireRateLimiting(RateLimits.Writes)
            .ProducesValidationProblem();
    }

    private static async Task<Ok<IReadOnlyList<OrderResponse>>> List(
        [AsParameters] Page page, ClaimsPrincipal user, OrderService service, CancellationToken cancellationToken) =>
        TypedResults.Ok(await service.ListAsync(user.CustomerName(), page, cancellationToken));

    private static async Task<Results<Ok<OrderResponse>, NotFound>> Get(
        int id, ClaimsPrincipal user, OrderService service, CancellationToken cancellationToken) =>
        await service.FindAsync(user.CustomerName(), id, cancellationToken) is { } order ? TypedResults.Ok(order) : TypedResults.NotFound();

    private static async Task<Results<CreatedAtRoute<OrderResponse>, ValidationProblem>> Place(
        PlaceOrderRequest request, ClaimsPrincipal user, OrderService service, CancellationToken cancellationToken)
    {
        var (order, unknownSku) = await service.PlaceAsync(user.CustomerName(), request, cancellationToken);
        return order is null
            ? TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["Lines"] = [$"There is no product {unknownSku}."] })
            : TypedResults.CreatedAtRoute(order, "GetOrder", new { id = order.Id });
    }
}
