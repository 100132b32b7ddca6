using System.Collections.Immutable;
using System.Linq;
using BackendArchitect.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendArchitect.Analyzers;

/// <summary>Shows every value that reaches a destination with a name to the value rules, and configuration files to those that judge them, too.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ValueAnalyzer(ImmutableArray<ValueRule> rules) : RuleHost<ValueRule>(rules)
{
    /// <summary>Creates the host with all rules of its shape, as the compiler does.</summary>
    public ValueAnalyzer() : this(RuleCatalog.OfShape<ValueRule>())
    {
    }

    /// <inheritdoc/>
    protected override void Watch(CompilationStartAnalysisContext start, RuleRun<ValueRule> run)
    {
        start.RegisterOperationAction(context => run.Show(
            context,
            static (_, context) => ValueUse.Read(context.Operation, context.ContainingSymbol),
            static (run, context, rule, value) =>
            {
                if (rule.Watches(value.Destination))
                    rule.Inspect(value, new Report(rule, run.At(context)));
            },
            context.CancellationToken), ValueUse.Kinds);
        if (run.Rules.Any(rule => rule.JudgesConfiguration))
            start.RegisterAdditionalFileAction(context => run.Show(
                context,
                static (_, context) => ConfigurationAnalyzer.Read(context),
                static (run, context, rule, document) =>
                {
                    if (rule.JudgesConfiguration)
                        rule.Inspect(document, new ConfigurationReport(rule, document, run.At(context)));
                },
                context.CancellationToken));
    }
}
