using System.ComponentModel.DataAnnotations;

namespace CleanShop.Orders;

/// <summary>What a customer wants, and where to.</summary>
public sealed record PlaceOrderRequest
{
    /// <summary>The address, as on the parcel.</summary>
    [Required, StringLength(200, MinimumLength = 5)]
    public required string ShipTo { get; init; }

    /// <summary>The products and how many of each.</summary>
    [Required, MinLength(1), MaxLength(50)]
    public required IReadOnlyList<OrderLineRequest> Lines { get; init; }
}

/// <summary>A product and how many of it.</summary>
public sealed record OrderLineRequest
{
    /// <summary>The product's stock-keeping unit, such as MUG-01.</summary>
    [Required, StringLength(6, MinimumLength = 6)]
    public required string Sku { get; init; }

    /// <summary>How many.</summary>
    [Range(1, 100)]
    public required int Quantity { get; init; }
}

/// <summary>Which part of a list to return.</summary>
public sealed record Page
{
    /// <summary>How many to leave out at the start; none, unless said.</summary>
    [Range(0, 100_000)]
    public int? Skip { get; init; }

    /// <summary>How many to return; 20, unless said.</summary>
    [Range(1, 100)]
    public int? Take { get; init; }
}
