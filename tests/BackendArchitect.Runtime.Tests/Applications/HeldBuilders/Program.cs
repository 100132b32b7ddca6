var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddAuthorization();
var app = builder.Build();

new InAField(app).Map();
new InAPrimaryConstructor(app.MapGroup("/primary").RequireAuthorization()).Map();
new InAProperty { Routes = app.MapGroup("/property") }.Map();
new MadeOnce(app).Map();
StaticRoutes.Map(app);
var holder = new Holder(app.MapGroup("/holder").RequireAuthorization());
holder.Group.MapGet("/direct", () => 1);
new Area("/areas/stock").Map(app);
new Chained(app).Map();
new Derived(app).Map();
app.MapStock().ToV1().ToV2();
new Kept<string>(app.MapGroup("/kept")).Protect().Group.MapGet("/in-a-struct", () => 1);
app.MapBlocks().MapGet("/below-blocks", () => 1);
app.MapFeatures(group => group.MapGet("/by-callback", () => 1));
var (open, closed) = Groups.Both(app);
open.MapGet("/tuple", () => 1).AllowAnonymous();
closed.MapGet("/tuple/closed", () => 1);
app.Also(a => a.MapGet("/also", () => 1)).MapGet("/also/after", () => 1);

app.Run();

public sealed class InAField
{
    private readonly RouteGroupBuilder _group;

    public InAField(IEndpointRouteBuilder app) => _group = app.MapGroup("/field").RequireAuthorization();

    public void Map()
    {
        _group.MapGet("/one", () => 1);
        MapMore();
    }

    private void MapMore() => _group.MapGet("/two", () => 2).AllowAnonymous();
}

public sealed class InAPrimaryConstructor(IEndpointRouteBuilder routes)
{
    public void Map() => routes.MapGet("/one", () => 1);
}

public sealed class InAProperty
{
    public required IEndpointRouteBuilder Routes { get; init; }

    public void Map() => Routes.MapGet("/one", () => 1);
}

public sealed class MadeOnce(WebApplication app)
{
    private RouteGroupBuilder Group { get; } = app.MapGroup("/once").RequireAuthorization();

    private RouteGroupBuilder Fresh => app.MapGroup("/fresh");

    public void Map()
    {
        Group.MapGet("/", () => 1);
        Fresh.MapGet("/", () => 2);
    }
}

public static class StaticRoutes
{
    private const string Root = "/static";

    private static readonly string Sub = Root + "/sub";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Sub, () => 1);
        app.MapGet($"{Root}/{nameof(Holder)}", () => 1).RequireAuthorization();
    }
}

public sealed class Chained
{
    private readonly RouteGroupBuilder _group;

    public Chained(IEndpointRouteBuilder app) : this(app, "/chained")
    {
    }

    private Chained(IEndpointRouteBuilder app, string prefix) => _group = app.MapGroup(prefix).RequireAuthorization();

    public void Map() => _group.MapGet("/of-chained", () => 1);
}

public abstract class Based
{
    protected Based(IEndpointRouteBuilder app) => Group = app.MapGroup("/based").RequireAuthorization();

    protected RouteGroupBuilder Group { get; }
}

public sealed class Derived(IEndpointRouteBuilder app) : Based(app)
{
    public void Map() => Group.MapGet("/of-derived", () => 1);
}

public abstract class Builder(RouteGroupBuilder builder)
{
    public RouteGroupBuilder Endpoints => builder;
}

public sealed class Builder<T>(RouteGroupBuilder builder) : Builder(builder)
{
    public string Name => typeof(T).Name;
}

public sealed class StockBuilder(RouteGroupBuilder builder) : Builder(builder);

public readonly record struct Kept<T>(RouteGroupBuilder Group)
{
    public Kept<T> Protect() => new(Group.MapGroup("/protected").RequireAuthorization());
}

public static class Blocks
{
    extension(IEndpointRouteBuilder app)
    {
        public StockBuilder MapStock() => new(app.MapGroup("/stock"));

        public RouteGroupBuilder MapBlocks()
        {
            var group = app.MapGroup("/blocks").RequireAuthorization();
            group.MapGet("/in-a-block", () => 1).AllowAnonymous();
            return group;
        }
    }

    extension(StockBuilder stock)
    {
        public Builder<int> ToV1()
        {
            var first = new Builder<int>(stock.Endpoints);
            first.Endpoints.MapGroup("/v1").RequireAuthorization().MapGet("/items", () => 1);
            return new(first.Endpoints);
        }
    }

    extension<T>(Builder<T> stock)
    {
        public void ToV2()
        {
            var builder = stock.Endpoints;
            builder.MapGet("/v2/items", () => 1);
            builder.MapGet($"/v2/{stock.Name}", () => 1).RequireAuthorization(); // unknown route: the name of a type parameter
        }
    }
}

public sealed record Holder(RouteGroupBuilder Group);

public sealed class Area(string prefix)
{
    public void Map(IEndpointRouteBuilder app) => app.MapGroup(prefix).RequireAuthorization().MapGet("/items", () => 1);
}

public static class Groups
{
    public static IEndpointRouteBuilder MapFeatures(this IEndpointRouteBuilder app, Action<RouteGroupBuilder> map)
    {
        var group = app.MapGroup("/features").RequireAuthorization();
        map(group);
        return app;
    }

    public static (RouteGroupBuilder Open, RouteGroupBuilder Closed) Both(IEndpointRouteBuilder app) =>
        (app.MapGroup("/open"), app.MapGroup("/closed").RequireAuthorization());

    public static T Also<T>(this T app, Action<T> map) where T : IEndpointRouteBuilder
    {
        map(app);
        return app;
    }
}
