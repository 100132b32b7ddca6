using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddControllers(options => options.Conventions.Add(new RouteTokenTransformerConvention(new Backwards())));
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
}
