using Asp.Versioning;
using Asp.Versioning.Builder;
using Asp.Versioning.Conventions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddAuthorization();
builder.Services.AddControllers();
builder.Services.AddApiVersioning(options => options.ReportApiVersions = true).AddMvc();
var app = builder.Build();

app.MapControllers();

var orders = app.NewVersionedApi("Orders");
var first = orders.MapGroup("/api/v{version:apiVersion}/orders").HasApiVersion(1.0);
first.MapGet("/", () => "orders"); // undecidable documentation: the library adds a tag
first.MapPost("/", () => "created").RequireAuthorization(); // undecidable documentation: the library adds a tag
orders.MapGroup("/api/v{version:apiVersion}/orders").HasApiVersion(2.0).RequireAuthorization().MapOrders();

ApiVersionSet versions = app.NewApiVersionSet().HasApiVersion(new ApiVersion(1)).HasApiVersion(new ApiVersion(2)).ReportApiVersions().Build();
app.MapGet("/stock", () => "stock").WithApiVersionSet(versions).MapToApiVersion(1).RequireAuthorization(); // undecidable documentation: the library adds a tag
app.MapGroup("/prices").WithApiVersionSet(versions).MapGet("/", () => "prices"); // undecidable documentation: the library adds a tag
app.MapGet("/about", () => "about").WithApiVersionSet(versions).IsApiVersionNeutral().AllowAnonymous(); // undecidable documentation: the library adds a tag

app.Run();

public static class OrderEndpoints
{
    public static RouteGroupBuilder MapOrders(this RouteGroupBuilder group)
    {
        group.MapGet("/{id:int}", (int id) => id); // undecidable documentation: the library adds a tag
        group.MapDelete("/{id:int}", (int id) => id).MapToApiVersion(2.0).AllowAnonymous(); // undecidable documentation: the library adds a tag
        return group;
    }
}

[ApiController]
[ApiVersion(1.0)]
[ApiVersion(2.0)]
[Route("api/v{version:apiVersion}/[controller]")]
public class InvoicesController : ControllerBase
{
    [HttpGet]
    public string List() => "invoices";

    [HttpGet("{id:int}"), MapToApiVersion(2.0), Authorize]
    public int Read(int id, ApiVersion version, CancellationToken cancellationToken) => id;
}
