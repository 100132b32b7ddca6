using System.Collections.Immutable;
using BackendArchitect.Analyzers.Tests.Testing;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendArchitect.Benchmarks;

/// <summary>Time and memory of a whole analysis, the compiler's own binding included: the ratio to the idle hosts is what we add.</summary>
[MemoryDiagnoser]
public class WholeServiceBenchmarks
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> IdleHosts = [.. Hosts.All.Select(host => new IdleAnalyzer(host))];

    private GeneratedService _service = null!;

    /// <summary>1 is 500 controllers and 2,000 minimal endpoints.</summary>
    [Params(0.25, 0.5, 1)]
    public double Size { get; set; }

    /// <summary>Writes the service.</summary>
    [GlobalSetup]
    public void Generate() => _service = new(Size);

    /// <summary>Hosts with the same registrations that do nothing.</summary>
    [Benchmark(Baseline = true)]
    public Task Idle() => Analysis.OfWhole(_service.Compile(), IdleHosts);

    /// <summary>Every rule.</summary>
    [Benchmark]
    public Task AllRules() => Analysis.OfWhole(_service.Compile(), Hosts.All);
}
