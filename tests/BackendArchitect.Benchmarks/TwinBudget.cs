using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using BackendArchitect.Analyzers;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendArchitect.Benchmarks;

/// <summary>
/// Prints what the logging rules cost beside the two rules of the SDK that read the same calls, CA2254 and CA1873, on the same sources in one run.
/// The SDK's analyzers are those of the newest SDK beside the runtime; both have no more to say than what is compared.
/// </summary>
internal static class TwinBudget
{
    private const int Repeats = 7;
    private const int RunsBefore = 6;

    private static readonly string[] Twins = ["CA2254", "CA1873"];

    private static readonly Lazy<ImmutableArray<DiagnosticAnalyzer>> Theirs = new(() =>
    [
        .. Directory.GetFiles(SdkFolder(), "Microsoft.CodeAnalysis*.NetAnalyzers.dll").Where(path => !path.Contains("VisualBasic", StringComparison.Ordinal))
            .Select(Assembly.LoadFrom).SelectMany(TypesOf)
            .Where(type => !type.IsAbstract && type.GetCustomAttribute<DiagnosticAnalyzerAttribute>()?.Languages.Contains(LanguageNames.CSharp) == true)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)
            .Where(analyzer => analyzer.SupportedDiagnostics.Any(d => Twins.Contains(d.Id))),
    ]);

    /// <summary>Some sizes, 1 being 500 controllers and 2,000 minimal endpoints.</summary>
    internal static async Task Print(IEnumerable<double> sizes)
    {
        var ours = Hosts.Of(RuleCatalog.Entries.Where(entry => entry.Descriptor.Category == Family.Logging).Select(entry => entry.Rule));
        var templates = Hosts.Of(RuleCatalog.Entries.Where(entry => entry.Id is "BARCH4001" or "BARCH4002" or "BARCH4003" or "BARCH4004").Select(entry => entry.Rule));
        ImmutableArray<DiagnosticAnalyzer> idle = [.. ours.Select(host => new IdleAnalyzer(host))];
        var theirs = Theirs.Value;
        for (var run = 0; run < RunsBefore; run++)
            await Analysis.OfWhole(Compile(new(0.5)), [.. ours, .. theirs, .. idle]);
        Console.WriteLine($"| endpoints | idle CPU ms | family 4 ms | family 4 CPU ms | 4001-4004 ms | 4001-4004 CPU ms | {string.Join(", ", Twins)} ms | {string.Join(", ", Twins)} CPU ms | CPU, family 4 to twins | CPU, 4001-4004 to twins |");
        Console.WriteLine("|" + string.Concat(Enumerable.Repeat("---|", 10)));
        foreach (var size in sizes)
        {
            var service = new GeneratedService(size);
            ImmutableArray<DiagnosticAnalyzer>[] sets = [idle, ours, templates, theirs];
            var costs = sets.Select(_ => new List<Cost>()).ToList();
            // In turns, so that whatever else the machine does hits all alike.
            for (var run = 0; run < Repeats; run++)
                for (var i = 0; i < sets.Length; i++)
                {
                    GC.Collect();
                    costs[i].Add(await Analysis.OfWhole(Compile(service), sets[i]));
                }
            var cpu = costs.Select(runs => runs.Min(c => c.Cpu).TotalMilliseconds).ToList();
            var own = costs.Select(runs => runs.Min(c => c.Times.Sum(t => t.TotalMilliseconds))).ToList();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {service.Endpoints} | {cpu[0]:0} | {own[1]:0} | {cpu[1]:0} | {own[2]:0} | {cpu[2]:0} | {own[3]:0} | {cpu[3]:0} | {cpu[1] / cpu[3]:0.00} | {cpu[2] / cpu[3]:0.00} |"));
        }
    }

    private static CSharpCompilation Compile(GeneratedService service)
    {
        var compilation = service.Compile();
        return compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(Theirs.Value.SelectMany(a => a.SupportedDiagnostics).Select(d => d.Id).Distinct()
            .ToDictionary(id => id, id => Twins.Contains(id) ? ReportDiagnostic.Warn : ReportDiagnostic.Suppress)));
    }

    // Fixes stand in the same assemblies, and need workspaces, which are not at hand.
    private static IEnumerable<Type> TypesOf(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            return exception.Types.OfType<Type>();
        }
    }

    // dotnet/shared/Microsoft.NETCore.App/VERSION beside dotnet/sdk/VERSION.
    private static string SdkFolder() =>
        Directory.GetDirectories(Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "sdk")))
            .OrderByDescending(folder => Version.TryParse(Path.GetFileName(folder).Split('-')[0], out var version) ? version : new())
            .Select(folder => Path.Combine(folder, "Sdks", "Microsoft.NET.Sdk", "analyzers")).First(Directory.Exists);
}
