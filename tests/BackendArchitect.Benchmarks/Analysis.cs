using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendArchitect.Benchmarks;

/// <summary>What an analysis cost.</summary>
/// <param name="Times">What the driver's telemetry attributes to each analyzer: wall time, binding that others would have done later included.</param>
/// <param name="Cpu">What the process spent, the driver's own work included: the difference to idle hosts is what the analyzers add.</param>
/// <param name="Pauses">How long the garbage collector stopped everything: wall time that falls to whoever runs at that moment.</param>
/// <param name="Allocated">Bytes that were allocated.</param>
internal sealed record Cost(ImmutableArray<TimeSpan> Times, TimeSpan Cpu, TimeSpan Pauses, long Allocated);

/// <summary>Runs analyzers over a compilation and asks the driver how long each of them took.</summary>
internal static class Analysis
{
    /// <summary>Analyses everything, on one thread, as a build does.</summary>
    internal static async Task<Cost> OfWhole(CSharpCompilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        // The compiler binds everything in any build; what an analyzer asks for again is its own cost.
        Reject(compilation.GetDiagnostics());
        var driver = Driver(compilation, analyzers);
        return await Measure(driver, analyzers, driver.GetAnalyzerDiagnosticsAsync);
    }

    /// <summary>Asks for the findings of one file, as an editor does after each key.</summary>
    internal static async Task<Cost> OfFile(
        CSharpCompilation compilation, SyntaxTree tree, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var driver = Driver(compilation, analyzers);
        return await Measure(driver, analyzers, () => driver.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), null, CancellationToken.None));
    }

    private static CompilationWithAnalyzers Driver(CSharpCompilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers) => new(
        compilation, analyzers, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: true));

    private static async Task<Cost> Measure(
        CompilationWithAnalyzers driver, ImmutableArray<DiagnosticAnalyzer> analyzers, Func<Task<ImmutableArray<Diagnostic>>> analyse)
    {
        var (cpu, pauses, allocated) = (Environment.CpuUsage.TotalTime, GC.GetTotalPauseDuration(), GC.GetTotalAllocatedBytes());
        Reject(await analyse());
        (cpu, pauses, allocated) = (Environment.CpuUsage.TotalTime - cpu, GC.GetTotalPauseDuration() - pauses, GC.GetTotalAllocatedBytes() - allocated);
        return new(await Times(driver, analyzers), cpu, pauses, allocated);
    }

    // A measurement of code that does not compile or of an analyzer that throws would be worth nothing.
    private static void Reject(ImmutableArray<Diagnostic> diagnostics)
    {
        if (diagnostics.FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error || d.Id == "AD0001") is { } error)
            throw new InvalidOperationException(error.ToString());
    }

    private static async Task<ImmutableArray<TimeSpan>> Times(CompilationWithAnalyzers driver, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var times = ImmutableArray.CreateBuilder<TimeSpan>();
        foreach (var analyzer in analyzers)
            times.Add((await driver.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None)).ExecutionTime);
        return times.ToImmutable();
    }
}
