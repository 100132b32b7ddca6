using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Routing;

namespace AttributeControllers.Controllers;

// Without a base class.
[Route("poco")]
public class PocoController
{
    [HttpGet]
    public string Get() => "poco";

    [HttpPost, Authorize]
    public string Post() => "poco";

    public void Dispose()
    {
    }
}

// Without the suffix.
[Controller, Route("marked")]
public class Marked
{
    [HttpGet]
    public string Get() => "marked";
}

[Route("suffix-less")]
public class ByBaseClass : MarkedBase
{
    [HttpGet]
    public string Get() => "by base class";
}

[Controller]
public abstract class MarkedBase;

// Not controllers.
[NonController, Route("none/a")]
public class RefusedController : ControllerBase
{
    [HttpGet]
    public string Get() => "none";
}

[Route("none/b")]
internal class InternalController : ControllerBase
{
    [HttpGet]
    public string Get() => "none";
}

[Route("none/c")]
public abstract class AbstractController : ControllerBase
{
    [HttpGet]
    public string Get() => "none";
}

[Route("none/d")]
public class GenericController<T> : ControllerBase
{
    [HttpGet]
    public string Get() => typeof(T).Name;
}

public static class Outer
{
    [Route("none/e")]
    public class NestedController : ControllerBase
    {
        [HttpGet]
        public string Get() => "none";
    }
}

// In an area.
[Area("Back"), Route("[area]/[controller]/[action]")]
public class UsersController : ControllerBase
{
    [HttpGet, Authorize]
    public string List() => "users";

    [HttpGet]
    public string CountAsync() => "users";
}

// Disposable: its Dispose is no action.
[Route("disposable")]
public class DisposableController : IDisposable
{
    [HttpGet]
    public string Get() => "disposable";

    public void Dispose() => GC.SuppressFinalize(this);
}

// Routed by an attribute of one's own.
[VersionedRoute("parcels", Version = 3)]
public class ParcelsController : ControllerBase
{
    [HttpGet]
    public string Get() => "parcels";

    [HttpGet("search"), Authorize]
    public string Find() => "parcels";
}

[AttributeUsage(AttributeTargets.Class)]
public class VersionedRouteAttribute(string resource) : Attribute, IRouteTemplateProvider
{
    public int Version { get; set; }

    public string Template => $"v{Version}/{resource}";

    public int? Order => null;

    public string? Name => null;
}
