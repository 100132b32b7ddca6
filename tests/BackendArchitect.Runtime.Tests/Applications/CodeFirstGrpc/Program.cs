using System.Runtime.Serialization;
using System.ServiceModel;
using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Configuration;
using ProtoBuf.Grpc.Server;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddAuthorization(options => options.AddPolicy("Staff", policy => policy.RequireRole("staff")));
builder.Services.AddCodeFirstGrpc();
var app = builder.Build();

app.MapGrpcService<Shop.Orders>();
app.MapGrpcService<Shop.Stock>().RequireAuthorization();
app.Run();

namespace Shop
{
    [DataContract]
    public sealed class Order
    {
        [DataMember(Order = 1)]
        public string Name { get; set; } = "";
    }

    [ServiceContract]
    public interface IOrders
    {
        [OperationContract]
        ValueTask<Order> FindAsync(Order order);

        [OperationContract(Name = "All")]
        IAsyncEnumerable<Order> ListAsync(Order order, CallContext context = default);

        [Authorize("Staff")]
        Task DropAsync(Order order, CancellationToken cancellationToken = default);

        Task<Order> NoneAsync();

        Task<Order> SendAsync(IAsyncEnumerable<Order> orders);

        int TooMany(Order order, Order other);
    }

    [ServiceContract(Name = "parcels.Parcels")]
    public interface Inward : IBaggage
    {
        Task<Order> Track(Order order, ServerCallContext context);
    }

    [Service]
    public interface IBaggage
    {
        [Operation("Weigh")]
        Task<Order> WeighAll(Order order);
    }

    public interface IUnmarked
    {
        Task<Order> Nothing(Order order);
    }

    [ServiceContract]
    public interface IKept<T>
    {
        Task<T> Keep(T thing);
    }

    public sealed class Orders : IOrders, IUnmarked
    {
        [Authorize]
        public ValueTask<Order> FindAsync(Order order) => new(order);

        public async IAsyncEnumerable<Order> ListAsync(Order order, CallContext context)
        {
            await Task.Yield();
            yield return order;
        }

        public Task DropAsync(Order order, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<Order> NoneAsync() => Task.FromResult(new Order());

        public Task<Order> SendAsync(IAsyncEnumerable<Order> orders) => NoneAsync();

        public int TooMany(Order order, Order other) => 0;

        public Task<Order> Nothing(Order order) => NoneAsync();
    }

    public sealed class Stock : Inward, IKept<Order>
    {
        public Task<Order> Track(Order order, ServerCallContext context) => Task.FromResult(order);

        [AllowAnonymous]
        public Task<Order> WeighAll(Order order) => Task.FromResult(order);

        public Task<Order> Keep(Order thing) => Task.FromResult(thing);
    }
}
