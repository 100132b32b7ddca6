using BackendArchitect.Analyzers.Tests.Testing;
using BackendArchitect.Analyzers.Validation;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Tests.Rules.Validation;

public class EntityBoundFromRequestTests
{
    // The stores, as far as the rule names them.
    private static readonly MetadataReference Stores = Library.Compile("Stores", """
        namespace Microsoft.EntityFrameworkCore
        {
            public enum EntityState { Detached, Unchanged, Deleted, Modified, Added }
            public class DbContext
            {
                public ChangeTracking.EntityEntry Add(object entity) => new(); public ChangeTracking.EntityEntry Update(object entity) => new(); public ChangeTracking.EntityEntry Attach(object entity) => new(); public ChangeTracking.EntityEntry Remove(object entity) => new();
                public ChangeTracking.EntityEntry Entry(object entity) => new(); public DbSet<T> Set<T>() where T : class => new(); public Task<int> SaveChangesAsync() => Task.FromResult(0); public void AddRange(params object[] entities) { }
            }
            public class DbSet<T> where T : class
            {
                public ChangeTracking.EntityEntry Add(T entity) => new(); public ValueTask<ChangeTracking.EntityEntry> AddAsync(T entity, CancellationToken token = default) => default; public ChangeTracking.EntityEntry Update(T entity) => new();
                public void AddRange(IEnumerable<T> entities) { } public ChangeTracking.EntityEntry Remove(T entity) => new(); public T? Find(params object[] keys) => null;
            }
        }
        namespace Microsoft.EntityFrameworkCore.ChangeTracking { public class EntityEntry { public EntityState State { get; set; } public PropertyValues CurrentValues => new(); } public class PropertyValues { public void SetValues(object values) { } } }
        namespace MongoDB.Driver { public interface IMongoCollection<T> { Task InsertOneAsync(T document); } public static class Extensions { public static void ReplaceOne<T>(this IMongoCollection<T> collection, Func<T, bool> filter, T replacement) { } } }
        namespace Marten { public interface IDocumentOperations { void Store<T>(params T[] entities); } public interface IDocumentSession : IDocumentOperations; }
        """);

    private const string Types = """
        using System.Collections.Generic; using System.Linq; using Marten; using Microsoft.AspNetCore.Mvc; using Microsoft.EntityFrameworkCore; using MongoDB.Driver;
        public class Order { public int Id { get; set; } public string? Sku { get; set; } public bool IsPaid { get; set; } }
        public class PlaceOrder { public string? Sku { get; set; } public Order? Order { get; set; } public List<Order> Orders { get; set; } = []; }
        public class Shop : DbContext { public DbSet<Order> Orders => Set<Order>(); }
        public interface IOrders { void Add(Order order); void AddAll(IEnumerable<Order> orders); }
        public class Orders(Shop shop) : IOrders { public void Add(Order order) { var kept = order; shop.Orders.Add(kept); } public void AddAll(IEnumerable<Order> orders) { foreach (var order in orders) shop.Add(order); } }
        public interface IRepository<T> where T : class { void Save(T entity); }
        public class Repository<T>(Shop shop) : IRepository<T> where T : class { public void Save(T entity) => shop.Set<T>().Update(entity); }
        public class Careful(Shop shop) { public void Add(Order order) => shop.Orders.Add(new Order { Sku = order.Sku }); public void Log(Order order) { } }
        """;

    private static Task Minimal(string lambda, bool isReported) => Verify.Rule<EntityBoundFromRequest>(new Surroundings { References = [Stores] },
        $"using Marten; using Microsoft.AspNetCore.Mvc; using Microsoft.EntityFrameworkCore; using MongoDB.Driver; var app = WebApplication.CreateBuilder(args).Build(); app.{(isReported ? "[|MapPost|]" : "MapPost")}(\"/orders\", {lambda}); app.Run();", Types);

