using System.Threading.RateLimiting;
using LeakyShop.Accounts;
using LeakyShop.Catalog;
using LeakyShop.Controllers;
using LeakyShop.Data;
using LeakyShop.Orders;
using LeakyShop.Payments;
using LeakyShop.Shipping;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddDbContext<ShopContext>(options => options
    .UseSqlite(builder.Configuration.GetConnectionString("Shop"))
    .EnableSensitiveDataLogging());

builder.Services.AddShopAuthentication(builder.Configuration);
builder.Services.AddPayments(builder.Configuration);
builder.Services.AddScoped<OrderService>();
builder.Services.AddSingleton<OrderMailer>();
builder.Services.AddHostedService<ShipmentWorker>();
builder.Services.AddControllers(options => options.Filters.Add<RequestLogFilter>())
    .ConfigureApiBehaviorOptions(options => options.SuppressModelStateInvalidFilter = true);
builder.Services.AddHealthChecks();
builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy
    .SetIsOriginAllowed(_ => true)
    .AllowAnyHeader()
    .AllowAnyMethod()
    .AllowCredentials()));
builder.Services.AddRateLimiter(options =>
{
    options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(_ => RateLimitPartition.GetConcurrencyLimiter("shop", _ => new() { PermitLimit = 500 }));
    options.AddFixedWindowLimiter("orders", limiter =>
    {
        limiter.PermitLimit = 100;
        limiter.Window = TimeSpan.FromMinutes(1);
    });
    options.AddFixedWindowLimiter("sign-in", limiter =>
    {
        limiter.PermitLimit = 5;
        limiter.Window = TimeSpan.FromMinutes(1);
    });
});

var app = builder.Build();

using (var scope = app.Services.CreateScope())
{
    scope.ServiceProvider.GetRequiredService<ShopContext>().Database.EnsureCreated();
}

app.UseDeveloperExceptionPage();
app.UseCors();
app.UseAuthentication();
app.UseAuthorization();

app.MapHealthChecks("/health");
app.MapAccounts();
app.MapCatalog();
app.MapOrders();
app.MapControllers();
app.MapControllerRoute("default", "{controller=Reports}/{action=Index}/{id?}");

app.Run();
