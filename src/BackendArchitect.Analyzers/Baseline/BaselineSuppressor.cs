using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendArchitect.Analyzers.Baseline;

/// <summary>Suppresses what the baseline holds. It sees the findings of a compilation together, so that it can count them; rules report as ever.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class BaselineSuppressor : DiagnosticSuppressor
{
    private const string Id = "BARCHBASELINE";

    private static readonly ImmutableDictionary<string, SuppressionDescriptor> ByRule =
        RuleCatalog.Entries.ToImmutableDictionary(entry => entry.Id, entry => new SuppressionDescriptor(Id, entry.Id, $"It stands in {BaselineFile.Name}"));

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [.. ByRule.Values.OrderBy(descriptor => descriptor.SuppressedDiagnosticId, System.StringComparer.Ordinal)];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        var options = context.Options.AnalyzerConfigOptionsProvider;
        foreach (var file in context.Options.AdditionalFiles.Where(file => BaselineFile.Is(file, options)))
        {
            if (file.GetText(context.CancellationToken) is not { } text || BaselineFile.Read(file.Path, text) is not { Entries.IsEmpty: false } baseline)
                continue;
            options.GlobalOptions.TryGetValue(BaselineFile.Today, out var today);
            var rules = baseline.Entries.Select(entry => entry.Rule).ToImmutableHashSet();
            var files = baseline.Entries.Select(entry => entry.File).ToImmutableHashSet();
            var known = from finding in context.ReportedDiagnostics
                        where rules.Contains(finding.Id)
                        let path = finding.Location.GetLineSpan().Path
                        where files.Contains(baseline.PathOf(path))
                        orderby path, finding.Location.SourceSpan.Start
                        select finding;
            foreach (var held in baseline.Match(known, finding => KeysOf(finding, baseline, context.Options, context.CancellationToken), today).Held)
                context.ReportSuppression(Suppression.Create(ByRule[held.Id], held));
        }
    }

    private static IEnumerable<BaselineKey> KeysOf(Diagnostic finding, BaselineFile baseline, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        var path = finding.Location.GetLineSpan().Path;
        var document = finding.Location.SourceTree is null && options.AdditionalFiles.FirstOrDefault(file => file.Path == path) is { } file
            ? ConfigDocument.Read(file, options.AnalyzerConfigOptionsProvider.GetOptions(file), cancellationToken) : null;
        return FindingSubject.Of(finding, finding.Location.SourceTree?.GetRoot(cancellationToken), document).Select(subject => new BaselineKey(finding.Id, subject, baseline.PathOf(path)));
    }
}
