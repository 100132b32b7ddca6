using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers;

/// <summary>Shows the application to the application rules at the one place where it is built.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ApplicationAnalyzer(ImmutableArray<ApplicationRule> rules) : RuleHost<ApplicationRule>(rules)
{
    /// <summary>Creates the host with all rules of its shape, as the compiler does.</summary>
    public ApplicationAnalyzer() : this(RuleCatalog.OfShape<ApplicationRule>())
    {
    }

    /// <inheritdoc/>
    protected override void Watch(CompilationStartAnalysisContext start, RuleRun<ApplicationRule> run)
    {
        start.RegisterOperationAction(context => run.Show(
            context,
            static (run, context) => context.Operation is IInvocationOperation { TargetMethod.Name: "Build" } call
                ? run.Model.Application.BuiltAt(call.NameLocation(), context.CancellationToken)
                : null,
            static (run, context, rule, application) => rule.Inspect(application, new Report(rule, run.At(context))),
            context.CancellationToken), OperationKind.Invocation);
        start.RegisterSymbolAction(context => run.Show(
            context,
            static (run, context) => context.Symbol.Name == "Configure" && context.Symbol.FirstDeclaration() is { } declaration
                ? run.Model.Application.BuiltAt(declaration, context.CancellationToken)
                : null,
            static (run, context, rule, application) => rule.Inspect(application, new Report(rule, run.At(context))),
            context.CancellationToken), SymbolKind.Method);
    }
}
