using BackendArchitect.Analyzers.Model;
using BackendArchitect.Runtime.Tests.Hosting;

namespace BackendArchitect.Runtime.Tests.TruthTables;

/// <summary>What an invalid request gets, case by case: what the running application takes is what the model calls unvalidated.</summary>
public sealed class ValidationTests
{
    private static readonly Lazy<IReadOnlyDictionary<string, CompiledApplication>> Applications = new(() => TruthRow.Compile("Validation", [.. ValidationRows.All.Select(row => row.Application)]));

    public static TheoryData<string> Ids() => [.. ValidationRows.All.Select(row => row.Application.Id)];

    [Fact]
    public void No_case_is_left_out() => Assert.Empty(Enumerable.Range(1, 32).Select(n => "V" + n).Except(ValidationRows.All.Select(row => row.Application.Id)));

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task What_the_application_takes_unvalidated_the_model_calls_so(string id)
    {
        var row = ValidationRows.All.Single(r => r.Application.Id == id);
        var application = Applications.Value[id];
        var model = ServiceModel.Of(application.Compilation);
        var endpoints = model.Endpoints.All(CancellationToken.None).ToList();
        await using var running = await row.Application.StartAsync(application);

        foreach (var truth in row.Requests)
        {
            var status = await truth.AskAsync(running!);
            var path = truth.Route ?? truth.Path.Split('?')[0];
            var inputs = endpoints.Where(endpoint => endpoint.Route == path).SelectMany(endpoint => model.Validation.Of(endpoint, CancellationToken.None)).ToList();
            var claim = inputs is [var one, ..] ? one.Claim : null;

            Assert.Equal($"{row.Application.Title}: {truth.Path} {truth.Body} {truth.Status} {truth.Model}", $"{row.Application.Title}: {truth.Path} {truth.Body} {status} {claim?.State}");
            // The row itself must not say two things at once.
            Assert.True(truth.Unlike is not null || truth.Model is null or ClaimState.Undecidable || (truth.Status < 400) == (truth.Model == ClaimState.Absent), $"{id} {truth.Path}");
        }
    }
}
