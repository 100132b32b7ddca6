using Microsoft.AspNetCore.RateLimiting;

namespace MappedBranches;

public static class Program
{
    public static void Main(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddBearerToken();
        builder.Services.AddAuthorization();
        builder.Services.AddRateLimiter(options => options.AddConcurrencyLimiter("few", limiter => limiter.PermitLimit = 1));
        var app = builder.Build();

        app.UseWhen(context => context.Request.Path.StartsWithSegments("/api"), Api);
        app.MapGet("/main", () => "main").RequireRateLimiting("few");
        app.UseWhen(context => context.Request.Query.ContainsKey("lambda"), branch =>
        {
            branch.UseRouting();
            branch.UseEndpoints(endpoints => endpoints.MapGet("/lambda", () => "lambda"));
        });

        app.Run();
    }

    private static void Api(IApplicationBuilder app)
    {
        app.UseRouting();
        app.UseRateLimiter();
        app.UseEndpoints(endpoints => endpoints.MapGet("/api/orders", () => "orders"));
    }
}
