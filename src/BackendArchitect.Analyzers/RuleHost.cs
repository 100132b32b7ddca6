using System.Collections.Immutable;
using System.Linq;
using BackendArchitect.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendArchitect.Analyzers;

/// <summary>
/// Runs all rules of one shape: asks the model once what stands at a place and hands the answer to the rules that are on. One analyzer per
/// shape, because one per rule costs a cold build a seventh more CPU and buys nothing that <see cref="RuleRun{TRule}"/> does not give.
/// </summary>
internal abstract class RuleHost<TRule>(ImmutableArray<TRule> rules) : DiagnosticAnalyzer
    where TRule : Rule
{
    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. rules.Select(r => r.Definition)];

    /// <summary>Whether findings stand in configuration files, whose severity no section of an <c>.editorconfig</c> decides.</summary>
    protected virtual bool ReportsInAdditionalFiles => false;

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            var run = RuleRun<TRule>.Of(rules, ServiceModel.Of(start.Compilation), start.Options, ReportsInAdditionalFiles, start.CancellationToken);
            if (!run.IsEmpty)
                Watch(start, run);
        });
    }

    /// <summary>Registers the actions that find the facts of this shape.</summary>
    protected abstract void Watch(CompilationStartAnalysisContext start, RuleRun<TRule> run);
}
