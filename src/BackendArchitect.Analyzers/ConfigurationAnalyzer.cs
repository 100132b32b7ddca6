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
            static (_, context) => Read(context),
            static (run, context, rule, document) => rule.Inspect(document, new ConfigurationReport(rule, document, run.At(context))),
            context.CancellationToken));

    /// <summary>The file of an action, or null when it is no configuration file.</summary>
    internal static ConfigDocument? Read(AdditionalFileAnalysisContext context) =>
        ConfigDocument.Read(context.AdditionalFile, context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.AdditionalFile), context.CancellationToken);
}
