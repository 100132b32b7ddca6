using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Routing;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddAuthorization();
builder.Services.AddControllers(options => options.UseRoutePrefix(new RouteAttribute("service/v2")));
var app = builder.Build();

app.MapControllers();

app.Run();

public static class RoutePrefixing
{
    public static void UseRoutePrefix(this MvcOptions options, IRouteTemplateProvider prefix) =>
        options.Conventions.Insert(0, new CentralPrefix(prefix));
}

/// <summary>Sorts the selectors before it gives them their routes.</summary>
public class CentralPrefix : IApplicationModelConvention
{
    private readonly AttributeRouteModel _central;

    public CentralPrefix(IRouteTemplateProvider provider)
    {
        _central = new AttributeRouteModel(provider);
    }

    public void Apply(ApplicationModel application)
    {
        foreach (var controller in application.Controllers)
        {
            var routed = controller.Selectors.Where(selector => selector.AttributeRouteModel != null).ToList();
            if (routed.Any())
            {
                foreach (var selector in routed)
                {
                    selector.AttributeRouteModel = AttributeRouteModel.CombineAttributeRouteModel(_central, selector.AttributeRouteModel);
                }
            }

            var others = controller.Selectors.Where(selector => selector.AttributeRouteModel == null).ToList();
            if (others.Count > 0)
            {
                foreach (var selector in others)
                {
                    selector.AttributeRouteModel = _central;
                }
            }
        }
    }
}

[Route("orders")]
public class OrdersController : ControllerBase
{
    [HttpGet]
    public string Get() => "orders";

    [HttpPost("{id}"), Authorize]
    public string Change(int id) => "changed";

    [HttpGet("/health")]
    public string Health() => "healthy";
}

public class LooseController : ControllerBase
{
    [HttpGet("loose")]
    public string Get() => "loose";

    [HttpPut("~/rooted")]
    public string Put() => "rooted";
}
