using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

// The default policy asks for a role; it is asked by whoever names no policy, and by nobody else.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddAuthorizationBuilder()
    .SetDefaultPolicy(new AuthorizationPolicyBuilder().RequireRole("staff").Build())
    .AddPolicy("Known", policy => policy.RequireAuthenticatedUser());
builder.Services.AddControllers();
var app = builder.Build();

app.MapControllers();
app.MapGet("/default", () => 1).RequireAuthorization();
app.MapGet("/known", () => 1).RequireAuthorization("Known");
app.MapGet("/attribute", [Authorize] () => 1);
app.MapGet("/attribute/schemes", [Authorize(AuthenticationSchemes = "BearerToken")] () => 1);
app.MapGet("/attribute/known", [Authorize("Known")] () => 1);
app.MapGet("/attribute/property", [Authorize(Policy = "Known")] () => 1);
app.MapGet("/data", () => 1).RequireAuthorization(new AuthorizeAttribute());
app.MapGet("/data/schemes", () => 1).RequireAuthorization(new AuthorizeAttribute { AuthenticationSchemes = "BearerToken" });
app.MapGet("/data/known", () => 1).RequireAuthorization(new AuthorizeAttribute("Known"));
app.MapGet("/data/property", () => 1).RequireAuthorization(new AuthorizeAttribute { Policy = "Known" });
app.MapGet("/metadata", () => 1).WithMetadata(new AuthorizeAttribute());
app.MapGet("/metadata/known", () => 1).WithMetadata(new AuthorizeAttribute("Known"));
app.Run();

[ApiController, Route("orders"), Authorize("Known")]
public class OrdersController : ControllerBase
{
    [HttpGet]
    public int Get() => 1;

    [HttpPost, Authorize]
    public int Post() => 1;
}
