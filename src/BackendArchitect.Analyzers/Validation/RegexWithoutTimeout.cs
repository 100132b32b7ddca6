using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model.Taint;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Validation;

/// <summary>Client input that a regular expression is tried on, again and again: one request may keep a processor busy for minutes.</summary>
internal sealed class RegexWithoutTimeout() : TaintRule(Descriptor, Dangers.Pattern)
{
    private const string TwinPackage = "Meziantou.Analyzer";

    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH2018",
        category: Family.Validation,
        level: Level.Should,
        title: "Regex without timeout",
        messageFormat: "{0} reaches the {1} of '{2}'{3}, which may try the same text again and again and has no timeout",
        description: "Give the regular expression a timeout, or let it run with RegexOptions.NonBacktracking.",
        cwe: 1333);

    internal static readonly Option<ImmutableArray<string>> Sources = TaintOptions.Sources;

    internal static readonly Option<ImmutableArray<string>> Sinks = TaintOptions.Sinks;

    internal static readonly Option<ImmutableArray<string>> Sanitizers = TaintOptions.Sanitizers;

    // It reports every regular expression without a timeout.
    internal override bool IsSaidElsewhere(TaintFlow flow, Report report) => Twin.IsOnInPackage("MA0009", TwinPackage, since: 1, flow.Use.Operation.Syntax.SyntaxTree, report);
}
