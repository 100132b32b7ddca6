using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using BackendArchitect.Runtime.Tests.Hosting;
using Xunit.Abstractions;

namespace BackendArchitect.Runtime.Tests.Compositions;

/// <summary>
/// Applications composed at random: the model says of each what it is when it runs. <c>BACKEND_ARCHITECT_COMPOSITIONS</c> is their number,
/// for campaigns longer than the one that always runs; <c>BACKEND_ARCHITECT_FIRST_COMPOSITION</c> is the seed of the first, to repeat one
/// that failed or to go where no run was before.
/// </summary>
public sealed class CompositionTests(ITestOutputHelper output)
{
    private const int Compositions = 200;

    // Emitting one assembly for many is what makes them cheap; each host loads it anew.
    private const int InOneAssembly = 50;

    private const int MostFailures = 5;

    // All that is composed can be decided, but for what the composer marks.
    private const double LargestUndecidedShare = 0.01;

    private static readonly HashSet<int> Nothing = [];

    [Fact]
    public async Task The_model_says_of_a_random_application_what_runs()
    {
        var (count, first) = (Setting("BACKEND_ARCHITECT_COMPOSITIONS") ?? Compositions, Setting("BACKEND_ARCHITECT_FIRST_COMPOSITION") ?? 1);
        var (runs, failures) = (new ConcurrentBag<ComposedRun>(), new ConcurrentDictionary<int, string>());
        var clock = Stopwatch.StartNew();
        for (var from = first; from < first + count && failures.Count < MostFailures; from += InOneAssembly)
        {
            var seeds = Enumerable.Range(from, Math.Min(InOneAssembly, first + count - from)).ToList();
            var applications = CompiledApplication.Together($"Compositions{from}", [.. seeds.Select(seed => CompositionWriter.Write(Composer.Of(seed), Nothing))]);
            await Parallel.ForEachAsync(seeds, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (seed, _) =>
            {
                try
                {
                    var run = await ComposedRun.OfAsync(applications[$"Composition{seed}"]);
                    runs.Add(run);
                    if (run.Differences is { } differences)
                        failures[seed] = differences;
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    failures[seed] = $" does not run: {exception.Message}";
                }
            });
        }
        var (compared, undecided) = (runs.Sum(run => run.Compared), runs.SelectMany(run => run.Undecided).ToList());
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"From seed {first} on: {runs.Count} compositions, {compared} endpoints, {undecided.Count} undecidable, {runs.Sum(run => run.AllowedUndecided)} as marked, {clock.Elapsed.TotalSeconds:0} s"));
        foreach (var reason in undecided.Order(StringComparer.Ordinal).Take(20))
            output.WriteLine(reason);

        Assert.True(failures.IsEmpty, string.Join("\n\n", await Task.WhenAll(failures.OrderBy(failure => failure.Key).Take(MostFailures).Select(failure => DescribeAsync(failure.Key, failure.Value)))));
        Assert.True(undecided.Count <= compared * LargestUndecidedShare, $"{undecided.Count} of {compared} endpoints are undecidable:\n{string.Join('\n', undecided.Take(50))}");
    }

    private static async Task<string> DescribeAsync(int seed, string differences)
    {
        var (source, smallest) = await Shrinking.SmallestAsync(Composer.Of(seed)) ?? (CompositionWriter.Write(Composer.Of(seed), Nothing), differences);
        return $"Seed {seed}:{differences}\nThe smallest that still fails:{smallest}\n{string.Join('\n', source.Files.Select(file => $"// {file.Path}\n{file.Text}"))}";
    }

    private static int? Setting(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : null;
}
