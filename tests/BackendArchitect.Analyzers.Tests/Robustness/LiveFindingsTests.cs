using BackendArchitect.Analyzers.Tests.Samples;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendArchitect.Analyzers.Tests.Robustness;

/// <summary>An editor asks for one document at a time. It must hear what the build hears, and hear it anew when another file was edited.</summary>
public class LiveFindingsTests
{
    // One endpoint says who may call it: where none does, one finding for the whole application stands for all.
    private const string Program = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthorization();
        builder.Services.AddControllers();
        var app = builder.Build();
        app.UseAuthorization();
        app.MapControllers();
        app.MapOrders();
        app.MapGet("/version", () => "1.0").AllowAnonymous();
        app.Run();
        """;

    public static TheoryData<string> Leaky => [.. SampleProject.LeakyNames];

    [Theory, MemberData(nameof(Leaky))]
    public async Task Asked_for_one_document_after_the_other_the_rules_find_what_the_build_finds(string sample)
    {
        var opened = SampleProject.Open(sample);
        var found = new List<Diagnostic>();
        foreach (var document in opened.Project.Documents)
        {
            var model = (await document.GetSemanticModelAsync())!;
            var live = await Driver(model.Compilation, opened).GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, CancellationToken.None);
            Assert.All(live, finding => Assert.Same(model.SyntaxTree, finding.Location.SourceTree));
            found.AddRange(live);
        }
        var compilation = (await opened.Project.GetCompilationAsync())!;
        foreach (var file in opened.Project.AnalyzerOptions.AdditionalFiles)
        {
            var live = (await Driver(compilation, opened).GetAnalysisResultAsync(file, CancellationToken.None)).GetAllDiagnostics();
            Assert.All(live, finding => Assert.Equal(file.Path, finding.Location.GetLineSpan().Path));
            found.AddRange(live);
        }
        Assert.Equal(File.ReadAllLines(Path.Combine(SampleProject.FolderOf(sample), "expected-findings.txt")), opened.Lines(found));
    }

    [Fact]
    public async Task A_group_that_loses_its_authorization_in_another_file_opens_the_endpoints_here()
    {
        var service = new EditedService(
            ("Program.cs", Program),
            ("Groups.cs", "static class Groups { public static void MapOrders(this WebApplication app) => app.MapGroup(\"/orders\").RequireAuthorization().MapAll(); }"),
            ("Orders.cs", "static class Orders { public static void MapAll(this RouteGroupBuilder group) => group.MapGet(\"/{id}\", (int id) => id); }"));
        Assert.Empty(await service.FindingsIn("Orders.cs"));
        var opened = service.Edit("Groups.cs", ".RequireAuthorization()", "");
        Assert.Equal(["BARCH5001 MapGet"], await opened.FindingsIn("Orders.cs"));
        Assert.Empty(await opened.Edit("Groups.cs", ".MapGroup(\"/orders\")", ".MapGroup(\"/orders\").RequireAuthorization()").FindingsIn("Orders.cs"));
    }

    [Fact]
    public async Task A_fallback_policy_in_another_file_closes_the_endpoints_here()
    {
        var service = new EditedService(
            ("Program.cs", Program),
            ("Orders.cs", "static class Orders { public static void MapOrders(this WebApplication app) => app.MapGet(\"/{id}\", (int id) => id); }"));
        Assert.Equal(["BARCH5001 MapGet"], await service.FindingsIn("Orders.cs"));
        Assert.Empty(await service
            .Edit("Program.cs", "AddAuthorization()", "AddAuthorization(options => options.FallbackPolicy = options.DefaultPolicy)")
            .FindingsIn("Orders.cs"));
    }

    [Fact]
    public async Task An_attribute_of_a_base_controller_in_another_file_closes_the_actions_here()
    {
        var service = new EditedService(
            ("Program.cs", Program),
            ("Setup.cs", "static class Setup { public static void MapOrders(this WebApplication app) { } }"),
            ("ShopController.cs", "using Microsoft.AspNetCore.Mvc; public abstract class ShopController : ControllerBase { }"),
            ("OrdersController.cs", "using Microsoft.AspNetCore.Mvc; [ApiController, Route(\"orders\")] public class OrdersController : ShopController { [HttpGet] public int Count() => 1; }"));
        Assert.Equal(["BARCH5001 Count"], await service.FindingsIn("OrdersController.cs"));
        Assert.Empty(await service
            .Edit("ShopController.cs", "public abstract", "[Microsoft.AspNetCore.Authorization.Authorize] public abstract")
            .FindingsIn("OrdersController.cs"));
    }

    [Fact]
    public async Task A_convention_that_an_extension_method_adds_in_another_file_closes_the_endpoints_here()
    {
        var service = new EditedService(
            ("Program.cs", Program),
            ("Conventions.cs", "static class Conventions { public static RouteHandlerBuilder ForStaff(this RouteHandlerBuilder builder) => builder; }"),
            ("Orders.cs", "static class Orders { public static void MapOrders(this WebApplication app) => app.MapGet(\"/{id}\", (int id) => id).ForStaff(); }"));
        Assert.Equal(["BARCH5001 MapGet"], await service.FindingsIn("Orders.cs"));
        Assert.Empty(await service.Edit("Conventions.cs", "=> builder;", "=> builder.RequireAuthorization(\"Staff\");").FindingsIn("Orders.cs"));
    }

    [Fact]
    public async Task The_first_word_about_callers_in_another_file_moves_the_finding_from_the_application_to_its_endpoints()
    {
        var silent = new EditedService(
            ("Program.cs", Program.Replace(".AllowAnonymous()", "", StringComparison.Ordinal).Replace("app.Run();", "app.MapStock(); app.Run();", StringComparison.Ordinal)),
            ("Orders.cs", "static class Orders { public static void MapOrders(this WebApplication app) => app.MapGet(\"/{id}\", (int id) => id); }"),
            ("Stock.cs", "static class Stock { public static void MapStock(this WebApplication app) => app.MapGet(\"/stock\", () => 1); }"));
        Assert.Equal(["BARCH4013 Build", "BARCH4014 Build", "BARCH5003 Build", "BARCH5004 Build"], await silent.FindingsIn("Program.cs"));
        Assert.Empty(await silent.FindingsIn("Orders.cs"));
        var said = silent.Edit("Stock.cs", "() => 1)", "() => 1).RequireAuthorization()");
        Assert.Equal(["BARCH5013 AddAuthorization", "BARCH4013 Build", "BARCH4014 Build", "BARCH5003 Build", "BARCH5014 Build", "BARCH5001 MapGet"], await said.FindingsIn("Program.cs"));
        Assert.Equal(["BARCH5001 MapGet"], await said.FindingsIn("Orders.cs"));
    }

    [Fact]
    public async Task A_limiter_in_another_file_covers_the_endpoints_here_as_long_as_it_stands_there()
    {
        var limited = new EditedService(
            ("Program.cs", "var builder = WebApplication.CreateBuilder(args); builder.Services.AddLimits(); var app = builder.Build(); app.UseRateLimiter(); app.MapOrders(); app.Run();"),
            ("Limits.cs", """
                using System.Threading.RateLimiting;
                static class Limits
                {
                    public static void AddLimits(this IServiceCollection services) => services.AddRateLimiter(o =>
                        o.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(c => RateLimitPartition.GetNoLimiter("x")));
                }
                """),
            ("Orders.cs", "static class Orders { public static void MapOrders(this WebApplication app) => app.MapGet(\"/{id}\", (int id) => id).AllowAnonymous(); }"));
        Assert.Empty(await limited.FindingsIn("Orders.cs"));
        Assert.Equal(["BARCH5002 MapGet"], await limited.Edit("Limits.cs", "o.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(c => RateLimitPartition.GetNoLimiter(\"x\"))", "o.RejectionStatusCode = 429").FindingsIn("Orders.cs"));
    }

    [Fact]
    public async Task A_policy_in_another_file_that_gets_another_name_is_unknown_here()
    {
        var service = new EditedService(
            ("Program.cs", "var builder = WebApplication.CreateBuilder(args); builder.Services.AddLimits(); var app = builder.Build(); app.UseRateLimiter(); app.MapOrders(); app.Run();"),
            ("Limits.cs", "using Microsoft.AspNetCore.RateLimiting; static class Limits { public static void AddLimits(this IServiceCollection services) => services.AddRateLimiter(o => o.AddConcurrencyLimiter(\"orders\", _ => { })); }"),
            ("Orders.cs", "static class Orders { public static void MapOrders(this WebApplication app) => app.MapGet(\"/{id}\", (int id) => id).AllowAnonymous().RequireRateLimiting(\"orders\"); }"));
        Assert.Empty(await service.FindingsIn("Orders.cs"));
        Assert.Equal(["BARCH5006 \"orders\""], await service.Edit("Limits.cs", "\"orders\"", "\"stock\"").FindingsIn("Orders.cs"));
    }

    [Fact]
    public async Task A_limiter_that_another_file_takes_out_of_the_pipeline_limits_nobody_here()
    {
        var service = new EditedService(
            ("Program.cs", "var builder = WebApplication.CreateBuilder(args); builder.Services.AddOrders(); var app = builder.Build(); app.UseRateLimiter(); app.MapOrders(); app.Run();"),
            ("Orders.cs", """
                using Microsoft.AspNetCore.RateLimiting;
                static class Orders
                {
                    public static void AddOrders(this IServiceCollection services) => services.AddRateLimiter(o => { o.RejectionStatusCode = 429; o.AddConcurrencyLimiter("orders", _ => { }); });
                    public static void MapOrders(this WebApplication app) => app.MapGet("/{id}", (int id) => id).AllowAnonymous().RequireRateLimiting("orders");
                }
                """));
        Assert.Empty(await service.FindingsIn("Orders.cs"));
        var opened = service.Edit("Program.cs", "app.UseRateLimiter();", "");
        Assert.Equal(["BARCH5005 AddRateLimiter"], await opened.FindingsIn("Orders.cs"));
        Assert.Empty(await opened.Edit("Program.cs", "app.MapOrders();", "app.UseRateLimiter(); app.MapOrders();").FindingsIn("Orders.cs"));
    }

    [Fact]
    public async Task A_filter_in_the_options_of_MVC_in_another_file_closes_the_actions_here()
    {
        var service = new EditedService(
            ("Program.cs", Program.Replace("AddControllers()", "AddShop()", StringComparison.Ordinal)),
            ("Setup.cs", """
                static class Setup
                {
                    public static void AddShop(this IServiceCollection services) => services.AddControllers(o => o.MaxModelValidationErrors = 10);
                    public static void MapOrders(this WebApplication app) { }
                }
                """),
            ("OrdersController.cs", "using Microsoft.AspNetCore.Mvc; [ApiController, Route(\"orders\")] public class OrdersController : ControllerBase { [HttpGet] public int Count() => 1; }"));
        Assert.Equal(["BARCH5001 Count"], await service.FindingsIn("OrdersController.cs"));
        Assert.Empty(await service.Edit("Setup.cs", "o.MaxModelValidationErrors = 10", "o.Filters.Add(new Microsoft.AspNetCore.Mvc.Authorization.AuthorizeFilter())").FindingsIn("OrdersController.cs"));
    }

    [Fact]
    public async Task A_convention_of_all_controllers_in_another_file_closes_the_actions_here()
    {
        var service = new EditedService(
            ("Program.cs", Program.Replace("AddControllers()", "AddControllers(o => o.Conventions.Add(new Closing()))", StringComparison.Ordinal)),
            ("Closing.cs", """
                using Microsoft.AspNetCore.Mvc.ApplicationModels;
                static class Setup { public static void MapOrders(this WebApplication app) { } }
                public class Closing : IControllerModelConvention { public void Apply(ControllerModel controller) => controller.ControllerName = controller.ControllerName; }
                """),
            ("OrdersController.cs", "using Microsoft.AspNetCore.Mvc; [ApiController, Route(\"orders\")] public class OrdersController : ControllerBase { [HttpGet] public int Count() => 1; }"));
        Assert.Equal(["BARCH5001 Count"], await service.FindingsIn("OrdersController.cs"));
        Assert.Empty(await service
            .Edit("Closing.cs", "controller.ControllerName = controller.ControllerName", "controller.Filters.Add(new Microsoft.AspNetCore.Mvc.Authorization.AuthorizeFilter())")
            .FindingsIn("OrdersController.cs"));
    }

    [Fact]
    public async Task An_attribute_of_ones_own_closes_the_endpoints_here_by_the_interface_that_it_has_in_another_file()
    {
        var service = new EditedService(
            ("Program.cs", Program),
            ("StaffAttribute.cs", "public class StaffAttribute : Attribute { public string? Policy { get; set; } public string? Roles { get; set; } public string? AuthenticationSchemes { get; set; } }"),
            ("Orders.cs", "static class Orders { public static void MapOrders(this WebApplication app) => app.MapGet(\"/{id}\", [Staff] (int id) => id); }"));
        Assert.Equal(["BARCH5001 MapGet"], await service.FindingsIn("Orders.cs"));
        Assert.Empty(await service.Edit("StaffAttribute.cs", ": Attribute", ": Attribute, Microsoft.AspNetCore.Authorization.IAuthorizeData").FindingsIn("Orders.cs"));
    }

    [Fact]
    public async Task A_filter_in_another_file_that_begins_to_refuse_closes_the_endpoints_here()
    {
        var service = new EditedService(
            ("Program.cs", Program),
            ("KeyFilter.cs", "public class KeyFilter : IEndpointFilter { public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) { return await next(context); } }"),
            ("Orders.cs", "static class Orders { public static void MapOrders(this WebApplication app) => app.MapGet(\"/{id}\", (int id) => id).AddEndpointFilter<KeyFilter>(); }"));
        Assert.Equal(["BARCH5001 MapGet"], await service.FindingsIn("Orders.cs"));
        Assert.Empty(await service
            .Edit("KeyFilter.cs", "{ return await", "{ if (!context.HttpContext.Request.Headers.ContainsKey(\"X-Api-Key\")) return Results.Unauthorized(); return await").FindingsIn("Orders.cs"));
    }

    [Fact]
    public async Task A_policy_provider_in_another_file_decides_about_the_endpoints_here()
    {
        var service = new EditedService(
            ("Program.cs", Program.Replace(
                "AddAuthorization()",
                "AddAuthorization(options => options.FallbackPolicy = options.DefaultPolicy).AddSingleton<Microsoft.AspNetCore.Authorization.IAuthorizationPolicyProvider, Provider>()", StringComparison.Ordinal)),
            ("Provider.cs", """
                using Microsoft.AspNetCore.Authorization;
                public class Provider(Microsoft.Extensions.Options.IOptions<AuthorizationOptions> options) : IAuthorizationPolicyProvider
                {
                    private readonly DefaultAuthorizationPolicyProvider _inner = new(options);
                    public Task<AuthorizationPolicy?> GetPolicyAsync(string name) => _inner.GetPolicyAsync(name);
                    public Task<AuthorizationPolicy> GetDefaultPolicyAsync() => _inner.GetDefaultPolicyAsync();
                    public Task<AuthorizationPolicy?> GetFallbackPolicyAsync() => _inner.GetFallbackPolicyAsync();
                }
                """),
            ("Orders.cs", "static class Orders { public static void MapOrders(this WebApplication app) => app.MapGet(\"/{id}\", (int id) => id); }"));
        Assert.Empty(await service.FindingsIn("Orders.cs"));
        Assert.Equal(["BARCH5001 MapGet"], await service.Edit("Provider.cs", "_inner.GetFallbackPolicyAsync()", "Task.FromResult<AuthorizationPolicy?>(null)").FindingsIn("Orders.cs"));
    }

    [Fact]
    public async Task A_page_convention_in_another_file_closes_the_page_here()
    {
        var service = new EditedService(
            ("Program.cs", Program.Replace("app.MapOrders();", "app.MapOrders(); app.MapRazorPages();", StringComparison.Ordinal)),
            ("Setup.cs", """
                static class Setup
                {
                    public static void AddPages(this IServiceCollection services) => services.AddRazorPages(o => o.RootDirectory = "/Pages");
                    public static void MapOrders(this WebApplication app) { }
                }
                """),
            ("About.g.cs", """"
                [assembly: Microsoft.AspNetCore.Razor.Hosting.RazorCompiledItemAttribute(typeof(Generated.Pages_About), @"mvc.1.0.razor-page", @"/Pages/About.cshtml")]
                namespace Generated
                {
                    internal sealed class Pages_About : Microsoft.AspNetCore.Mvc.RazorPages.Page { public override Task ExecuteAsync() => Task.CompletedTask; public AboutModel Model => null!; }
                }
                """"),
            ("About.cshtml.cs", "public class AboutModel : Microsoft.AspNetCore.Mvc.RazorPages.PageModel { public void OnGet() { } }"));
        Assert.Equal(["BARCH5001 AboutModel"], await service.FindingsIn("About.cshtml.cs"));
        Assert.Empty(await service.Edit("Setup.cs", "o.RootDirectory = \"/Pages\"", "o.Conventions.AuthorizePage(\"/About\")").FindingsIn("About.cshtml.cs"));
    }

    [Fact]
    public async Task An_attribute_of_a_hub_in_another_file_closes_its_mapping_here()
    {
        var service = new EditedService(
            ("Program.cs", Program),
            ("OrdersHub.cs", "public class OrdersHub : Microsoft.AspNetCore.SignalR.Hub;"),
            ("Orders.cs", "static class Orders { public static void MapOrders(this WebApplication app) => app.MapHub<OrdersHub>(\"/live\"); }"));
        Assert.Equal(["BARCH5001 MapHub"], await service.FindingsIn("Orders.cs"));
        Assert.Empty(await service.Edit("OrdersHub.cs", "public class", "[Microsoft.AspNetCore.Authorization.Authorize] public class").FindingsIn("Orders.cs"));
    }

    [Fact]
    public async Task An_attribute_of_a_service_of_gRPC_in_another_file_closes_its_mapping_here()
    {
        var service = new EditedService(
            [Library.Compile("Grpc.AspNetCore.Server", """
                namespace Grpc.Core { public class BindServiceMethodAttribute(Type bindType, string bindMethodName) : Attribute; public class ServerCallContext; }
                namespace Microsoft.AspNetCore.Builder
                {
                    public class GrpcServiceEndpointConventionBuilder : IEndpointConventionBuilder { public void Add(Action<EndpointBuilder> convention) { } }
                    public static class GrpcEndpointRouteBuilderExtensions { public static GrpcServiceEndpointConventionBuilder MapGrpcService<T>(this IEndpointRouteBuilder builder) where T : class => null!; }
                }
                """)],
            ("Program.cs", Program),
            ("Greeter.g.cs", """
                public static class Greeter
                {
                    static readonly string __ServiceName = "greet.Greeter";
                    [Grpc.Core.BindServiceMethod(typeof(Greeter), "BindService")]
                    public abstract class GreeterBase { public virtual Task<string> SayHello(string request, Grpc.Core.ServerCallContext context) => throw new InvalidOperationException(); }
                }
                """),
            ("GreeterService.cs", "public class GreeterService : Greeter.GreeterBase { public override Task<string> SayHello(string request, Grpc.Core.ServerCallContext context) => Task.FromResult(request); }"),
            ("Orders.cs", "static class Orders { public static void MapOrders(this WebApplication app) => app.MapGrpcService<GreeterService>(); }"));
        Assert.Equal(["BARCH5001 MapGrpcService"], await service.FindingsIn("Orders.cs"));
        Assert.Empty(await service.Edit("GreeterService.cs", "public class", "[Microsoft.AspNetCore.Authorization.Authorize] public class").FindingsIn("Orders.cs"));
    }

    [Fact]
    public async Task The_base_class_of_modules_of_Carter_in_another_file_closes_the_endpoints_here()
    {
        var service = new EditedService(
            [Library.Compile("Carter", """
                namespace Carter;
                public interface ICarterModule { void AddRoutes(IEndpointRouteBuilder app); }
                public abstract class CarterModule : ICarterModule
                {
                    protected CarterModule() { }
                    protected CarterModule(string basePath) { }
                    public CarterModule RequireAuthorization(params string[] policyNames) => this;
                    public CarterModule WithTags(params string[] tags) => this;
                    public abstract void AddRoutes(IEndpointRouteBuilder app);
                }
                public static class CarterExtensions { public static IEndpointRouteBuilder MapCarter(this IEndpointRouteBuilder builder) => builder; }
                """)],
            ("Program.cs", "using Carter;\n" + Program.Replace("app.MapOrders();", "app.MapCarter();", StringComparison.Ordinal)),
            ("Module.cs", "public abstract class Module : Carter.CarterModule { protected Module() { WithTags(\"shop\"); } }"),
            ("Orders.cs", "public class Orders : Module { public override void AddRoutes(IEndpointRouteBuilder app) { app.MapGet(\"/orders\", () => 1); } }"));
        Assert.Equal(["BARCH5001 MapGet"], await service.FindingsIn("Orders.cs"));
        Assert.Empty(await service.Edit("Module.cs", "WithTags(\"shop\")", "RequireAuthorization()").FindingsIn("Orders.cs"));
    }

    // A driver of its own for each question: one that was asked before may answer from what it kept.
    private static CompilationWithAnalyzers Driver(Compilation compilation, SampleProject sample) =>
        compilation.WithAnalyzers(Hosts.All, sample.Project.AnalyzerOptions);
}
