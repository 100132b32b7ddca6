using System.Collections.Concurrent;
using System.Globalization;
using BackendArchitect.Analyzers.Tests.Samples;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Xunit.Abstractions;

namespace BackendArchitect.Analyzers.Tests.Robustness;

/// <summary>
/// The samples with one file rewritten at random, over and over: no host may throw, point at nothing or run for ever.
/// <c>BACKEND_ARCHITECT_MUTANTS</c> is the number of mutants of each kind of file, for campaigns longer than the one that always runs;
/// <c>BACKEND_ARCHITECT_FIRST_MUTANT</c> is the seed of the first, to repeat one that failed or to go where no run was before.
/// </summary>
public class MutantTests(ITestOutputHelper output)
{
    private const int Sources = 500;
    private const int Files = 2000;
    private const int MostFailures = 10;

    // So many are an average; fewer are a repetition.
    private const int Fewest = 100;

    // A whole compilation costs many times what one document does, and most of it is untouched.
    private const int WholeOneIn = 6;

    private static readonly string[] SampleNames = [.. SampleProject.Names.Order(StringComparer.Ordinal)];

    // Where no configuration file has a finding, hardly any mutant of one shows anything; the clean sample shows what must not appear.
    private static readonly string[] ConfiguredNames = [.. SampleNames.Where(name => !SampleProject.LeakyNames.Contains(name) || FindsInConfiguration(name))];

    private static readonly ConcurrentDictionary<SampleProject, Task<ILookup<string, int>>> Found = new();

    [Fact]
    public Task A_source_that_is_rewritten_at_random_breaks_no_host() => Run(Sources, SampleNames, async (random, sample) =>
    {
        var compilation = (await sample.Project.GetCompilationAsync())!;
        var written = await Task.WhenAll(sample.Project.Documents.Select(document => document.GetSyntaxTreeAsync()));
        var tree = written[random.Next(written.Length)]!;
        var mutation = new Mutation(random, [.. written.Select(other => other!.ToString())]);
        var mutant = tree.WithChangedText(SourceText.From(mutation.Of(tree.ToString(), await FoundLinesAsync(sample, tree.FilePath))));
        var edited = compilation.ReplaceSyntaxTree(tree, mutant);
        var options = sample.Project.AnalyzerOptions;
        var shown = random.Next(2) == 0 ? mutant : written.Where(other => other != tree).ElementAt(random.Next(written.Length - 1))!;
        var run = random.Next(WholeOneIn) == 0 ? await HostRun.OfAsync(edited, options) : await HostRun.OfAsync(edited, options, shown);
        return ($"{Path.GetFileName(tree.FilePath)} ({mutation.Steps})", run);
    });

    [Fact]
    public Task A_configuration_file_that_is_rewritten_at_random_breaks_no_host() => Run(Files, ConfiguredNames, async (random, sample) =>
    {
        var compilation = (await sample.Project.GetCompilationAsync())!;
        var files = sample.Project.AnalyzerOptions.AdditionalFiles;
        var file = files[random.Next(files.Length)];
        var mutation = new Mutation(random, [.. files.Select(other => other.GetText()!.ToString())]);
        var mutant = new FileInMemory(file.Path, SourceText.From(mutation.Of(file.GetText()!.ToString(), await FoundLinesAsync(sample, file.Path))));
        var run = await HostRun.OfAsync(compilation, mutant, sample.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider);
        return ($"{Path.GetFileName(file.Path)} ({mutation.Steps})", run);
    });

    private static bool FindsInConfiguration(string sample) => SampleProject.Open(sample).Project.AnalyzerOptions.AdditionalFiles is var files
        && File.ReadLines(Path.Combine(SampleProject.FolderOf(sample), "expected-findings.txt"))
            .Any(finding => files.Any(file => finding.StartsWith(Path.GetFileName(file.Path) + "(", StringComparison.Ordinal)));

    private static async Task<IReadOnlyList<int>> FoundLinesAsync(SampleProject sample, string path)
    {
        var found = await Found.GetOrAdd(sample, async sample =>
        {
            var run = await HostRun.OfAsync((await sample.Project.GetCompilationAsync())!, sample.Project.AnalyzerOptions);
            return run.Findings.Select(finding => finding.Location.GetLineSpan()).ToLookup(span => span.Path, span => span.StartLinePosition.Line);
        });
        return [.. found[path].Order()];
    }

    private async Task Run(int count, string[] samples, Func<Random, SampleProject, Task<(string Mutant, HostRun Run)>> run)
    {
        count = Setting("BACKEND_ARCHITECT_MUTANTS") ?? count;
        var first = Setting("BACKEND_ARCHITECT_FIRST_MUTANT") ?? 1;
        var failures = new List<string>();
        var (done, findings) = (0, 0L);
        for (var seed = first; seed < first + count && failures.Count < MostFailures; seed++)
        {
            var random = new Random(seed);
            var (mutant, result) = await run(random, SampleProject.Open(samples[random.Next(samples.Length)]));
            if (result.Defects.Count > 0)
                failures.Add($"Seed {seed}, {mutant}:\n{string.Join('\n', result.Defects)}");
            findings += result.Findings.Length;
            done++;
        }
        output.WriteLine($"From seed {first} on: {done} mutants, {findings} findings");
        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
        // Mutants in which hardly anything is found would prove nothing. One that is repeated by its seed may well be such a one.
        Assert.True(done < Fewest || findings > done / 4, $"only {findings} findings in {done} mutants");
    }

    private static int? Setting(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : null;
}
