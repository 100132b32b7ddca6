using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Scrutor;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddAuthorization();
builder.Services.AddControllers();
builder.Services.Scan(scan => scan.FromAssemblyOf<IModule>()
    .AddClasses(classes => classes.AssignableTo<IModule>().Where(type => !type.Name.StartsWith("Old"))).AsImplementedInterfaces().WithTransientLifetime()
    .AddClasses(classes => classes.AssignableTo<IPart>().Where(type => Enabled.Contains(type.Name))).AsImplementedInterfaces().WithTransientLifetime()
    .AddClasses(classes => classes.AssignableTo<Counter>()).AsSelf().WithSingletonLifetime()
    .AddClasses(classes => classes.Where(type => type.Name.EndsWith("Store"))).AsMatchingInterface().WithScopedLifetime());
builder.Services.ScanFor(ServiceLifetime.Scoped, typeof(IFeature).Assembly);
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
app.MapFeatures();
app.MapPost("/count", (Counter counter, Order order) => counter.Value + order.Id);
app.MapPost("/store", (IOrderStore store, Order order) => store.Count + order.Id);

app.Run();

public sealed record Order(int Id);

public partial class Program
{
    private static readonly HashSet<string> Enabled = ["LampPart", "ControllerPart"];
}

public interface IFeature
{
    IEndpointRouteBuilder Map(IEndpointRouteBuilder app);
}

public static class Features
{
    public static IServiceCollection ScanFor(this IServiceCollection services, ServiceLifetime lifetime, params Assembly[] assemblies)
    {
        var scanned = assemblies.Any() ? assemblies : [Assembly.GetCallingAssembly()];
        services.Scan(scan => scan
            .FromAssemblies(scanned)
            .AddClasses(classes => classes.AssignableTo(typeof(IFeature)), publicOnly: false)
            .UsingRegistrationStrategy(RegistrationStrategy.Append)
            .As<IFeature>()
            .WithLifetime(lifetime));
        services.Scan(scan => scan.FromAssemblies(scanned)
            .AddClasses(classes => classes.AssignableTo<IPage>()).UsingRegistrationStrategy(RegistrationStrategy.Skip).As<IPage>().WithTransientLifetime());
        return services;
    }

    public static IEndpointRouteBuilder MapFeatures(this IEndpointRouteBuilder app)
    {
        using var scope = app.ServiceProvider.CreateScope();
        var features = scope.ServiceProvider.GetServices<IFeature>();
        foreach (var feature in features)
            feature.Map(app);
        foreach (var page in app.ServiceProvider.GetServices<IPage>())
            page.Show(app);
        return app;
    }
}

public sealed class ListFeature : IFeature
{
    public IEndpointRouteBuilder Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/features", () => 1).RequireAuthorization();
        return app;
    }
}

internal sealed class HiddenFeature : IFeature
{
    public IEndpointRouteBuilder Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/hidden", () => 1);
        return app;
    }
}

public interface IPage
{
    void Show(IEndpointRouteBuilder app);
}

public sealed class OnlyPage : IPage
{
    public void Show(IEndpointRouteBuilder app) => app.MapGet("/page", () => 1); // undecidable: the strategy leaves out all but the first
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
