using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

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
    options.AddConcurrencyLimiter("statements", limiter => limiter.PermitLimit = 2);
    options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetFixedWindowLimiter(
        context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions { PermitLimit = 100, Window = TimeSpan.FromMinutes(1) }));
});

var app = builder.Build();

app.UseRateLimiter();

app.MapHealthChecks("/health");

var accounts = app.MapGroup("/accounts").RequireAuthorization();
accounts.MapGet("/{id}", (string id, Accounts known) => known.Names.TryGetValue(id, out var name) ? Results.Ok(name) : Results.NotFound());
accounts.MapGet("/{id}/statement", Statements.Of);
accounts.MapDelete("/{id}", (string id, Accounts known) => known.Names.TryRemove(id, out _) ? Results.NoContent() : Results.NotFound())
    .RequireAuthorization("Suport");

app.MapGet("/me", (HttpContext context) => context.User.Identity?.Name).RequireAuthorization();
app.MapGet("/export", (Accounts known) => known.Names).RequireAuthorization("Partner");

var invitations = app.MapGroup("/invitations").AllowAnonymous();
invitations.MapGet("/{code}", (string code) => $"Invitation {code}");
invitations.MapPost("/", (string address, Accounts known) => Results.Ok(known.Invite(address)));
invitations.MapDelete("/{code}", (string code, Accounts known) => known.Invitations.TryRemove(code, out _)).RequireAuthorization("Support");

app.Run();

[EnableRateLimiting("statements")]
internal static class Statements
{
    public static string Of(string id) => $"Statement of account {id}";
}

internal sealed class Accounts
{
    public ConcurrentDictionary<string, string> Names { get; } = new();

    public ConcurrentDictionary<string, string> Invitations { get; } = new();

    public string Invite(string address)
    {
        var code = Guid.NewGuid().ToString("N");
        Invitations[code] = address;
        return code;
    }
}
