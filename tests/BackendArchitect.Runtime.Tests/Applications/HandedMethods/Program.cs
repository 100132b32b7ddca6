using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace HandedMethods;

public class Program
{
    public static void Main(string[] args) =>
        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();
}

public class Startup
{
    private static readonly string Prefix = "/kept";

    public void ConfigureServices(IServiceCollection services)
    {
        services.AddAuthentication().AddBearerToken();
        services.AddAuthorization(AddPolicies);
        services.AddRateLimiter(Limit);
        services.AddControllersWithViews();
        services.AddHealthChecks();
    }

    public void Configure(IApplicationBuilder app, IWebHostEnvironment environment)
    {
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.UseEndpoints(MapStaticOnes);
        app.UseEndpoints(new(MapOfInstance));
        if (environment.IsDevelopment())
            app.UseEndpoints(MapForDevelopers);

        var open = "/open";
        app.UseEndpoints(MapLocally);

        void MapLocally(IEndpointRouteBuilder routes) => routes.MapGet(open, () => "open").AllowAnonymous();
    }

    private static void AddPolicies(AuthorizationOptions options) =>
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();

    private static void Limit(RateLimiterOptions options) => options.AddFixedWindowLimiter("slow", window =>
    {
        window.PermitLimit = 1;
        window.Window = TimeSpan.FromMinutes(1);
    });

    private static void MapStaticOnes(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapControllerRoute("default", "{controller=Home}/{action=Index}/{id?}");
        endpoints.MapHealthChecks("/health").AllowAnonymous();
        endpoints.MapOrders(Prefix);
    }

    private void MapOfInstance(IEndpointRouteBuilder endpoints) => endpoints.MapGroup("/group").RequireAuthorization("Staff").MapGet("/one", () => 1);

    private void MapForDevelopers(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/developers", () => "developers");
}

public static class Orders
{
    public static void MapOrders(this IEndpointRouteBuilder endpoints, string prefix)
    {
        var orders = endpoints.MapGroup(prefix).RequireRateLimiting("slow");
        orders.MapGet("/orders", () => "orders");
        orders.MapPost("/orders", () => "ordered").AllowAnonymous().DisableRateLimiting();
    }
}

public class HomeController : Controller
{
    public string Index() => "index";

    [AllowAnonymous]
    public string Open() => "open";

    [EnableRateLimiting("slow"), HttpGet("/slow")]
    public string Slow() => "slow";
}
