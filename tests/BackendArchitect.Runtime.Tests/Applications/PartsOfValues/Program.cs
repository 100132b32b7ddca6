var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddAuthorization();
var app = builder.Build();
var isOn = app.Configuration.GetValue<bool>("Feature:IsOn");

Tuples.Map(app);
Collections.Map(app);
Choices.Map(app, isOn);
Reassigned.Map(app, isOn);
Outs.Map(app);
Patterns.Map(app);
Shared.Map(app);
Locals.Map(app);

app.Run();

public static class Tuples
{
    public static void Map(WebApplication app)
    {
        var pair = Both(app);
        pair.Open.MapGet("/by-name", () => 1);
        pair.Item2.MapGet("/by-number", () => 1);
        pair.Closed.RequireAuthorization();

        RouteGroupBuilder first;
        (first, var second) = Both(app.MapGroup("/declared"));
        first.MapGet("/first", () => 1);
        second.RequireAuthorization().MapGet("/second", () => 1);
        second.MapGet("/second/again", () => 1);

        var (_, (inner, _)) = (app.MapGroup("/unused"), (app.MapGroup("/inner").RequireAuthorization(), 1));
        inner.MapGet("/nested", () => 1);

        var holder = new Pair(app.MapGroup("/held/open"), app.MapGroup("/held/closed").RequireAuthorization());
        var (held, locked) = holder;
        held.MapGet("/one", () => 1);
        locked.MapGet("/two", () => 1);
        Take((app.MapGroup("/given/open"), app.MapGroup("/given/closed").RequireAuthorization()));
    }

    private static (RouteGroupBuilder Open, RouteGroupBuilder Closed) Both(IEndpointRouteBuilder app)
    {
        var open = app.MapGroup("/open");
        return (open, Closed: app.MapGroup("/closed"));
    }

    private static void Take((RouteGroupBuilder Open, RouteGroupBuilder Closed) groups)
    {
        groups.Open.MapGet("/taken", () => 1);
        groups.Closed.MapGet("/taken", () => 1);
    }

    private sealed record Pair(RouteGroupBuilder Open, RouteGroupBuilder Closed);
}

public static class Collections
{
    public static void Map(WebApplication app)
    {
        RouteGroupBuilder[] groups = [app.MapGroup("/a"), app.MapGroup("/b").RequireAuthorization()];
        groups[0].MapGet("/by-index", () => 1);
        groups[1].MapGet("/by-index", () => 1);

        var list = new List<RouteGroupBuilder> { app.MapGroup("/list/a"), app.MapGroup("/list/b") };
        list[1].RequireAuthorization();
        list[0].MapGet("/one", () => 1);
        list[1].MapGet("/two", () => 1);

        var byName = new Dictionary<string, RouteGroupBuilder> { ["open"] = app.MapGroup("/named/open"), ["closed"] = app.MapGroup("/named/closed").RequireAuthorization() };
        byName["open"].MapGet("/one", () => 1);
        byName["closed"].MapGet("/two", () => 1);

        var added = new Dictionary<string, RouteGroupBuilder> { { "x", app.MapGroup("/added/x").RequireAuthorization() }, { "y", app.MapGroup("/added/y") } };
        added["x"].MapGet("/one", () => 1);
        added["y"].MapGet("/two", () => 1);

        foreach (var group in new[] { app.MapGroup("/each/a").RequireAuthorization(), app.MapGroup("/each/b").RequireAuthorization() })
            group.MapGet("/item", () => 1);
        foreach (var group in groups)
            group.MapGet("/item", () => 1);
        foreach (var (group, _) in new[] { (app.MapGroup("/pairs/a"), 1), (app.MapGroup("/pairs/b"), 2) })
            group.RequireAuthorization().MapGet("/item", () => 1);
        foreach (var group in byName.Values)
            group.MapGet("/value", () => 1);
        foreach (var (_, group) in added)
            group.MapGet("/value", () => 1);
        foreach (var entry in added)
            entry.Value.MapGet("/entry", () => 1);
    }
}

public static class Choices
{
    public static void Map(WebApplication app, bool isOn)
    {
        var closed = isOn ? app.MapGroup("/choice").RequireAuthorization() : app.MapGroup("/choice").RequireAuthorization();
        closed.MapGet("/closed", () => 1);
        var either = isOn ? app.MapGroup("/either").RequireAuthorization() : app.MapGroup("/either");
        either.MapGet("/way", () => 1); // undecidable: the configuration chooses the group
        var switched = app.Environment.ApplicationName switch
        {
            "other" => app.MapGroup("/switched").RequireAuthorization(),
            _ => app.MapGroup("/switched"),
        };
        switched.RequireAuthorization();
        switched.MapGet("/closed", () => 1);
        var open = app.Environment.ApplicationName switch { "other" => app.MapGroup("/no"), _ => app.MapGroup("/yes") };
        open.MapGet("/open", () => 1); // unknown route: the name of the application chooses the group
        var given = Optional(null) ?? app.MapGroup("/given").RequireAuthorization();
        given.MapGet("/default", () => 1);
        Parent(app, isOn).MapGet("/of-two", () => 1); // undecidable: the configuration chooses the group
    }

    private static RouteGroupBuilder? Optional(RouteGroupBuilder? group) => group;

