using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Filters;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddControllers(options =>
{
    options.Conventions.Add(new RouteTokenTransformerConvention(new Backwards()));
    options.Conventions.Add(new StampConvention());
});
var app = builder.Build();

app.MapControllers();

app.Run();

public class Backwards : IOutboundParameterTransformer
{
    public string? TransformOutbound(object? value) => value is null ? null : string.Concat(value.ToString()!.Reverse()).ToLowerInvariant();
}

[ApiController]
[Route("[controller]")]
public class StockController : ControllerBase
{
    [HttpGet, Authorize]
    public string List() => "stock"; // unknown route: the transformer spells the controller

    [HttpGet("/all"), AllowAnonymous]
    public string All() => "all";

    [HttpGet("/open")]
    public string Open() => "open";
}

// Its filter refuses nobody.
public class StampConvention : IControllerModelConvention
{
    public void Apply(ControllerModel controller) => controller.Filters.Add(new StampAttribute(controller.ControllerName));
}

public class StampAttribute(string stamp) : ActionFilterAttribute
{
    public override void OnActionExecuting(ActionExecutingContext context) => context.HttpContext.Response.Headers["X-Stamp"] = stamp;
}
