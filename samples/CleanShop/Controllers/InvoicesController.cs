using System.ComponentModel.DataAnnotations;
using CleanShop.Data;
using CleanShop.Operations;
using CleanShop.Orders;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace CleanShop.Controllers;

/// <summary>Invoices of the caller's orders.</summary>
[ApiController]
[Authorize]
[EnableRateLimiting(RateLimits.PerCaller)]
[Route("v1/invoices")]
[ProducesResponseType<ProblemDetails>(StatusCodes.Status401Unauthorized)]
[ProducesResponseType<ProblemDetails>(StatusCodes.Status429TooManyRequests)]
public sealed class InvoicesController(ShopContext shop) : ControllerBase
{
    /// <summary>The invoice of an order.</summary>
    /// <param name="orderId">The number of the order.</param>
    /// <param name="cancellationToken">Ends the query when the caller hangs up.</param>
    [HttpGet("{orderId:int}")]
    [ProducesResponseType<InvoiceResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<ActionResult<InvoiceResponse>> Get([Range(1, int.MaxValue)] int orderId, CancellationToken cancellationToken)
    {
        var customer = User.CustomerName();
        var order = await shop.Orders.AsNoTracking()
            .SingleOrDefaultAsync(order => order.Id == orderId && order.Customer == customer, cancellationToken);
        return order is null ? NotFound() : new InvoiceResponse(order.Id, order.PlacedAt, OrderResponse.Of(order).Total);
    }
}

/// <summary>What is to be paid for an order.</summary>
/// <param name="OrderId">The number of the order.</param>
/// <param name="Date">When it was placed.</param>
/// <param name="Total">What it costs.</param>
public sealed record InvoiceResponse(int OrderId, DateTime Date, decimal Total);
