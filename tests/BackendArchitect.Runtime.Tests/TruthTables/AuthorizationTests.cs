using BackendArchitect.Analyzers.Model;
using BackendArchitect.Runtime.Tests.Hosting;

namespace BackendArchitect.Runtime.Tests.TruthTables;

/// <summary>What a request without credentials gets, case by case, and what the model says of the same endpoint.</summary>
public sealed class AuthorizationTests
{
    private static readonly IReadOnlyList<TruthRow> Rows = [.. AuthorizationRows.All, .. PageRows.All, .. LibraryRows.All, .. ControllerRows.All];

    private static readonly Lazy<IReadOnlyDictionary<string, CompiledApplication>> Applications = new(() => TruthRow.Compile("TruthTables", Rows));

    public static TheoryData<string> Ids() => [.. Rows.Select(row => row.Id)];

    [Fact]
    public void No_case_is_left_out()
    {
        var ids = Rows.Select(row => row.Id).ToHashSet();
        Assert.Empty(Enumerable.Range(1, 96).Select(n => "A" + n).Concat(Enumerable.Range(1, 11).Select(n => "C" + n)).Except(ids));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_framework_answers_and_the_model_says_so(string id)
    {
        var row = Rows.Single(r => r.Id == id);
        var application = Applications.Value[id];
        var model = ServiceModel.Of(application.Compilation).Endpoints.All(CancellationToken.None).ToList();
        await using var running = await row.StartAsync(application);

        var answers = new List<string>();
        foreach (var truth in row.Truths)
        {
            var status = running is null ? 0 : await truth.AskAsync(running);
            var said = model.Where(endpoint => endpoint.Route == (truth.Route ?? truth.Path) && (endpoint.Verbs.IsEmpty || endpoint.Verbs.Contains(truth.Verb))).Select(endpoint => endpoint.Authorization).ToList();
            answers.Add(Line(truth, status, said is [var claim] ? claim.State : null, said.Count > 1 ? "several" : said.FirstOrDefault()?.Because));
        }

        var expected = row.Truths.Select(truth => Line(truth, truth.Status, truth.Model, null));
        Assert.True(
            answers.Select(WithoutReason).SequenceEqual(expected),
            $"{row.Title}\nexpected\n  {string.Join("\n  ", expected)}\nfound\n  {string.Join("\n  ", answers)}\nall of the model\n  {string.Join("\n  ", model.Select(e => $"{e.DisplayName}: {e.Authorization.State}"))}");
    }

    private static string Line(Truth truth, int status, ClaimState? model, string? because) =>
        $"{truth.Verb} {truth.Path}{(truth.Roles is null ? "" : " as " + truth.Roles)}: {status}, {model?.ToString() ?? "no endpoint"}" + (because is null ? "" : $" ({because})");

    private static string WithoutReason(string line) => line.Split(" (")[0];
}
