using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BackendArchitect.Analyzers.Tests.Model.Endpoints;

/// <summary>Projects whose compilation is at hand, as in an editor: what they bring is decided in the host.</summary>
public class ReferencedProjectTests
{
    private const string Library = """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Routing;

        namespace Billing;

        [Route("invoices")]
        public class InvoicesController : ControllerBase
        {
            [HttpGet] public string All() => "";

            [HttpPost, Authorize("Clerk")] public void Add() { }
        }

        public static class BillingEndpoints
        {
            public static void MapBilling(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/balance", () => 0);
        }
        """;

    private const string Host = """
        using Billing;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.DependencyInjection;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        var app = builder.Build();
        app.MapControllers();
        app.MapGroup("/billing").RequireAuthorization().MapBilling();
        app.Run();
        """;

    [Fact]
    public void Endpoints_of_a_referenced_project_are_those_of_the_host() =>
        Assert.Equal(
            ["GET /billing/balance Stated RequireAuthorization", "GET /invoices Absent not the action, not its controller, and there is no fallback policy", "POST /invoices Stated [Authorize]"],
            EndpointsOf(HostOver(Compile("Billing", Library))));

    [Fact]
    public void A_library_that_builds_no_controllers_is_no_part_of_the_application()
    {
        const string Remote = "public class RemoteController { public void Switch() { } }";
        var devices = CSharpCompilation.Create(
            "Devices", [CSharpSyntaxTree.ParseText(Remote, path: "/devices/RemoteController.cs")],
            ReferenceSet.Net10.References.Where(reference => !Path.GetFileName(reference.Display!).StartsWith("Microsoft.", StringComparison.Ordinal)), new(OutputKind.DynamicallyLinkedLibrary));
        Assert.DoesNotContain(EndpointsOf(HostOver(Compile("Billing", Library), devices)), endpoint => endpoint.Contains("Remote", StringComparison.Ordinal));
    }

    [Fact]
    public void A_library_lists_no_controllers_of_the_libraries_below_it() =>
        Assert.DoesNotContain(EndpointsOf(Compile("Front", "public class Front;", Compile("Billing", Library))), endpoint => endpoint.Contains("/invoices", StringComparison.Ordinal));

    // An assembly of which the library knows an older version: the compiler then gives the host symbols of its own for all that the library declares.
    [Fact]
    public void A_library_over_another_version_of_a_package_is_called_all_the_same()
    {
        var billing = Compile("Billing", Library).AddReferences(Package("1.0.0.0"));
        var host = HostOver(billing).AddReferences(Package("2.0.0.0"));
        var seen = host.GetTypeByMetadataName("Billing.BillingEndpoints")!;
        Assert.NotEqual(seen, billing.GetTypeByMetadataName("Billing.BillingEndpoints"), SymbolEqualityComparer.Default);
        Assert.Contains("GET /billing/balance Stated RequireAuthorization", EndpointsOf(host));
    }

    [Fact]
    public void What_the_program_of_another_host_maps_and_requires_is_no_part_of_the_application()
    {
        const string Other = """
            using Microsoft.AspNetCore.Authorization;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.Extensions.DependencyInjection;
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthorization(options => options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
            var app = builder.Build();
            app.MapGet("/other", () => 1);
            app.Run();
            """;
        var endpoints = EndpointsOf(HostOver(Compile("Billing", Library), Compile("Other", Other).WithOptions(new(OutputKind.ConsoleApplication)))).ToList();
        Assert.DoesNotContain(endpoints, endpoint => endpoint.Contains("/other", StringComparison.Ordinal));
        Assert.Contains("GET /invoices Absent not the action, not its controller, and there is no fallback policy", endpoints);
    }

