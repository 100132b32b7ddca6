var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddAuthorization();
var app = builder.Build();

app.MapGet("/", () => "root");

// Only in development.
if (app.Environment.IsDevelopment())
{
    app.MapGet("/debug", () => "debug");
    app.MapPost("/seed", () => "seed").RequireAuthorization();
}
else
{
    app.MapGet("/live", () => "live").AllowAnonymous();
}

if (!app.Environment.IsProduction())
    app.MapDiagnostics();

// Protected only in production.
var reports = app.MapGet("/reports", () => "reports"); // undecidable: protected in production alone
if (app.Environment.IsProduction())
    reports.RequireAuthorization();

var administration = app.MapGroup("/administration");
if (!app.Environment.IsDevelopment())
    administration.RequireAuthorization();
administration.MapGet("/users", () => "users"); // undecidable: the group is open in development
administration.MapGet("/status", () => "status").AllowAnonymous();
administration.MapGet("/jobs", () => "jobs").RequireAuthorization();

// Somebody must be known everywhere, and more is asked in production alone.
var invoices = app.MapGet("/invoices", () => "invoices").RequireAuthorization();
if (app.Environment.IsProduction())
    invoices.RequireAuthorization(policy => policy.RequireRole("accountant"));

// The compiler leaves out what is switched off.
const bool hasReplay = false;
if (hasReplay)
{
    app.MapGet("/replay", () => "replay");
    app.MapReplay();
}
else
{
    app.MapGet("/live-only", () => "live only");
}

app.Run();

public static class Diagnostics
{
    public static void MapDiagnostics(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/diagnostics/memory", () => "memory");
        endpoints.MapGet("/diagnostics/threads", () => "threads").RequireAuthorization();
    }
}

public static class Replay
{
    private const bool HasHistory = true;

    public static void MapReplay(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/replay/all", () => "all");
        if (!HasHistory || Environment.ProcessorCount < 0)
            endpoints.MapGet("/replay/none", () => "none");
    }
}
