using BackendArchitect.Analyzers.Model;
using BackendArchitect.Runtime.Tests.Comparing;
using BackendArchitect.Runtime.Tests.Hosting;
using Microsoft.Extensions.Hosting;

namespace BackendArchitect.Runtime.Tests.Compositions;

/// <summary>What came of one composition.</summary>
/// <param name="Differences">The table of differences, or null where the model says what runs.</param>
/// <param name="Compared">How many endpoints were compared.</param>
/// <param name="Undecided">Those that the model left undecidable without need, with its reasons.</param>
/// <param name="AllowedUndecided">How many it left undecidable because something is said of them in one environment alone.</param>
internal sealed record ComposedRun(string? Differences, int Compared, IReadOnlyList<string> Undecided, int AllowedUndecided)
{
    /// <summary>Runs an application and holds it beside the model.</summary>
    internal static async Task<ComposedRun> OfAsync(CompiledApplication application)
    {
        var production = await RunAsync(application, Environments.Production);
        var model = ModelEndpoints.Read(application);
        var undecided = model.Where(IsUndecided).ToList();
        var differences = DecidedDifferences(application, production, ModelEndpoints.Read(application, inProduction: true));
        if (differences is null && application.Source.Files.Any(file => file.Text.Contains("nvironment.Is", StringComparison.Ordinal)))
        {
            // The model is of all environments; it knows of an endpoint that it runs in development alone.
            var development = await RunAsync(application, Environments.Development);
            differences = DecidedDifferences(application, [.. Numbered(development).UnionBy(Numbered(production), row => (row.Number, row.Row.Name, row.Row.Handler)).Select(row => row.Row)], model);
        }
        return new(
            differences, model.Count, [.. undecided.Where(row => !IsAllowed(row)).Select(row => $"{application.Namespace}: {row.Name}: {row.Because}, limited by {row.RateLimiting ?? "?"}")],
            undecided.Count(IsAllowed));
    }

    // Controllers that are mapped twice under one prefix have two endpoints of one name.
    private static IEnumerable<(int Number, EndpointRow Row)> Numbered(IEnumerable<EndpointRow> rows) => rows.GroupBy(row => (row.Name, row.Handler)).SelectMany(same => same.Index());

    private static bool IsUndecided(EndpointRow row) => row.Authorization == ClaimState.Undecidable || row.RateLimiting is null;

    private static bool IsAllowed(EndpointRow row) => row.Route.Contains(Composer.Perhaps, StringComparison.Ordinal);

    // What is undecidable is counted and not compared.
    private static string? DecidedDifferences(CompiledApplication application, IReadOnlyCollection<EndpointRow> running, IReadOnlyCollection<EndpointRow> model)
    {
        var left = running.ToList();
        foreach (var undecidable in model.Where(row => row.Authorization == ClaimState.Undecidable))
            if (left.Find(row => row.Name == undecidable.Name && row.Handler == undecidable.Handler) is { } counterpart)
                left.Remove(counterpart);
        return Comparison.Differences(application.Source, left, [
            .. model.Where(row => row.Authorization != ClaimState.Undecidable)
                // A limit that holds in one environment alone stands beside the global one, and so do words of the documentation.
                .Select(row => IsAllowed(row) ? row with { RateLimiting = null, Documentation = null } : row),
        ]);
    }

    private static async Task<IReadOnlyList<EndpointRow>> RunAsync(CompiledApplication application, string environment)
    {
        await using var running = await RunningApplication.StartAsync(application, environment);
        return await RunningEndpoints.ReadAsync(running);
    }
}
