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
app.MapHub<BranchHub>("/branch");
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

public abstract class Office<TClient> : Hub<TClient> where TClient : class
{
    [Authorize("staff", Roles = "a,b")]
    public virtual Task Post(string text) => Task.CompletedTask;

    [Authorize(AuthenticationSchemes = "Cookies"), Authorize]
    public Task Read() => Task.CompletedTask;

    public override Task OnConnectedAsync() => base.OnConnectedAsync();

    protected void Unseen()
    {
    }
}

public interface IDesk;

public class BranchHub : Office<IDesk>
{
    public string Name { get; set; } = "";

    public override Task Post(string text) => base.Post(text);

    public int Count(int from) => from;

    public static void Reset()
    {
    }
}
