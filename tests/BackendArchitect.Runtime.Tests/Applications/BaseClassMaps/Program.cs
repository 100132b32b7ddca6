var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddAuthorization();
var app = builder.Build();

new Orders().Map(app);
new Parcels().Map(app.MapGroup("/in").RequireAuthorization());
Resource[] resources = [new Orders(), new Parcels()];
foreach (var resource in resources)
    resource.MapInto(app.MapGroup("/each"));

app.Run();

public abstract class Resource
{
    protected abstract string Name { get; }

    protected string Version { get; } = Environment.GetEnvironmentVariable("API_VERSION") ?? "v1";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet($"/{Version}/{Name}", () => "all"); // unknown route: the version comes from the environment
        Get(routes, "{id}", (int id) => id); // unknown route: the version comes from the environment
        Get(routes, Name + "/count", Count).AllowAnonymous(); // unknown route: the version comes from the environment
        MapMore(routes);
    }

    public void MapInto(IEndpointRouteBuilder routes) => routes.MapPost($"/{Name}/{Kind}", Create); // unknown route: of parcels the kind comes from the environment

    protected virtual string Kind => "kind";

    protected abstract string Create();

    protected virtual void MapMore(IEndpointRouteBuilder routes) => routes.MapDelete($"/{Version}/{Name}", () => "none"); // unknown route: the version comes from the environment

    protected RouteHandlerBuilder Get(IEndpointRouteBuilder routes, string pattern, Delegate handler) => routes.MapGet($"/{Version}/get/" + pattern, handler);

    private static int Count() => 1;
}

public class Orders : Resource
{
    protected override string Name => "orders";

    protected override string Create() => "order";
}

public class Parcels : Resource
{
    protected override string Name => "parcels";

    protected override string Kind => Environment.GetEnvironmentVariable("KIND") ?? "other";

    protected override string Create() => "parcel";

    protected override void MapMore(IEndpointRouteBuilder routes) => Get(routes, "more", () => "more"); // unknown route: the version comes from the environment
}
