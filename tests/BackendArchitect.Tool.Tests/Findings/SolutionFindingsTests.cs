using System.Collections.Immutable;
using BackendArchitect.Tool.Findings;
using BackendArchitect.Tool.Loading;
using BackendArchitect.Tool.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendArchitect.Tool.Tests.Findings;

public class SolutionFindingsTests
{
    private const string Billing = """
        namespace Billing;
        public static class BillingEndpoints
        {
            public static void MapBilling(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/balance", () => 0);
        }
        """;

    [Fact]
    public async Task What_a_library_maps_is_decided_by_its_host_and_shown_where_it_stands()
    {
        var open = await new InMemorySolution().With("Billing", [("Endpoints.cs", Billing)]).With("Shop", [("Program.cs", "using Billing;\n" + InMemorySolution.ProgramOf("""app.MapGroup("/billing").MapBilling();"""))], isHost: true).FindingsAsync();
        var finding = Assert.Single(open.All, finding => finding.Id == "BARCH5001");
        Assert.Equal(("/shop/Billing/Endpoints.cs", "GET /billing/balance", "Billing"), (finding.File, finding.Subject, finding.Project.Name));

        var closed = await new InMemorySolution().With("Billing", [("Endpoints.cs", Billing)]).With("Shop", [("Program.cs", "using Billing;\n" + InMemorySolution.ProgramOf("""app.MapGroup("/billing").RequireAuthorization().MapBilling();"""))], isHost: true).FindingsAsync();
        Assert.DoesNotContain(closed.All, finding => finding.Id == "BARCH5001");
    }

    [Fact]
    public async Task A_well_known_library_built_beside_the_service_is_judged_as_its_package_is()
    {
        const string Forwarding = """
            namespace Microsoft.AspNetCore.Builder;
            public static class DirectForwardingIEndpointRouteBuilderExtensions
            {
                public static IEndpointConventionBuilder MapForwarder(this IEndpointRouteBuilder endpoints, string pattern, string destination)
                {
                    endpoints.MapGet("/destination", () => destination);
                    return endpoints.Map(pattern, context => System.Threading.Tasks.Task.CompletedTask);
                }
            }
            """;
        async Task<IEnumerable<(string, string)>> OpenOf(string library) =>
            (await new InMemorySolution().With(library, [("Forwarding.cs", Forwarding)])
                .With("Shop", [("Program.cs", InMemorySolution.ProgramOf("""app.MapForwarder("/orders", "http://orders");"""))], isHost: true).FindingsAsync())
            .All.Where(finding => finding.Id == "BARCH5001").Select(finding => (Path.GetFileName(finding.File), finding.Subject));

        Assert.DoesNotContain(("Forwarding.cs", "GET /destination"), await OpenOf("Yarp.ReverseProxy"));
        Assert.Contains(("Forwarding.cs", "GET /destination"), await OpenOf("Shop.Forwarding"));
    }

    [Fact]
    public async Task A_way_through_a_library_is_told_without_its_places_there_and_stops_no_other()
    {
        const string Paths = "namespace Billing; public static class Paths { public static string Of(string name) => System.IO.Path.Combine(\"bills\", name); }";
        var found = await new InMemorySolution().With("Billing", [("Paths.cs", Paths)]).With("Shop", [("Program.cs", InMemorySolution.ProgramOf("""
            app.MapGet("/bills/{name}", (string name) => System.IO.File.ReadAllText(Billing.Paths.Of(name)));
            app.MapGet("/notes/{name}", (string name) => System.IO.File.ReadAllText("notes/" + name));
            """))], isHost: true).FindingsAsync();
        Assert.Empty(found.Failures);
        Assert.Equal(["/shop/Shop/Program.cs", "/shop/Shop/Program.cs"], found.All.Where(finding => finding.Id == "BARCH2102").Select(finding => finding.File));
        Assert.All(found.All.SelectMany(finding => finding.Diagnostic.AdditionalLocations), place => Assert.Equal("/shop/Shop/Program.cs", place.SourceTree!.FilePath));
    }

    [Theory]
    [InlineData("public static class Bills { public static string Read(string name) => System.IO.File.ReadAllText(\"bills/\" + name); }", "Bills.Read(name)")]
    [InlineData("public interface IBills { string Read(string name); } public sealed class Bills : IBills { public string Read(string name) { var path = \"bills/\" + name; return System.IO.File.ReadAllText(path); } }", "bills.Read(name)")]
    [InlineData("public static class Bills { public static object Read(string name) => new System.IO.FileStream(\"bills/\" + name, System.IO.FileMode.Open); }", "Bills.Read(name)")]
    [InlineData("public static class Bills { public static object Read(string name) => new System.IO.StreamReader(path: \"bills/\" + name); }", "Bills.Read(name)")]
    [InlineData("public sealed class Bills(string name) { public string Text => System.IO.File.ReadAllText(\"bills/\" + name); }", "new Bills(name).Text")]
    public async Task What_a_client_sends_to_the_host_does_harm_where_a_library_uses_it(string library, string use)
    {
        const string Interface = "app.MapGet(\"/bills/{name}\", (string name, Billing.IBills bills) => ";
        var handler = use.StartsWith("bills", StringComparison.Ordinal) ? Interface : "app.MapGet(\"/bills/{name}\", (string name) => ";
        var services = use.StartsWith("bills", StringComparison.Ordinal) ? "builder.Services.AddScoped<Billing.IBills, Billing.Bills>();" : "";
        async Task<SolutionFindings> FoundAsync(string argument) => await new InMemorySolution().With("Billing", [("Bills.cs", "namespace Billing; " + library)])
            .With("Shop", [("Program.cs", "using Billing;\n" + InMemorySolution.ProgramOf($"{handler}{use.Replace("(name)", $"({argument})", StringComparison.Ordinal)}).RequireAuthorization();").Replace("var app", services + " var app", StringComparison.Ordinal))], isHost: true).FindingsAsync();

        var found = await FoundAsync("name");
        Assert.Empty(found.Failures);
        var finding = Assert.Single(found.All, finding => finding.Id == "BARCH2102");
        Assert.Equal(("/shop/Billing/Bills.cs", "Billing"), (finding.File, finding.Project.Name));
        Assert.Contains("name", finding.Message, StringComparison.Ordinal);

        Assert.DoesNotContain((await FoundAsync("System.IO.Path.GetFileName(name)")).All, finding => finding.Id == "BARCH2102");
        Assert.DoesNotContain((await new InMemorySolution().With("Billing", [("Bills.cs", "namespace Billing; " + library)]).FindingsAsync()).All, finding => finding.Id == "BARCH2102");
    }

