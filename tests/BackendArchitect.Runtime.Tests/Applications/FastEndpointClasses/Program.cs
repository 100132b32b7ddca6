using FastEndpoints;
using Microsoft.AspNetCore.Authorization;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddAuthorization();
builder.Services.AddFastEndpoints(options => (options.DisableAutoDiscovery, options.Assemblies) = (true, [typeof(ListOrders).Assembly]));
var app = builder.Build();

app.UseFastEndpoints(config => config.Endpoints.RoutePrefix = "api");

app.Run();

public class ListOrders : EndpointWithoutRequest
{
    public override void Configure() => Get("/orders", "/orders/all");

    public override Task HandleAsync(CancellationToken ct) => Task.CompletedTask;
}

public class OpenOrders : EndpointWithoutRequest
{
    public const string Route = "/open";

    public override void Configure()
    {
        Verbs(Http.POST, Http.PUT);
        Routes(Route);
        AllowAnonymous();
    }

    public override Task HandleAsync(CancellationToken ct) => Task.CompletedTask;
}

public class HalfOpen : EndpointWithoutRequest
{
    public override void Configure()
    {
        Verbs(Http.GET, Http.DELETE);
        Routes("/half");
        AllowAnonymous(Http.GET);
    }

    public override Task HandleAsync(CancellationToken ct) => Task.CompletedTask;
}

public class Staff : EndpointWithoutRequest
{
    public override void Configure()
    {
        Get("/staff");
        Roles("staff");
        Group<Administration>();
    }

    public override Task HandleAsync(CancellationToken ct) => Task.CompletedTask;
}

public class Status : EndpointWithoutRequest
{
    public override void Configure()
    {
        Get("/status");
        Group<Public>();
    }

    public override Task HandleAsync(CancellationToken ct) => Task.CompletedTask;
}

[HttpGet("/marked"), AllowAnonymous]
public class Marked : EndpointWithoutRequest
{
    public override Task HandleAsync(CancellationToken ct) => Task.CompletedTask;
}

public class Administration : Group
{
    public Administration() => Configure("admin", endpoint => endpoint.Description(b => b.WithTags("admin")));
}

public class Public : SubGroup<Administration>
{
    public Public() => Configure("public", endpoint => endpoint.AllowAnonymous());
}
