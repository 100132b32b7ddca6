namespace ForgottenStartup;

public class Startup(IConfiguration configuration)
{
    public IConfiguration Configuration { get; } = configuration;

    public void ConfigureServices(IServiceCollection services)
    {
        services.AddControllers();
        services.AddRateLimiter(options => options.GlobalLimiter = System.Threading.RateLimiting.PartitionedRateLimiter.Create<HttpContext, string>(_ => System.Threading.RateLimiting.RateLimitPartition.GetNoLimiter("all")));
        services.AddAuthorization(options => options.FallbackPolicy = options.DefaultPolicy);
    }

    public void Configure(IApplicationBuilder app, IWebHostEnvironment environment)
    {
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseEndpoints(endpoints =>
        {
            endpoints.MapControllers();
            endpoints.MapGet("/old", () => "old");
        });
    }
}

// What is called by the program is not forgotten, and runs where it is called.
public class ModernStartup(IConfiguration configuration)
{
    public IConfiguration Configuration { get; } = configuration;

    public void Configure(WebApplication app) => ConfigureEndpoints(app, app);

    private void ConfigureEndpoints(IApplicationBuilder app, IEndpointRouteBuilder endpoints)
    {
        app.UseStatusCodePages();
        endpoints.MapGet("/modern", () => "modern").RequireAuthorization();
    }
}
