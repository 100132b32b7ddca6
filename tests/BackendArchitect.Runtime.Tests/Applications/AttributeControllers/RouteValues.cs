using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Routing;

namespace AttributeControllers;

[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NamedAsAttribute(string name) : RouteValueAttribute("controller", name);

// Another value than the area's is no token.
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class CountryAttribute(string name) : RouteValueAttribute("country", name);

// Nobody evaluates what a convention makes of a name.
[AttributeUsage(AttributeTargets.Class)]
public sealed class ShoutedAttribute : Attribute, IControllerModelConvention
{
    public void Apply(ControllerModel controller) => controller.ControllerName = controller.ControllerName.ToUpperInvariant() + "S";
}

[ApiController, Route("values/[controller]/[action]"), NamedAs("Orders"), Country("fr")]
public class SecondOrdersController : ControllerBase
{
    [HttpGet]
    public int Find() => 1;

    [HttpGet, NamedAs("Parcels")]
    public int Track() => 1;
}

[ApiController, Area("Back"), Route("values/[area]/[controller]")]
public class BackOfficeController : ControllerBase
{
    [HttpGet]
    public int Get() => 1;

    [HttpPut, Area("Front")]
    public int Put() => 1;
}

[ApiController, Shouted, Route("values/[controller]")]
public class CriesController : ControllerBase
{
    [HttpGet]
    public int Get() => 1; // unknown route: a convention renames the controller
}

// As is what a convention on the controller itself makes of its routes.
[AttributeUsage(AttributeTargets.Class)]
public sealed class BelowAttribute(string prefix) : Attribute, IControllerModelConvention
{
    public void Apply(ControllerModel controller)
    {
        foreach (var selector in controller.Selectors)
            selector.AttributeRouteModel = AttributeRouteModel.CombineAttributeRouteModel(new AttributeRouteModel(new RouteAttribute(prefix)), selector.AttributeRouteModel);
    }
}

[ApiController, Below("cellar"), Route("values/wine")]
public class WineController : ControllerBase
{
    [HttpGet]
    public int Get() => 1; // unknown route: an attribute changes it
}
