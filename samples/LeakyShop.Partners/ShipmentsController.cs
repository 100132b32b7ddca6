using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using MongoDB.Driver;

namespace LeakyShop.Partners;

[Authorize]
[ApiController]
[Route("shipments")]
public class ShipmentsController(IMongoCollection<Shipment> shipments, IQueryable<Shipment> kept) : ControllerBase
{
    [HttpGet]
    public IEnumerable<Shipment> List(int page = 0, int size = 20) => kept.Skip(page * size).Take(size);

    [HttpPost]
    public Task Announce(Shipment shipment, CancellationToken cancellationToken) => shipments.InsertOneAsync(shipment, cancellationToken);

    [HttpPost("weights")]
    public IActionResult Weigh(Weighing weighing) => weighing.Kilos > 30 ? BadRequest() : NoContent();

    [HttpPost("labels")]
    [DisableRequestSizeLimit]
    public async Task<IActionResult> Print(CancellationToken cancellationToken)
    {
        await using var label = System.IO.File.Create(Path.GetTempFileName());
        await Request.Body.CopyToAsync(label, cancellationToken);
        return NoContent();
    }
}

public class Shipment
{
    public Guid Id { get; set; }

    [Required, StringLength(200)]
    public string? Address { get; set; }

    public bool IsPaid { get; set; }
}

public class Weighing
{
    [Required, StringLength(20)]
    public string? Carrier { get; set; }

    [Required]
    public decimal Kilos { get; set; }
}
