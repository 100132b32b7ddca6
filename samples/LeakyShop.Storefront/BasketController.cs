using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace LeakyShop.Storefront;

[ApiController]
[Route("basket")]
public class BasketController : ControllerBase
{
    [HttpGet]
    public ActionResult<string[]> Show() => Array.Empty<string>();

    [HttpPost("checkout")]
    [EnableRateLimiting(RateLimits.Checkout)]
    public IActionResult Checkout() => Accepted();
}
