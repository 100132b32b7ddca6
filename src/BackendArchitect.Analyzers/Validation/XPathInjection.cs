using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model.Taint;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Validation;

/// <summary>Client input that becomes part of an XPath: it selects other nodes than those that were meant.</summary>
internal sealed class XPathInjection() : TaintRule(Descriptor, Dangers.XPath)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH2109",
        category: Family.Validation,
        level: Level.Must,
        title: "XPath injection",
        messageFormat: "{0} reaches the {1} of '{2}'{3} unchecked",
        description: "Select with a fixed expression and compare values in code, or bind them as variables of an XsltContext.",
        cwe: 643);

    /// <inheritdoc/>
    internal override EditShape? Proposal { get; } = EditShape.WrapBody();

    internal static readonly Option<ImmutableArray<string>> Sources = TaintOptions.Sources;

    internal static readonly Option<ImmutableArray<string>> Sinks = TaintOptions.Sinks;

    internal static readonly Option<ImmutableArray<string>> Sanitizers = TaintOptions.Sanitizers;
}
