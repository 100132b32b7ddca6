var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<MaintenanceMode>();
builder.Services.AddHealthChecks();
builder.Services.AddValidation();
builder.Services.AddProblemDetails();
builder.Services.AddValidation();

var app = builder.Build();

app.MapHealthChecks("/health");

var maintenance = app.MapGroup("/maintenance");
maintenance.MapGet("/", (MaintenanceMode mode) => new { mode.IsOn });
maintenance.MapPut("/", (MaintenanceMode mode, bool on, ILogger<MaintenanceMode> logger) =>
{
    mode.IsOn = on;
    logger.LogWarning("Maintenance mode is {IsOn}", on);
    return Results.NoContent();
});

app.Run();

internal sealed class MaintenanceMode
{
    public bool IsOn { get; set; }
}
