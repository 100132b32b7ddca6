using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddControllers(options =>
{
    options.Conventions.Add(new HyphensIn(typeof(ConventionScopes.Shop.StockLevelsController), new Hyphens()));
    options.Conventions.Add(new Renaming());
    options.Conventions.Add(new HyphensIn(typeof(ConventionScopes.RenamedByTokenController), new Hyphens()));
    options.Conventions.Add(new NamespacePrefix());
    options.Conventions.Add(new MarkedPrefix("marked"));
    options.Conventions.Add(new BasePrefix());
    options.Conventions.Add(new Replacing(DateTime.UtcNow.Year > 1));
});
var app = builder.Build();

app.MapControllers();

app.Run();

public class Hyphens : IOutboundParameterTransformer
{
    public string? TransformOutbound(object? value) => value is null ? null : Regex.Replace(value.ToString()!, "([a-z])([A-Z])", "$1-$2").ToLowerInvariant();
}

// For one controller alone.
public class HyphensIn(Type controller, IOutboundParameterTransformer transformer) : RouteTokenTransformerConvention(transformer)
{
    private readonly Type _controller = controller;

    protected override bool ShouldApply(ActionModel action) => action.Controller.ControllerType == _controller;
}

public class NamespacePrefix : IApplicationModelConvention
{
    public void Apply(ApplicationModel application)
    {
        foreach (var controller in application.Controllers)
        {
            if (controller.ControllerType.Namespace?.EndsWith(".Shop") != true || controller.ControllerName.Contains("Hidden", StringComparison.OrdinalIgnoreCase))
                continue;
            foreach (var selector in controller.Selectors.Where(s => s.AttributeRouteModel != null))
                selector.AttributeRouteModel = AttributeRouteModel.CombineAttributeRouteModel(new AttributeRouteModel(new RouteAttribute("shop")), selector.AttributeRouteModel);
        }
    }
}

[AttributeUsage(AttributeTargets.Class)]
public sealed class MarkAttribute : Attribute;

public class MarkedPrefix(string prefix) : IControllerModelConvention
{
    private readonly AttributeRouteModel _prefix = new(new RouteAttribute(prefix));

    public void Apply(ControllerModel controller)
    {
        var isMarked = controller.Attributes.OfType<MarkAttribute>().Any();
        if (!isMarked && controller.ControllerType.GetCustomAttribute<MarkAttribute>() is null)
            return;
        foreach (var selector in controller.Selectors)
            selector.AttributeRouteModel = selector.AttributeRouteModel == null ? _prefix : AttributeRouteModel.CombineAttributeRouteModel(_prefix, selector.AttributeRouteModel);
    }
}

[AttributeUsage(AttributeTargets.Class)]
public sealed class RenamedAttribute : Attribute;

// It gives a prefix besides, which is known where the name is not.
public class Renaming : IControllerModelConvention
{
    public void Apply(ControllerModel controller)
    {
        if (controller.ControllerType.GetCustomAttribute<RenamedAttribute>() is null)
            return;
        controller.ControllerName = controller.ControllerName.ToUpperInvariant();
        foreach (var selector in controller.Selectors.Where(s => s.AttributeRouteModel != null))
            selector.AttributeRouteModel = AttributeRouteModel.CombineAttributeRouteModel(new AttributeRouteModel(new RouteAttribute("renamed")), selector.AttributeRouteModel);
    }
}

public abstract class PartnerBase : ControllerBase;

public class BasePrefix : IApplicationModelConvention
{
    public void Apply(ApplicationModel application)
    {
        application.Controllers.Where(c => typeof(PartnerBase).IsAssignableFrom(c.ControllerType)).ToList().ForEach(controller =>
        {
            foreach (var selector in controller.Selectors)
            {
                if (selector.AttributeRouteModel is not null)
                    selector.AttributeRouteModel = AttributeRouteModel.CombineAttributeRouteModel(new AttributeRouteModel(new RouteAttribute("partners")), selector.AttributeRouteModel);
            }
        });
    }
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class ReplacedAttribute : Attribute;

// What a request will find is known of those alone that are not marked.
public class Replacing(bool isNow) : IActionModelConvention
{
    public void Apply(ActionModel action)
    {
        if (action.Attributes.OfType<ReplacedAttribute>().Any() && isNow)
        {
            action.Selectors.Clear();
            action.Selectors.Add(new SelectorModel { AttributeRouteModel = new AttributeRouteModel { Template = "replaced" } });
        }
    }
}

namespace ConventionScopes.Shop
{
    [ApiController, Route("[controller]/[action]")]
    public class StockLevelsController : ControllerBase
    {
        [HttpGet]
        public string TopTen() => "ten";
    }

    [ApiController, Route("[controller]")]
    public class HiddenStockController : ControllerBase
    {
        [HttpGet]
        public string List() => "hidden";

        [Route("old"), Replaced]
        public string Old() => "old"; // unknown route: whether a convention replaces it is decided at run time
    }
}

namespace ConventionScopes.Office
{
    [ApiController, Mark, Route("[controller]")]
    public class OfficeHoursController : ControllerBase
    {
        [HttpGet]
        public string List() => "hours";
    }

    [Mark]
    public class RoutelessController : ControllerBase
    {
        [HttpGet]
        public string List() => "routeless";
    }

    [ApiController, Route("[controller]")]
    public class AgreementsController : PartnerBase
    {
        [HttpGet("{id:int}")]
        public int Get(int id) => id;
    }
}
