using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.RateLimiting;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<Parcels>();
builder.Services.AddHealthChecks();
builder.Services.AddRateLimiter(options =>
{
    options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
    options.AddConcurrencyLimiter("lookups", limiter => limiter.PermitLimit = 20);
});

var app = builder.Build();

app.UseRateLimiter();

app.MapHealthChecks("/health");

var parcels = app.MapGroup("/parcels").AllowAnonymous();
parcels.MapGet("/{number}", (string number, Parcels known) => known.Places.TryGetValue(number, out var place) ? Results.Ok(place) : Results.NotFound())
    .RequireRateLimiting("lookups");
parcels.MapPost("/{number}/subscriptions", (string number, string address, Parcels known) =>
{
    known.Subscribers.Add((number, address));
    return Results.Accepted();
});

parcels.MapPost("/{number}/events", (string number, JsonElement scanned, Parcels known) =>
{
    known.Places[number] = scanned.GetProperty("place").GetString() ?? "unknown";
    return Results.Accepted();
}).RequireRateLimiting("lookups");

app.Run();

internal sealed class Parcels
{
    public ConcurrentDictionary<string, string> Places { get; } = new();

    public ConcurrentBag<(string Number, string Address)> Subscribers { get; } = [];
}
