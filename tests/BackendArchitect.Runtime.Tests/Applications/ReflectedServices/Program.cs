using System.Reflection;

namespace ReflectedServices;

// Services are found by reflection, and what the client sends is none of them.
public static class Program
{
    public static void Main(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddServicesByInterface();
        builder.Services.AddJobs();
        builder.Services.AddStores();
        builder.Services.AddMarked();
        builder.Services.AddHandlers();
        builder.Services.AddSubscribers(typeof(Program).Assembly);
        var app = builder.Build();

        app.MapPost("/orders", (Order order) => order.Id);
        app.MapPost("/customers", (Customer customer, ICatalog catalog) => customer.Name);
        app.MapPost("/jobs", (NightlyJob job, Order order) => job.Name + order.Id);
        app.MapPost("/stores", (OrderStore store, Order order) => store.Count + order.Id);
        app.MapPost("/marked", (Clock clock, Customer customer) => clock.Now + customer.Name);
        app.MapPost("/handlers", (IHandler<Order> handler, Order order) => handler.Handle(order));
        app.MapPost("/subscribers", (ISubscriber<Order> subscriber, Customer customer) => subscriber.Hear(new(1)) + customer.Name);
        app.Run();
    }
}

public sealed record Order(int Id);

public sealed class Customer
{
    public string Name { get; set; } = "";
}

public interface ICatalog
{
    int Count { get; }
}

public sealed class Catalog : ICatalog
{
    public int Count => 1;
}

public interface IJob
{
    string Name { get; }
}

public sealed class NightlyJob : IJob
{
    public string Name => "nightly";
}

public sealed class OrderStore
{
    public int Count => 1;
}

[AttributeUsage(AttributeTargets.Class)]
public sealed class ServiceAttribute : Attribute;

[Service]
public sealed class Clock
{
    public string Now => "now";
}

public interface IHandler<in T>
{
    int Handle(T message);
}

public sealed class OrderHandler : IHandler<Order>
{
    public int Handle(Order message) => message.Id;
}

public interface ISubscriber<in T>
{
    int Hear(T message);
}

public sealed class OrderSubscriber : ISubscriber<Order>
{
    public int Hear(Order message) => message.Id;
}

public static class Registrations
{
    public static void AddServicesByInterface(this IServiceCollection services)
    {
        var types = typeof(Program).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false }).ToList();
        foreach (var type in types)
            foreach (var contract in type.GetInterfaces().Where(contract => contract.Name == "I" + type.Name))
                services.AddScoped(contract, type);
    }

    public static void AddJobs(this IServiceCollection services)
    {
        foreach (var type in typeof(Program).Assembly.GetTypes().Where(type => type.IsClass && typeof(IJob).IsAssignableFrom(type)))
            services.AddTransient(type);
    }

    public static void AddStores(this IServiceCollection services)
    {
        foreach (var type in Assembly.GetExecutingAssembly().GetExportedTypes())
        {
            if (type.Name.EndsWith("Store", StringComparison.Ordinal))
                services.AddSingleton(type, type);
        }
    }

    public static void AddMarked(this IServiceCollection services) =>
        typeof(Program).Assembly.GetTypes().Where(type => type.GetCustomAttribute<ServiceAttribute>() is not null).ToList().ForEach(type => services.Add(new ServiceDescriptor(type, type, ServiceLifetime.Scoped)));

    public static void AddHandlers(this IServiceCollection services)
    {
        var handlers = typeof(Program).Assembly.GetTypes()
            .SelectMany(type => type.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IHandler<>)), (type, contract) => new { Contract = contract, Type = type });
        foreach (var handler in handlers)
            services.AddScoped(handler.Contract, handler.Type);
    }

    // The interfaces of each type are kept beside it.
    public static void AddSubscribers(this IServiceCollection services, params Assembly[] assemblies)
    {
        foreach (var assembly in assemblies)
        {
            var subscribers = assembly.GetTypes().Where(type => !type.IsAbstract)
                .Select(type => new { Type = type, Contracts = type.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ISubscriber<>)).ToArray() })
                .Where(found => found.Contracts.Length > 0);
            foreach (var subscriber in subscribers)
                foreach (var contract in subscriber.Contracts)
                    services.AddScoped(contract, subscriber.Type);
        }
    }
}
