var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddAuthorization();
builder.Services.Scan(scan => scan.FromAssemblyOf<IModule>()
    .AddClasses(classes => classes.AssignableTo<IModule>().Where(type => !type.Name.StartsWith("Old"))).AsImplementedInterfaces().WithTransientLifetime()
    .AddClasses(classes => classes.AssignableTo<Counter>()).AsSelf().WithSingletonLifetime()
    .AddClasses(classes => classes.Where(type => type.Name.EndsWith("Store"))).AsMatchingInterface().WithScopedLifetime());
var app = builder.Build();

var group = app.MapGroup("/modules").RequireAuthorization();
foreach (var module in app.Services.GetRequiredService<IEnumerable<IModule>>())
    module.Map(group);
app.MapPost("/count", (Counter counter, Order order) => counter.Value + order.Id);
app.MapPost("/store", (IOrderStore store, Order order) => store.Count + order.Id);

app.Run();

public sealed record Order(int Id);

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
