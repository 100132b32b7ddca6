using System.Collections.Immutable;
using System.Globalization;
using BackendArchitect.Analyzers;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendArchitect.Benchmarks;

/// <summary>
/// Prints what the rules that follow client input to where it does harm cost beside the other rules of their family, on the same sources in one run: a
/// service in which every controller hands such input to three sinks.
/// </summary>
internal static class TaintBudget
{
    private const int Repeats = 5;
    private const int RunsBefore = 6;

    /// <summary>Some sizes, 1 being 500 controllers and 2,000 minimal endpoints.</summary>
    internal static async Task Print(IEnumerable<double> sizes)
    {
        var family = RuleCatalog.Entries.Where(entry => entry.Descriptor.Category == Family.Validation).ToLookup(entry => entry.Rule is TaintRule, entry => entry.Rule);
        var (taint, others) = (Hosts.Of(family[true]), Hosts.Of(family[false]));
        ImmutableArray<DiagnosticAnalyzer> idle = [.. taint.Concat(others).Select(host => new IdleAnalyzer(host))];
        for (var run = 0; run < RunsBefore; run++)
            await Analysis.OfWhole(new GeneratedService(0.5, hasSinks: true).Compile(), [.. taint, .. others, .. idle]);
        Console.WriteLine("| endpoints | idle CPU ms | others ms | others CPU ms | taint ms | taint CPU ms | ms, taint to others | CPU above idle, taint to others |\n|" + string.Concat(Enumerable.Repeat("---|", 8)));
        foreach (var size in sizes)
        {
            var service = new GeneratedService(size, hasSinks: true);
            ImmutableArray<DiagnosticAnalyzer>[] sets = [idle, others, taint];
            var costs = sets.Select(_ => new List<Cost>()).ToList();
            // In turns, so that whatever else the machine does hits all alike.
            for (var run = 0; run < Repeats; run++)
                for (var i = 0; i < sets.Length; i++)
                {
                    GC.Collect();
                    costs[i].Add(await Analysis.OfWhole(service.Compile(), sets[i]));
                }
            var cpu = costs.Select(runs => runs.Min(c => c.Cpu).TotalMilliseconds).ToList();
            var own = costs.Select(runs => runs.Min(c => c.Times.Sum(t => t.TotalMilliseconds))).ToList();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {service.Endpoints} | {cpu[0]:0} | {own[1]:0} | {cpu[1]:0} | {own[2]:0} | {cpu[2]:0} | {own[2] / own[1]:0.00} | {(cpu[2] - cpu[0]) / (cpu[1] - cpu[0]):0.00} |"));
        }
    }
}
