using CleanShop.Data;
using Microsoft.EntityFrameworkCore;

namespace CleanShop.Orders;

internal sealed class OrderService(ShopContext shop, TimeProvider time, ILogger<OrderService> logger)
{
    internal async Task<IReadOnlyList<OrderResponse>> ListAsync(string customer, Page page, CancellationToken cancellationToken)
    {
        var orders = await shop.Orders.AsNoTracking()
            .Where(order => order.Customer == customer)
            .OrderByDescending(order => order.Id)
            .Skip(page.Skip ?? 0)
            .Take(page.Take ?? 20)
            .ToListAsync(cancellationToken);
        return [.. orders.Select(OrderResponse.Of)];
    }

    internal async Task<OrderResponse?> FindAsync(string customer, int id, CancellationToken cancellationToken) =>
        await shop.Orders.AsNoTracking().SingleOrDefaultAsync(order => order.Id == id && order.Customer == customer, cancellationToken) is { } order
            ? OrderResponse.Of(order)
            : null;

    internal async Task<(OrderResponse? Order, string? UnknownSku)> PlaceAsync(
        string customer, PlaceOrderRequest request, CancellationToken cancellationToken)
    {
        var wanted = request.Lines.Select(line => line.Sku).ToHashSet();
        var prices = await shop.Products.AsNoTracking()
            .Where(product => wanted.Contains(product.Sku))
            .ToDictionaryAsync(product => product.Sku, product => product.Price, cancellationToken);
        if (wanted.FirstOrDefault(sku => !prices.ContainsKey(sku)) is { } unknown)
            return (null, unknown);

        var order = new Order
        {
            Customer = customer,
            ShipTo = request.ShipTo,
            PlacedAt = time.GetUtcNow().UtcDateTime,
            Lines = [.. request.Lines.Select(line => new OrderLine { Sku = line.Sku, Quantity = line.Quantity, Price = prices[line.Sku] })],
        };
        shop.Orders.Add(order);
        await shop.SaveChangesAsync(cancellationToken);
        logger.OrderPlaced(order.Id, order.Lines.Count);
        return (OrderResponse.Of(order), null);
    }
}
