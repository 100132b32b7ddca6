using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Benchmarks;

/// <summary>
/// A service of any size, written as people write them: at size 1, 500 controllers of four actions each, 2,000 minimal endpoints in 100 modules whose
/// groups are made in one file, passed to another and protected in either, and 600 other classes. The same size is always the same text.
/// </summary>
internal sealed class GeneratedService
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    // One of the three is checked on the way.
    private const string Asking = """
            [HttpGet("file/{name}")]
            public string Read(string name, string filter, [FromServices] System.Data.Common.DbCommand command, [FromServices] System.Net.Http.HttpClient client)
            {
                var text = service.Read(name.Trim());
                service.Find(command, $"{filter} desc");
                return filter is "new" or "old" ? text + service.FetchAsync(client, filter) : text;
            }


        """;

    private const string Sinks = """
            public string Read(string name)
            {
                var path = System.IO.Path.Combine("data", name);
                return System.IO.File.ReadAllText(path);
            }

            public void Find(System.Data.Common.DbCommand command, string order)
            {
                var text = "select * from items order by " + order;
                command.CommandText = text;
            }

            public Task<string> FetchAsync(System.Net.Http.HttpClient client, string kind) => client.GetStringAsync("https://" + kind + ".example.com");


        """;

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    private static readonly ImmutableArray<MetadataReference> References = ReadReferences();

    private readonly ImmutableArray<SyntaxTree> _trees;
    private readonly int _actions;

    /// <param name="size">How many times the service of 500 controllers and 2,000 minimal endpoints.</param>
    /// <param name="hasFallbackPolicy">Whether endpoints that say nothing require authorization; without, many are findings.</param>
    /// <param name="hasSinks">Whether each controller hands text of its clients to a class that reads a file, asks a database and another service for it.</param>
    internal GeneratedService(double size, bool hasFallbackPolicy = false, bool hasSinks = false)
    {
        (Modules, Controllers, Services, _actions) = ((int)(100 * size), (int)(500 * size), (int)(600 * size), hasSinks ? 5 : 4);
        var trees = ImmutableArray.CreateBuilder<SyntaxTree>();
        void Add(string path, string text) => trees.Add(CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), ParseOptions, path));
        Add("Usings.cs", Usings);
        Add("Program.cs", Program(hasFallbackPolicy ? "options => options.FallbackPolicy = options.DefaultPolicy" : ""));
        for (var i = 0; i < Modules; i++)
            Add($"Modules/Module{i}.cs", Module(i));
        for (var i = 0; i < Controllers; i++)
            Add($"Controllers/C{i}Controller.cs", hasSinks ? Controller(i).Replace("    [HttpDelete", Asking + "    [HttpDelete", StringComparison.Ordinal) : Controller(i));
        for (var i = 0; i < Services; i++)
            Add($"Services/S{i}.cs", hasSinks ? Service(i).Replace("    public async", Sinks + "    public async", StringComparison.Ordinal) : Service(i));
        _trees = trees.ToImmutable();
    }

    internal int Modules { get; }

    internal int Controllers { get; }

    internal int Services { get; }

    internal int Endpoints => (20 * Modules) + (_actions * Controllers);

    /// <summary>A compilation that nobody has asked anything yet.</summary>
    internal CSharpCompilation Compile() => CSharpCompilation.Create(
        "Generated", _trees, References, new(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The same service after somebody typed in one file; every other tree is the same object.</summary>
    internal static (CSharpCompilation Compilation, SyntaxTree Tree) Edit(CSharpCompilation compilation, string path, int edit)
    {
        var tree = compilation.SyntaxTrees.Single(t => t.FilePath == path);
        var text = tree.GetText();
        var end = text.ToString().LastIndexOf("/* edit */", StringComparison.Ordinal);
        var changed = tree.WithChangedText(text.Replace(end, 0, $"_ = {edit}; "));
        return (compilation.ReplaceSyntaxTree(tree, changed), changed);
    }

    private string Program(string authorization)
    {
        var text = new StringBuilder($$"""
            using Generated;
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddControllers();
            builder.Services.AddAuthentication().AddCookie();
            builder.Services.AddAuthorization({{authorization}});
            builder.Services.AddRateLimiter(options => options.RejectionStatusCode = 429);

            """);
        for (var i = 0; i < Services; i++)
            text.AppendLine($"builder.Services.AddSingleton<Generated.Services.S{i}>();");
        text.AppendLine("var app = builder.Build();\napp.UseAuthentication();\napp.UseAuthorization();\napp.UseRateLimiter();\napp.MapControllers();");
        for (var i = 0; i < Modules; i++)
            text.AppendLine($"app.MapGroup(\"/m{i}\"){(i % 3 == 0 ? "" : ".RequireAuthorization()")}.MapModule{i}();");
        return text.AppendLine("/* edit */\napp.Run();").ToString();
    }

    private static string Module(int i)
    {
        var text = new StringBuilder($$"""
            namespace Generated;

            public sealed record Request{{i}}(string Name, int Count, List<string> Tags);

            public static class Module{{i}}
            {
                public static RouteGroupBuilder MapModule{{i}}(this RouteGroupBuilder group)
                {
                    var inner = group.MapGroup("/v{{i % 3}}");

            """);
        for (var j = 0; j < 20; j++)
        {
            var limit = j % 5 == 0 ? ".RequireRateLimiting(\"standard\")" : "";
            text.AppendLine("        " + (j % 4) switch
            {
                0 => $"inner.MapGet(\"/r{j}/{{id}}\", (int id, ILogger<Request{i}> log) => {{ log.LogInformation($\"reading {{id}}\"); return TypedResults.Ok(id); }}){limit};",
                1 => $"inner.MapPost(\"/r{j}\", (Request{i} body, ILogger<Request{i}> log) => {{ log.LogInformation(\"saving {{Name}}\", body.Name); return Results.Ok(body); }}){limit};",
                2 => $"inner.MapPut(\"/r{j}/{{id}}\", (int id, Request{i} body) => Results.Ok(body.Count + id)){limit};",
                _ => $"inner.MapDelete(\"/r{j}/{{id}}\", Remove){limit};",
            });
        }
        return text.AppendLine("        /* edit */\n        return group;\n    }\n\n    private static IResult Remove(int id) => id < 0 ? Results.NotFound() : Results.NoContent();\n}").ToString();
    }

    private string Controller(int i) => $$"""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        namespace Generated.Controllers;

        {{(i % 4 == 0 ? "" : "[ApiController]")}}
        [Route("c{{i}}")]
        {{(i % 3 == 0 ? "[Authorize]" : "")}}
        public sealed class C{{i}}Controller(ILogger<C{{i}}Controller> logger, Generated.Services.S{{i % Services}} service) : ControllerBase
        {
            [HttpGet("{id:int}")]
            public ActionResult<int> Get(int id)
            {
                logger.LogInformation("get {Id}", id);
                /* edit */
                return service.Compute(id);
            }

            [HttpPost]
            public async Task<IActionResult> Post([FromBody] Body{{i}} body, CancellationToken cancellationToken)
            {
                if (!ModelState.IsValid)
                    return BadRequest(ModelState);
                await Task.Delay(1, cancellationToken);
                logger.LogWarning("posted " + body.Title);
                return Ok(body);
            }

            [HttpPut("{id:int}")]
            {{(i % 7 == 0 ? "[AllowAnonymous]" : "")}}
            public IActionResult Put(int id, [FromBody] Body{{i}} body)
            {
                try
                {
                    return Ok(service.Compute(id + body.Amount));
                }
                catch (InvalidOperationException exception)
                {
                    logger.LogError(exception, "failed {Id}", id);
                    return Problem("failed");
                }
            }

            [HttpDelete("{id:int}")]
            public IActionResult Delete(int id) => id < 0 ? NotFound() : NoContent();
        }

        public sealed class Body{{i}}
        {
            public string Title { get; set; } = "";
            public int Amount { get; set; }
            public string? Note { get; set; }
        }
        """;

    private static string Service(int i) => $$"""
        namespace Generated.Services;

        public sealed class S{{i}}
        {
            private const string Connection = "Server=localhost;Database=generated{{i}};Integrated Security=true";
            private readonly Dictionary<string, int> _known = new();

            public int Compute(int seed)
            {
                var key = $"{seed}:{{i}}:{Connection.Length}";
                if (_known.TryGetValue(key, out var known))
                    return known;
                var total = 0;
                foreach (var step in Enumerable.Range(0, seed % 32))
                    total += step * {{(i % 13) + 1}};
                /* edit */
                return _known[key] = total;
            }

            public async Task<string> DescribeAsync(int id, CancellationToken cancellationToken)
            {
                await Task.Yield();
                cancellationToken.ThrowIfCancellationRequested();
                return string.Join(",", Enumerable.Range(0, id).Select(x => x.ToString()));
            }
        }
        """;

    private static ImmutableArray<MetadataReference> ReadReferences()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("net10.0.references.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(path => MetadataReference.CreateFromFile(path))];
    }
}
