using System.Security.Claims;
using FastEndpoints;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddAuthorization(options => options.AddPolicy("staff", policy => policy.RequireRole("staff")));
builder.Services.AddRateLimiter(options => options.AddFixedWindowLimiter("slow", limiter =>
{
    limiter.PermitLimit = 1000;
    limiter.Window = TimeSpan.FromMinutes(1);
}));
builder.Services.AddFastEndpoints(options => (options.DisableAutoDiscovery, options.Assemblies) = (true, [typeof(First).Assembly]));
var app = builder.Build();

app.UseAuthorization();
app.UseRateLimiter();
app.UseFastEndpoints(config =>
{
    config.Endpoints.RoutePrefix = "api";
    config.Versioning.Prefix = "ver";
    config.Versioning.DefaultVersion = 1;
});

app.Run();

public abstract class Silent : EndpointWithoutRequest
{
    public override Task HandleAsync(CancellationToken ct) => Task.CompletedTask;
}

public class First : Silent
{
    public override void Configure()
    {
        Get("/orders");
        Policies("staff");
    }
}

public class Second : Silent
{
    public override void Configure()
    {
        Get("/orders");
        Version(2, deprecateAt: 3);
        Roles("staff", "boss");
        Throttle(1000, 60);
    }
}

public class Elsewhere : Silent
{
    public override void Configure()
    {
        Get("/orders");
        Version(3);
        RoutePrefixOverride("mobile");
        AllowAnonymous();
        Options(builder => builder.RequireRateLimiting("slow"));
    }
}

public class Nowhere : Silent
{
    public override void Configure()
    {
        Post("orders/bare");
        RoutePrefixOverride("");
        Claims("staff");
        Permissions("write");
        Group<Administration>();
    }
}

public class Listed : Silent
{
    public override void Configure()
    {
        Get("list", "all");
        Version(2);
        AuthSchemes("BearerToken");
        Group<Reports>();
    }
}

[HttpPost("/marked"), Authorize(Roles = "staff"), Group<Reports>]
public class Marked : Silent;

[HttpGet("/throttled"), Throttle(1000, 60)]
public class Throttled : Silent;

public class Administration : Group
{
    public Administration() => Configure("admin", endpoint =>
    {
        endpoint.Roles("boss");
        endpoint.Throttle(1000, 60);
    });
}

public class Reports : SubGroup<Administration>
{
    public Reports() => Configure("reports", endpoint => endpoint.AllowAnonymous());
}
