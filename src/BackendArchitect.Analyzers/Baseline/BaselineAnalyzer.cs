using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendArchitect.Analyzers.Baseline;

/// <summary>
/// Says that a baseline cannot be read: it then holds nothing, and all that it held comes back without a word of why. It says nothing about the service,
/// so it is no rule.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class BaselineAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Unreadable = new(
        id: "BARCH0001",
        title: "Unreadable baseline",
        messageFormat: "The baseline cannot be read, so it holds nothing: {0}",
        category: "Baseline",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Put the file right, or write it again with 'barch baseline'.",
        helpLinkUri: Rule.Home + "baseline.md");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Unreadable];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterAdditionalFileAction(Inspect);
    }

    private static void Inspect(AdditionalFileAnalysisContext context)
    {
        var file = context.AdditionalFile;
        if (!BaselineFile.Is(file, context.Options.AnalyzerConfigOptionsProvider) || file.GetText(context.CancellationToken) is not { } text || BaselineFile.Read(file.Path, text).Flaw is not { } flaw)
            return;
        var place = Location.Create(file.Path, flaw.Where, text.Lines.GetLinePositionSpan(flaw.Where));
        context.ReportDiagnostic(Diagnostic.Create(Unreadable, place, additionalLocations: null, properties: null, flaw.What));
    }
}
