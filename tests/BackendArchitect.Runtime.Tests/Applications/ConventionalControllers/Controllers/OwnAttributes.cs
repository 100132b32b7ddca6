using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Routing;

namespace ConventionalControllers.Controllers;

public sealed class SearchAttribute() : HttpMethodAttribute(["SEARCH"], "search");

public sealed class ReadAttribute : HttpMethodAttribute
{
    public ReadAttribute(string template) : base(new[] { "GET", "HEAD" }, template)
    {
    }
}

// Without a base class that knows of verbs.
public sealed class MergeAttribute(string template) : Attribute, IActionHttpMethodProvider, IRouteTemplateProvider
{
    private static readonly IEnumerable<string> Supported = new List<string> { "MERGE" };

    public IEnumerable<string> HttpMethods
    {
        get { return Supported; }
    }

    public string Template { get; } = template;

    public int? Order { get; set; }

    public string? Name { get; set; }
}

public sealed class BackAttribute() : AreaAttribute("Back");

public sealed class ApiAttribute(string name) : RouteAttribute(name);

public class FilesController : Controller
{
    [Search]
    public IActionResult Search() => Content("found");

    [Merge("files/merged")]
    public IActionResult Merge() => Content("merged");

    [Read("files/{name}")]
    public IActionResult Download(string name) => Content(name);
}

[Api("own")]
public class OwnController : ControllerBase
{
    [HttpGet]
    public string List() => "";

    [HttpPost("{id}")]
    public string Make(int id) => "";
}

[Back]
public class ReportsController : Controller
{
    public IActionResult Index() => Content("reports");
}
