using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddAuthorization();
var route = new RouteAttribute($"{Texts.Service}/v1");
builder.Services.AddControllers(options => options.Conventions.Add(new Prefixed(new AttributeRouteModel(route))));
var app = builder.Build();

app.MapControllers();

app.Run();

public static class Texts
{
    public static readonly string Service = "stock";
}

/// <summary>Combines whatever there is, also nothing.</summary>
public class Prefixed(AttributeRouteModel prefix) : IApplicationModelConvention
{
    public void Apply(ApplicationModel application)
    {
        foreach (var controller in application.Controllers)
            foreach (var selector in controller.Selectors)
                selector.AttributeRouteModel = AttributeRouteModel.CombineAttributeRouteModel(prefix, selector.AttributeRouteModel);
    }
}

[Route("items")]
public class ItemsController : ControllerBase
{
    [HttpGet("{id}")]
    public string Get(int id) => "item";

    [HttpPost, Authorize]
    public string Add() => "added";
}

public class BareController : ControllerBase
{
    [HttpGet]
    public string Get() => "bare";
}
