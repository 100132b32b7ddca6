using Scalar.AspNetCore;
using Yarp.ReverseProxy.Configuration;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddAuthorization();
builder.Services.AddOpenApi();
builder.Services.AddReverseProxy().LoadFromMemory(
    [
        new RouteConfig { RouteId = "orders", ClusterId = "orders", Match = new() { Path = "/orders/{**rest}" } },
        new RouteConfig { RouteId = "mine", ClusterId = "orders", AuthorizationPolicy = "default", Match = new() { Path = "/mine/{**rest}" } },
    ],
    [new ClusterConfig { ClusterId = "orders", Destinations = new Dictionary<string, DestinationConfig> { ["one"] = new() { Address = "http://127.0.0.1:1" } } }]);
var app = builder.Build();

app.MapReverseProxy();
app.MapForwarder("/pictures/{**rest}", "http://127.0.0.1:1");
app.MapForwarder("/secrets/{**rest}", "http://127.0.0.1:1").RequireAuthorization();
app.MapGroup("/docs").MapOpenApi();
app.MapGroup("/docs").MapScalarApiReference();
app.MapScalarApiReference("/reference").RequireAuthorization();

app.Run();
