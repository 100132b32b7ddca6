using System.Reflection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddAuthorization();
var app = builder.Build();

// A group for each class that is found, named after it.
foreach (var type in Assembly.GetExecutingAssembly().GetExportedTypes().Where(type => type.IsSubclassOf(typeof(EndpointGroup))))
    if (Activator.CreateInstance(type) is EndpointGroup found)
        found.Map(app.MapGroup($"/api/{found.GetType().Name}"));

// The class makes its group by an extension that knows the class.
foreach (var type in typeof(SelfNamed).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(SelfNamed)) && !t.IsAbstract))
    ((SelfNamed)Activator.CreateInstance(type)!).Map(app);

// Static members, run by name.
foreach (var type in typeof(IHandler).Assembly.GetTypes().Where(t => typeof(IHandler).IsAssignableFrom(t) && t.IsClass))
    type.InvokeMember(nameof(IHandler.MapEndpoint), BindingFlags.InvokeMethod | BindingFlags.Public | BindingFlags.Static, null, null, [app]);

// A list of objects.
IModule[] modules = [new Carts(), new Prices(), new Coupons()];
foreach (var module in modules)
    module.Map(app);
new List<IModule> { new Returns() }.ForEach(module => module.Map(app.MapGroup("/listed").RequireAuthorization()));

// A query that makes them.
typeof(Program).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(IPart)) && t.IsClass).Select(Activator.CreateInstance).Cast<IPart>().ToList()
    .ForEach(part => part.Add(app));

// Methods in a list.
foreach (var map in new Action<IEndpointRouteBuilder>[] { Methods.MapFirst, Methods.MapSecond })
    map(app);

app.Run();

public abstract class EndpointGroup
{
    public abstract void Map(RouteGroupBuilder group);
}

public class Orders : EndpointGroup
{
    public override void Map(RouteGroupBuilder group)
    {
        group.MapGet("/", List).RequireAuthorization();
        group.MapGet("/open", List);
    }

    private static string List() => "orders";
}

public class Stock : EndpointGroup
{
    public override void Map(RouteGroupBuilder group)
    {
        group.RequireAuthorization();
        group.MapGet("/", () => "stock");
    }
}

public abstract class SelfNamed
{
    public virtual string? Prefix => null;

    public abstract void Map(WebApplication app);
}

public static class SelfNamedGroups
{
    public static RouteGroupBuilder MapGroup(this WebApplication app, SelfNamed group) =>
        app.MapGroup($"/self/{group.Prefix ?? group.GetType().Name}").WithTags(group.GetType().Name);
}

public class Invoices : SelfNamed
{
    public override void Map(WebApplication app)
    {
        app.MapGroup(this).RequireAuthorization().MapGet("/invoices", () => "invoices");
        app.MapGroup(this).MapGet("/public-invoices", () => "invoices");
    }
}

public interface IHandler
{
    static abstract void MapEndpoint(IEndpointRouteBuilder builder);
}

public class ReadBasket : IHandler
{
    public static void MapEndpoint(IEndpointRouteBuilder builder) => builder.MapGet("/basket", () => "basket");
}

public class EmptyBasket : IHandler
{
    public static void MapEndpoint(IEndpointRouteBuilder builder) => builder.MapDelete("/basket", () => "emptied").RequireAuthorization();
}

public interface IModule
{
    void Map(IEndpointRouteBuilder app);
}

public class Carts : IModule
{
    public void Map(IEndpointRouteBuilder app) => app.MapGet("/carts", () => "carts");
}

public class Prices : IModule
{
    public void Map(IEndpointRouteBuilder app) => app.MapGet("/prices", () => "prices").AllowAnonymous();
}

public class Coupons : IModule
{
    void IModule.Map(IEndpointRouteBuilder app) => app.MapGroup("/coupons").RequireAuthorization().MapGet("/", () => "coupons");
}

public class Returns : IModule
{
    public void Map(IEndpointRouteBuilder app) => app.MapGet("/returns", () => "returns");
}

public interface IPart
{
    void Add(IEndpointRouteBuilder app);
}

public class Lamps : IPart
{
    public void Add(IEndpointRouteBuilder app) => app.MapGet("/lamps", () => "lamps");
}

public static class Methods
{
    public static void MapFirst(IEndpointRouteBuilder app) => app.MapGet("/first", () => 1);

    public static void MapSecond(IEndpointRouteBuilder app) => app.MapGet("/second", () => 2).RequireAuthorization();
}
