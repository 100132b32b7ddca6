using System.Collections.Immutable;
using BackendArchitect.Analyzers;
using BackendArchitect.Analyzers.Tests.Testing;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendArchitect.Benchmarks;

/// <summary>Each rule alone in its host, over the whole service.</summary>
[MemoryDiagnoser]
public class RuleBenchmarks
{
    private GeneratedService _service = null!;
    private ImmutableArray<DiagnosticAnalyzer> _host;

    /// <summary>The ids of all rules.</summary>
    public static IEnumerable<string> Ids => RuleCatalog.Entries.Select(entry => entry.Id);

    /// <summary>The rule.</summary>
    [ParamsSource(nameof(Ids))]
    public string Id { get; set; } = "";

    /// <summary>Writes the service.</summary>
    [GlobalSetup]
    public void Generate() => (_service, _host) = (new(1), [Hosts.Of(RuleCatalog.Entries.Single(entry => entry.Id == Id).Rule)]);

    /// <summary>The rule alone.</summary>
    [Benchmark]
    public Task Alone() => Analysis.OfWhole(_service.Compile(), _host);
}
