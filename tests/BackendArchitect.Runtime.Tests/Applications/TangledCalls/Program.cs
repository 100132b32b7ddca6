var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddAuthorization();
var app = builder.Build();

app.MapGet("/plain", () => 1).RequireAuthorization();
Places.Shelf(app.MapGroup("/places"), 0);

app.Run();

// Methods that call one another: there are more orders to walk them in than there is time for.
public static class Places
{
    public static void Shelf(IEndpointRouteBuilder app, int depth)
    {
        app.MapGet("/tangled", () => 1); // undecidable: the methods around it call one another
        if (depth < 1)
            return;
        Drawer(app, depth - 1);
        Box(app, depth - 1);
        Cabinet(app, depth - 1);
        Room(app, depth - 1);
        Floor(app, depth - 1);
        Wing(app, depth - 1);
        House(app, depth - 1);
        Street(app, depth - 1);
        Quarter(app, depth - 1);
        Town(app, depth - 1);
        County(app, depth - 1);
        State(app, depth - 1);
        Union(app, depth - 1);
    }

    public static void Drawer(IEndpointRouteBuilder app, int depth)
    {
        if (depth < 1)
            return;
        Shelf(app, depth - 1);
        Box(app, depth - 1);
        Cabinet(app, depth - 1);
        Room(app, depth - 1);
        Floor(app, depth - 1);
        Wing(app, depth - 1);
        House(app, depth - 1);
        Street(app, depth - 1);
        Quarter(app, depth - 1);
        Town(app, depth - 1);
        County(app, depth - 1);
        State(app, depth - 1);
        Union(app, depth - 1);
    }

    public static void Box(IEndpointRouteBuilder app, int depth)
    {
        if (depth < 1)
            return;
        Shelf(app, depth - 1);
        Drawer(app, depth - 1);
        Cabinet(app, depth - 1);
        Room(app, depth - 1);
        Floor(app, depth - 1);
        Wing(app, depth - 1);
        House(app, depth - 1);
        Street(app, depth - 1);
        Quarter(app, depth - 1);
        Town(app, depth - 1);
        County(app, depth - 1);
        State(app, depth - 1);
        Union(app, depth - 1);
    }

    public static void Cabinet(IEndpointRouteBuilder app, int depth)
    {
        if (depth < 1)
            return;
        Shelf(app, depth - 1);
        Drawer(app, depth - 1);
        Box(app, depth - 1);
        Room(app, depth - 1);
        Floor(app, depth - 1);
        Wing(app, depth - 1);
        House(app, depth - 1);
        Street(app, depth - 1);
        Quarter(app, depth - 1);
        Town(app, depth - 1);
        County(app, depth - 1);
        State(app, depth - 1);
        Union(app, depth - 1);
    }

    public static void Room(IEndpointRouteBuilder app, int depth)
    {
        if (depth < 1)
            return;
        Shelf(app, depth - 1);
        Drawer(app, depth - 1);
        Box(app, depth - 1);
        Cabinet(app, depth - 1);
        Floor(app, depth - 1);
        Wing(app, depth - 1);
        House(app, depth - 1);
        Street(app, depth - 1);
        Quarter(app, depth - 1);
        Town(app, depth - 1);
        County(app, depth - 1);
        State(app, depth - 1);
        Union(app, depth - 1);
    }

    public static void Floor(IEndpointRouteBuilder app, int depth)
    {
        if (depth < 1)
            return;
        Shelf(app, depth - 1);
        Drawer(app, depth - 1);
        Box(app, depth - 1);
        Cabinet(app, depth - 1);
        Room(app, depth - 1);
        Wing(app, depth - 1);
        House(app, depth - 1);
        Street(app, depth - 1);
        Quarter(app, depth - 1);
        Town(app, depth - 1);
        County(app, depth - 1);
        State(app, depth - 1);
        Union(app, depth - 1);
    }

    public static void Wing(IEndpointRouteBuilder app, int depth)
    {
        if (depth < 1)
            return;
        Shelf(app, depth - 1);
        Drawer(app, depth - 1);
        Box(app, depth - 1);
        Cabinet(app, depth - 1);
        Room(app, depth - 1);
        Floor(app, depth - 1);
        House(app, depth - 1);
        Street(app, depth - 1);
        Quarter(app, depth - 1);
        Town(app, depth - 1);
        County(app, depth - 1);
        State(app, depth - 1);
        Union(app, depth - 1);
    }

