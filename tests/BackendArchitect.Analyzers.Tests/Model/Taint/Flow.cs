using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendArchitect.Analyzers.Tests.Model.Taint;

/// <summary>One flow of the table.</summary>
/// <param name="Rule">The id that must be reported, once; empty where nothing may be.</param>
/// <param name="Code">Statements of an action, or a whole source when it declares types of its own.</param>
/// <param name="Members">Further members of the action's controller, and types beside it.</param>
internal sealed record Flow(string Rule, string Code, string Members = "")
{
    private const string Usings = """
        using System.Data; using System.Data.Common; using System.Diagnostics; using System.Text; using System.Text.Json; using System.Text.RegularExpressions; using System.Net; using System.Net.Http.Json; using System.Xml; using System.Xml.XPath; using System.Xml.Linq;
        using System.ComponentModel.DataAnnotations; using System.Text.Encodings.Web; using System.Reflection; using System.Web;
        using Microsoft.AspNetCore.Mvc; using Microsoft.AspNetCore.Html; using Microsoft.AspNetCore.Http.Extensions; using Microsoft.AspNetCore.SignalR; using Microsoft.AspNetCore.WebUtilities; using Microsoft.AspNetCore.Authentication; using Microsoft.AspNetCore.Mvc.RazorPages;
        using Microsoft.EntityFrameworkCore; using Dapper; using MongoDB.Bson; using MongoDB.Driver; using MediatR; using Contoso.Unseen;

        """;

    private const string Controller = """
        public class Order { public string Name { get; set; } = ""; public int Id { get; set; } public string Text { get; set; } = ""; public List<string> Lines { get; set; } = []; public Order? Parent { get; set; } public DateTime Day { get; set; } public DayOfWeek Kind { get; set; }
            [RegularExpression("^[a-z]+$")] public string Code { get; set; } = ""; [StringLength(10)] public string Short { get; set; } = ""; }
        [ApiController, Route("orders")]
        public class OrdersController(DbCommand command, DbConnection connection, DbContext db, DbSet<Order> orders, HttpClient http, ILogger<OrdersController> logger, IConfiguration configuration, IMongoCollection<Order> documents, StackExchange.Redis.IDatabase redis) : ControllerBase
        {
            private const string Root = "/data/";
            private static readonly HashSet<string> Allowed = ["a", "b"];
            private static readonly Dictionary<string, string> Map = new() { ["a"] = "b" };
            private readonly string _root = "/data";
            [HttpPost]
            public async Task<object?> Get([FromQuery] string name, [FromQuery] int id, [FromQuery] Guid key, [FromQuery] string[] names, [FromBody] Order order, [FromQuery] DateTime day, [FromQuery] DayOfWeek kind, [FromQuery] bool flag, IFormFile file, [FromServices] IServiceProvider services)
            {
                _ = (command, connection, db, orders, http, logger, configuration, documents, redis, _root); await Task.Yield();
                BODY
                return null;
            }
            MEMBERS
        }
        """;

    private string Source => Usings + (Code.Contains("class ", StringComparison.Ordinal) || Code.Contains("app.Map", StringComparison.Ordinal) ? Code : Controller.Replace("BODY", Code, StringComparison.Ordinal).Replace("MEMBERS", Members, StringComparison.Ordinal));

    /// <summary>What the rules find in the flow, each as id and the marked text; and the compiler's errors, of which there must be none.</summary>
    internal async Task<(ImmutableArray<Diagnostic> Found, ImmutableArray<Diagnostic> Errors, ServiceModel Model)> RunAsync()
    {
        var isHost = RuleTest.HasTopLevelStatements(Source);
        var language = new CSharpParseOptions(LanguageVersion.Preview);
        var compilation = CSharpCompilation.Create("flow",
            [CSharpSyntaxTree.ParseText(RuleTest.ImplicitUsings, language, "/service/obj/Usings.g.cs"), CSharpSyntaxTree.ParseText(Source, language, "/service/Flow.cs")],
            [.. ReferenceSet.Net10.References, InterpreterLibraries.All],
            new CSharpCompilationOptions(isHost ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable,
                specificDiagnosticOptions: [new("BARCH4010", ReportDiagnostic.Warn)]));
        var rules = RuleCatalog.OfShape<LogRule>().Where(rule => rule.Definition.Id == "BARCH4010").ToImmutableArray();
        var found = await compilation.WithAnalyzers([new TaintAnalyzer(), new LogAnalyzer(rules)]).GetAnalyzerDiagnosticsAsync();
        return (found, [.. compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error)], ServiceModel.Of(compilation));
    }
}
