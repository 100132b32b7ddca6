using System.Security.Cryptography;

namespace BackendArchitect.EndToEnd.Tests.Testing;

/// <summary>A service with one finding in code (BARCH4001) and one in each of its settings files (BARCH1101), at known places.</summary>
internal static class LeakyShop
{
    internal const string Program = """
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/orders/{id}", (int id, ILogger<Program> logger) =>
        {
            logger.LogInformation($"Order {id} is read");
            return id;
        }).AllowAnonymous().DisableRateLimiting();
        app.Run();
        """;

    /// <summary>Settings with a password that nobody ever had.</summary>
    internal static readonly string Settings = $$"""
        {
          "ConnectionStrings": {
            "Orders": "Host=db.shop.internal;Username=orders;Password={{Convert.ToBase64String(SHA256.HashData("orders"u8))[..20]}}"
          }
        }
        """;

    internal static readonly (string Path, string Text)[] Files = [("Program.cs", Program), ("appsettings.json", Settings)];

    internal static Finding LogFinding(string severity) => new(severity, "BARCH4001", "Program.cs", 4, 27);

    /// <summary>What strict raises to a warning: the service tells nobody how it is.</summary>
    internal static Finding[] FindingsOfService { get; } = [new("warning", "BARCH4013", "Program.cs", 1, 46), new("warning", "BARCH4014", "Program.cs", 1, 46)];

    internal static Finding SettingsFinding(string severity, string file = "appsettings.json") =>
        new(severity, "BARCH1101", file, 3, """    "Orders": "Host=db.shop.internal;Username=orders;Password=""".Length + 1);
}
