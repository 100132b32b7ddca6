using System.Collections.Immutable;
using System.Globalization;
using BackendArchitect.Analyzers;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendArchitect.Benchmarks;

/// <summary>
/// Prints what the endpoint model costs in whole compilations of some sizes: routes, verbs, handlers, authorization, limits and parameters of all endpoints,
/// beside a host that is called at the same places and does nothing.
/// </summary>
internal static class ModelBudget
{
    private const int RunsBefore = 12;

    // Larger services take minutes to compile, and vary less.
    private const int FewestRepeats = 2;
    private const int MostRepeats = 7;

    /// <summary>Some sizes, 1 being 500 controllers and 2,000 minimal endpoints.</summary>
    internal static async Task Print(IEnumerable<double> sizes)
    {
        var reading = new EndpointReading();
        ImmutableArray<DiagnosticAnalyzer> model = [new EndpointAnalyzer([reading])];
        ImmutableArray<DiagnosticAnalyzer> idle = [new IdleAnalyzer(model[0])];
        for (var run = 0; run < RunsBefore; run++)
            await Analysis.OfWhole(new GeneratedService(0.5).Compile(), [.. model, .. idle]);
        Console.WriteLine("| endpoints | idle ms | model ms | ms per 1,000 endpoints | idle CPU ms | CPU ms | CPU ratio | idle pauses ms | pauses ms | idle MB | MB |\n|" + string.Concat(Enumerable.Repeat("---|", 11)));
        foreach (var size in sizes)
        {
            var service = new GeneratedService(size);
            List<Cost> withoutIt = [], withIt = [];
            // In turns, so that whatever else the machine does hits both alike.
            for (var run = 0; run < Math.Clamp(MostRepeats / size, FewestRepeats, MostRepeats); run++)
            {
                GC.Collect();
                withoutIt.Add(await Analysis.OfWhole(service.Compile(), idle));
                GC.Collect();
                reading.TakeCount();
                withIt.Add(await Analysis.OfWhole(service.Compile(), model));
                if (reading.TakeCount() is var count && count != service.Endpoints)
                    throw new InvalidOperationException($"{count} of {service.Endpoints} endpoints were read.");
            }
            double Own(List<Cost> runs) => runs.Min(run => run.Times.Sum(time => time.TotalMilliseconds));
            double Cpu(List<Cost> runs) => runs.Min(run => run.Cpu.TotalMilliseconds);
            double Pauses(List<Cost> runs) => runs.Min(run => run.Pauses.TotalMilliseconds);
            double Megabytes(List<Cost> runs) => runs.Min(run => run.Allocated) / 1e6;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {service.Endpoints} | {Own(withoutIt):0} | {Own(withIt):0} | {Own(withIt) * 1000 / service.Endpoints:0} | {Cpu(withoutIt):0} | {Cpu(withIt):0} | {Cpu(withIt) / Cpu(withoutIt):0.00} | {Pauses(withoutIt):0} | {Pauses(withIt):0} | {Megabytes(withoutIt):0} | {Megabytes(withIt):0} |"));
        }
    }
}
