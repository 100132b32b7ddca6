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
            ("Program.cs", Program.Replace(".AllowAnonymous()", "", StringComparison.Ordinal)),
            ("Orders.cs", "static class Orders { public static void MapOrders(this WebApplication app) => app.MapGet(\"/{id}\", (int id) => id); }"),
            ("Stock.cs", "static class Stock { public static void MapStock(this WebApplication app) => app.MapGet(\"/stock\", () => 1); }"));
        Assert.Equal(["BARCH5003 Build", "BARCH5004 Build"], await silent.FindingsIn("Program.cs"));
        Assert.Empty(await silent.FindingsIn("Orders.cs"));
        var said = silent.Edit("Stock.cs", "() => 1)", "() => 1).RequireAuthorization()");
        Assert.Equal(["BARCH5013 AddAuthorization", "BARCH5003 Build", "BARCH5014 Build", "BARCH5001 MapGet"], await said.FindingsIn("Program.cs"));
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

    // A driver of its own for each question: one that was asked before may answer from what it kept.
    private static CompilationWithAnalyzers Driver(Compilation compilation, SampleProject sample) =>
        compilation.WithAnalyzers(Hosts.All, sample.Project.AnalyzerOptions);
}
