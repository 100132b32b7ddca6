using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendArchitect.Analyzers;

/// <summary>
/// The rules of one shape that are on in one compilation. A rule that is off is not in here and does no work; one that throws is off for the
/// rest of the compilation and surfaces once, while the others run on.
/// </summary>
internal sealed class RuleRun<TRule>
    where TRule : Rule
{
    private readonly ImmutableArray<TRule> _rules;
    private readonly int[] _failed;
    private int _readingFailed;
    private RuleFailedException? _failedBefore;

    private RuleRun(ImmutableArray<TRule> rules, ServiceModel model, RuleFailedException? failedBefore)
    {
        _rules = rules;
        _failedBefore = failedBefore;
        _failed = new int[rules.Length];
        Model = model;
    }

    /// <summary>The model of the compilation.</summary>
    internal ServiceModel Model { get; }

    /// <summary>Whether no rule is on, and none failed while it was asked.</summary>
    internal bool IsEmpty => _rules.IsEmpty && _failedBefore is null;

    /// <summary>The rules that are on.</summary>
    internal ImmutableArray<TRule> Rules => _rules;

    /// <summary>The place of an operation, for a report.</summary>
    internal Place At(OperationAnalysisContext context) => new(
        Model, context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.Operation.Syntax.SyntaxTree), context.ReportDiagnostic, context.CancellationToken) { Surroundings = context.Options };

    /// <summary>The place of a node, for a report.</summary>
    internal Place At(SyntaxNodeAnalysisContext context) => new(
        Model, context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.Node.SyntaxTree), context.ReportDiagnostic, context.CancellationToken) { Surroundings = context.Options };

    /// <summary>The place of a symbol, for a report.</summary>
    internal Place At(SymbolAnalysisContext context) => new(
        Model, context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.Symbol.DeclaringSyntaxReferences[0].SyntaxTree), context.ReportDiagnostic, context.CancellationToken) { Surroundings = context.Options };

    /// <summary>The place of an additional file, for a report.</summary>
    internal Place At(AdditionalFileAnalysisContext context) => new(
        Model, context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.AdditionalFile), context.ReportDiagnostic, context.CancellationToken) { Surroundings = context.Options };

    internal static RuleRun<TRule> Of(
        ImmutableArray<TRule> rules, ServiceModel model, AnalyzerOptions options, bool inAdditionalFiles, CancellationToken cancellationToken)
    {
        var isTest = model.IsTest || ProjectSays(options, "IsTestProject");
        var on = ImmutableArray.CreateBuilder<TRule>();
        var failures = ImmutableArray.CreateBuilder<RuleFailedException>();
        foreach (var rule in rules)
        {
            try
            {
                if ((rule.JudgesTests || !isTest) && IsOn(rule.Definition, model.Compilation, inAdditionalFiles, cancellationToken) && rule.Judges(model))
                    on.Add(rule);
            }
            catch (Exception exception) when (IsFailure(exception, cancellationToken))
            {
                failures.Add(new(NameOf(rule), exception));
            }
        }
        return new(on.ToImmutable(), model, failures.Count == 0 ? null : new(failures));
    }

    /// <summary>Reads a fact and shows it to every rule that is on. The callbacks are static, so that a place where nothing stands costs no allocation.</summary>
    /// <param name="context">The context of the action.</param>
    /// <param name="read">Asks the model what stands here; null when nothing does.</param>
    /// <param name="inspect">Shows what was read to one rule.</param>
    /// <param name="cancellationToken">The token of the action.</param>
    /// <exception cref="RuleFailedException">A rule or reader threw for the first time in this compilation.</exception>
    /// <exception cref="OperationCanceledException">The action was cancelled.</exception>
    internal void Show<TContext, TFact>(
        TContext context, Func<RuleRun<TRule>, TContext, TFact?> read, Action<RuleRun<TRule>, TContext, TRule, TFact> inspect, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _readingFailed) != 0)
            return;
        TFact? fact;
        try
        {
            fact = read(this, context);
        }
        catch (Exception exception) when (IsFailure(exception, cancellationToken))
        {
            if (Interlocked.Exchange(ref _readingFailed, 1) == 0)
                throw new RuleFailedException("The reader of " + typeof(TFact).Name, exception);
            return;
        }
        if (fact is null)
            return;

        ImmutableArray<RuleFailedException>.Builder? failures = null;
        if (Volatile.Read(ref _failedBefore) is not null && Interlocked.Exchange(ref _failedBefore, null) is { } before)
            (failures = ImmutableArray.CreateBuilder<RuleFailedException>()).Add(before);
        for (var i = 0; i < _rules.Length; i++)
        {
            if (Volatile.Read(ref _failed[i]) != 0)
                continue;
            try
            {
                inspect(this, context, _rules[i], fact);
            }
            catch (Exception exception) when (IsFailure(exception, cancellationToken))
            {
                if (Interlocked.Exchange(ref _failed[i], 1) == 0)
                    (failures ??= ImmutableArray.CreateBuilder<RuleFailedException>()).Add(new(NameOf(_rules[i]), exception));
            }
        }
        // An action can throw only once, so rules that fail at the same place surface together.
        if (failures is not null)
            throw failures.Count == 1 ? failures[0] : new RuleFailedException(failures);
    }

    private static string NameOf(TRule rule) => rule.Definition.Id + " " + rule.GetType().Name;

    // A cancellation that nobody asked for is a defect like any other.
    private static bool IsFailure(Exception exception, CancellationToken cancellationToken) =>
        exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested;

    private static bool ProjectSays(AnalyzerOptions options, string property) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property." + property, out var value)
        && value.Equals("true", StringComparison.OrdinalIgnoreCase);

    // GetEffectiveSeverity alone would be wrong for a rule that one section of an .editorconfig switches on or off. When in doubt the rule
    // runs and the driver filters what it reports.
    private static bool IsOn(DiagnosticDescriptor descriptor, Compilation compilation, bool inAdditionalFiles, CancellationToken cancellationToken)
    {
        if (compilation.Options.SpecificDiagnosticOptions.TryGetValue(descriptor.Id, out var specific))
            return specific != ReportDiagnostic.Suppress;
        var provider = compilation.Options.SyntaxTreeOptionsProvider;
        if (provider is null)
            return descriptor.IsEnabledByDefault;
        var unlessSaid = provider.TryGetGlobalDiagnosticValue(descriptor.Id, cancellationToken, out var global)
            ? global != ReportDiagnostic.Suppress
            : descriptor.IsEnabledByDefault;
        // No section reaches a diagnostic in an additional file.
        return inAdditionalFiles ? unlessSaid : compilation.SyntaxTrees.Any(tree =>
            provider.TryGetDiagnosticValue(tree, descriptor.Id, cancellationToken, out var value) ? value != ReportDiagnostic.Suppress : unlessSaid);
    }
}
