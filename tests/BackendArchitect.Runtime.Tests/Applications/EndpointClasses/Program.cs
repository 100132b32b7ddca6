using System.Reflection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddAuthorization();
foreach (var type in typeof(IEndpoint).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IEndpoint))))
    builder.Services.AddTransient(typeof(IEndpoint), type);
var app = builder.Build();

app.MapEndpoints();
app.MapEndpoints(app.MapGroup("/closed").RequireAuthorization());

app.MapGroup("/features").MapFeature<CreateOrder>().MapFeature<CancelOrder>();
app.MapGroup("/safe").RequireAuthorization().MapFeature<CancelOrder>();

foreach (var type in Assembly.GetExecutingAssembly().GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IArea))))
    type.GetMethod(nameof(IArea.Map))!.Invoke(null, [app.MapGroup("/areas").RequireAuthorization()]);

foreach (var type in typeof(Discovered).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(Discovered))))
    ((Discovered)Activator.CreateInstance(type)!).Map(app);

foreach (var module in new Module[] { new Parcels(), new Trips() })
    module.Map(app);

app.Run();

public interface IEndpoint
{
    void MapEndpoint(IEndpointRouteBuilder app);
}

public class ListOrders : IEndpoint
{
    public void MapEndpoint(IEndpointRouteBuilder app) => app.MapGet("/orders", () => "orders");
}

public class Ping : IEndpoint
{
    public void MapEndpoint(IEndpointRouteBuilder app) => app.MapGet("/ping", () => "pong").AllowAnonymous();
}

public interface IFeature
{
    static abstract void Map(IEndpointRouteBuilder app);
}

public class CreateOrder : IFeature
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/create", () => "created");
}

public class CancelOrder : IFeature
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/cancel", () => "cancelled");
}

public interface IArea
{
    static abstract void Map(RouteGroupBuilder group);
}

public class Stock : IArea
{
    public static void Map(RouteGroupBuilder group) => group.MapGet("/stock", () => "stock");
}

public static class Endpoints
{
    public static void MapEndpoints(this WebApplication app, RouteGroupBuilder? group = null)
    {
        IEndpointRouteBuilder routes = group is null ? app : group;
        foreach (var endpoint in app.Services.GetServices<IEndpoint>())
            endpoint.MapEndpoint(routes);
    }

    public static IEndpointRouteBuilder MapFeature<TFeature>(this IEndpointRouteBuilder app) where TFeature : IFeature
    {
        TFeature.Map(app);
        return app;
    }
}

public abstract class Module
{
    protected abstract string Prefix { get; }

    public void Map(IEndpointRouteBuilder routes) => MapInto(routes.MapGroup(Prefix).RequireAuthorization());

    protected abstract void MapInto(RouteGroupBuilder group);
}

public class Parcels : Module
{
    protected override string Prefix => "/parcels";

    protected override void MapInto(RouteGroupBuilder group)
    {
        group.MapGet("", () => "parcels");
        group.MapPost("", () => "sent").AllowAnonymous();
    }
}

public class Trips : Module
{
    protected override string Prefix => "/trips";

    protected override void MapInto(RouteGroupBuilder group) => group.MapGet("{id}", (int id) => id);
}

public abstract class Discovered
{
    protected abstract string Prefix { get; }

    public void Map(IEndpointRouteBuilder routes) => MapInto(routes.MapGroup(Prefix));

    protected abstract void MapInto(RouteGroupBuilder group);
}

public class Lorries : Discovered
{
    protected override string Prefix => "/lorries";

    protected override void MapInto(RouteGroupBuilder group) => group.MapGet("", () => "lorries");
}

public class Vans : Discovered
{
    protected override string Prefix => "/vans";

    protected override void MapInto(RouteGroupBuilder group) => group.MapGet("", () => "vans").RequireAuthorization();
}
