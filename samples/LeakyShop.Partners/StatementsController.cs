using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace LeakyShop.Partners;

[Authorize]
[Route("statements")]
internal sealed class StatementsController(PartnerBook book) : Controller
{
    [HttpGet("{year:int}")]
    public IActionResult Of(int year) => Ok(new { year, Offers = book.Offers.Count(offer => offer.Partner == User.Identity!.Name) });
}
