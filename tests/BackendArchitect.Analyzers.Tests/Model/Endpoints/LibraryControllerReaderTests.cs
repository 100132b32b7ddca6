using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BackendArchitect.Analyzers.Tests.Model.Endpoints;

/// <summary>Controllers of libraries without source, as on the command line: the host that maps them judges their attributes.</summary>
public class LibraryControllerReaderTests
{
    private const string Billing = """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.Filters;

        namespace Billing;

        [Route("invoices")]
        public class InvoicesController : ControllerBase
        {
            [HttpGet] public string All() => "";
            [HttpPost, Authorize("Clerk")] public void Add() { }
            [HttpGet("open"), AllowAnonymous] public string Open() => "";
        }

        [Route("kept")]
        public class KeptController : Controller
        {
            [HttpGet] public string Get() => "";
            public override void OnActionExecuting(ActionExecutingContext context) => context.Result = new UnauthorizedResult();
        }

        internal class HiddenController : Controller
        {
            [HttpGet("hidden")] public string Get() => "";
        }
        """;

    private static readonly string[] Expected =
    [
        "GET /invoices Absent", "GET /invoices/open Waived", "GET /kept Undecidable", "POST /invoices Stated",
    ];

    private static string Host(string call = "app.MapControllers();") => $"""
        [assembly: Microsoft.AspNetCore.Mvc.ApplicationParts.ApplicationPart("Billing")]
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        var app = builder.Build();
        {call}
        app.MapGet("/closed", () => 1).RequireAuthorization();
        app.Run();
        """;

    [Fact]
    public void They_are_endpoints_of_the_host() =>
        Assert.Equal([.. Expected, "GET /closed Stated"], EndpointsOf(Host(), Library.CompileReference("Billing", Billing)));

    [Fact]
    public void They_stand_in_the_group_that_they_are_mapped_in() =>
        Assert.Contains("GET /api/invoices Stated", EndpointsOf(Host("""app.MapGroup("/api").RequireAuthorization().MapControllers();"""), Library.CompileReference("Billing", Billing)));

    [Fact]
    public void A_library_that_is_no_part_of_the_application_brings_none() =>
        Assert.Equal(["GET /closed Stated"], EndpointsOf(Host().Replace("\"Billing\"", "\"Another\"", StringComparison.Ordinal), Library.CompileReference("Billing", Billing)));

    [Fact]
    public void Where_no_controllers_are_mapped_there_are_none() => Assert.Equal(["GET /closed Stated"], EndpointsOf(Host(""), Library.CompileReference("Billing", Billing)));

    [Fact]
    public void Code_of_a_library_that_is_handed_over_with_its_bodies_may_refuse() =>
        Assert.Contains("GET /invoices Undecidable, its metadata Absent", Model(Host(), Library.Compile("Billing", Billing)).Endpoints.All(CancellationToken.None)
            .Select(endpoint => $"{endpoint.DisplayName} {endpoint.Authorization.State}, its metadata {endpoint.Authorization.Metadata?.State}"));

    [Fact]
    public Task They_are_reported_where_they_are_mapped() => Verify.Rule<EndpointWithoutAuthorization>(
        new Surroundings { References = [Library.CompileReference("Billing", Billing)] }, Host("app.[|MapControllers|]();"));

    [Fact]
    public Task Their_limits_are_judged_too() => Verify.Rule<EndpointWithoutRateLimit>(
        new Surroundings { References = [Library.CompileReference("Billing", Billing)] },
        Host("app.UseRateLimiter(); app.[|MapControllers|]();").Replace("app.Run", "app.MapGet(\"/limited\", () => 1).RequireRateLimiting(\"p\"); app.Run", StringComparison.Ordinal).Replace(".RequireAuthorization()", ".RequireRateLimiting(\"p\")", StringComparison.Ordinal));

    [Fact]
    public void Those_of_packages_are_endpoints_that_nobody_here_can_change()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var path = Path.Combine(folder.CreateSubdirectory("billing/1.0.0/lib/net10.0").FullName, "Billing.dll");
            File.WriteAllBytes(path, Library.ImageOf("Billing", Billing));

            var endpoints = Model(Host(), MetadataReference.CreateFromFile(path)).Endpoints.All(CancellationToken.None).ToList();

            Assert.All(endpoints.FindAll(endpoint => endpoint.IsOfLibrary), endpoint => Assert.NotNull(endpoint.Exempt));
            Assert.Equal(5, endpoints.Count);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<string> EndpointsOf(string host, MetadataReference library) => Model(host, library).Endpoints.All(CancellationToken.None)
        .OrderBy(endpoint => endpoint.IsOfLibrary ? 0 : 1).ThenBy(endpoint => endpoint.DisplayName, StringComparer.Ordinal).Select(endpoint => $"{endpoint.DisplayName} {endpoint.Authorization.State}");

    private static ServiceModel Model(string host, MetadataReference library) => ServiceModel.Of(CSharpCompilation.Create(
        "Shop", [CSharpSyntaxTree.ParseText(RuleTest.ImplicitUsings), CSharpSyntaxTree.ParseText(host, path: "/Shop/Program.cs")], [.. ReferenceSet.Net10.References, library], new(OutputKind.ConsoleApplication)));
}
