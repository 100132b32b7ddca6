using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddAuthorization();
builder.Services.AddSignalR();
builder.Services.AddServerSideBlazor();
var app = builder.Build();

app.MapHub<OpenHub>("/open");
app.MapHub<OpenHub>("/guarded").RequireAuthorization();
app.MapHub<ClosedHub>("/closed");
app.MapHub<DerivedHub>("/derived");
app.MapHub<GuestHub>("/guest");
app.MapHub<GuardedMethodsHub>("/methods", options => options.ApplicationMaxBufferSize = 1024);
app.MapBlazorHub();

var live = app.MapGroup("/live").RequireAuthorization();
live.MapHub<OpenHub>("/open");
live.MapHub<GuestHub>("/guest");
live.MapHub<OpenHub>("/waived").AllowAnonymous();

app.Run();

public class OpenHub : Hub
{
    public Task Say(string text) => Clients.All.SendAsync("said", text);
}

[Authorize]
public class ClosedHub : Hub;

public class DerivedHub : ClosedHub;

[AllowAnonymous]
public class GuestHub : Hub;

public class GuardedMethodsHub : Hub
{
    [Authorize]
    public Task Say(string text) => Clients.All.SendAsync("said", text);
}
