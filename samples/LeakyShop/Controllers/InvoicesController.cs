using System.ComponentModel.DataAnnotations;
using LeakyShop.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LeakyShop.Controllers;

[Route("api/invoices")]
public class InvoicesController(ShopContext shop, ILogger<InvoicesController> logger) : ShopController(shop, logger)
{
    public override Task<int> Count() => Shop.Orders.CountAsync();

    [Authorize]
    [HttpGet]
    public async Task<IActionResult> List() =>
        Ok(await Shop.Orders.Where(order => order.CustomerId == CustomerId).Select(order => new { order.Id, order.PlacedAt }).ToListAsync());

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Get(int id)
    {
        Logger.LogInformation($"Invoice {id} requested by {User.Identity?.Name}");
        return await Shop.Orders.FindAsync(id) is { } order ? Ok(order) : NotFound();
    }

    [HttpGet("files/{name}")]
    public IActionResult Download(string name)
    {
        var path = Path.Combine("invoices", name);
        Logger.LogInformation(string.Concat("Sending ", path));
        return PhysicalFile(Path.GetFullPath(path), "application/pdf");
    }

    [Authorize(Policy = "Staff")]
    [HttpPost("{id:int}/corrections")]
    public async Task<IActionResult> Correct(int id, Correction correction)
    {
        await Shop.Orders.Where(order => order.Id == id).ExecuteUpdateAsync(update => update.SetProperty(order => order.ShipTo, correction.ShipTo));
        return NoContent();
    }

    [Authorize(Policy = "Staff")]
    [HttpDelete("{id:int}")]
    public async Task<IActionResult> Void(int id)
    {
        await Shop.Orders.Where(order => order.Id == id).ExecuteDeleteAsync();
        return NoContent();
    }
}

public record Correction([Required, StringLength(200)] string ShipTo);
