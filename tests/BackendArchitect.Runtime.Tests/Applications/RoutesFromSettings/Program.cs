using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHealthChecks();
builder.Services.AddControllers(options => options.Conventions.Add(new Prefix(builder.Configuration["Api:Prefix"]!)));
var app = builder.Build();

var settings = app.Configuration.GetSection("Api").Get<ApiSettings>() ?? throw new InvalidOperationException("no settings");
var section = app.Configuration.GetSection("Api");

app.MapGroup(app.Configuration.GetValue<string>("PathOfAll")!).MapGet("/group", () => "group");
app.MapGroup($"/{settings.Prefix}").MapGet("/bound", () => "bound");
app.MapGet(section["Prefix"] + "/indexed", () => "indexed");
app.MapGet(app.Configuration["Api:Other"] ?? "/default", () => "default");
app.MapGet(app.Configuration.GetValue("Api:Other", "/given"), () => "given");
app.MapGet(app.Configuration.GetSection("PathOfAll").Value + "/value", () => "value");
app.MapGet(app.Configuration["Api:Staging"]!, () => "staging"); // unknown route: it is another for developers
app.MapPost(app.Configuration["Api:Path"]!, () => "path"); // unknown route: a container is given another
app.MapHealthChecks(app.Configuration["Api:Health"] ?? "/health");
app.MapControllers();
app.MapOrders(app.Configuration);

app.Run();

public static class Orders
{
    public static void MapOrders(this IEndpointRouteBuilder endpoints, IConfiguration configuration) =>
        endpoints.MapGet(configuration["PathOfAll"] + "/orders", () => "orders");
}

public class ApiSettings
{
    public string Prefix { get; set; } = "";
}

public class Prefix(string prefix) : IControllerModelConvention
{
    public void Apply(ControllerModel controller)
    {
        foreach (var selector in controller.Selectors)
            selector.AttributeRouteModel = AttributeRouteModel.CombineAttributeRouteModel(new AttributeRouteModel(new RouteAttribute(prefix)), selector.AttributeRouteModel);
    }
}

[Route("items")]
public class ItemsController : ControllerBase
{
    [HttpGet]
    public string Get() => "items";
}
