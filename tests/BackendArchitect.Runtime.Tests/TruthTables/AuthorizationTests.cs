using BackendArchitect.Analyzers.Model;
using BackendArchitect.Runtime.Tests.Hosting;

namespace BackendArchitect.Runtime.Tests.TruthTables;

/// <summary>What a request without credentials gets, case by case, and what the model says of the same endpoint.</summary>
public sealed class AuthorizationTests
{
    private static readonly Lazy<IReadOnlyDictionary<string, CompiledApplication>> Applications = new(() =>
        CompiledApplication.Together("TruthTables", [.. AuthorizationRows.All.Select(row => row.Source())]));

    public static TheoryData<string> Ids() => [.. AuthorizationRows.All.Select(row => row.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_framework_answers_and_the_model_says_so(string id)
    {
        var row = AuthorizationRows.All.Single(r => r.Id == id);
        var application = Applications.Value[id];
        var model = ServiceModel.Of(application.Compilation).Endpoints.All(CancellationToken.None).ToList();
        await using var running = await RunningApplication.StartAsync(application);

        var answers = new List<string>();
        foreach (var truth in row.Truths)
        {
            var (status, _) = await running.SendAsync("GET", truth.Path);
            var said = model.Where(endpoint => endpoint.Route == (truth.Route ?? truth.Path)).Select(endpoint => endpoint.Authorization).ToList();
            answers.Add(Line(truth.Path, status, said is [var claim] ? claim.State : null, said.Count > 1 ? "several" : said.FirstOrDefault()?.Because));
        }

        var expected = row.Truths.Select(truth => Line(truth.Path, truth.Status, truth.Model, null));
        Assert.True(
            answers.Select(WithoutReason).SequenceEqual(expected),
            $"{row.Title}\nexpected\n  {string.Join("\n  ", expected)}\nfound\n  {string.Join("\n  ", answers)}\nall of the model\n  {string.Join("\n  ", model.Select(e => $"{e.DisplayName}: {e.Authorization.State}"))}");
    }

    private static string Line(string path, int status, ClaimState? model, string? because) =>
        $"{path}: {status}, {model?.ToString() ?? "no endpoint"}" + (because is null ? "" : $" ({because})");

    private static string WithoutReason(string line) => line.Split(" (")[0];
}
