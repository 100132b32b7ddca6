using System.Collections.Generic;
using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model.Endpoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers;

/// <summary>Shows every endpoint to the endpoint rules: those of a map call at the call, those of a controller at the controller.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class EndpointAnalyzer(ImmutableArray<EndpointRule> rules) : RuleHost<EndpointRule>(rules)
{
    /// <summary>Creates the host with all rules of its shape, as the compiler does.</summary>
    public EndpointAnalyzer() : this(RuleCatalog.OfShape<EndpointRule>())
    {
    }

    /// <inheritdoc/>
    protected override void Watch(CompilationStartAnalysisContext start, RuleRun<EndpointRule> run)
    {
        start.RegisterOperationAction(context => run.Show(
            context,
            static (run, context) => Some(run.Model.Endpoints.MappedBy((IInvocationOperation)context.Operation, context.CancellationToken)),
            static (run, context, rule, endpoints) => Inspect(rule, endpoints, run.At(context)),
            context.CancellationToken), OperationKind.Invocation);
        start.RegisterSymbolAction(context => run.Show(
            context,
            static (run, context) => Some(run.Model.Endpoints.Of((INamedTypeSymbol)context.Symbol, context.CancellationToken)),
            static (run, context, rule, endpoints) => Inspect(rule, endpoints, run.At(context)),
            context.CancellationToken), SymbolKind.NamedType);
    }

    private static IReadOnlyList<Endpoint>? Some(ImmutableArray<Endpoint> endpoints) => endpoints.IsEmpty ? null : endpoints;

    private static void Inspect(EndpointRule rule, IReadOnlyList<Endpoint> endpoints, Place place)
    {
        var report = new EndpointReport(rule, place);
        foreach (var endpoint in endpoints)
            rule.Inspect(endpoint, report);
        report.Close(endpoints);
    }
}
