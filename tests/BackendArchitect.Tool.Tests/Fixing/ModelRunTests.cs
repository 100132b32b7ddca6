using BackendArchitect.Analyzers.AI;
using BackendArchitect.Analyzers.Tests.AI;
using BackendArchitect.Tool.Fixing;
using BackendArchitect.Tool.Tests.Testing;

namespace BackendArchitect.Tool.Tests.Fixing;

public class ModelRunTests
{
    private const string Orders = "app.MapPost(\"/orders\", (PlaceOrder order) => TypedResults.Ok(order.Sku)).RequireAuthorization();";
    private const string Returns = "app.MapPost(\"/returns\", (PlaceOrder order) => TypedResults.Ok(order.Sku)).RequireAuthorization();";
    private const string Types = "public record PlaceOrder(string Sku, int Quantity);";

    [Fact]
    public async Task What_is_proven_is_taken_and_what_is_not_is_told_with_the_reason()
    {
        using var model = new LoopbackModel { Otherwise = request => Answer(LoopbackModel.LastMessage(request)) };
        var run = await AskedAsync(model, _ => true);
        var taken = Assert.Single(run.Taken);
        Assert.NotEmpty(taken.ChangedFacts);
        Assert.Empty(run.Declined);
        Assert.NotEmpty(Assert.Single(run.Refused).Why);
        // The one that was refused was asked for again, with the reasons.
        Assert.Equal((3, 3), (run.Asked, model.Requests.Count));
        Assert.True(run.Tokens > 0);
        var text = (await run.Current.Projects.Single().Documents.Single(document => document.Name == "Program.cs").GetTextAsync()).ToString();
        Assert.Contains("throw new BadHttpRequestException", text, StringComparison.Ordinal);
        Assert.Contains(Returns, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_person_declines_changes_nothing()
    {
        using var model = new LoopbackModel { Otherwise = request => Answer(LoopbackModel.LastMessage(request)) };
        var run = await AskedAsync(model, _ => false);
        Assert.Empty(run.Taken);
        Assert.Single(run.Declined);
        Assert.Contains(Orders, (await run.Current.Projects.Single().Documents.Single(document => document.Name == "Program.cs").GetTextAsync()).ToString(), StringComparison.Ordinal);
    }

    // The returns are let in by anybody, which no judge accepts.
    private static string Answer(string question) => question[question.LastIndexOf("to rewrite:", StringComparison.Ordinal)..].Contains("/returns", StringComparison.Ordinal)
        ? $"```csharp\n{Returns.Replace("RequireAuthorization", "AllowAnonymous", StringComparison.Ordinal)}\n```"
        : "```csharp\napp.MapPost(\"/orders\", (PlaceOrder order) => order.Sku is { Length: > 0 and <= 20 } && order.Quantity is >= 1 and <= 100 ? TypedResults.Ok(order.Sku) : throw new BadHttpRequestException(\"The order is not valid.\")).RequireAuthorization();\n```";

    private static async Task<ModelRun> AskedAsync(LoopbackModel model, Func<ProposedFix, bool> isTaken)
    {
        var settings = AiSettings.Read(name => name switch
        {
            "BACKEND_ARCHITECT_AI" => "on",
            "BACKEND_ARCHITECT_AI_ENDPOINT" => model.Endpoint.ToString(),
            "BACKEND_ARCHITECT_AI_MODEL" => "loopback",
            "BACKEND_ARCHITECT_AI_CACHE" => "off",
            _ => null,
        }, "")!;
        var solution = InMemorySolution.Host($"{Orders}\n{Returns}", Types);
        var found = await solution.FindingsAsync();
        var run = new ModelRun(solution.Projects[0].Solution, settings, proposed => Task.FromResult(isTaken(proposed)));
        await run.AskAsync(found.All.Where(finding => finding.Id == "BARCH2001"), progress: null, CancellationToken.None);
        return run;
    }
}
