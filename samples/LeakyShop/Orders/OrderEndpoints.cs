using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using LeakyShop.Accounts;
using LeakyShop.Data;
using Microsoft.EntityFrameworkCore;

namespace LeakyShop.Orders;

public record PlaceOrder(string ShipTo, List<PlaceOrderLine> Lines);

public record PlaceOrderLine([StringLength(20)] string Sku, [Range(1, 100)] int Quantity);

public static class OrderEndpoints
{
    public static void MapOrders(this IEndpointRouteBuilder app)
    {
        var orders = app.MapGroup("/orders").RequireAuthorization().RequireRateLimiting("orders");
        orders.MapGet("/", ListOrders);
        orders.MapGet("/{id:int}", GetOrder);
        orders.MapPost("/", PlaceOrder);
        orders.MapGroup("/{id:int}/lines").MapLines();

        app.MapGet("/track/{id:int}", Track);
        app.MapPost("/track/{id:int}/cancel", Cancel);
    }

    private static void MapLines(this RouteGroupBuilder lines)
    {
        lines.MapPost("/", AddLine);
        lines.MapDelete("/{lineId:int}", RemoveLine);
    }

    private static async Task<List<Order>> ListOrders(ClaimsPrincipal user, ShopContext shop) =>
        await shop.Orders.Where(order => order.CustomerId == user.CustomerId()).ToListAsync();

    private static async Task<IResult> GetOrder(int id, ShopContext shop) =>
        await shop.Orders.FindAsync(id) is { } order ? Results.Ok(order) : Results.NotFound();

    private static IResult PlaceOrder(PlaceOrder request, ClaimsPrincipal user, OrderService service)
    {
        try
        {
            var order = service.Place(user.CustomerId(), request).Result;
            return Results.Created($"/orders/{order.Id}", order);
        }
        catch (Exception exception)
        {
            return Results.BadRequest(exception.ToString());
        }
    }

    private static async Task<IResult> AddLine(int id, PlaceOrderLine line, OrderService service)
    {
        await service.AddLine(id, line);
        return Results.NoContent();
    }

    private static async Task<IResult> RemoveLine(int id, int lineId, ShopContext shop)
    {
        var order = await shop.Orders.SingleAsync(order => order.Id == id);
        order.Lines.RemoveAll(line => line.Id == lineId);
        await shop.SaveChangesAsync();
        return Results.NoContent();
    }

    private static async Task<IResult> Track(int id, ShopContext shop) =>
        await shop.Orders.FindAsync(id) is { } order ? Results.Ok(new { order.Id, order.Status, order.ShipTo }) : Results.NotFound();

    private static async Task<IResult> Cancel(int id, OrderService service)
    {
        await service.Cancel(id);
        return Results.NoContent();
    }
}
