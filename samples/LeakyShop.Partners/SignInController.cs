using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace LeakyShop.Partners;

[AllowAnonymous]
[Route("sign-in")]
public class SignInController(PartnerBook book) : Controller
{
    [HttpPost]
    [ValidateAntiForgeryToken]
    public IActionResult SignIn([FromForm] string partner, [FromForm] string code) => book.Knows(partner, code)
        ? SignIn(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, partner)], CookieAuthenticationDefaults.AuthenticationScheme)))
        : Unauthorized();
}
