using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddAuthorization();
builder.Services.AddControllers();
builder.Services.Scan(scan => scan.FromAssemblyOf<IModule>()
    .AddClasses(classes => classes.AssignableTo<IModule>().Where(type => !type.Name.StartsWith("Old"))).AsImplementedInterfaces().WithTransientLifetime()
    .AddClasses(classes => classes.AssignableTo<IPart>().Where(type => Enabled.Contains(type.Name))).AsImplementedInterfaces().WithTransientLifetime()
    .AddClasses(classes => classes.AssignableTo<Counter>()).AsSelf().WithSingletonLifetime()
    .AddClasses(classes => classes.Where(type => type.Name.EndsWith("Store"))).AsMatchingInterface().WithScopedLifetime());
var app = builder.Build();

var group = app.MapGroup("/modules").RequireAuthorization();
foreach (var module in app.Services.GetRequiredService<IEnumerable<IModule>>())
    module.Map(group);
app.Services.GetServices<IPart>().ToList().ForEach(part => part.Add(app));
// The same by reflection alone.
foreach (var type in typeof(IStep).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IStep)) && !type.IsAbstract && type.Name != "Draft"))
    ((IStep)Activator.CreateInstance(type)!).Take(app);
foreach (var step in typeof(IStep).Assembly.GetTypes().Where(type => typeof(IStep).IsAssignableFrom(type) && type.IsClass).Where(type => type.Name.EndsWith("Step"))
    .Select(Activator.CreateInstance).Cast<IStep>())
    step.Take(app.MapGroup("/steps"));
app.MapPost("/count", (Counter counter, Order order) => counter.Value + order.Id);
app.MapPost("/store", (IOrderStore store, Order order) => store.Count + order.Id);

app.Run();

public sealed record Order(int Id);

public partial class Program
{
    private static readonly HashSet<string> Enabled = ["LampPart", "ControllerPart"];
}

public interface IPart
{
    void Add(IEndpointRouteBuilder app);
}

public sealed class LampPart : IPart
{
    public void Add(IEndpointRouteBuilder app) => app.MapGet("/lamps", () => 1); // undecidable: the filter asks a list
}

public sealed class ControllerPart : IPart
{
    public void Add(IEndpointRouteBuilder app) => app.MapControllers();
}

[ApiController, Route("shades")]
public class ShadesController : ControllerBase
{
    [HttpGet]
    public int Get() => 1; // undecidable: the filter asks a list
}

public interface IStep
{
    void Take(IEndpointRouteBuilder app);
}

public sealed class FirstStep : IStep
{
    public void Take(IEndpointRouteBuilder app) => app.MapGet("/first", () => 1);
}

// The filter leaves the class out that declares the method, and lets those pass that inherit it.
public abstract class Template : IStep
{
    public void Take(IEndpointRouteBuilder app) => app.MapGet("/templated", () => 1);
}

public sealed class PageStep : Template;

public sealed class Draft : IStep
{
    public void Take(IEndpointRouteBuilder app) => app.MapGet("/draft", () => 1);
}

public interface IModule
{
    void Map(IEndpointRouteBuilder app);
}

public sealed class OrderModule : IModule
{
    public void Map(IEndpointRouteBuilder app) => app.MapGet("/orders", () => 1);
}

public sealed class OpenModule : IModule
{
    public void Map(IEndpointRouteBuilder app) => app.MapGet("/open", () => 1).AllowAnonymous();
}

// Nobody maps it: the scan leaves it out by its name.
public sealed class OldModule : IModule
{
    public void Map(IEndpointRouteBuilder app) => app.MapGet("/old", () => 1);
}

public class Counter
{
    public int Value => 1;
}

public interface IOrderStore
{
    int Count { get; }
}

public sealed class OrderStore : IOrderStore
{
    public int Count => 1;
}
