using System.Text.RegularExpressions;
using BackendArchitect.EndToEnd.Tests.Testing;

namespace BackendArchitect.EndToEnd.Tests;

/// <summary>
/// The same service gives the same SARIF, byte for byte but for what the compiler itself varies: it writes how long each rule took, and as
/// long as it runs analyzers on many threads it writes the results of all of them, the SDK's too, in the order in which they came.
/// </summary>
[Collection(PackedProductTests.Name)]
public partial class DeterminismTests(PackedProduct product)
{
    private static readonly Service SampleShop = Service.OfSample("LeakyShop");

    [Fact]
    public async Task The_same_service_gives_the_same_sarif_on_many_threads_and_on_one()
    {
        var first = product.Built(SampleShop);
        Assert.True(first.Succeeded, first.Output);
        var files = first.Sarif.Results.Where(result => result.Id.StartsWith("BARCH", StringComparison.Ordinal)).Select(result => Path.GetFileName(result.File)).ToHashSet();
        Assert.True(files.Count > 5, string.Join(' ', files));
        Assert.Contains("appsettings.json", files);
        Assert.Contains("OrderService.cs", files);

        var oneThread = Path.Combine(product.Root, "one-thread.rsp");
        File.WriteAllText(oneThread, "/parallel-");
        var concurrent = Read(first);
        var again = await BuildAsync(first);
        var sequential = await BuildAsync(first, $"-p:CompilerResponseFile={oneThread}");
        // The compiler server has compiled this service before; a compiler of its own has not.
        var inNewCompiler = await BuildAsync(first, $"-p:CompilerResponseFile={oneThread}", "-p:UseSharedCompilation=false");

        AssertSame(sequential, inNewCompiler);
        AssertSame(InOrder(sequential), InOrder(concurrent));
        AssertSame(InOrder(sequential), InOrder(again));
    }

    private static async Task<string> BuildAsync(BuiltService service, params string[] settings)
    {
        foreach (var folder in Directory.GetDirectories(service.ProjectFolder).Where(folder => Path.GetFileName(folder) is "bin" or "obj"))
            Directory.Delete(folder, recursive: true);
        File.Delete(Log(service));
        (await Dotnet.RunAsync(service.ProjectFolder, ["build", "-v:q", .. settings])).Succeeded();
        return Read(service);
    }

    private static string Read(BuiltService service) => Time().Replace(File.ReadAllText(Log(service)), "some");

    private static string Log(BuiltService service) => Path.Combine(service.ProjectFolder, "findings.sarif");

    // Each result begins at a line of its own; what stands before the first and after the last stays where it is.
    private static string InOrder(string log)
    {
        var start = log.IndexOf("\"results\": [", StringComparison.Ordinal);
        var end = log.IndexOf("\n      ]", start, StringComparison.Ordinal);
        Assert.True(start >= 0 && end > start, "the log has no results where they are expected");
        var results = log[start..end].Split("\n        {").Skip(1).Select(result => result.TrimEnd('\r', ',')).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(results);
        return $"{log[..start]}{string.Join("\n        {", results)}{log[end..]}";
    }

    private static void AssertSame(string expected, string actual)
    {
        var (lines, others) = (expected.Split('\n'), actual.Split('\n'));
        var different = Enumerable.Range(0, Math.Max(lines.Length, others.Length))
            .Where(line => lines.ElementAtOrDefault(line) != others.ElementAtOrDefault(line))
            .Select(line => $"{line + 1}: {lines.ElementAtOrDefault(line)?.Trim()} <> {others.ElementAtOrDefault(line)?.Trim()}").ToList();
        Assert.True(expected == actual, $"{different.Count} lines differ:\n{string.Join('\n', different.Take(20))}");
    }

    [GeneratedRegex("""(?<="(executionTimeInSeconds|executionTimeInPercentage|analyzerExecutionTime)": ")[^"]*""")]
    private static partial Regex Time();
}
