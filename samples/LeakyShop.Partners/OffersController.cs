using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace LeakyShop.Partners;

[Authorize]
[Route("offers")]
public class OffersController(PartnerBook book) : Controller
{
    [HttpGet]
    public IActionResult List() => Ok(book.Offers.Where(offer => offer.Partner == User.Identity!.Name));

    [HttpPost]
    public IActionResult Make([FromForm] string sku, [FromForm] decimal price)
    {
        book.Offers.Enqueue(new(User.Identity!.Name!, sku, price));
        return RedirectToAction(nameof(List));
    }

    [HttpPost("counter")]
    [ValidateAntiForgeryToken]
    public IActionResult Counter(Counteroffer counter)
    {
        book.Offers.Enqueue(new(User.Identity!.Name!, counter.Sku, counter.Price));
        return RedirectToAction(nameof(List));
    }

    [HttpPost("withdraw")]
    [ValidateAntiForgeryToken]
    public IActionResult Withdraw()
    {
        book.Offers.Clear();
        return RedirectToAction(nameof(List));
    }
}

public record Counteroffer([Required, StringLength(20)] string Sku, [Range(0.01, 10_000)] decimal Price, string? Note);
