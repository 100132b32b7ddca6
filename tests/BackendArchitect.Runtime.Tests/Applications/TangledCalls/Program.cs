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
        if (depth-- < 1)
            return;
        Drawer(app, depth);
        Box(app, depth);
        Cabinet(app, depth);
        Room(app, depth);
        Floor(app, depth);
        Wing(app, depth);
        House(app, depth);
        Street(app, depth);
        Quarter(app, depth);
        Town(app, depth);
        County(app, depth);
        State(app, depth);
        Union(app, depth);
    }

    public static void Drawer(IEndpointRouteBuilder app, int depth) { if (depth-- > 0) { Shelf(app, depth); Box(app, depth); Cabinet(app, depth); Room(app, depth); Floor(app, depth); Wing(app, depth); House(app, depth); Street(app, depth); Quarter(app, depth); Town(app, depth); County(app, depth); State(app, depth); Union(app, depth); } }

    public static void Box(IEndpointRouteBuilder app, int depth) { if (depth-- > 0) { Shelf(app, depth); Drawer(app, depth); Cabinet(app, depth); Room(app, depth); Floor(app, depth); Wing(app, depth); House(app, depth); Street(app, depth); Quarter(app, depth); Town(app, depth); County(app, depth); State(app, depth); Union(app, depth); } }

    public static void Cabinet(IEndpointRouteBuilder app, int depth) { if (depth-- > 0) { Shelf(app, depth); Drawer(app, depth); Box(app, depth); Room(app, depth); Floor(app, depth); Wing(app, depth); House(app, depth); Street(app, depth); Quarter(app, depth); Town(app, depth); County(app, depth); State(app, depth); Union(app, depth); } }

    public static void Room(IEndpointRouteBuilder app, int depth) { if (depth-- > 0) { Shelf(app, depth); Drawer(app, depth); Box(app, depth); Cabinet(app, depth); Floor(app, depth); Wing(app, depth); House(app, depth); Street(app, depth); Quarter(app, depth); Town(app, depth); County(app, depth); State(app, depth); Union(app, depth); } }

    public static void Floor(IEndpointRouteBuilder app, int depth) { if (depth-- > 0) { Shelf(app, depth); Drawer(app, depth); Box(app, depth); Cabinet(app, depth); Room(app, depth); Wing(app, depth); House(app, depth); Street(app, depth); Quarter(app, depth); Town(app, depth); County(app, depth); State(app, depth); Union(app, depth); } }

    public static void Wing(IEndpointRouteBuilder app, int depth) { if (depth-- > 0) { Shelf(app, depth); Drawer(app, depth); Box(app, depth); Cabinet(app, depth); Room(app, depth); Floor(app, depth); House(app, depth); Street(app, depth); Quarter(app, depth); Town(app, depth); County(app, depth); State(app, depth); Union(app, depth); } }

    public static void House(IEndpointRouteBuilder app, int depth) { if (depth-- > 0) { Shelf(app, depth); Drawer(app, depth); Box(app, depth); Cabinet(app, depth); Room(app, depth); Floor(app, depth); Wing(app, depth); Street(app, depth); Quarter(app, depth); Town(app, depth); County(app, depth); State(app, depth); Union(app, depth); } }

    public static void Street(IEndpointRouteBuilder app, int depth) { if (depth-- > 0) { Shelf(app, depth); Drawer(app, depth); Box(app, depth); Cabinet(app, depth); Room(app, depth); Floor(app, depth); Wing(app, depth); House(app, depth); Quarter(app, depth); Town(app, depth); County(app, depth); State(app, depth); Union(app, depth); } }

    public static void Quarter(IEndpointRouteBuilder app, int depth) { if (depth-- > 0) { Shelf(app, depth); Drawer(app, depth); Box(app, depth); Cabinet(app, depth); Room(app, depth); Floor(app, depth); Wing(app, depth); House(app, depth); Street(app, depth); Town(app, depth); County(app, depth); State(app, depth); Union(app, depth); } }

    public static void Town(IEndpointRouteBuilder app, int depth) { if (depth-- > 0) { Shelf(app, depth); Drawer(app, depth); Box(app, depth); Cabinet(app, depth); Room(app, depth); Floor(app, depth); Wing(app, depth); House(app, depth); Street(app, depth); Quarter(app, depth); County(app, depth); State(app, depth); Union(app, depth); } }

    public static void County(IEndpointRouteBuilder app, int depth) { if (depth-- > 0) { Shelf(app, depth); Drawer(app, depth); Box(app, depth); Cabinet(app, depth); Room(app, depth); Floor(app, depth); Wing(app, depth); House(app, depth); Street(app, depth); Quarter(app, depth); Town(app, depth); State(app, depth); Union(app, depth); } }

    public static void State(IEndpointRouteBuilder app, int depth) { if (depth-- > 0) { Shelf(app, depth); Drawer(app, depth); Box(app, depth); Cabinet(app, depth); Room(app, depth); Floor(app, depth); Wing(app, depth); House(app, depth); Street(app, depth); Quarter(app, depth); Town(app, depth); County(app, depth); Union(app, depth); } }

    public static void Union(IEndpointRouteBuilder app, int depth) { if (depth-- > 0) { Shelf(app, depth); Drawer(app, depth); Box(app, depth); Cabinet(app, depth); Room(app, depth); Floor(app, depth); Wing(app, depth); House(app, depth); Street(app, depth); Quarter(app, depth); Town(app, depth); County(app, depth); State(app, depth); } }
}
