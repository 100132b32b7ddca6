using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.RateLimiting;

namespace Stock.Shelves;

[ApiController, Authorize]
public abstract class ShelvesBase : ControllerBase
{
    [HttpGet("about")]
    public string About() => "shelves";
}

[Route("shelves/[controller]/[action]")]
public class BoxesController : ShelvesBase
{
    [HttpGet]
    public string List(int? page) => "all";

    [HttpGet("{id:int}"), AllowAnonymous]
    public string Show(int id) => "one";

    [HttpPost, Authorize("keeper"), EnableRateLimiting("slow")]
    public IActionResult Add([FromBody] Box box) => Ok(box);

    [HttpDelete("{id}"), Authorize(Roles = "keeper"), DisableRateLimiting]
    public IActionResult Remove(string id) => NoContent();

    [NonAction]
    public string Hidden() => "";

    public sealed record Box(string Name);
}

[Route("open")]
public class OpenController : ControllerBase
{
    [AcceptVerbs("GET", "HEAD")]
    public string Read() => "open";

    [HttpPut("{id}"), ActionName("replace")]
    public string Put(string id) => id;
}

[Area("yard"), Authorize]
public class HomeController : Controller
{
    public string Index() => "home";

    public Task<string> LoadAsync(int id) => Task.FromResult("loaded");
}

[Controller, Route("counts")]
public class Counts
{
    [HttpGet]
    public int Get() => 1;
}

[NonController, Route("no")]
public class NoController : ControllerBase
{
    [HttpGet]
    public int Get() => 1;
}

[Route("kept")]
internal sealed class KeptController : ControllerBase
{
    [HttpGet]
    public int Get() => 1;
}

public abstract class PartsController<T> : ControllerBase
{
    [HttpGet("{id}")]
    public T? Get(int id) => default;
}

[Route("bolts")]
public class BoltsController : PartsController<string>
{
    [HttpPost, Keepers]
    public string Post() => "";

    [HttpPut, KeyNeeded]
    public string Put() => "";
}

// Whoever stands for a policy hands its name on.
public sealed class KeepersAttribute() : AuthorizeAttribute("keeper");

public sealed class KeyNeededAttribute : Attribute, IAuthorizationFilter
{
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        if (!context.HttpContext.Request.Headers.ContainsKey("X-Key"))
            context.Result = new UnauthorizedResult();
    }
}
