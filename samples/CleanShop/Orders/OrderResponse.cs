using CleanShop.Data;

namespace CleanShop.Orders;

/// <summary>An order as its customer sees it.</summary>
/// <param name="Id">The number of the order.</param>
/// <param name="Status">How far it has come.</param>
/// <param name="ShipTo">The address, as on the parcel.</param>
/// <param name="Total">What it costs.</param>
/// <param name="Lines">The products and how many of each.</param>
public sealed record OrderResponse(int Id, OrderStatus Status, string ShipTo, decimal Total, IReadOnlyList<OrderLineResponse> Lines)
{
    internal static OrderResponse Of(Order order) => new(
        order.Id,
        order.Status,
        order.ShipTo,
        order.Lines.Sum(line => line.Quantity * line.Price),
        [.. order.Lines.Select(line => new OrderLineResponse(line.Sku, line.Quantity, line.Price))]);
}

/// <summary>A product, how many of it, and what one costs.</summary>
/// <param name="Sku">The product's stock-keeping unit.</param>
/// <param name="Quantity">How many.</param>
/// <param name="Price">What one costs.</param>
public sealed record OrderLineResponse(string Sku, int Quantity, decimal Price);
