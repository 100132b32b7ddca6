using FastEndpoints;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddAuthorization();
builder.Services.AddFastEndpoints(options => (options.DisableAutoDiscovery, options.Assemblies) = (true, [typeof(Plain).Assembly]));
var app = builder.Build();

app.UseFastEndpoints(config =>
{
    config.Versioning.PrependToRoute = true;
    config.Endpoints.Configurator = endpoint =>
    {
        endpoint.AllowAnonymous();
        endpoint.Throttle(1000, 60);
    };
});

app.Run();

public class Plain : EndpointWithoutRequest
{
    public override void Configure() => Get("/plain");

    public override Task HandleAsync(CancellationToken ct) => Task.CompletedTask;
}

public class Versioned : EndpointWithoutRequest
{
    public override void Configure()
    {
        Put("/versioned/{id}");
        Version(4);
        Roles("staff");
        RoutePrefixOverride("ignored");
        Group<Items>();
    }

    public override Task HandleAsync(CancellationToken ct) => Task.CompletedTask;
}

public class Items : Group
{
    public Items() => Configure("items", _ => { });
}
