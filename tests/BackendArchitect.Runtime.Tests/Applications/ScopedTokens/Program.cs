using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Identity.Web;

// Setting up tokens of the identity platform adds a requirement of scopes to the default policy, when everything else is configured.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddMicrosoftIdentityWebApiAuthentication(builder.Configuration);
builder.Services.AddAuthorization(options =>
{
    options.AddPolicy("Copied", options.DefaultPolicy);
    options.AddPolicy("Known", policy => policy.RequireAuthenticatedUser());
    options.FallbackPolicy = options.DefaultPolicy;
});
builder.Services.AddControllers();
var app = builder.Build();

app.MapControllers();
app.MapGet("/fallback", () => 1);
app.MapGet("/default", () => 1).RequireAuthorization();
app.MapGet("/attribute", [Authorize] () => 1);
app.MapGet("/copied", () => 1).RequireAuthorization("Copied");
app.MapGet("/known", () => 1).RequireAuthorization("Known");
app.Run();

[ApiController, Route("shelves"), Authorize]
public class ShelvesController : ControllerBase
{
    [HttpGet]
    public int Get() => 1;

    [HttpPost, AllowAnonymous]
    public int Post() => 1;
}
