using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendArchitect.Analyzers.Tests.Testing;

/// <summary>The analyzers of the SDK that the tests are built with, to be run beside ours.</summary>
internal static class SdkAnalyzers
{
    private static readonly Lazy<ImmutableArray<DiagnosticAnalyzer>> All = new(() =>
    [
        .. Paths().Select(Assembly.LoadFrom).SelectMany(assembly => assembly.GetTypes())
            .Where(type => !type.IsAbstract && type.GetCustomAttribute<DiagnosticAnalyzerAttribute>()?.Languages.Contains("C#") == true)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ]);

    /// <summary>The analyzer that reports a rule.</summary>
    internal static DiagnosticAnalyzer Of(string id) => All.Value.Single(analyzer => analyzer.SupportedDiagnostics.Any(d => d.Id == id));

    private static IEnumerable<string> Paths()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("sdk-analyzers.txt")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
