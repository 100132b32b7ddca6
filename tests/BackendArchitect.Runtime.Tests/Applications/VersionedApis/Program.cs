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
first.MapGet("/", () => "orders");
first.MapPost("/", () => "created").RequireAuthorization();
orders.MapGroup("/api/v{version:apiVersion}/orders").HasApiVersion(2.0).RequireAuthorization().MapOrders();

var customers = app.NewVersionedApi().MapGroup("api/customers").HasApiVersion(1.0);
customers.MapGet("/", ([AsParameters] CustomerServices services) => 1).WithTags("Customers");

ApiVersionSet versions = app.NewApiVersionSet().HasApiVersion(new ApiVersion(1)).HasApiVersion(new ApiVersion(2)).ReportApiVersions().Build();
app.MapGet("/stock", () => "stock").WithApiVersionSet(versions).MapToApiVersion(1).RequireAuthorization();
app.MapGroup("/prices").WithApiVersionSet(versions).MapGet("/", () => "prices");
app.MapGet("/about", () => "about").WithApiVersionSet(versions).IsApiVersionNeutral().AllowAnonymous();

app.Run();

public class CustomerServices(LinkGenerator links, ILoggerFactory loggers, string? name)
{
    public string? Name { get; } = name;

    public ILoggerFactory Loggers { get; } = loggers;

    public LinkGenerator Links { get; } = links;
}

public static class OrderEndpoints
{
    public static RouteGroupBuilder MapOrders(this RouteGroupBuilder group)
    {
        group.MapGet("/{id:int}", (int id) => id);
        group.MapDelete("/{id:int}", (int id) => id).MapToApiVersion(2.0).AllowAnonymous();
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
