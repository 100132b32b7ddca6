using System.ComponentModel.DataAnnotations;

namespace CleanShop.Orders;

/// <summary>What a customer wants, and where to.</summary>
/// <param name="ShipTo">The address, as on the parcel.</param>
/// <param name="Lines">The products and how many of each.</param>
public sealed record PlaceOrderRequest(
    [Required, StringLength(200, MinimumLength = 5)] string ShipTo,
    [Required, MinLength(1), MaxLength(50)] IReadOnlyList<OrderLineRequest> Lines);

/// <summary>A product and how many of it.</summary>
/// <param name="Sku">The product's stock-keeping unit, such as MUG-01.</param>
/// <param name="Quantity">How many.</param>
public sealed record OrderLineRequest(
    [Required, StringLength(6, MinimumLength = 6)] string Sku,
    [Range(1, 100)] int Quantity);

/// <summary>Which part of a list to return.</summary>
/// <param name="Skip">How many to leave out at the start.</param>
/// <param name="Take">How many to return.</param>
public sealed record Page(
    [Range(0, 100_000)] int Skip = 0,
    [Range(1, 100)] int Take = 20);
