using System.ServiceModel;
using Scalar.AspNetCore;
using SoapCore;
using Yarp.ReverseProxy.Configuration;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddAuthorization();
builder.Services.AddOpenApi();
builder.Services.AddReverseProxy().LoadFromMemory(
    [
        new RouteConfig { RouteId = "orders", ClusterId = "orders", Match = new() { Path = "/orders/{**rest}" } },
        new RouteConfig { RouteId = "mine", ClusterId = "orders", AuthorizationPolicy = "default", Match = new() { Path = "/mine/{**rest}" } },
    ],
    [new ClusterConfig { ClusterId = "orders", Destinations = new Dictionary<string, DestinationConfig> { ["one"] = new() { Address = "http://127.0.0.1:1" } } }]);
builder.Services.AddSoapCore();
builder.Services.AddSingleton<ICounter, Counter>();
var app = builder.Build();

app.MapReverseProxy();
app.MapForwarder("/pictures/{**rest}", "http://127.0.0.1:1");
app.MapForwarder("/secrets/{**rest}", "http://127.0.0.1:1").RequireAuthorization();
app.MapGroup("/docs").MapOpenApi();
app.MapGroup("/docs").MapScalarApiReference();
app.MapScalarApiReference("/reference").RequireAuthorization();

// The library hands on the builder of the last of its four endpoints.
((IEndpointRouteBuilder)app).UseSoapEndpoint<ICounter>("/counter.asmx", new SoapEncoderOptions(), SoapSerializer.XmlSerializer).RequireAuthorization();
// undecidable documentation: the library is handed the group
app.MapGroup("/legacy").RequireAuthorization().UseSoapEndpoint<ICounter>("/counter.asmx", new SoapEncoderOptions(), SoapSerializer.XmlSerializer);
// A middleware is no endpoint.
((IApplicationBuilder)app).UseSoapEndpoint<ICounter>("/old.asmx", new SoapEncoderOptions());

app.Run();

[ServiceContract]
public interface ICounter
{
    [OperationContract]
    int Add(int one, int other);
}

public sealed class Counter : ICounter
{
    public int Add(int one, int other) => one + other;
}