    private static IEndpointRouteBuilder Parent(WebApplication app, bool isOn)
    {
        if (isOn)
            return app.MapGroup("/returned").RequireAuthorization();
        return app.MapGroup("/returned");
    }
}

public static class Reassigned
{
    public static void Map(WebApplication app, bool isOn)
    {
        var group = app.MapGroup("/before");
        group.MapGet("/open", () => 1);
        group = app.MapGroup("/after");
        group.RequireAuthorization();
        group.MapGet("/closed", () => 1);

        var nested = app.MapGroup("/outer");
        nested.MapGet("/direct", () => 1);
        nested = nested.MapGroup("/inner").RequireAuthorization();
        nested.MapGet("/below", () => 1);
        nested = nested.MapGroup("/innermost");
        nested.MapGet("/lowest", () => 1);

        RouteGroupBuilder late;
        if (isOn)
            late = app.MapGroup("/late").RequireAuthorization();
        else
            late = app.MapGroup("/late").RequireAuthorization();
        late.MapGet("/closed", () => 1);

        var perhaps = app.MapGroup("/perhaps");
        if (isOn)
            perhaps = perhaps.MapGroup("/deeper");
        perhaps.RequireAuthorization();
        perhaps.MapGet("/closed", () => 1); // unknown route: the configuration chooses the group

        IEndpointRouteBuilder routes = app;
        if (!isOn)
        {
            routes = app.MapGroup("/off").RequireAuthorization();
            routes.MapGet("/only", () => 1);
        }
        else
        {
            routes = app.MapGroup("/on");
        }
        RouteGroupBuilder? cached = null;
        (cached ??= app.MapGroup("/cached").RequireAuthorization()).MapGet("/one", () => 1);
    }
}

public static class Outs
{
    public static void Map(WebApplication app)
    {
        Make(app, out var open, out RouteGroupBuilder closed);
        open.MapGet("/one", () => 1);
        closed.MapGet("/two", () => 1);
        if (TryMake(app, out var tried))
            tried.MapGet("/three", () => 1);
        RouteGroupBuilder known;
        Make(app.MapGroup("/again"), out known, out _);
        known.RequireAuthorization().MapGet("/four", () => 1);
    }

    private static void Make(IEndpointRouteBuilder app, out RouteGroupBuilder open, out RouteGroupBuilder closed)
    {
        open = app.MapGroup("/out/open");
        closed = app.MapGroup("/out/closed").RequireAuthorization();
    }

    private static bool TryMake(IEndpointRouteBuilder app, out RouteGroupBuilder made)
    {
        made = app.MapGroup("/out/tried");
        made.RequireAuthorization();
        return true;
    }
}

public static class Patterns
{
    public static void Map(WebApplication app)
    {
        if (app.MapGroup("/pattern/a") is { } some)
            some.RequireAuthorization().MapGet("/some", () => 1);
        if (app.MapGroup("/pattern/b").RequireAuthorization() is var any)
            any.MapGet("/any", () => 1);
        if ((object)app.MapGroup("/pattern/c").RequireAuthorization() is RouteGroupBuilder typed)
            typed.MapGet("/typed", () => 1);
        if (new Holder(app.MapGroup("/pattern/d").RequireAuthorization()) is { Group: var held })
            held.MapGet("/held", () => 1);
        if ((app.MapGroup("/pattern/e").RequireAuthorization(), 1) is (var first, 1))
            first.MapGet("/first", () => 1);
        if (app.MapGroup("/pattern/f") is not { } none)
            return;
        none.RequireAuthorization();
        none.MapGet("/none", () => 1);
    }

    private sealed record Holder(RouteGroupBuilder Group);
}

public static class Shared
{
    private static RouteGroupBuilder _api = null!;

    private static RouteGroupBuilder? Closed { get; set; }

    public static void Map(WebApplication app)
    {
        _api = app.MapGroup("/shared/api");
        Closed = app.MapGroup("/shared/closed").RequireAuthorization();
        MapMore();
    }

    private static void MapMore()
    {
        _api.MapGet("/one", () => 1);
        Closed!.MapGet("/two", () => 1);
        Closed?.MapGet("/three", () => 1).AllowAnonymous();
    }
}

public static class Locals
{
    public static void Map(WebApplication app)
    {
        var root = app.MapGroup("/locals");
        Closed("/a").MapGet("/one", () => 1);
        Open("/b").MapGet("/two", () => 1);
        Func<string, RouteGroupBuilder> make = prefix => root.MapGroup(prefix).RequireAuthorization();
        make("/c").MapGet("/three", () => 1);
        Nested().MapGet("/four", () => 1);

        RouteGroupBuilder Closed(string prefix) => root.MapGroup(prefix).RequireAuthorization();

        RouteGroupBuilder Open(string prefix)
        {
            var group = root.MapGroup(prefix);
            return group;
        }

        RouteGroupBuilder Nested()
        {
            return Closed("/d");
        }
    }
}

public static class Uncalled
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/uncalled", () => 1);
        MapMore(app.MapGroup("/uncalled"));
    }

    public static void Map(IEndpointRouteBuilder app, string prefix) => app.MapGet(prefix + "/uncalled", () => 1);

    private static void MapMore(IEndpointRouteBuilder group) => group.MapGet("/more", () => 1);
}
