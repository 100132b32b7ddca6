using System.Collections.Immutable;
using System.Globalization;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.Tests.Robustness;

/// <summary>All hosts over one compilation and its files, and what is wrong with the way they behaved.</summary>
/// <param name="Findings">What they found.</param>
/// <param name="Defects">Exceptions, and findings that stand where nothing stands.</param>
internal sealed record HostRun(ImmutableArray<Diagnostic> Findings, IReadOnlyList<string> Defects)
{
    // Hundreds of times what a run takes: whoever waits longer waits for ever.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Runs over everything.</summary>
    internal static Task<HostRun> OfAsync(Compilation compilation, AnalyzerOptions options, bool isConcurrent = true) =>
        RunAsync(compilation, options, isConcurrent, driver => driver.GetAnalyzerDiagnosticsAsync(CancellationToken.None));

    /// <summary>Runs over one document alone, as an editor asks.</summary>
    internal static Task<HostRun> OfAsync(Compilation compilation, AnalyzerOptions options, SyntaxTree document) =>
        RunAsync(compilation, options, isConcurrent: true, driver => driver.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(document), null, CancellationToken.None));

    /// <summary>Runs over one configuration file alone.</summary>
    internal static Task<HostRun> OfAsync(Compilation compilation, AdditionalText file, AnalyzerConfigOptionsProvider? settings = null)
    {
        var options = settings is null ? new AnalyzerOptions([file]) : new AnalyzerOptions([file], settings);
        return RunAsync(compilation, options, isConcurrent: true, async driver => (await driver.GetAnalysisResultAsync(file, CancellationToken.None)).GetAllDiagnostics());
    }

    private static async Task<HostRun> RunAsync(
        Compilation compilation, AnalyzerOptions options, bool isConcurrent, Func<CompilationWithAnalyzers, Task<ImmutableArray<Diagnostic>>> ask)
    {
        var exceptions = new List<string>();
        var driver = new CompilationWithAnalyzers(compilation, Hosts.All, new CompilationWithAnalyzersOptions(
            options,
            onAnalyzerException: (exception, _, _) =>
            {
                lock (exceptions)
                    exceptions.Add(exception.ToString());
            },
            concurrentAnalysis: isConcurrent,
            logAnalyzerExecutionTime: false));
        ImmutableArray<Diagnostic> findings;
        try
        {
            findings = await Task.Run(() => ask(driver)).WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            return new([], [$"Not done within {Patience}"]);
        }
        return new(findings, [.. exceptions, .. findings.Where(finding => !IsInItsFile(finding, compilation, options)).Select(finding => "No such place: " + finding)]);
    }

    /// <summary>Everything a person would see of the findings, in the order they came.</summary>
    internal IEnumerable<string> Lines => Findings.Select(finding =>
        $"{finding.Location.GetLineSpan()}: {finding.Severity} {finding.Id} {finding.GetMessage(CultureInfo.InvariantCulture)} {string.Join(' ', finding.Properties.OrderBy(p => p.Key, StringComparer.Ordinal))}");

    private static bool IsInItsFile(Diagnostic finding, Compilation compilation, AnalyzerOptions options)
    {
        var span = finding.Location.SourceSpan;
        if (finding.Location.SourceTree is { } tree)
            return compilation.ContainsSyntaxTree(tree) && span.End <= tree.Length;
        var lines = finding.Location.GetLineSpan();
        return options.AdditionalFiles.FirstOrDefault(file => file.Path == lines.Path)?.GetText() is { } text
            && span.End <= text.Length && text.Lines.GetLinePositionSpan(span) == lines.Span;
    }
}

/// <summary>A configuration file that stands on no disk.</summary>
internal sealed class FileInMemory(string path, SourceText text) : AdditionalText
{
    public override string Path { get; } = path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => text;
}
