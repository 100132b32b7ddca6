using System.Collections.Concurrent;
using Microsoft.AspNetCore.RateLimiting;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<Prices>();
builder.Services.AddRateLimiter(options =>
{
    options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
    options.AddConcurrencyLimiter("partners", limiter => limiter.PermitLimit = 10);
});

var app = builder.Build();

app.UseRateLimiter();
app.UsePathBase("/feed");
app.UseRouting();

var prices = app.MapGroup("/prices").AllowAnonymous().RequireRateLimiting("partners");
prices.MapGet("/", (Prices known) => known.BySku);
prices.MapGet("/{sku}", (string sku, Prices known) => known.BySku.TryGetValue(sku, out var price) ? Results.Ok(price) : Results.NotFound());

app.Run();

internal sealed class Prices
{
    public ConcurrentDictionary<string, decimal> BySku { get; } = new();
}
