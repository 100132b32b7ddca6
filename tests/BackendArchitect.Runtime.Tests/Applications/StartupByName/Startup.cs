namespace StartupByName;

public class Startup
{
    public void ConfigureServices(IServiceCollection services)
    {
        services.AddRouting();
        services.AddAuthentication().AddBearerToken();
        services.AddAuthorization(options => options.FallbackPolicy = options.DefaultPolicy);
    }

    public void Configure(IApplicationBuilder app)
    {
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseEndpoints(endpoints => endpoints.MapGet("/", () => "hello"));
    }
}

// Nobody names it, and no host looks for a class that is called so.
public class Older
{
    public void Configure(IApplicationBuilder app) => app.UseRouting().UseEndpoints(endpoints => endpoints.MapGet("/older", () => "older"));
}
