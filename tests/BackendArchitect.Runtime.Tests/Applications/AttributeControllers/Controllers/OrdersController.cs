using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace AttributeControllers.Controllers;

[ApiController]
[Route("api/[controller]")]
[Authorize]
public class OrdersController : ControllerBase
{
    [HttpGet]
    public IEnumerable<string> GetAll() => [];

    [HttpGet("{id:int}")]
    public ActionResult<int> Get(int id) => id;

    [HttpPost]
    public IActionResult Create(Order order) => Ok(order);

    [HttpPut("{id:int}"), Authorize(Roles = "staff")]
    public IActionResult Replace(int id, Order order) => NoContent();

    [HttpDelete("{id:int}")]
    public Task<IActionResult> DeleteAsync(int id) => Task.FromResult<IActionResult>(NoContent());

    [HttpPatch("{id:int}/[action]")]
    public IActionResult Confirm(int id) => NoContent();

    [HttpGet("status")]
    [AllowAnonymous]
    public string Status() => "fine";

    // Stands alone, whatever the controller's prefix.
    [HttpGet("/orders-of-today")]
    public IEnumerable<string> Today() => [];

    [HttpGet("~/orders-of-yesterday")]
    [AllowAnonymous]
    public IEnumerable<string> Yesterday() => [];

    [HttpHead("{id:int}")]
    public IActionResult Exists(int id) => Ok();

    [HttpOptions]
    public IActionResult Verbs() => Ok();

    [NonAction]
    public string NoAction() => "none";

    public static string Static() => "none";

    internal string Internal() => "none";

    protected string Protected() => "none";

    private string Private() => Internal() + Protected();

    public string Property => Private();
}

public record Order(int Id);
