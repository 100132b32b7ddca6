using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Modules;

var builder = WebApplication.CreateBuilder(args);
builder.Host.ConfigureServices((context, services) => services.AddSecurity());
builder.Services.AddSingleton<IModule, Shipping>().AddSingleton<IModule, Billing>();
builder.Services.AddControllers(options => options.Conventions.Add(new Conventions()));
var app = builder.Build();

foreach (var module in app.Services.GetServices<IModule>())
    module.Configure(app, app.Environment);
app.MapAll<Search>();
new PackageEndpoints(app).Build();
app.UseRouting();
app.UseAuthorization();
app.UseEndpoints(endpoints =>
{
    endpoints.MapControllers().RequireAuthorization("staff");
    endpoints.MapGet("/inside", () => "inside");
    Hooks.Register(endpoints);
});
app.MapWhen(context => context.Request.Path.StartsWithSegments("/branch"), branch => branch.Run(context => context.Response.WriteAsync("branch")));
(app as IEndpointRouteBuilder).MapGet("/cast", () => "cast");
((IEndpointRouteBuilder)app).MapGroup("/cast").RequireAuthorization().MapGet("/group", () => "cast");
IEndpointRouteBuilder routes = app;
var nested = routes.MapGroup("/n").MapGroup("/m");
nested.MapGet("/", () => "nested");
nested.RequireAuthorization(new AuthorizeAttribute { Policy = "staff" });
var late = app.MapGet("/late", () => "late");
late.WithTags("late");
if (late is IEndpointConventionBuilder conventions)
    conventions.RequireAuthorization();
foreach (var endpoint in new[] { app.MapGet("/one", () => 1), app.MapGet("/two", () => 2) })
    endpoint.RequireAuthorization();
using (var scope = app.Services.CreateScope())
    app.MapGet("/scoped", () => "scoped").Secure();
await app.StartTasksAsync();
app.Run();

namespace Modules
{
    public interface IModule
    {
        void Configure(IApplicationBuilder app, IWebHostEnvironment environment);
    }

    public class Shipping : IModule
    {
        public void Configure(IApplicationBuilder app, IWebHostEnvironment environment)
        {
            if (app is IEndpointRouteBuilder endpoints)
                endpoints.MapGet("/shipping", () => "shipping");
        }
    }

    public class Billing : IModule
    {
        public void Configure(IApplicationBuilder app, IWebHostEnvironment environment) =>
            ((IEndpointRouteBuilder)app).MapGroup("/billing").RequireAuthorization().MapGet("/", () => "billing");
    }

    public interface ISearch
    {
        static abstract string Prefix { get; }

        static abstract void Map(IEndpointRouteBuilder routes);
    }

    public class Search : ISearch
    {
        public static string Prefix => "/search";

        public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/", () => "search");
    }

    public class PackageEndpoints(IEndpointRouteBuilder endpoints)
    {
        public void Build()
        {
            MapPackages();
            MapSymbols("/symbols");
        }

        private void MapPackages() => endpoints.MapGet("/packages", () => "packages").WithName("packages").RequireAuthorization();

        private void MapSymbols(string prefix)
        {
            endpoints.MapGet(prefix + "/{id}", (string id) => id);
            endpoints.MapPut(prefix, () => "put").Secure();
        }
    }

    public static class Hooks
    {
        public static void Register(IEndpointRouteBuilder route)
        {
            route.MapPost("/hooks", () => "hook").AllowAnonymous();
            route.MapPost("/hooks/{id}", async context => await context.Response.WriteAsync("hook"));
        }
    }

    public static class Extensions
    {
        public static IServiceCollection AddSecurity(this IServiceCollection services)
        {
            services.AddAuthentication("Bearer").AddBearerToken("Bearer");
            return services.AddAuthorization(o => o.AddPolicy("staff", p => p.RequireRole("staff")));
        }

        public static RouteGroupBuilder MapAll<T>(this IEndpointRouteBuilder routes) where T : ISearch
        {
            var group = routes.MapGroup(T.Prefix);
            T.Map(group);
            return group;
        }

        public static TBuilder Secure<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder =>
            builder.RequireAuthorization("staff");

        public static Task StartTasksAsync(this WebApplication app)
        {
            app.MapGet("/tasks", [Authorize] () => "tasks");
            return Task.CompletedTask;
        }
    }

    public class Conventions : Microsoft.AspNetCore.Mvc.ApplicationModels.IControllerModelConvention
    {
        public void Apply(Microsoft.AspNetCore.Mvc.ApplicationModels.ControllerModel controller) => controller.ApiExplorer.GroupName = "all";
    }

    public abstract class CrudController<TEntity> : ControllerBase
    {
        [HttpGet]
        public string List() => typeof(TEntity).Name;

        [HttpDelete("{id:int}"), Authorize(Roles = "admin")]
        public virtual int Delete(int id) => id;
    }

    public record Lamp;

    [Route("lamps")]
    public class LampsController : CrudController<Lamp>
    {
        [AllowAnonymous]
        public override int Delete(int id) => 0;
    }

    [Route("[controller]/[action]")]
    public class ChairsController : CrudController<string>
    {
        [HttpPost, AllowAnonymous]
        public string Sit() => "sat";
    }
}
