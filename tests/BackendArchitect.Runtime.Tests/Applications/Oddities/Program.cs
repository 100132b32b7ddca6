using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.SignalR;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddAuthorization();
builder.Services.AddControllers();
builder.Services.AddSignalR();
builder.Services.AddHealthChecks();
var app = builder.Build();

app.MapShortCircuit(404, "robots.txt", "favicon.ico");
app.MapConnectionHandler<Echo>("/echo");
app.MapConnectionHandler<Echo>("/echo/safe").RequireAuthorization();
app.MapConnectionHandler<SafeEcho>("/echo/attribute");
app.MapConnections("/raw", connections => connections.UseConnectionHandler<Echo>());
app.MapHub<Chat>("/chat", options => options.CloseOnAuthenticationExpiration = true).RequireAuthorization();
app.Map("/branch", branch =>
{
    branch.UseRouting();
    branch.UseAuthorization();
    branch.UseEndpoints(endpoints => endpoints.MapGet("/inside", () => "inside").RequireAuthorization());
});
var health = app.MapGroup("/health");
health.MapHealthChecks("/ready").RequireAuthorization();
health.MapHealthChecks("/live");
app.MapGroup("/grouped").RequireAuthorization().MapControllers();
_ = app.MapGet("/discarded", () => 1).RequireAuthorization();
app.MapGet("/chain", () => 1).WithName("chain").WithTags("a").WithOrder(1).RequireHost("*:*").RequireAuthorization().CacheOutput().Produces<int>();
app.MapGet("/tuple", static async (HttpContext context, CancellationToken token) => { await Task.Delay(1, token); return Results.Ok(); }).AllowAnonymous();
Func<int> handler = Answer;
app.MapGet("/variable", handler);
Delegate chosen = [Authorize] () => 2;
app.MapGet("/delegate", chosen);
app.MapGet("/new", new Func<int>(Answer)).RequireAuthorization();
app.MapGet("/cast", (Func<int>)Answer);
app.MapGet("/instance", new Handlers().Get);
app.MapGet("/generic", Handlers.Any<int>);
RequestDelegate request = async context => await context.Response.WriteAsync("x");
app.MapPost("/request", request).RequireAuthorization();
var prefix = "/loop";
for (var i = 0; i < 1; i++)
    app.MapGroup(prefix).RequireAuthorization().MapGet("/once", () => 1);
switch (app.Environment.ApplicationName)
{
    default:
        app.MapGet("/default", () => 1).RequireAuthorization();
        break;
}
try
{
    app.MapGet("/tried", () => 1).RequireAuthorization();
}
finally
{
    app.MapGet("/finally", () => 1).AllowAnonymous();
}
await MapLater(app);

app.Run();

static int Answer() => 42;

static async Task MapLater(IEndpointRouteBuilder routes)
{
    await Task.Yield();
    routes.MapGet("/awaited", () => 1).RequireAuthorization();
}

public class Echo : ConnectionHandler
{
    public override Task OnConnectedAsync(ConnectionContext connection) => Task.CompletedTask;
}

[Authorize]
public class SafeEcho : Echo;

public class Chat : Hub;

public class Handlers
{
    [Authorize]
    public int Get() => 1;

    [AllowAnonymous]
    public static T? Any<T>() => default;
}

[Route("things")]
public class ThingsController : ControllerBase
{
    [HttpGet]
    public int Get() => 1;

    [HttpPost, AllowAnonymous]
    public int Post() => 1;
}
