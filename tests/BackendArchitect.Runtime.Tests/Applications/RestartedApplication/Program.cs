using Microsoft.AspNetCore.Authorization;

namespace RestartedApplication;

public static class Program
{
    public static Task Main(string[] args) => Server.StartAsync(args);
}

/// <summary>Is started by the program and again by whoever asks for it; each time another application is built.</summary>
public static class Server
{
    private static readonly SemaphoreSlim Turn = new(1);
    private static WebApplication? s_running;

    public static async Task StartAsync(string[] args)
    {
        await Turn.WaitAsync();
        try
        {
            s_running = Create(args);
        }
        finally
        {
            Turn.Release();
        }
        await s_running.RunAsync();
    }

    public static async Task RestartAsync()
    {
        await s_running!.StopAsync();
        s_running = Create([]);
        await s_running.StartAsync();
    }

    public static async Task UpdateAsync()
    {
        await s_running!.StopAsync();
        s_running = Create(["--updated"]);
        await s_running.StartAsync();
    }

    private static WebApplication Create(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddBearerToken();
        builder.Services.AddAuthorization();
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        Map(app);
        return app;
    }

    private static void Map(WebApplication app)
    {
        app.MapGet("/tables", () => "tables");
        app.MapPost("/restart", [Authorize] () => RestartAsync());
        app.MapPost("/update", [Authorize] () => UpdateAsync());
    }
}
