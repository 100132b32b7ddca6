using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model;
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

    /// <summary>
    /// What the rules say of a host's endpoints whose sources belong to projects that it references. The compiler shows a project its own sources alone;
    /// whoever has all compilations asks for these besides, and decides by the options of the project that holds the place.
    /// </summary>
    /// <param name="host">The model of the host.</param>
    /// <param name="options">The options that hold for a file.</param>
    /// <param name="cancellationToken">Ends the judging.</param>
    internal static ImmutableArray<Diagnostic> JudgeReferenced(ServiceModel host, Func<SyntaxTree, AnalyzerConfigOptions> options, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        var rules = RuleCatalog.OfShape<EndpointRule>().Where(rule => rule.Judges(host)).ToList();
        var referenced = host.Endpoints.All(cancellationToken).Where(endpoint => endpoint.Location.SourceTree is { } tree && !host.Compilation.ContainsSyntaxTree(tree));
        // An editor is shown a controller as a whole, and so are rules that speak of one.
        foreach (var together in referenced.GroupBy(endpoint => endpoint.Controller is { } controller ? (object)controller : endpoint.Location))
        {
            var endpoints = together.ToList();
            var place = new Place(host, options(endpoints[0].Location.SourceTree!), found.Add, cancellationToken) { IsOfHost = true };
            foreach (var rule in rules)
                Inspect(rule, endpoints, place);
        }
        return found.ToImmutable();
    }

    private static IReadOnlyList<Endpoint>? Some(ImmutableArray<Endpoint> endpoints) => endpoints.IsEmpty ? null : endpoints;

    private static void Inspect(EndpointRule rule, IReadOnlyList<Endpoint> endpoints, Place place)
    {
        var report = new EndpointReport(rule, place);
        List<Endpoint> judged = [.. endpoints.Where(endpoint => rule.JudgesLibraries || !endpoint.IsOfLibrary)];
        foreach (var endpoint in judged)
            rule.Inspect(endpoint, report);
        report.Close(judged);
    }
}
