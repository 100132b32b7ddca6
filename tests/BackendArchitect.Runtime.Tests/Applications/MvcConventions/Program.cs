using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Authorization;
using Microsoft.AspNetCore.Mvc.Routing;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddControllers(options =>
{
    options.Conventions.Insert(0, new RoutePrefixConvention(new RouteAttribute("api/v1")));
    options.SuppressAsyncSuffixInActionNames = false;
    options.Conventions.Add(new RouteTokenTransformerConvention(new Slugs()));
    options.Conventions.Add(new AdminConvention());
});
var app = builder.Build();

app.MapControllers();

app.Run();

public class RoutePrefixConvention(IRouteTemplateProvider prefix) : IApplicationModelConvention
{
    private readonly AttributeRouteModel _prefix = new(prefix);

    public void Apply(ApplicationModel application)
    {
        foreach (var selector in application.Controllers.SelectMany(controller => controller.Selectors))
            selector.AttributeRouteModel = selector.AttributeRouteModel is null
                ? _prefix
                : AttributeRouteModel.CombineAttributeRouteModel(_prefix, selector.AttributeRouteModel);
    }
}

public class Slugs : IOutboundParameterTransformer
{
    public string? TransformOutbound(object? value)
    {
        if (value == null)
            return null;
        var text = value.ToString();
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        return Regex.Replace(text, "([a-z])([A-Z])", "$1-$2").ToLowerInvariant();
    }
}

public class AdminConvention : IControllerModelConvention
{
    public void Apply(ControllerModel controller)
    {
        if (controller.ControllerName.StartsWith("Admin"))
            controller.Filters.Add(new AuthorizeFilter());
    }
}

[ApiController]
[Route("[controller]")]
public class StockLevelsController : ControllerBase
{
    [HttpGet]
    public string List() => "stock"; // undecidable: a convention may add a filter

    [HttpPut("{id:int}"), Authorize]
    public int Change(int id) => id;

    [HttpPost("[action]"), Authorize]
    public Task<int> RecountAllAsync() => Task.FromResult(1);
}

[ApiController]
[Route("admin")]
public class AdminController : ControllerBase
{
    [HttpGet("users")]
    public string Users() => "users"; // undecidable: a convention may add a filter

    [HttpGet("open"), AllowAnonymous]
    public string Open() => "open";
}
