namespace CleanShop.Data;

internal sealed class Product
{
    public required string Sku { get; init; }

    public required string Name { get; init; }

    public required decimal Price { get; init; }
}

internal sealed class Order
{
    public int Id { get; init; }

    public required string Customer { get; init; }

    public required string ShipTo { get; init; }

    public required DateTime PlacedAt { get; init; }

    public OrderStatus Status { get; set; }

    public List<OrderLine> Lines { get; init; } = [];
}

internal sealed class OrderLine
{
    public int Id { get; init; }

    public required string Sku { get; init; }

    public required int Quantity { get; init; }

    public required decimal Price { get; init; }
}

/// <summary>How far an order has come.</summary>
public enum OrderStatus
{
    /// <summary>Placed, and waiting for its payment.</summary>
    Placed,

    /// <summary>Paid.</summary>
    Paid,

    /// <summary>Never paid, and given up.</summary>
    Expired,
}
