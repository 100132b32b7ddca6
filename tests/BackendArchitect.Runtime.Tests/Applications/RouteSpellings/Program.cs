using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Routing.Constraints;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddControllersWithViews();
var app = builder.Build();

app.MapControllerRoute("push", "api/v2/package", new { controller = "Packages", action = "Push" }, new { httpMethod = new HttpMethodRouteConstraint("PUT") });
app.MapControllerRoute("delete", "api/v2/package/{id}", new { controller = "Packages", action = "Delete" }, new { httpMethod = new HttpMethodRouteConstraint(HttpMethod.Delete.Method) });
app.MapControllerRoute("list", "api/v2/packages", new { controller = "Packages", action = "List" });
app.MapAreaControllerRoute("admin", "Admin", "back/{controller=Home}/{action=Index}");
app.MapFallbackToController("NotHere", "Packages");

app.MapMethods("/verbs", ["GET", "HEAD"], () => 1);
app.MapMethods("/verbs/own", new[] { HttpMethods.Options, "PURGE" }, () => 1).RequireAuthorization();
app.Map("/any", () => 1);
app.Map("/any/delegate", context => context.Response.WriteAsync("any"));
app.MapGroup("").MapGroup("/a").MapGroup("b/").MapGet("c", () => 1);
app.MapGet("~/tilde", () => 1);
app.MapGet("", () => "root");
app.MapGroup(string.Empty).MapGroup("/empty").MapGet(string.Empty, () => 1);
app.MapFallback("/under/{**rest}", () => "fallback").RequireAuthorization();

app.Run();

public class PackagesController : Controller
{
    [Authorize]
    public string Push() => "pushed";

    public string Delete(string id) => id;

    public string List() => "list";

    public string NotHere() => "not here";
}

[Area("Admin")]
public class HomeController : Controller
{
    [Authorize]
    public string Index() => "index";

    public string About() => "about";
}

public sealed class ApiAttribute([StringSyntax("Route")] string path = "[controller]") : Attribute, IRouteTemplateProvider
{
    public string Template => "own/" + path;

    public int? Order => 2;

    public string? Name => null;
}

public sealed class ReadAttribute(string template) : Attribute, IActionHttpMethodProvider, IRouteTemplateProvider
{
    public IEnumerable<string> HttpMethods => ["GET", "HEAD"];

    public string? Template { get; } = template;

    public int? Order => null;

    public string? Name { get; set; }
}

[Api]
public class ThingsController : ControllerBase
{
    [Read("all")]
    public int All() => 1;

    [HttpPost, Route("new"), Route("create")]
    public int Create() => 1;

    [AcceptVerbs("PUT", "PATCH", Route = "{id:int}")]
    [Authorize]
    public int Change(int id) => id;

    [HttpGet("by/{name:minlength(3)}"), HttpHead("by/{name:minlength(3)}")]
    public string By(string name) => name;

    [NonAction]
    public int Not() => 1;
}
