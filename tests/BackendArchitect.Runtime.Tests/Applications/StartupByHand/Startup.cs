using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Authorization;

namespace StartupByHand;

public class Startup(string prefix)
{
    public void ConfigureServices(IServiceCollection services)
    {
        services.AddAuthentication().AddBearerToken();
        services.AddAuthorization(options =>
        {
            options.DefaultPolicy = new AuthorizationPolicyBuilder().RequireRole("Reader").Build();
            options.AddPolicy("Staff", policy => policy.RequireClaim("staff"));
        });
        services.AddControllers(options =>
        {
            options.Filters.Add(new AuthorizeFilter("Staff"));
            options.Conventions.Add(new SpokenNames());
            options.SuppressAsyncSuffixInActionNames = false;
        });
    }

    public void Configure(IApplicationBuilder app, IWebHostEnvironment environment)
    {
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseEndpoints(endpoints =>
        {
            endpoints.MapControllers();
            endpoints.MapGet("/" + prefix.Length.ToString(System.Globalization.CultureInfo.InvariantCulture) + "/size", () => prefix); // unknown route: the length of a prefix is not computed
            endpoints.MapGet("/readers", () => "readers").RequireAuthorization();
            endpoints.MapGet("/open", () => "open");
        });
    }
}

public class SpokenNames : IControllerModelConvention
{
    public void Apply(ControllerModel controller) => controller.RouteValues["spoken"] = "yes";
}

[ApiController]
[Route("orders/[action]")]
public class OrdersController : ControllerBase
{
    [HttpGet]
    public Task<int> CountAsync() => Task.FromResult(1);

    [HttpGet, AllowAnonymous]
    public int Open() => 1;

    [HttpGet, Authorize]
    public int Closed() => 1;
}
