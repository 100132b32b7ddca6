using System.Collections.Immutable;
using BackendArchitect.Analyzers.Tests.Testing;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendArchitect.Benchmarks;

/// <summary>Time and memory of one file's findings after one edit in it: the ratio to the idle hosts is what we add.</summary>
[MemoryDiagnoser]
public class OneEditBenchmarks
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> IdleHosts = [.. Hosts.All.Select(host => new IdleAnalyzer(host))];

    private CSharpCompilation _compilation = null!;
    private int _edit;

    /// <summary>The file that is edited.</summary>
    [Params("Services/S7.cs", "Controllers/C7Controller.cs", "Modules/Module7.cs", "Program.cs")]
    public string Path { get; set; } = "";

    /// <summary>Writes the service and asks for the file once, as an editor does when it opens it.</summary>
    [GlobalSetup]
    public async Task Open()
    {
        _compilation = new GeneratedService(1).Compile();
        await AllRules();
    }

    /// <summary>Hosts with the same registrations that do nothing.</summary>
    [Benchmark(Baseline = true)]
    public Task Idle() => Analyse(IdleHosts);

    /// <summary>Every rule.</summary>
    [Benchmark]
    public Task AllRules() => Analyse(Hosts.All);

    private Task Analyse(ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        (_compilation, var tree) = GeneratedService.Edit(_compilation, Path, ++_edit);
        return Analysis.OfFile(_compilation, tree, analyzers);
    }
}
