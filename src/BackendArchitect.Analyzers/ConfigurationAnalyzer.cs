using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendArchitect.Analyzers;

/// <summary>Shows every configuration file beside the code to the configuration rules.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ConfigurationAnalyzer(ImmutableArray<ConfigurationRule> rules) : RuleHost<ConfigurationRule>(rules)
{
    /// <summary>Creates the host with all rules of its shape, as the compiler does.</summary>
    public ConfigurationAnalyzer() : this(RuleCatalog.OfShape<ConfigurationRule>())
    {
    }

    /// <inheritdoc/>
    protected override bool ReportsInAdditionalFiles => true;

    /// <inheritdoc/>
    protected override void Watch(CompilationStartAnalysisContext start, RuleRun<ConfigurationRule> run) =>
        start.RegisterAdditionalFileAction(context => run.Show(
            context,
            static (_, context) => ConfigDocument.Read(context.AdditionalFile, OptionsOf(context), context.CancellationToken),
            static (run, context, rule, document) => rule.Inspect(document, new ConfigurationReport(
                rule, document, new Place(run.Model, OptionsOf(context), context.ReportDiagnostic, context.CancellationToken))),
            context.CancellationToken));

    private static AnalyzerConfigOptions OptionsOf(AdditionalFileAnalysisContext context) =>
        context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.AdditionalFile);
}
