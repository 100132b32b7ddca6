using Microsoft.AspNetCore.Mvc;

namespace PipelineBranches;

// The whole pipeline is a method, and parts of it are others.
public static class Program
{
    public static void Main(string[] args) => Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.ConfigureServices(AddServices).Configure(Configure)).Build().Run();

    private static void AddServices(IServiceCollection services)
    {
        services.AddAuthentication().AddBearerToken();
        services.AddAuthorization(options => options.FallbackPolicy = options.DefaultPolicy);
        services.AddControllers();
    }

    private static void Configure(IApplicationBuilder app)
    {
        Action<IEndpointRouteBuilder> kept = endpoints => endpoints.MapGet("/kept", () => "kept").AllowAnonymous();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseEndpoints(endpoints =>
        {
            endpoints.MapControllers();
            endpoints.MapGet("/whole", () => "whole");
        });
        app.UseEndpoints(kept);
    }
}

[Route("orders")]
public class OrdersController : ControllerBase
{
    [HttpGet]
    public string Get() => "orders";
}
