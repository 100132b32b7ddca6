using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace LegacyBehindEndpoints;

public class Program
{
    public static void Main(string[] args) =>
        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup(_ => new Startup("orders"))).Build().Run();

    private class Startup(string name)
    {
        public void ConfigureServices(IServiceCollection services)
        {
            services.AddAuthentication().AddBearerToken();
            services.AddAuthorization();
            services.AddMvc(options => options.EnableEndpointRouting = false);
        }

        public void Configure(IApplicationBuilder app)
        {
            app.UseRouting();
            app.UseAuthentication();
            app.UseAuthorization();
            app.UseEndpoints(endpoints =>
            {
                endpoints.MapControllers();
                endpoints.MapGet("/name", () => name);
            });
            app.UseMvc();
        }
    }
}

[Route("orders")]
public class OrdersController : ControllerBase
{
    [HttpGet]
    public string Get() => "orders";

    [HttpPost, Authorize]
    public string Add() => "added";
}
