using System.Reflection;
using JasperFx.CodeGeneration;
using JasperFx.CodeGeneration.Model;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;
using Shop.Stock;
using Wolverine;
using Wolverine.Attributes;
using Wolverine.Http;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddAuthorization(options => options.AddPolicy("staff", policy => policy.RequireRole("staff")));
builder.Services.AddRateLimiter(options =>
{
    foreach (var policy in new[] { "slow", "slower", "slowest" })
        options.AddConcurrencyLimiter(policy, limiter => limiter.PermitLimit = 1000);
});
builder.Host.UseWolverine(options =>
{
    options.ApplicationAssembly = typeof(OrderEndpoints).Assembly;
    options.Durability.Mode = DurabilityMode.MediatorOnly;
});
builder.Services.AddWolverineHttp();
builder.Services.AddSingleton<IAssemblyGenerator, NoCompiler>();
var app = builder.Build();

app.UseAuthorization();
app.UseRateLimiter();
app.MapGroup("/api").RequireRateLimiting("slow").MapWolverineEndpoints(options =>
{
    options.WarmUpRoutes = RouteWarmup.Lazy;
    options.RoutePrefix("stock", "Shop.Stock");
    options.ConfigureEndpoints(chain => chain.WithMetadata(new Marker()));
});

app.Run();

// Nothing is compiled at run time: what is asked of the routes is asked before that.
internal sealed class NoCompiler : IAssemblyGenerator
{
    public string? AssemblyName { get; set; }

    public void ReferenceAssembly(Assembly assembly)
    {
    }

    public void ReferenceAssemblyContainingType<T>()
    {
    }

    public Assembly Generate(string code) => throw new NotSupportedException();

    public Assembly Generate(Action<ISourceWriter> write) => throw new NotSupportedException();

    public void Compile(GeneratedAssembly assembly, IServiceVariableSource? services) => throw new NotSupportedException();

    public void Compile(GeneratedAssembly assembly, IServiceVariableSource? services, out string code) => throw new NotSupportedException();
}

public sealed class Marker;

public static class OrderEndpoints
{
    [WolverineGet("/orders")]
    public static string List() => "";

    [Authorize("staff")]
    [WolverinePost("/orders")]
    public static string Create() => "";

    [WolverineDelete("orders/{id}"), DisableRateLimiting]
    public static string Delete(int id) => "" + id;

    [WolverineIgnore]
    [WolverinePut("/orders/{id}")]
    public static string Replace(int id) => "" + id;

    public static string Helper() => "";
}

[Authorize]
public class AccountHandler
{
    [WolverineGet("/account")]
    public string Get() => "";

    [AllowAnonymous]
    [WolverinePatch("/account/{name}")]
    public string Change(string name) => name;
}

[RoutePrefix("/reports/")]
public class ReportEndpoint
{
    public static void Configure(HttpChain chain) => chain.Metadata.RequireAuthorization();

    [WolverineGet("/daily")]
    public string Daily() => "";

    [WolverineHead("/")]
    public string Root() => "";
}

public class Outer
{
    public class NestedEndpoint
    {
        [WolverineGet("/nested")]
        public string Get() => "";
    }
}

internal class InternalEndpoint
{
    [WolverineGet("/internal")]
    public string Get() => "";
}

namespace Shop.Stock
{
    [EnableRateLimiting("slower")]
    public class ItemEndpoint
    {
        [WolverineQuery("/items")]
        public string Find() => "";

        [EnableRateLimiting("slowest")]
        [WolverineGet("/items")]
        public string List() => "";
    }
}
