using Dapr.Actors;
using Dapr.Actors.Runtime;
using ModelContextProtocol.Server;
using Octokit.Webhooks;
using Octokit.Webhooks.AspNetCore;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddAuthorization();
builder.Services.AddMcpServer().WithHttpTransport().WithTools<ClockTool>();
builder.Services.AddSingleton<WebhookEventProcessor, Silent>();
builder.Services.AddActors(options => options.Actors.RegisterActor<LampActor>());
var app = builder.Build();

app.MapMcp();
app.MapMcp("/tools").RequireAuthorization();
app.MapGroup("/more").MapMcp("tools");
app.MapGitHubWebhooks();
app.MapGroup("/hooks").RequireAuthorization().MapGitHubWebhooks("/git");
app.MapActorsHandlers().RequireAuthorization();
app.Run();

[McpServerToolType]
public sealed class ClockTool
{
    [McpServerTool]
    public static string Tell() => "noon";
}

public sealed class Silent : WebhookEventProcessor;

public interface ILampActor : IActor
{
    Task SwitchAsync();
}

public sealed class LampActor(ActorHost host) : Actor(host), ILampActor
{
    public Task SwitchAsync() => Task.CompletedTask;
}
