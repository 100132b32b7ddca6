namespace StartupClass;

public class Startup(IConfiguration configuration)
{
    public IConfiguration Configuration { get; } = configuration;

    public void ConfigureServices(IServiceCollection services)
    {
        services.AddAuthentication().AddBearerToken();
        services.AddAuthorization();
        services.AddControllers();
    }

    public void Configure(IApplicationBuilder app, IWebHostEnvironment environment)
    {
        if (environment.IsDevelopment())
            app.UseDeveloperExceptionPage();

        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();

        app.UseEndpoints(endpoints =>
        {
            endpoints.MapControllers().RequireAuthorization();
            endpoints.MapGet("/", context => context.Response.WriteAsync("hello"));
            endpoints.MapPost("/secret", () => "secret").RequireAuthorization();
            var group = endpoints.MapGroup("/group").RequireAuthorization();
            group.MapGet("/one", () => 1);
            endpoints.MapMetrics("/metrics");
        });
    }
}

public static class MetricsEndpoints
{
    public static IEndpointConventionBuilder MapMetrics(this IEndpointRouteBuilder endpoints, string path) =>
        endpoints.MapGet(path, () => "metrics");
}
