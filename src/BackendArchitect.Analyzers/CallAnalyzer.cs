using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers;

/// <summary>Shows calls, attributes, operators and configuration files to the call rules that watch them; any other call costs one look-up.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class CallAnalyzer(ImmutableArray<CallRule> rules) : RuleHost<CallRule>(rules)
{
    /// <summary>Creates the host with all rules of its shape, as the compiler does.</summary>
    public CallAnalyzer() : this(RuleCatalog.OfShape<CallRule>())
    {
    }

    /// <inheritdoc/>
    protected override void Watch(CompilationStartAnalysisContext start, RuleRun<CallRule> run)
    {
        var watchers = WatchersByName(run.Rules, rule => rule.Methods);
        start.RegisterOperationAction(context =>
        {
            if (watchers.TryGetValue(((IInvocationOperation)context.Operation).TargetMethod.Name, out var watching))
                run.Show(
                    (Context: context, Watching: watching),
                    static (_, at) => (IInvocationOperation)at.Context.Operation,
                    static (run, at, rule, call) =>
                    {
                        if (at.Watching.Contains(rule))
                            rule.Inspect(call, new Report(rule, run.At(at.Context)));
                    },
                    context.CancellationToken);
        }, OperationKind.Invocation);
        if (run.Rules.SelectMany(rule => rule.Operators).Distinct().ToImmutableArray() is { IsEmpty: false } operators)
            start.RegisterOperationAction(context => run.Show(
                context,
                static (_, context) => context.Operation,
                static (run, context, rule, operation) =>
                {
                    if (rule.Operators.Contains(operation.Kind))
                        rule.Inspect(operation, new Report(rule, run.At(context)));
                },
                context.CancellationToken), operators);
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
        var watchersOfAttributes = WatchersByName(run.Rules, rule => rule.Attributes);
        // No operation action sees the attributes of lambdas and local functions.
        if (watchersOfAttributes.Count > 0)
            start.RegisterSyntaxNodeAction(context =>
            {
                if (watchersOfAttributes.TryGetValue(((AttributeSyntax)context.Node).ShortName(), out var watching))
                    run.Show(
                        (Context: context, Watching: watching),
                        static (_, at) => at.Context.SemanticModel.GetOperation(at.Context.Node, at.Context.CancellationToken) as IAttributeOperation,
                        static (run, at, rule, attribute) =>
                        {
                            if (at.Watching.Contains(rule))
                                rule.Inspect(attribute, new Report(rule, run.At(at.Context)));
                        },
                        context.CancellationToken);
            }, SyntaxKind.Attribute);
    }

    private static Dictionary<string, ImmutableArray<CallRule>> WatchersByName(ImmutableArray<CallRule> rules, Func<CallRule, ImmutableArray<string>> names) => rules
        .SelectMany(rule => names(rule).Distinct(), (rule, name) => (Rule: rule, Name: name))
        .GroupBy(watch => watch.Name, watch => watch.Rule, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);
}
