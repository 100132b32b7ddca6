using Yarp.ReverseProxy.Configuration;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddReverseProxy().LoadFromMemory(MakeRoutes(), MakeClusters());
var app = builder.Build();

// undecidable: a step may refuse
app.MapReverseProxy(proxy =>
{
    proxy.Use((context, next) =>
    {
        if (!context.Request.Headers.ContainsKey("key"))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }
        return next(context);
    });
    proxy.UseLoadBalancing();
});

app.Run();

// Each reload has routes of other names.
RouteConfig[] MakeRoutes() => [new() { RouteId = "orders" + Random.Shared.Next(), ClusterId = "all", Match = new() { Path = "/orders/{**rest}" } }];

ClusterConfig[] MakeClusters() => [new() { ClusterId = "all", Destinations = new Dictionary<string, DestinationConfig> { ["only"] = new() { Address = "http://localhost:1/" } } }];
