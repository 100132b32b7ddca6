using System.Collections.Immutable;
using BackendArchitect.Analyzers;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendArchitect.Benchmarks;

/// <summary>
/// Prints what the driver's telemetry says in one run: all rules beside hosts that do nothing, each host, each rule alone, several sizes, one edit.
/// Milliseconds vary with the machine; the ratios are what to compare. CPU is that of the whole analysis, the compiler's binding included.
/// </summary>
internal static class Budget
{
    private const int Repeats = 5;

    private const int RunsBefore = 12;

    // An editor that has been in use for a minute: the JIT has compiled for good what an edit runs.
    private const int EditsBefore = 40;

    private static readonly ImmutableArray<DiagnosticAnalyzer> Idle = [.. Hosts.All.Select(host => new IdleAnalyzer(host))];

    private static readonly string Header = "idle ms | all rules ms | idle CPU ms | all CPU ms | CPU ratio | " + string.Join(" | ", Hosts.All.Select(h => h.GetType().Name)) + " |";

    private static readonly string Line = "|" + string.Concat(Enumerable.Repeat("---|", 6 + Hosts.All.Length));

    /// <summary>Whole compilations of some sizes, 1 being 500 controllers and 2,000 minimal endpoints.</summary>
    internal static async Task PrintSizes(IEnumerable<double> sizes)
    {
        // The first runs pay for the JIT and for reading the references' metadata.
        for (var run = 0; run < RunsBefore; run++)
            await Analysis.OfWhole(new GeneratedService(0.5).Compile(), [.. Hosts.All, .. Idle]);
        Console.WriteLine($"| endpoints | {Header}\n{Line}");
        foreach (var size in sizes)
        {
            var service = new GeneratedService(size);
            Print(service.Endpoints.ToString(), await Least(() => Analysis.OfWhole(service.Compile(), Idle)), await Least(() => Analysis.OfWhole(service.Compile(), Hosts.All)));
        }
    }

    /// <summary>Each rule alone at size 1.</summary>
    internal static async Task PrintRules()
    {
        var service = new GeneratedService(1);
        Console.WriteLine("| rule alone | ms |\n|---|---|");
        foreach (var entry in RuleCatalog.Entries)
            Console.WriteLine($"| {entry.Id} {entry.Name} | {(await Least(() => Analysis.OfWhole(service.Compile(), [Hosts.Of(entry.Rule)]))).Times.Sum():0} |");
    }

    /// <summary>The findings of one file after an edit in it, at size 1.</summary>
    internal static async Task PrintEdits()
    {
        Console.WriteLine($"| one edit in | {Header}\n{Line}");
        foreach (var hasFallbackPolicy in new[] { false, true })
            await PrintEdits(new(1, hasFallbackPolicy), hasFallbackPolicy ? ", fallback policy" : "");
    }

    /// <summary>Each rule alone after an edit in one file, at size 1.</summary>
    internal static async Task PrintEditRules(string path)
    {
        var service = new GeneratedService(1);
        Console.WriteLine("| rule alone, after one edit | ms |\n|---|---|");
        foreach (var entry in RuleCatalog.Entries)
            Console.WriteLine($"| {entry.Id} {entry.Name} | {(await Edited(service, path, [Hosts.Of(entry.Rule)])).Times.Sum():0.0} |");
    }

    private static async Task PrintEdits(GeneratedService service, string policy)
    {
        foreach (var path in new[] { "Services/S7.cs", "Controllers/C7Controller.cs", "Modules/Module7.cs", "Program.cs" })
            Print(path + policy, await Edited(service, path, Idle), await Edited(service, path, Hosts.All));
    }

    private static void Print(string what, (double[] Times, double Cpu) idle, (double[] Times, double Cpu) all) => Console.WriteLine(
        $"| {what} | {idle.Times.Sum():0.0} | {all.Times.Sum():0.0} | {idle.Cpu:0} | {all.Cpu:0} | {all.Cpu / idle.Cpu:0.00} | {string.Join(" | ", all.Times.Select(t => t.ToString("0.0")))} |");

    private static async Task<(double[] Times, double Cpu)> Edited(GeneratedService service, string path, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        CSharpCompilation compilation = service.Compile();
        await Analysis.OfFile(compilation, compilation.SyntaxTrees.Single(t => t.FilePath == path), analyzers);
        var edit = 0;
        Task<Cost> Type()
        {
            var (edited, tree) = GeneratedService.Edit(compilation, path, ++edit);
            compilation = edited;
            return Analysis.OfFile(edited, tree, analyzers);
        }
        while (edit < EditsBefore)
            await Type();
        return await Least(Type);
    }

    // The least of each analyzer and of the CPU, in milliseconds: whatever disturbs a run only adds to it.
    private static async Task<(double[] Times, double Cpu)> Least(Func<Task<Cost>> run)
    {
        var runs = new List<Cost>();
        for (var i = 0; i < Repeats; i++)
        {
            GC.Collect();
            runs.Add(await run());
        }
        return ([.. Enumerable.Range(0, runs[0].Times.Length).Select(i => runs.Min(r => r.Times[i]).TotalMilliseconds)], runs.Min(r => r.Cpu).TotalMilliseconds);
    }
}
