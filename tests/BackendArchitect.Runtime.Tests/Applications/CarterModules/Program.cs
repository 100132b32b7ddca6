using Carter;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddAuthorization();
builder.Services.AddCarter(configurator: carter => carter.WithModule<OrdersModule>());
var app = builder.Build();

app.MapCarter();
app.MapGroup("/closed").RequireAuthorization().MapCarter();

app.Run();

public class OrdersModule : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var orders = app.MapGroup("/orders");
        orders.MapGet("/", () => "orders");
        orders.MapPost("/", () => "new").RequireAuthorization();
        app.MapGet("/ping", () => "pong").AllowAnonymous();
    }
}
