using System.Collections.Concurrent;
using System.Threading.RateLimiting;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<Accounts>();
builder.Services.AddHealthChecks();
builder.Services.AddAuthorization(options =>
{
    options.AddPolicy("Support", policy => policy.RequireRole("support"));
    options.AddPolicy("Partner", policy => policy.RequireAssertion(_ => true));
});
builder.Services.AddRateLimiter(options =>
{
    options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
    options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetFixedWindowLimiter(
        context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions { PermitLimit = 100, Window = TimeSpan.FromMinutes(1) }));
});

var app = builder.Build();

app.UseRateLimiter();

app.MapHealthChecks("/health");

var accounts = app.MapGroup("/accounts").RequireAuthorization();
accounts.MapGet("/{id}", (string id, Accounts known) => known.Names.TryGetValue(id, out var name) ? Results.Ok(name) : Results.NotFound());
accounts.MapDelete("/{id}", (string id, Accounts known) => known.Names.TryRemove(id, out _) ? Results.NoContent() : Results.NotFound())
    .RequireAuthorization("Suport");

app.MapGet("/export", (Accounts known) => known.Names).RequireAuthorization("Partner");

app.Run();

internal sealed class Accounts
{
    public ConcurrentDictionary<string, string> Names { get; } = new();
}
