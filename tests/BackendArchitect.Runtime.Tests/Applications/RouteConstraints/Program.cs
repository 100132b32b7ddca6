using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing.Constraints;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddMvc();
var app = builder.Build();

app.MapRazorPages();

// A name has to match the whole of the expression.
app.MapControllerRoute("one", "one/{controller}/{action}", defaults: null, constraints: new { controller = "Stock" });
app.MapControllerRoute("either", "either/{controller}/{action}", null, new { controller = "Stock|Orders", action = new RegexRouteConstraint("^L") });
app.MapControllerRoute("inline", "inline/{controller:regex(^(Orders|Nobody)$)}/{action:alpha=List}/{id:int?}");
app.MapControllerRoute("number", "number/{controller:int}/{action}");
app.MapControllerRoute("written", "written/{action}", new RouteValueDictionary { ["controller"] = "Orders" }, new Dictionary<string, object> { { "action", "Count" } });
app.MapAreaControllerRoute("back", "Back", "back/{area:exists}/{controller}/{action}", constraints: new { area = "Back" });

// Where there are Razor pages, no action has one.
app.MapControllerRoute("page", "paged/{controller}/{action}/{page}");

app.Run();

public class StockController : Controller
{
    public string List() => "stock";

    public string Count() => "1";
}

public class OrdersController : Controller
{
    public string List() => "orders";

    public string Count() => "2";
}

[Area("Back")]
public class OfficeController : Controller
{
    public string List() => "office";
}
