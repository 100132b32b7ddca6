using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model.Logging;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers;

/// <summary>Shows every call of a logger to the log rules.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class LogAnalyzer(ImmutableArray<LogRule> rules) : RuleHost<LogRule>(rules)
{
    /// <summary>Creates the host with all rules of its shape, as the compiler does.</summary>
    public LogAnalyzer() : this(RuleCatalog.OfShape<LogRule>())
    {
    }

    /// <inheritdoc/>
    protected override void Watch(CompilationStartAnalysisContext start, RuleRun<LogRule> run) =>
        start.RegisterOperationAction(context => run.Show(
            context,
            static (run, context) => LogCall.Read((IInvocationOperation)context.Operation, run.Model, context.CancellationToken),
            static (run, context, rule, call) => rule.Inspect(call, new Report(rule, run.At(context))),
            context.CancellationToken), OperationKind.Invocation);
}
