using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllers();
builder.AddSecurity();
var app = builder.Build();

app.MapControllers();
app.MapGet("/minimal", () => "minimal");
app.MapGet("/minimal/open", () => "open").AllowAnonymous();
app.MapGet("/minimal/own", () => "own").RequireAuthorization("Staff");
var group = app.MapGroup("/group");
group.MapGet("/plain", () => "plain");
group.MapGet("/open", [AllowAnonymous] () => "open");
app.MapFallback(() => Results.NotFound());

app.Run();

[ApiController, Route("orders")]
public class OrdersController : ControllerBase
{
    [HttpGet]
    public string Plain() => "plain";

    [HttpGet("own"), Authorize("Staff")]
    public string Own() => "own";

    [HttpGet("open"), AllowAnonymous]
    public string Open() => "open";
}

[ApiController, Route("[controller]"), AllowAnonymous]
public class PublicController : ControllerBase
{
    [HttpGet]
    public string Plain() => "plain";

    [HttpGet("protected"), Authorize]
    public string Protected() => "anonymous wins";
}
