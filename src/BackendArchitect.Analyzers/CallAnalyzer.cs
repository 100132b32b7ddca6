using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers;

/// <summary>Shows calls to the call rules that watch the method's name; any other call costs one look-up.</summary>
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
        var watchers = WatchersByName(run.Rules);
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
    }

    private static Dictionary<string, ImmutableArray<CallRule>> WatchersByName(ImmutableArray<CallRule> rules) => rules
        .SelectMany(rule => rule.Methods.Distinct(), (rule, name) => (Rule: rule, Name: name))
        .GroupBy(watch => watch.Name, watch => watch.Rule, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);
}
