using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddAuthorization();
builder.Services.AddControllers(options =>
{
    options.Conventions.Add(new Stages("stage"));
    options.Conventions.Add(new Retirement());
    options.Conventions.Add(new Marks());
    options.Conventions.Add(new Twins());
    options.Conventions.Add(new Choice(args.Length > 0));
});
var app = builder.Build();

app.MapControllers();

app.Run();

// Works through methods of its own.
public class Stages(string prefix) : IApplicationModelConvention
{
    void IApplicationModelConvention.Apply(ApplicationModel application)
    {
        foreach (var controller in application.Controllers)
        {
            if (controller.ControllerType.Namespace == "Staged")
                PrefixAll(controller.Selectors, prefix);
            if (controller.ControllerType.Namespace == "Rehearsed")
                controller.Selectors[0].Prepend("rehearsal");
        }
    }

    private static void PrefixAll(IList<SelectorModel> selectors, string text)
    {
        foreach (var selector in selectors)
            selector.AttributeRouteModel = AttributeRouteModel.CombineAttributeRouteModel(new AttributeRouteModel(new RouteAttribute(text)), selector.AttributeRouteModel);
    }
}

public static class Selecting
{
    public static void Prepend(this SelectorModel selector, string text) =>
        selector.AttributeRouteModel = AttributeRouteModel.CombineAttributeRouteModel(new AttributeRouteModel(new RouteAttribute(text)), selector.AttributeRouteModel);
}

// Takes controllers and actions out of the application.
public class Retirement : IApplicationModelConvention
{
    public void Apply(ApplicationModel application)
    {
        foreach (var controller in application.Controllers.Where(controller => controller.ControllerName.StartsWith("Old")).ToList())
            application.Controllers.Remove(controller);
        foreach (var controller in application.Controllers)
            foreach (var action in controller.Actions.ToList())
                if (action.ActionMethod.IsDefined(typeof(ObsoleteAttribute), false))
                    controller.Actions.Remove(action);
    }
}

// Gives values that no token stands for, and one that does.
public class Marks : IControllerModelConvention
{
    public void Apply(ControllerModel controller)
    {
        controller.RouteValues["mark"] = "red";
        controller.RouteValues.TryAdd("tenant", "none");
        controller.Properties["mark"] = "red";
    }
}

// A second way to the same action.
public class Twins : IActionModelConvention
{
    public void Apply(ActionModel action)
    {
        if (action.Controller.ControllerType == typeof(TwinsController))
            action.Selectors.Add(new SelectorModel(action.Selectors[0]) { AttributeRouteModel = new AttributeRouteModel(new RouteAttribute("second")) });
    }
}

public class Choice(bool keeps) : IApplicationModelConvention
{
    public void Apply(ApplicationModel application)
    {
        if (keeps)
            return;
        var chosen = application.Controllers.Single(controller => controller.ControllerType == typeof(ChosenController));
        application.Controllers.Remove(chosen);
    }
}

namespace Staged
{
    [Route("orders")]
    public class OrdersController : ControllerBase
    {
        [HttpGet]
        public string Get() => "orders";

        [HttpDelete, Authorize]
        public string Delete() => "deleted";
    }
}

namespace Rehearsed
{
    [Route("plays")]
    public class PlaysController : ControllerBase
    {
        [HttpGet]
        public string Get() => "plays";
    }
}

[Route("old")]
public class OldThingsController : ControllerBase
{
    [HttpGet]
    public string Get() => "old";
}

[Route("[mark]/[controller]")]
public class ThingsController : ControllerBase
{
    [HttpGet]
    public string Get() => "things"; // unknown route: a value of a convention's stands in it

    [HttpGet("former"), Obsolete("gone")]
    public string Former() => "former";
}

[Route("twins")]
public class TwinsController : ControllerBase
{
    [HttpGet]
    public string Get() => "twins"; // unknown route: a convention adds a selector
}

[Route("chosen")]
public class ChosenController : ControllerBase
{
    [HttpGet]
    public string Get() => "chosen"; // undecidable: the command line decides whether it is there
}