    public static void House(IEndpointRouteBuilder app, int depth)
    {
        if (depth < 1)
            return;
        Shelf(app, depth - 1);
        Drawer(app, depth - 1);
        Box(app, depth - 1);
        Cabinet(app, depth - 1);
        Room(app, depth - 1);
        Floor(app, depth - 1);
        Wing(app, depth - 1);
        Street(app, depth - 1);
        Quarter(app, depth - 1);
        Town(app, depth - 1);
        County(app, depth - 1);
        State(app, depth - 1);
        Union(app, depth - 1);
    }

    public static void Street(IEndpointRouteBuilder app, int depth)
    {
        if (depth < 1)
            return;
        Shelf(app, depth - 1);
        Drawer(app, depth - 1);
        Box(app, depth - 1);
        Cabinet(app, depth - 1);
        Room(app, depth - 1);
        Floor(app, depth - 1);
        Wing(app, depth - 1);
        House(app, depth - 1);
        Quarter(app, depth - 1);
        Town(app, depth - 1);
        County(app, depth - 1);
        State(app, depth - 1);
        Union(app, depth - 1);
    }

    public static void Quarter(IEndpointRouteBuilder app, int depth)
    {
        if (depth < 1)
            return;
        Shelf(app, depth - 1);
        Drawer(app, depth - 1);
        Box(app, depth - 1);
        Cabinet(app, depth - 1);
        Room(app, depth - 1);
        Floor(app, depth - 1);
        Wing(app, depth - 1);
        House(app, depth - 1);
        Street(app, depth - 1);
        Town(app, depth - 1);
        County(app, depth - 1);
        State(app, depth - 1);
        Union(app, depth - 1);
    }

    public static void Town(IEndpointRouteBuilder app, int depth)
    {
        if (depth < 1)
            return;
        Shelf(app, depth - 1);
        Drawer(app, depth - 1);
        Box(app, depth - 1);
        Cabinet(app, depth - 1);
        Room(app, depth - 1);
        Floor(app, depth - 1);
        Wing(app, depth - 1);
        House(app, depth - 1);
        Street(app, depth - 1);
        Quarter(app, depth - 1);
        County(app, depth - 1);
        State(app, depth - 1);
        Union(app, depth - 1);
    }

    public static void County(IEndpointRouteBuilder app, int depth)
    {
        if (depth < 1)
            return;
        Shelf(app, depth - 1);
        Drawer(app, depth - 1);
        Box(app, depth - 1);
        Cabinet(app, depth - 1);
        Room(app, depth - 1);
        Floor(app, depth - 1);
        Wing(app, depth - 1);
        House(app, depth - 1);
        Street(app, depth - 1);
        Quarter(app, depth - 1);
        Town(app, depth - 1);
        State(app, depth - 1);
        Union(app, depth - 1);
    }

    public static void State(IEndpointRouteBuilder app, int depth)
    {
        if (depth < 1)
            return;
        Shelf(app, depth - 1);
        Drawer(app, depth - 1);
        Box(app, depth - 1);
        Cabinet(app, depth - 1);
        Room(app, depth - 1);
        Floor(app, depth - 1);
        Wing(app, depth - 1);
        House(app, depth - 1);
        Street(app, depth - 1);
        Quarter(app, depth - 1);
        Town(app, depth - 1);
        County(app, depth - 1);
        Union(app, depth - 1);
    }

    public static void Union(IEndpointRouteBuilder app, int depth)
    {
        if (depth < 1)
            return;
        Shelf(app, depth - 1);
        Drawer(app, depth - 1);
        Box(app, depth - 1);
        Cabinet(app, depth - 1);
        Room(app, depth - 1);
        Floor(app, depth - 1);
        Wing(app, depth - 1);
        House(app, depth - 1);
        Street(app, depth - 1);
        Quarter(app, depth - 1);
        Town(app, depth - 1);
        County(app, depth - 1);
        State(app, depth - 1);
    }
}
