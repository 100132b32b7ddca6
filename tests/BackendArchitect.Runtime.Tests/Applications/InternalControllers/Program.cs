using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddAuthorization();
builder.Services.AddControllers().ConfigureApplicationPartManager(parts => parts.FeatureProviders.Add(new ModuleControllers()));
var app = builder.Build();

app.MapControllers();
app.Run();

internal sealed class ModuleControllers : ControllerFeatureProvider
{
    protected override bool IsController(TypeInfo typeInfo) =>
        (!typeInfo.IsAbstract && typeof(ModuleController).IsAssignableFrom(typeInfo)) || base.IsController(typeInfo);
}

[ApiController, Route("modules/[controller]")]
internal abstract class ModuleController : ControllerBase;

[Authorize]
internal class OrdersController : ModuleController
{
    [HttpGet]
    public int List() => 1;

    [HttpGet("{id:int}"), AllowAnonymous]
    public int Read(int id) => id;
}

internal class StockController : ModuleController
{
    [HttpPost]
    public string Count(string name) => name;
}

[Route("public")]
public class OpenController : ControllerBase
{
    [HttpGet]
    public int Get() => 1;
}

[Route("other")]
internal class OtherController : ControllerBase
{
    [HttpGet]
    public int Get() => 1;
}
