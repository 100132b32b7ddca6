using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace AttributeControllers.Controllers;

[ApiController]
[Route("base/[controller]")]
[Authorize]
public abstract class ProtectedController : ControllerBase
{
    [HttpGet("inherited")]
    public string Inherited() => "inherited";

    [HttpGet("virtual"), AllowAnonymous]
    public virtual string Virtual() => "virtual";

    [HttpPost("overridden")]
    public virtual string Overridden() => "base";

    [HttpGet("abstract")]
    public abstract string Abstract();
}

public class PlainController : ProtectedController
{
    [HttpGet]
    public string Own() => "own";

    public override string Overridden() => "derived";

    public override string Abstract() => "abstract";
}

[AllowAnonymous]
[Route("elsewhere")]
public class ElsewhereController : ProtectedController
{
    [HttpGet("own")]
    public string Own() => "own";

    [HttpPost("new-route")]
    public override string Overridden() => "derived";

    public override string Abstract() => "abstract";
}

// Actions of a generic base become endpoints of every concrete controller.
[Route("api/[controller]")]
public abstract class ResourceController<TResource> : ControllerBase
{
    [HttpGet]
    public IEnumerable<TResource> List() => [];

    [HttpGet("{id}")]
    [Authorize]
    public virtual ActionResult<TResource> One(int id) => NotFound();

    [HttpPost]
    [Authorize("Default")]
    [NonAction]
    public virtual IActionResult Create(TResource resource) => Ok(resource);
}

public class BooksController : ResourceController<string>
{
    [HttpDelete("{id}")]
    public IActionResult Remove(int id) => NoContent();
}

public class FilmsController : ResourceController<int>
{
    // The attribute of what it overrides holds on.
    public override ActionResult<int> One(int id) => id;
}

public interface IProtectedByInterface
{
    [Authorize]
    string Get();
}

[Route("interface")]
public class InterfaceController : ControllerBase, IProtectedByInterface
{
    // An interface's attributes are nobody's.
    [HttpGet]
    public string Get() => "open";
}
