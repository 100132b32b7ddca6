using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ConventionalControllers.Areas.Back.Controllers;

[Area("Back")]
[Authorize(Roles = "staff")]
public class DashboardController : Controller
{
    public IActionResult Index() => Content("dashboard");

    [AllowAnonymous]
    public IActionResult Health() => Content("fine");
}
