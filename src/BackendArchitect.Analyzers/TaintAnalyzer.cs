using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Taint;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendArchitect.Analyzers;

/// <summary>Looks for the places where text does harm, and asks once for each whether client input reaches it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class TaintAnalyzer(ImmutableArray<TaintRule> rules) : RuleHost<TaintRule>(rules)
{
    /// <summary>Creates the host with all rules of its shape, as the compiler does.</summary>
    public TaintAnalyzer() : this(RuleCatalog.OfShape<TaintRule>())
    {
    }

    /// <inheritdoc/>
    protected override void Watch(CompilationStartAnalysisContext start, RuleRun<TaintRule> run)
    {
        // Conversions are everywhere; only one library makes a query of a text by one.
        var kinds = run.Model.Compilation.GetTypesByMetadataName(Documents.Filter.FullName).IsEmpty ? SinkUse.Kinds.Remove(OperationKind.Conversion) : SinkUse.Kinds;
        var dangers = run.Rules.Aggregate(Dangers.None, (all, rule) => all | rule.Danger);
        start.RegisterOperationAction(context => run.Show(
            (Context: context, Dangers: dangers),
            static (run, at) => Read(at.Context, at.Dangers, run.Model),
            static (run, at, rule, flows) =>
            {
                foreach (var flow in flows)
                    if (flow.Use.Sink.Danger == rule.Danger)
                        rule.Inspect(flow, new Report(rule, run.At(at.Context)));
            },
            context.CancellationToken), kinds);
    }

    /// <summary>
    /// What the rules say of the projects that a host references, where a client's input comes to them through the host: the library's own build knows no
    /// client, and the host's is shown none of its sources.
    /// </summary>
    /// <param name="host">The model of the host.</param>
    /// <param name="options">The options that hold for a file.</param>
    /// <param name="isAsked">Whether a file is asked about.</param>
    /// <param name="cancellationToken">Ends the judging.</param>
    internal static ImmutableArray<Diagnostic> JudgeReferenced(ServiceModel host, Func<SyntaxTree, AnalyzerConfigOptions> options, Func<SyntaxTree, bool> isAsked, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        var rules = RuleCatalog.OfShape<TaintRule>().Where(rule => rule.Judges(host)).ToList();
        var dangers = rules.Aggregate(Dangers.None, (all, rule) => all | rule.Danger);
        foreach (var tree in host.Compilations.Where(compilation => compilation != host.Compilation).SelectMany(compilation => compilation.SyntaxTrees).Where(isAsked))
        {
            var place = new Place(host, options(tree), found.Add, cancellationToken) { IsOfHost = true };
            var tables = TaintOptions.TablesOf(place.Options);
            foreach (var operation in SinkMentions.In(tree, tables, host, cancellationToken))
                foreach (var flow in TaintFlow.Into(operation, dangers, tables, host, cancellationToken))
                    foreach (var rule in rules)
                        if (flow.Use.Sink.Danger == rule.Danger)
                            rule.Inspect(flow, new Report(rule, place));
        }
        return found.ToImmutable();
    }

    private static TaintFlow[]? Read(OperationAnalysisContext context, Dangers dangers, ServiceModel model)
    {
        var tables = TaintOptions.TablesOf(context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.Operation.Syntax.SyntaxTree));
        var flows = TaintFlow.Into(context.Operation, dangers, tables, model, context.CancellationToken);
        return flows.IsEmpty ? null : [.. flows];
    }
}