    // Whoever references the framework references the library of its validation.
    [Fact]
    public void A_project_in_sight_that_does_not_switch_validation_on_does_not_do_so_out_of_sight() =>
        Assert.All(
            ServiceModel.Of(HostOver(Compile("Billing", Library))).Endpoints.All(CancellationToken.None).Where(endpoint => endpoint.Kind == EndpointKind.Minimal),
            endpoint => Assert.False(endpoint.Filters(CancellationToken.None)!.IsValidated));

    [Fact]
    public void The_loop_in_which_Carter_runs_modules_maps_them_no_second_time()
    {
        const string Carter = """
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Routing;
            using Microsoft.Extensions.DependencyInjection;
            namespace Carter;
            public interface ICarterModule { void AddRoutes(IEndpointRouteBuilder app); }
            public static class CarterExtensions
            {
                public static IEndpointRouteBuilder MapCarter(this IEndpointRouteBuilder builder)
                {
                    foreach (var module in builder.ServiceProvider.GetServices<ICarterModule>())
                        module.AddRoutes(builder.MapGroup(""));
                    return builder;
                }
            }
            """;
        const string Modules = """
            using Carter;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Routing;
            var app = WebApplication.Create();
            app.MapCarter();
            app.Run();
            public class Orders : ICarterModule { public void AddRoutes(IEndpointRouteBuilder app) { app.MapGet("/orders", () => 1); } }
            """;
        Assert.Equal(
            ["GET /orders Absent not the endpoint, and there is no fallback policy"],
            EndpointsOf(Compile("Shop", Modules, Compile("Carter", Carter)).WithOptions(new(OutputKind.ConsoleApplication))));
    }

    [Fact]
    public void A_library_that_is_read_by_its_calls_is_not_followed_besides()
    {
        const string Library = """
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Routing;
            namespace Microsoft.AspNetCore.Builder;
            public static class McpEndpointRouteBuilderExtensions
            {
                public static IEndpointConventionBuilder MapMcp(this IEndpointRouteBuilder endpoints, string pattern = "")
                {
                    var group = endpoints.MapGroup(pattern);
                    group.MapPost("", () => 1);
                    group.MapGet("/sse", () => 1);
                    return group;
                }
            }
            """;
        const string Server = """
            using Microsoft.AspNetCore.Builder;
            var app = WebApplication.Create();
            app.MapMcp("/tools");
            app.Run();
            """;
        var endpoints = ServiceModel.Of(Compile("Shop", Server, Compile("ModelContextProtocol.AspNetCore", Library)).WithOptions(new(OutputKind.ConsoleApplication))).Endpoints.All(CancellationToken.None).ToList();

        Assert.NotEmpty(endpoints);
        Assert.All(endpoints, endpoint => Assert.Equal("/Shop/Source.cs", endpoint.Location.GetLineSpan().Path));
        Assert.Single(endpoints, endpoint => endpoint.DisplayName == "POST /tools");
    }

    private static MetadataReference Package(string version) =>
        Testing.Library.Compile("Package", $"[assembly: System.Reflection.AssemblyVersion(\"{version}\")] public class Packed;");

    private static CSharpCompilation HostOver(params CSharpCompilation[] libraries) =>
        Compile("Shop", Host, libraries).WithOptions(new(OutputKind.ConsoleApplication));

    private static CSharpCompilation Compile(string name, string source, params CSharpCompilation[] references)
    {
        var compilation = CSharpCompilation.Create(
            name, [CSharpSyntaxTree.ParseText(source, path: $"/{name}/Source.cs")],
            [.. ReferenceSet.Net10.References, .. references.Select(reference => reference.ToMetadataReference())], new(OutputKind.DynamicallyLinkedLibrary));
        return compilation;
    }

    private static IEnumerable<string> EndpointsOf(CSharpCompilation compilation) =>
        ServiceModel.Of(compilation).Endpoints.All(CancellationToken.None)
            .Select(endpoint => $"{endpoint.DisplayName} {endpoint.Authorization.State} {endpoint.Authorization.Because}").Order(StringComparer.Ordinal);
}
