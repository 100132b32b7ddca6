namespace ForgottenStartup;

// The program was rewritten, and its old Startup class stayed behind: nothing of it runs.
public static class Program
{
    public static void Main(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Configuration.AddUserSecrets<Startup>(optional: true);
        builder.Services.AddAuthentication().AddBearerToken();
        builder.Services.AddAuthorization();
        builder.Services.AddSingleton<Startup>();
        builder.Services.AddControllersWithViews();

        var app = builder.Build();
        app.MapGet("/open", (ILogger<Startup> log) => "open");
        app.MapGet("/closed", () => "closed").RequireAuthorization();
        app.MapControllers();
        var modern = new ModernStartup(app.Configuration);
        modern.Configure(app);
        app.Run();
    }
}
