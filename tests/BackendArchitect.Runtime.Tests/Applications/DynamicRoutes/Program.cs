using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Routing;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddAuthorization();
builder.Services.AddSingleton<ByNumber>();
builder.Services.AddControllers();
builder.Services.AddRazorPages();
var app = builder.Build();

app.MapControllers();
app.MapDynamicControllerRoute<ByNumber>("{number:int}");
app.MapGroup("/in").MapDynamicPageRoute<ByNumber>("/page/{number}");

app.Run();

public class ByNumber : DynamicRouteValueTransformer
{
    public override ValueTask<RouteValueDictionary> TransformAsync(HttpContext httpContext, RouteValueDictionary values) =>
        new(new RouteValueDictionary { ["controller"] = "Home", ["action"] = values["number"] is "1" ? "One" : "Two" });
}

public class HomeController : Controller
{
    [Route("")]
    public string Index() => "index";

    public string One() => "one";

    public string Two() => "two";
}
