using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model.Taint;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Validation;

/// <summary>Client input that becomes code, an expression, or the name of a type or method: the client chooses what runs.</summary>
internal sealed class CodeFromInput() : TaintRule(Descriptor, Dangers.Code)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH2110",
        category: Family.Validation,
        level: Level.Must,
        title: "Code from client input",
        messageFormat: "{0} reaches the {1} of '{2}'{3} unchecked",
        description: "Map what the client may ask for to types, methods and expressions of your own.",
        cwe: 94);

    /// <inheritdoc/>
    internal override EditShape? Proposal { get; } = EditShape.WrapBody();

    internal static readonly Option<ImmutableArray<string>> Sources = TaintOptions.Sources;

    internal static readonly Option<ImmutableArray<string>> Sinks = TaintOptions.Sinks;

    internal static readonly Option<ImmutableArray<string>> Sanitizers = TaintOptions.Sanitizers;
}
