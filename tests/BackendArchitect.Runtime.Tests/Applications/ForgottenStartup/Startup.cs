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

// An older one, from before there was endpoint routing.
public class StartupOfOld
{
    public void ConfigureServices(IServiceCollection services)
    {
        services.AddMvc(options =>
        {
            options.Filters.Add(new Microsoft.AspNetCore.Mvc.Authorization.AuthorizeFilter());
            options.EnableEndpointRouting = false;
            options.SuppressAsyncSuffixInActionNames = false;
        }).AddRazorPagesOptions(options => options.Conventions.AuthorizeFolder("/"));
        services.AddAuthorization(options => options.AddPolicy("Old", policy => policy.RequireAuthenticatedUser()));
    }

    public void Configure(IApplicationBuilder app) => app.UseMvc(routes => routes.MapRoute("default", "{controller}/{action}"));
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
