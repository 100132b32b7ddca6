using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace AttributeControllers.Controllers;

[Route("routes")]
public class RoutesController : Controller
{
    // Several routes, several verbs.
    [HttpGet("first")]
    [HttpGet("second")]
    public string TwoRoutes() => "two";

    [HttpGet("both"), HttpPost("both")]
    public string TwoVerbs() => "two";

    [HttpPut, HttpDelete]
    public string TwoVerbsWithoutTemplate() => "two";

    // The verb without a template is an endpoint of its own.
    [HttpGet, HttpPost("posted")]
    public string OneWithOneWithout() => "two";

    [HttpPatch(Name = "named")]
    public string Named() => "named";

    [AcceptVerbs("GET", "POST", Route = "accepted")]
    [Authorize]
    public string Accepted() => "accepted";

    [AcceptVerbs("put"), Route("lower")]
    public string Lower() => "lower";

    [HttpPost, Route("verb-beside-route")]
    public string Beside() => "beside";

    // No verb: all of them.
    [Route("all")]
    public string All() => "all";

    [Route("all/a"), Route("all/b")]
    [Authorize]
    public string AllTwice() => "all";

    [HttpGet("{year:int}/{month:int:range(1,12)}/{slug?}", Name = "archive", Order = 2)]
    public string Archive(int year, int month, string? slug) => $"{year} {month} {slug}";

    [HttpGet("files/{**path}")]
    public string Files(string path) => path;

    [ActionName("renamed"), HttpGet("[action]")]
    public string WasNamedOtherwise() => "renamed";

    [HttpGet("[controller]-[action]")]
    public string Tokens() => "tokens";

    [HttpGet(RouteNames.Constant + "/{id}")]
    public string Constant(string id) => id;
}

[Route("v1/things"), Route("v2/things")]
public class ThingsController : ControllerBase
{
    [HttpGet]
    public string Get() => "things";

    [HttpPost("new")]
    [Authorize]
    public string Create() => "new";

    [HttpGet("/things")]
    public string Alone() => "alone";
}

public static class RouteNames
{
    public const string Constant = "constant";
}
