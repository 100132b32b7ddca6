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

public record RetrievedOrder(int OrderId, string Line);

// undecidable documentation: not every version of the library sees alike whether such a request has a body
public class RetrieveOrder : Endpoint<RetrievedOrder>
{
    public override void Configure() => Get("/retrieve/{@id}/{@line}", order => new { order.OrderId, order.Line });

    public override Task HandleAsync(RetrievedOrder order, CancellationToken ct) => Task.CompletedTask;
}

public class Unprefixed : EndpointWithoutRequest
{
    public override void Configure()
    {
        Get("/unprefixed");
        RoutePrefixOverride(string.Empty);
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

public class OrderRequest
{
    public int Id { get; set; }

    public string Text { get; set; } = "";
}

public record OrderAnswer(int Id);

public class OrderRules : Validator<OrderRequest>;

public class CreateOrder : Endpoint<OrderRequest, OrderAnswer>
{
    public override void Configure()
    {
        Post("/described");
        AllowAnonymous();
        Description(b => b.WithName("Create").WithTags("orders").WithSummary("Creates an order").Produces(404));
    }

    public override Task HandleAsync(OrderRequest req, CancellationToken ct) => Task.CompletedTask;
}

public class ReadOrder : Endpoint<OrderRequest, OrderAnswer>
{
    public override void Configure()
    {
        Get("/described/{id}");
        Roles("staff");
    }

    public override Task HandleAsync(OrderRequest req, CancellationToken ct) => Task.CompletedTask;
}

public class Mute : EndpointWithoutRequest<string>
{
    public override void Configure()
    {
        Delete("/described");
        Options(b => b.ExcludeFromDescription());
    }

    public override Task HandleAsync(CancellationToken ct) => Task.CompletedTask;
}
