using System.Reflection;
using JasperFx.CodeGeneration;
using JasperFx.CodeGeneration.Model;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;
using Wolverine;
using Wolverine.Http;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddAuthorization();
builder.Services.AddRateLimiter(options =>
{
    foreach (var policy in new[] { "slow", "slower" })
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
app.MapWolverineEndpoints(options =>
{
    options.WarmUpRoutes = RouteWarmup.Lazy;
    options.RequireAuthorizeOnAll();
    options.RoutePrefix("api");
    options.ConfigureEndpoints(chain => chain.RequireRateLimiting("slow"));
    options.ConfigureEndpoints(chain =>
    {
        if (chain.RoutePattern!.RawText!.Contains("nothing"))
            chain.Metadata.WithTags("nothing");
    });
    options.PublishMessage<Ordered>("/publish");
    options.SendMessage<Ordered>(HttpMethod.Put, "/send").AllowAnonymous();
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

public sealed record Ordered(int Id);

[AttributeUsage(AttributeTargets.Method)]
public sealed class OpenAttribute : ModifyHttpChainAttribute
{
    public override void Modify(HttpChain chain, GenerationRules rules) => chain.Metadata.AllowAnonymous();
}

public static class OrderEndpoints
{
    private const string Root = "/orders";

    [WolverineGet(Root)]
    public static string List() => "";

    [Open]
    [WolverinePost(Root)]
    public static string Create() => "";

    [AllowAnonymous]
    [EnableRateLimiting("slower")]
    [WolverineDelete(Root + "/{id}")]
    public static string Delete(int id) => "" + id;
}
