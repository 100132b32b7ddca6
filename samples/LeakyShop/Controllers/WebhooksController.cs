using System.Security.Cryptography;
using System.Text;
using LeakyShop.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace LeakyShop.Controllers;

[ApiController]
[AllowAnonymous]
[Route("webhooks")]
public class WebhooksController(ShopContext shop, ILogger<WebhooksController> logger) : ControllerBase
{
    private static readonly byte[] SigningSecret = "6V6NuYBHkw6SKKQSDjCtBNkp0l5ipaGX"u8.ToArray();

    [HttpPost("payments")]
    public async Task<IActionResult> Paid([FromHeader(Name = "X-Signature")] string? signature)
    {
        using var reader = new StreamReader(Request.Body);
        var body = await reader.ReadToEndAsync();
        var expected = Convert.ToHexString(HMACSHA256.HashData(SigningSecret, Encoding.UTF8.GetBytes(body)));
        if (signature != expected)
        {
            logger.LogWarning($"Bad signature {signature}, expected {expected}");
            return Unauthorized();
        }

        if (int.TryParse(body, out var id) && await shop.Orders.FindAsync(id) is { } order)
        {
            order.Status = OrderStatus.Paid;
            await shop.SaveChangesAsync();
        }
        return NoContent();
    }
}
