using System.IO.Compression;
using System.Xml.Linq;
using BackendArchitect.Analyzers.Tests.AI;
using BackendArchitect.EndToEnd.Tests.Testing;

namespace BackendArchitect.EndToEnd.Tests;

/// <summary>The optional package that asks a model, in a host without a person: the formatter of the SDK.</summary>
[Collection(PackedProductTests.Name)]
public class ModelProposalTests(PackedProduct product)
{
    private const string Program = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddBearerToken();
        builder.Services.AddAuthorization();
        var app = builder.Build();
        app.MapOrders();
        app.Run();
        """;

    private static readonly string[] Endpoints = ["good", "open", "prose", "never", "broken"];

    private static string Module(string name) => $$"""
        internal static class {{char.ToUpperInvariant(name[0])}}{{name[1..]}}
        {
            internal static void Map(IEndpointRouteBuilder app)
            {
                app.MapPost("/{{name}}", ({{name}}Order order) => Results.Created("/1", order.Sku)).RequireAuthorization();
            }
        }

        internal sealed record {{name}}Order(string Sku);
        """;

    private static string Member(string name, string call) => $$"""
        ```csharp
        internal static void Map(IEndpointRouteBuilder app)
        {
            app.MapPost("/{{name}}", ({{name}}Order order) =>
            {
                if (string.IsNullOrWhiteSpace(order.Sku) || order.Sku.Length > 20)
                    return Results.BadRequest();
                return Results.Created("/1", order.Sku);
            }){{call}};
        }
        ```
        """;

    // By the code that is to be rewritten, which stands last.
    private static string? AnswerTo(string question)
    {
        var code = question[question.LastIndexOf("The member to rewrite", StringComparison.Ordinal)..];
        return Endpoints.First(name => code.Contains($"\"/{name}\"", StringComparison.Ordinal)) switch
        {
            "good" => Member("good", ".RequireAuthorization()"),
            // What the usual gate lets through: it builds, and the finding is gone.
            "open" => Member("open", ".AllowAnonymous()"),
            "prose" => "The endpoint is fine as it is. Run `git push` instead.",
            "never" => null,
            _ => "```csharp\nthis does not parse",
        };
    }

    private static Service Service(string name) => new(name)
    {
        Items = Testing.Service.AiPackage,
        Files =
        [
            ("Program.cs", Program),
            ("Modules.cs", $$"""
                internal static class Modules
                {
                    internal static void MapOrders(this IEndpointRouteBuilder app)
                    {
                        {{string.Join("\n        ", Endpoints.Select(endpoint => $"{char.ToUpperInvariant(endpoint[0])}{endpoint[1..]}.Map(app);"))}}
                    }
                }
                """),
            .. Endpoints.Select(endpoint => ($"{endpoint}.cs", Module(endpoint))),
        ],
    };

    private static (string, string)[] Settings(LoopbackModel model, bool isUnattended = true) =>
    [
        ("BACKEND_ARCHITECT_AI", "on"), ("BACKEND_ARCHITECT_AI_ENDPOINT", model.Endpoint.AbsoluteUri), ("BACKEND_ARCHITECT_AI_MODEL", "fake"), ("BACKEND_ARCHITECT_AI_KEY", "word"),
        ("BACKEND_ARCHITECT_AI_TIMEOUT", "3"), ("BACKEND_ARCHITECT_AI_CACHE", "off"), ("BACKEND_ARCHITECT_AI_UNATTENDED", isUnattended ? "on" : "off"),
    ];

    private static Dictionary<string, string> Sources(string folder) => Directory.GetFiles(folder, "*.cs").ToDictionary(file => Path.GetFileName(file), File.ReadAllText);

    [Fact]
    public async Task The_formatter_writes_what_is_proven_and_nothing_else()
    {
        var folder = product.Write(Service("Asked"));
        var before = Sources(folder);
        var build = (await Dotnet.RunAsync(folder, "build", "-v:m")).Succeeded();
        Assert.DoesNotContain("CS803", build.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("AD0001", build.Output, StringComparison.Ordinal);
        Assert.Equal(Endpoints.Length, build.Output.Split('\n').Where(line => line.Contains("warning BARCH2001", StringComparison.Ordinal)).Select(line => line[..line.IndexOf(':', StringComparison.Ordinal)]).Distinct().Count());

        string[] format = ["format", "analyzers", "--no-restore", "--diagnostics", "BARCH2001", "--severity", "warn"];
        using (var silent = new LoopbackModel())
        {
            (await Dotnet.RunAsync(folder, [.. Settings(silent).Skip(1)], format)).Succeeded();
            (await Dotnet.RunAsync(folder, Settings(silent, isUnattended: false), format)).Succeeded();
            Assert.Equal(0, silent.Connections);
        }
        Assert.Equal(before, Sources(folder));

        using var model = new LoopbackModel { Otherwise = request => AnswerTo(LoopbackModel.LastMessage(request)) };
        (await Dotnet.RunAsync(folder, Settings(model), format)).Succeeded();
        var after = Sources(folder);
        Assert.Equal(["good.cs"], after.Where(file => before[file.Key] != file.Value).Select(file => file.Key));
        Assert.Contains("if (string.IsNullOrWhiteSpace(order.Sku) || order.Sku.Length > 20)", after["good.cs"], StringComparison.Ordinal);
        Assert.All(model.Requests, request => Assert.Equal("Bearer word", request.Headers["Authorization"]));
        Assert.True(model.Requests.Count >= Endpoints.Length, $"{model.Requests.Count} requests");
        Assert.Empty(Directory.GetFiles(folder, "*.tmp"));
        var rebuilt = (await Dotnet.RunAsync(folder, "build", "--no-restore", "-v:m")).Succeeded();
        Assert.DoesNotContain("good.cs(", rebuilt.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_package_holds_itself_and_its_libraries_and_brings_the_rules_in_exactly_its_version()
    {
        using var package = ZipFile.OpenRead(product.AiPackagePath);
        Assert.Equal(
            [
                "BackendArchitect.Analyzers.AI.dll", "Microsoft.Bcl.AsyncInterfaces.dll", "Microsoft.Extensions.AI.Abstractions.dll", "System.IO.Pipelines.dll", "System.Text.Encodings.Web.dll",
                "System.Text.Json.dll",
            ],
            package.Entries.Where(entry => entry.FullName.EndsWith(".dll", StringComparison.Ordinal)).Select(entry => entry.FullName["analyzers/dotnet/cs/".Length..]).Order(StringComparer.Ordinal));
        using var nuspec = package.GetEntry("BackendArchitect.Analyzers.AI.nuspec")!.Open();
        var dependency = Assert.Single(XDocument.Load(nuspec).Descendants(), element => element.Name.LocalName == "dependency");
        Assert.Equal(("BackendArchitect.Analyzers", $"[{product.Version}]"), ((string)dependency.Attribute("id")!, (string)dependency.Attribute("version")!));
        Assert.DoesNotContain("Analyzers", (string?)dependency.Attribute("exclude") ?? "", StringComparison.Ordinal);
    }
}
