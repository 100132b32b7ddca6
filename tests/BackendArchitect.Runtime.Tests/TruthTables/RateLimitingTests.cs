using BackendArchitect.Analyzers.Model;
using BackendArchitect.Runtime.Tests.Hosting;

namespace BackendArchitect.Runtime.Tests.TruthTables;

/// <summary>What the second of two requests gets where one is let through, case by case, and what the model says of the same endpoint.</summary>
public sealed class RateLimitingTests
{
    private static readonly Lazy<IReadOnlyDictionary<string, CompiledApplication>> Applications = new(() => TruthRow.Compile("RateLimiting", RateLimitingRows.All));

    public static TheoryData<string> Ids() => [.. RateLimitingRows.All.Select(row => row.Id)];

    [Fact]
    public void No_case_is_left_out() => Assert.Empty(Enumerable.Range(1, 33).Select(n => "R" + n).Except(RateLimitingRows.All.Select(row => row.Id)));

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_framework_limits_and_the_model_says_so(string id)
    {
        var row = RateLimitingRows.All.Single(r => r.Id == id);
        var application = Applications.Value[id];
        var model = ServiceModel.Of(application.Compilation).Endpoints.All(CancellationToken.None).ToList();
        await using var running = await row.StartAsync(application);

        foreach (var truth in row.Truths)
        {
            var second = 0;
            for (var i = 0; running is not null && i < 2; i++)
                second = await truth.AskAsync(running);
            var said = model.Where(endpoint => endpoint.Route == (truth.Route ?? truth.Path)).Select(endpoint => endpoint.RateLimiting(CancellationToken.None)).ToList();
            var claim = said is [var one] ? one : null;
            Assert.Equal($"{row.Title}: {truth.Path} {truth.Status} {truth.Model}", $"{row.Title}: {truth.Path} {second} {claim?.State}");
            if (RateLimitingRows.PolicyOf(id) is { } policy)
                Assert.Equal(policy, claim?.Policy);
        }
    }
}