    [Theory]
    [InlineData("(Order order, Shop shop) => { shop.Orders.Add(order); }")]
    [InlineData("(Order order, Shop shop) => { shop.Add(order); }")]
    [InlineData("(Order order, Shop shop) => { shop.Orders.Update(order); }")]
    [InlineData("async (Order order, Shop shop) => { order.Id = 0; await shop.Orders.AddAsync(order); await shop.SaveChangesAsync(); }")]
    [InlineData("(Order order, Shop shop) => { shop.Entry(order).State = EntityState.Modified; }")]
    [InlineData("(Order order, Shop shop) => { shop.Attach(order).State = EntityState.Modified; }")]
    [InlineData("(Order order, Shop shop) => { shop.Entry(shop.Orders.Find(order.Id)!).CurrentValues.SetValues(order); }")]
    [InlineData("(List<Order> orders, Shop shop) => { shop.Orders.AddRange(orders); }")]
    [InlineData("(List<Order> orders, Shop shop) => { foreach (var order in orders) shop.Add(order); }")]
    [InlineData("(Order order, Shop shop) => { shop.AddRange(order); }")]
    [InlineData("(Order order, Shop shop) => { var kept = order; shop.Add(kept); }")]
    [InlineData("(Order order, IOrders orders) => { orders.Add(order); }")]
    [InlineData("(List<Order> order, IOrders orders) => { orders.AddAll(order); }")]
    [InlineData("(Order order, IRepository<Order> orders) => { orders.Save(order); }")]
    [InlineData("(PlaceOrder request, Shop shop) => { shop.Add(request.Order!); }")]
    [InlineData("(PlaceOrder request, Shop shop) => { shop.Orders.AddRange(request.Orders); }")]
    [InlineData("(Order order, IMongoCollection<Order> orders) => orders.InsertOneAsync(order)")]
    [InlineData("(Order order, IDocumentSession session) => { session.Store(order); }")]
    [InlineData("([FromForm] Order order, Shop shop) => { shop.Add(order); }")]
    [InlineData("(Order order, Shop shop) => { shop.Orders.Add(order); order = new Order(); }")]
    public Task What_is_bound_and_stored_is_reported(string lambda) => Minimal(lambda.Replace("List<", "System.Collections.Generic.List<"), true);

    [Theory]
    [InlineData("(PlaceOrder request, Shop shop) => { shop.Orders.Add(new Order { Sku = request.Sku }); }")]
    [InlineData("(Order order, Shop shop) => { var kept = shop.Orders.Find(order.Id); kept!.Sku = order.Sku; }")]
    [InlineData("(PlaceOrder request, Shop shop) => { shop.Entry(shop.Orders.Find(1)!).CurrentValues.SetValues(request); }")]
    [InlineData("(Order order, Shop shop) => { shop.Orders.Remove(order); }")]
    [InlineData("(Order order, Shop shop) => { shop.Attach(order); }")]
    [InlineData("(Order order, Shop shop) => { shop.Entry(order).State = EntityState.Deleted; }")]
    [InlineData("(Order order, Careful orders) => { orders.Add(order); orders.Log(order); }")]
    [InlineData("(Order order, System.Collections.Generic.List<Order> kept) => { kept.Add(order); }")]
    [InlineData("(int id, Shop shop) => { shop.Orders.Add(new Order { Id = id }); }")]
    [InlineData("(Order order, Shop shop) => { order = shop.Orders.Find(order.Id)!; shop.Orders.Update(order); }")]
    [InlineData("(Order order, Shop shop) => { var kept = order; if (order.Id == 0) kept = new Order(); shop.Orders.Update(kept); }")]
    [InlineData("(Order order) => order.Sku")]
    public Task What_is_copied_or_not_stored_is_quiet(string lambda) => Minimal(lambda, false);

    [Theory]
    [InlineData("[HttpPost] public void [|Post|](Order order) => shop.Orders.Add(order);")]
    [InlineData("[HttpPost] public void [|Post|]([FromForm] Order order) { Save(order); } private void Save(Order order) => shop.Add(order);")]
    [InlineData("[HttpPost] public void Post([FromForm, Bind(\"Sku\")] Order order) => shop.Orders.Add(order);")]
    [InlineData("[HttpPost] public void [|Post|]([FromBody, Bind(\"Sku\")] Order order) => shop.Orders.Add(order);")]
    [InlineData("[HttpPost] public void Post(Order order, [FromServices] Order other) => shop.Orders.Add(other);")]
    public Task Actions_count(string action) => Verify.Rule<EntityBoundFromRequest>(new Surroundings { References = [Stores] },
        "var app = WebApplication.CreateBuilder(args).Build(); app.MapControllers(); app.Run();",
        Types + "[ApiController, Route(\"orders\")] public class OrdersController(Shop shop) : ControllerBase { public Shop Shop => shop; " + action + " }");

    [Fact]
    public Task A_method_of_the_service_is_no_store_by_its_name() => Verify.Rule<EntityBoundFromRequest>(
        """
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/orders", (Order order, DbContext db) => { db.Add(order); });
        app.Run();
        public class Order { public string? Sku { get; set; } }
        public class DbContext { public void Add(object entity) { } }
        """);

    [Fact]
    public Task What_cannot_be_resolved_is_not_judged() => Verify.Rule<EntityBoundFromRequest>(new Surroundings { References = [Stores] },
        """
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/orders", (Order order, {|CS0246:Missing|} db) => { db.Add(order); });
        app.MapPost("/lines", (Order order, Microsoft.EntityFrameworkCore.DbContext db) => { db.{|CS1061:AddNow|}(order); });
        app.MapPost("/rest", ({|CS0246:Line|} line, Microsoft.EntityFrameworkCore.DbContext db) => { db.Add(line); });
        app.Run();
        public class Order { public string? Sku { get; set; } }
        """);
}
