using BackendArchitect.Tool.Tests.Testing;

namespace BackendArchitect.Tool.Tests.EndToEnd;

/// <summary>Solutions that are written for the test.</summary>
public class SolutionTests
{
    private static readonly (string, string)[] Shop =
    [
        ("Shop.slnx", """<Solution><Project Path="Shop/Shop.csproj" /><Project Path="Billing/Billing.csproj" /></Solution>"""),
        ("Shop/Shop.csproj", TemporaryFolder.Web.Replace("</Project>", """<ItemGroup><ProjectReference Include="../Billing/Billing.csproj" /></ItemGroup></Project>""", StringComparison.Ordinal)),
        ("Shop/Home.razor", """<h1>Shop</h1>"""),
        ("Shop/Program.cs", """
            using Billing;
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddControllers();
            var app = builder.Build();
            app.MapControllers();
            app.MapGet("/title", () => typeof(Shop.Home).Name);
            app.MapGroup("/billing").RequireAuthorization().MapBilling();
            app.Run();
            """),
        ("Billing/Billing.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                <FrameworkReference Include="Microsoft.AspNetCore.App" />
              </ItemGroup>
            </Project>
            """),
        ("Billing/Invoices.cs", """
            using Microsoft.AspNetCore.Authorization;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.AspNetCore.Routing;
            namespace Billing;
            [Route("invoices")]
            public class InvoicesController : ControllerBase
            {
                [HttpGet] public string All() => "";
                [HttpPost, Authorize] public void Add() { }
            }
            public static class BillingEndpoints
            {
                public static void MapBilling(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/balance", () => 0);
            }
            """),
    ];

    // The program compiles only with what the generator makes of Home.razor.
    [Fact]
    public async Task Endpoints_of_a_library_are_decided_in_the_host()
    {
        using var folder = new TemporaryFolder(Shop);
        var lines = (await BarchRun.InAsync(folder.Path, "endpoints")).Succeeded().Lines;
        Assert.Equal(
            [
                "GET /invoices InvoicesController.All open none Billing/Invoices.cs:9",
                "GET /title lambda open none Shop/Program.cs:6",
                "GET /billing/balance lambda requires by RequireAuthorization none Shop/Program.cs:7",
                "POST /invoices InvoicesController.Add requires by [Authorize] none Billing/Invoices.cs:10",
                "4 endpoints: 2 open, 0 undecidable, 0 anonymous, 2 with authorization",
            ],
            lines.Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))).Where(line => line.Contains('/') || line.Contains(" endpoints: ")));
    }

    [Fact]
    public async Task A_project_that_does_not_compile_is_an_error_and_no_list()
    {
        using var folder = new TemporaryFolder(("Shop.csproj", TemporaryFolder.Web), ("Program.cs", "WebApplication.Create(args).MapGet(\"/\", () => Missing.Value);"));
        var run = await BarchRun.InAsync(folder.Path, "endpoints", "--format", "jsonl");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("error CS0103: The name 'Missing' does not exist", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_warning_that_counts_as_an_error_hides_nothing()
    {
        using var folder = new TemporaryFolder(
            ("Shop.csproj", TemporaryFolder.Web.Replace("</PropertyGroup>", "<TreatWarningsAsErrors>true</TreatWarningsAsErrors></PropertyGroup>", StringComparison.Ordinal)),
            ("Program.cs", "WebApplication.Create(args).MapGet(\"/\", () => Old.Value); class Old { [System.Obsolete(\"There is another\")] public const int Value = 1; }"));
        var run = (await BarchRun.InAsync(folder.Path, "endpoints", "--format", "jsonl")).Succeeded();
        Assert.Contains("\"route\":\"/\"", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_that_does_not_restore_is_an_error_and_no_list()
    {
        using var folder = new TemporaryFolder(
            ("Shop.csproj", TemporaryFolder.Web.Replace("</Project>", """<ItemGroup><ProjectReference Include="../Gone/Gone.csproj" /><PackageReference Include="Gone" Version="1.0.0" /></ItemGroup></Project>""", StringComparison.Ordinal)),
            ("nuget.config", """<configuration><packageSources><clear /></packageSources></configuration>"""), ("Program.cs", "WebApplication.Create(args).Run();"));
        var run = await BarchRun.InAsync(folder.Path, "endpoints");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("'Shop.csproj' does not restore:", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_warning_of_the_build_is_no_error()
    {
        using var folder = new TemporaryFolder(
            ("Shop.csproj", Saying("""<Warning Code="SHOP1" Text="A package was resolved to another version" />""")), ("Program.cs", "var app = WebApplication.Create(args); app.MapGet(\"/a\", () => 1); app.Run();"));
        Assert.Equal(["/a"], RoutesOf((await BarchRun.InAsync(folder.Path, "endpoints", "--format", "jsonl")).Succeeded()));
    }

    [Fact]
    public async Task A_project_that_does_not_load_is_an_error_and_no_list()
    {
        using var folder = new TemporaryFolder(("Shop.csproj", Saying("""<Error Code="SHOP2" Text="The tools are missing" />""")), ("Program.cs", "WebApplication.Create(args).Run();"));
        var run = await BarchRun.InAsync(folder.Path, "endpoints", "--format", "jsonl");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("The tools are missing", run.Errors, StringComparison.Ordinal);
    }

    private static string Saying(string task) =>
        TemporaryFolder.Web.Replace("</Project>", $"""<Target Name="Say" BeforeTargets="ResolveAssemblyReferences">{task}</Target></Project>""", StringComparison.Ordinal);

    [Fact]
    public async Task Of_several_frameworks_the_newest_says_what_the_service_says()
    {
        using var folder = new TemporaryFolder(
            ("Shop.csproj", TemporaryFolder.Web.Replace("<TargetFramework>net10.0</TargetFramework>", "<TargetFrameworks>net8.0;net10.0</TargetFrameworks>", StringComparison.Ordinal)),
            ("Program.cs", """
                var app = WebApplication.Create(args);
                #if NET10_0_OR_GREATER
                app.MapGet("/new", () => 1);
                #else
                app.MapGet("/old", () => 1);
                #endif
                app.Run();
                """));
        Assert.Equal(["/new"], RoutesOf((await BarchRun.InAsync(folder.Path, "endpoints", "--format", "jsonl")).Succeeded()));
    }

    [Fact]
    public async Task A_host_has_the_endpoints_of_libraries_and_not_those_that_another_host_maps()
    {
        using var folder = new TemporaryFolder(
            ("All.slnx", """<Solution><Project Path="Front/Front.csproj" /><Project Path="Back/Back.csproj" /><Project Path="FrontLibrary/FrontLibrary.csproj" /><Project Path="BackLibrary/BackLibrary.csproj" /></Solution>"""),
            ("Front/Front.csproj", Referencing(TemporaryFolder.Web, "BackLibrary", "Back")), ("Front/Program.cs", Program("/front", "BackLibrary")),
            ("Back/Back.csproj", Referencing(TemporaryFolder.Web, "FrontLibrary")), ("Back/Program.cs", Program("/back", "FrontLibrary")),
            ("FrontLibrary/FrontLibrary.csproj", LibraryProject), ("FrontLibrary/Routes.cs", LibraryOf("FrontLibrary")),
            ("BackLibrary/BackLibrary.csproj", LibraryProject), ("BackLibrary/Routes.cs", LibraryOf("BackLibrary")));
        Assert.Equal(
            ["/FrontLibrary", "/back", "/BackLibrary", "/front"],
            RoutesOf((await BarchRun.InAsync(folder.Path, "endpoints", "--format", "jsonl")).Succeeded()));
    }

    private const string LibraryProject = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
          <ItemGroup><FrameworkReference Include="Microsoft.AspNetCore.App" /></ItemGroup>
        </Project>
        """;

    private static string Program(string route, string library) => $"""
        using {library};
        var app = WebApplication.Create(args);
        app.MapGet("{route}", () => 1);
        app.MapLibrary();
        app.Run();
        """;

    private static string LibraryOf(string name) => $$"""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Routing;
        namespace {{name}};
        public static class Routes { public static void MapLibrary(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/{{name}}", () => 1); }
        """;

    private static string Referencing(string project, params string[] others) => project.Replace(
        "</Project>", $"<ItemGroup>{string.Concat(others.Select(other => $"""<ProjectReference Include="../{other}/{other}.csproj" />"""))}</ItemGroup></Project>", StringComparison.Ordinal);

    private static IEnumerable<string> RoutesOf(BarchRun run) =>
        from line in run.Lines
        where line.Length > 0
        let row = System.Text.Json.JsonDocument.Parse(line).RootElement
        where row.TryGetProperty("route", out _)
        select row.GetProperty("route").GetString();
}