    [Fact]
    public async Task That_a_rule_failed_is_told_where_the_project_would_not_hear_it()
    {
        var project = InMemorySolution.Host("").Projects[0];
        var deaf = project.WithCompilationOptions(project.CompilationOptions!.WithSpecificDiagnosticOptions(
            project.CompilationOptions.SpecificDiagnosticOptions.SetItem("AD0001", ReportDiagnostic.Suppress)));
        Assert.Contains(await SolutionFindings.SaidOfAsync(deaf, [new FailingAnalyzer()], CancellationToken.None), said => said.Id == "AD0001" && !said.IsSuppressed);
    }

    private sealed class FailingAnalyzer : DiagnosticAnalyzer
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [new("TEST1", "Fails", "Fails", "Testing", DiagnosticSeverity.Warning, isEnabledByDefault: true)];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSyntaxTreeAction(_ => throw new InvalidOperationException("A rule that fails"));
        }
    }

    [Fact]
    public async Task A_library_alone_leaves_what_its_host_decides() =>
        Assert.DoesNotContain((await new InMemorySolution().With("Billing", [("Endpoints.cs", Billing)]).FindingsAsync()).All, finding => finding.Id == "BARCH5001");

    [Fact]
    public async Task A_pragma_of_the_library_holds()
    {
        var quiet = "#pragma warning disable BARCH5001\n" + Billing;
        var found = await new InMemorySolution().With("Billing", [("Endpoints.cs", quiet)]).With("Shop", [("Program.cs", "using Billing;\n" + InMemorySolution.ProgramOf("""app.MapBilling();"""))], isHost: true).FindingsAsync();
        Assert.DoesNotContain(found.All, finding => finding.Id == "BARCH5001");
    }

    [Fact]
    public async Task What_two_frameworks_have_is_one_finding()
    {
        // The same file in two projects, as the workspace loads one for each framework.
        var program = InMemorySolution.ProgramOf("""app.MapGet("/a", () => 1);""");
        var once = await new InMemorySolution().With("Shop", [("Program.cs", program)], isHost: true).FindingsAsync();
        var twice = await new InMemorySolution().With("Shop", [("Program.cs", program)], isHost: true).With("Shop", [("Program.cs", program)], isHost: true, isAlone: true).FindingsAsync();
        Assert.Equal(once.All.Select(finding => (finding.Id, finding.Place)), twice.All.Select(finding => (finding.Id, finding.Place)));
    }

    [Fact]
    public async Task A_finding_is_about_its_endpoint_its_declaration_or_its_setting()
    {
        var password = string.Concat("Xk9v", "Qz27", "Lm4w");
        var found = await InMemorySolution.Host("""app.MapGet("/a", () => 1).RequireAuthorization(); app.MapPost("/b", Orders.Place);""", """
            static class Orders { public static void Place(Microsoft.Extensions.Logging.ILogger<Order> logger, int id) => Microsoft.Extensions.Logging.LoggerExtensions.LogInformation(logger, $"order {id}"); }
            class Order;
            """).WithFile("appsettings.json", $$"""{ "ConnectionStrings": { "Shop": "Server=db.shop.internal;User Id=shop;Password={{password}}" } }""").FindingsAsync();
        Assert.Equal("POST /b", Assert.Single(found.All, finding => finding.Id == "BARCH5001").Subject);
        Assert.Equal("Orders.Place", Assert.Single(found.All, finding => finding.Id == "BARCH4001").Subject);
        var secret = Assert.Single(found.All, finding => finding.Id == "BARCH1101");
        Assert.Equal("ConnectionStrings:Shop", secret.Subject);
        Assert.EndsWith("Password=***\" } }", secret.Line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_credential_in_code_is_never_shown()
    {
        var key = string.Concat("aK7+pQ9", "xZ3mN5v", "R8sT2wY6uB1");
        var found = await InMemorySolution.Host("app.Run();", $$"""
            class Mailer { System.Net.NetworkCredential _login = new("orders", "{{key}}"); }
            """).FindingsAsync();
        var secret = Assert.Single(found.All, finding => finding.Id == "BARCH1001");
        Assert.DoesNotContain(key, secret.Line + secret.Message, StringComparison.Ordinal);
        Assert.Contains("\"***\"", secret.Line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_compile_is_an_error_and_no_findings()
    {
        var refused = await Assert.ThrowsAsync<UnanswerableException>(() => InMemorySolution.Host("""app.MapGet("/", () => Missing.Value);""").FindingsAsync());
        Assert.Contains("error CS0103", refused.Message, StringComparison.Ordinal);
    }
}
