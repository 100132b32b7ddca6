using BackendArchitect.Runtime.Tests.Comparing;
using BackendArchitect.Runtime.Tests.Hosting;
using Microsoft.Extensions.Hosting;

namespace BackendArchitect.Runtime.Tests;

/// <summary>Applications in the styles that people write: the model says of each what it is when it runs.</summary>
public sealed class ApplicationTests
{
    public static TheoryData<string> Names() => [.. ApplicationSource.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_model_says_what_runs(string name)
    {
        var application = CompiledApplication.From(ApplicationSource.InFolder(name));
        var production = await RunAsync(application, Environments.Production);
        var development = await RunAsync(application, Environments.Development);
        // The model is of all environments; it knows of an endpoint that it runs in development alone.
        var everywhere = development.UnionBy(production, row => (row.Name, row.Handler)).ToList();
        Assert.NotEmpty(production);

        var differences = Comparison.Differences(application.Source, production, ModelEndpoints.Read(application, inProduction: true))
            ?? Comparison.Differences(application.Source, everywhere, ModelEndpoints.Read(application));

        Assert.True(differences is null, differences);
    }

    // Of referenced projects it knows the controllers alone, so their sample is one of controllers.
    [Theory]
    [InlineData("ReferencedControllers")]
    public async Task A_build_says_what_runs_although_it_has_projects_as_metadata_alone(string name)
    {
        var application = CompiledApplication.From(ApplicationSource.InFolder(name));
        var production = await RunAsync(application, Environments.Production);
        Assert.NotEmpty(production);

        var differences = Comparison.Differences(application.Source, production, ModelEndpoints.ReadAsBuilt(application), inBuild: true);

        Assert.True(differences is null, differences);
    }

    private static async Task<IReadOnlyList<EndpointRow>> RunAsync(CompiledApplication application, string environment)
    {
        await using var running = await RunningApplication.StartAsync(application, environment);
        return await RunningEndpoints.ReadAsync(running);
    }
}
