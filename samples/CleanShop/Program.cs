using CleanShop.Catalog;
using CleanShop.Data;
using CleanShop.Operations;
using CleanShop.Orders;
using CleanShop.Stock;
using Microsoft.EntityFrameworkCore;

var builder = WebApplication.CreateBuilder(args);

builder.Logging.ClearProviders();
builder.Logging.AddJsonConsole();

builder.Services.AddDbContext<ShopContext>((services, options) =>
    options.UseSqlite(services.GetRequiredService<IConfiguration>().GetConnectionString("Shop")));
builder.Services.AddOrders();
builder.Services.AddStock();

builder.Services.AddSecurity();
builder.Services.AddRateLimits();
builder.Services.AddErrorHandling();
builder.Services.AddDocumentation();
builder.Services.AddTelemetry();
builder.Services.AddStrictJson();
builder.Services.AddValidation();
builder.Services.AddControllers();
builder.Services.AddRequestTimeouts(options => options.DefaultPolicy = new() { Timeout = TimeSpan.FromSeconds(30) });
builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database");

var app = builder.Build();

if (app.Environment.IsDevelopment())
{
    await using var scope = app.Services.CreateAsyncScope();
    await scope.ServiceProvider.GetRequiredService<ShopContext>().Database.EnsureCreatedAsync();
}
else
{
    app.UseHsts();
}

app.UseErrorHandling();
app.UseAuthentication();
app.UseRateLimiter();
app.UseAuthorization();
app.UseRequestTimeouts();

app.MapHealthChecks("/health").AllowAnonymous().DisableRateLimiting();
app.MapOpenApi().AllowAnonymous();

var v1 = app.MapGroup("/v1")
    .RequireAuthorization()
    .RequireRateLimiting(RateLimits.PerCaller)
    .ProducesProblem(StatusCodes.Status401Unauthorized)
    .ProducesProblem(StatusCodes.Status429TooManyRequests);
v1.MapCatalog();
v1.MapOrders();

app.MapControllers().RequireAuthorization();

await app.RunAsync();
