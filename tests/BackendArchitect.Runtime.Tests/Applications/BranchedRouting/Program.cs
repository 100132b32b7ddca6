using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace BranchedRouting;

public class Program
{
    public static void Main(string[] args) =>
        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();
}

public class Startup
{
    public void ConfigureServices(IServiceCollection services)
    {
        services.AddAuthentication().AddBearerToken();
        services.AddAuthorization();
        services.AddControllers();
    }

    public void Configure(IApplicationBuilder app)
    {
        // Every branch that routes for itself has its own endpoints, the same controllers among them.
        app.MapWhen(context => IsOfDevices(context), devices =>
        {
            devices.UseRouting();
            devices.UseAuthorization();
            devices.UseEndpoints(endpoints => endpoints.MapControllers());
        });
        app.MapWhen(context => context.Request.Headers.ContainsKey("X-Kiosk"), kiosk => kiosk.UseRouting().UseAuthorization().UseEndpoints(endpoints =>
        {
            endpoints.MapControllers();
            endpoints.MapControllers();
            endpoints.MapGet("/kiosk", () => "kiosk");
        }));
        app.UseRouting();
        app.UseAuthorization();
        app.UseEndpoints(endpoints =>
        {
            endpoints.MapControllers();
            endpoints.MapGet("/status", () => "well");
        });
    }

    private static bool IsOfDevices(HttpContext context) => context.Request.Path.StartsWithSegments("/devices");
}

[ApiController, Route("devices")]
public class DevicesController : ControllerBase
{
    [HttpGet]
    public string Get() => "devices";

    [HttpPost, Authorize]
    public string Add() => "added";
}
