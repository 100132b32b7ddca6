using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ConventionalControllers.Controllers;

public class HomeController : Controller
{
    public IActionResult Index() => Content("home");

    [HttpPost]
    public IActionResult Send(string text) => Content(text);

    [Authorize]
    public IActionResult Secret() => Content("secret");

    // An attribute route takes the action away from the conventional ones.
    [HttpGet("about")]
    public IActionResult About() => Content("about");

    public Task<IActionResult> LaterAsync() => Task.FromResult<IActionResult>(Content("later"));

    [NonAction]
    public IActionResult Nothing() => Content("nothing");
}

[Authorize]
public class AccountController : Controller
{
    [AllowAnonymous]
    public IActionResult SignIn() => Content("sign in");

    [HttpPost, AllowAnonymous]
    [ActionName("SignIn")]
    public IActionResult SignInPost() => Content("sign in");

    public IActionResult Profile(int id) => Content($"{id}");
}
