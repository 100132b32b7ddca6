using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendArchitect.Analyzers;

/// <summary>Shows every type the project declares to the type rules.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class TypeAnalyzer(ImmutableArray<TypeRule> rules) : RuleHost<TypeRule>(rules)
{
    /// <summary>Creates the host with all rules of its shape, as the compiler does.</summary>
    public TypeAnalyzer() : this(RuleCatalog.OfShape<TypeRule>())
    {
    }

    /// <inheritdoc/>
    protected override void Watch(CompilationStartAnalysisContext start, RuleRun<TypeRule> run) =>
        start.RegisterSymbolAction(context => run.Show(
            context,
            static (_, context) => (INamedTypeSymbol)context.Symbol,
            static (run, context, rule, type) => rule.Inspect(type, new Report(rule, run.At(context))),
            context.CancellationToken), SymbolKind.NamedType);
}
