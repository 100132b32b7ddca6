using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Yarp.ReverseProxy.Configuration;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddAuthorization(options =>
{
    options.AddPolicy("staff", policy => policy.RequireRole("staff"));
    options.AddPolicy("known", policy => policy.RequireAuthenticatedUser());
});
builder.Services.AddRateLimiter(options => options.AddFixedWindowLimiter("slow", limiter =>
{
    limiter.PermitLimit = 1000;
    limiter.Window = TimeSpan.FromMinutes(1);
}));
builder.Services.AddReverseProxy()
    .LoadFromConfig(builder.Configuration.GetSection("ReverseProxy"))
    .LoadFromMemory(Routes.All(), Routes.Clusters);
var app = builder.Build();

app.UseAuthorization();
app.UseRateLimiter();
app.MapReverseProxy(proxy =>
{
    proxy.Use(CountAsync);
    proxy.Use((context, next) =>
    {
        context.Request.Headers["shop"] = "1";
        return next(context);
    });
    proxy.UseMiddleware<Stamp>();
    proxy.UseLoadBalancing();
});

app.Run();

static Task CountAsync(HttpContext context, Func<Task> next)
{
    context.Items["count"] = 1;
    return next();
}

public class Stamp(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        context.Items["stamp"] = DateTimeOffset.UtcNow;
        return next(context);
    }
}

public static class Routes
{
    public static readonly ClusterConfig[] Clusters = [new() { ClusterId = "memory", Destinations = new Dictionary<string, DestinationConfig> { ["only"] = new() { Address = "http://localhost:1/" } } }];

    public static IReadOnlyList<RouteConfig> All()
    {
        const string Prefix = "/memory";
        var closed = new RouteConfig { RouteId = "closed", ClusterId = "memory", AuthorizationPolicy = "default", Match = new RouteMatch { Path = Prefix + "/closed", Methods = ["GET", "DELETE"] } };
        return
        [
            closed,
            new RouteConfig { RouteId = "all" + Random.Shared.Next(), ClusterId = "memory", Match = new() { Path = "/memory/all/{**rest}" } },
            new() { RouteId = "free", ClusterId = "memory", AuthorizationPolicy = "Anonymous", RateLimiterPolicy = "slow", Match = new() { Path = "/memory/free" } },
        ];
    }
}
