using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model.Taint;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Validation;

/// <summary>Client input that names a header of the response: it sets whatever header it likes.</summary>
internal sealed class HeaderInjection() : TaintRule(Descriptor, Dangers.Header)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH2107",
        category: Family.Validation,
        level: Level.Should,
        title: "Header injection",
        messageFormat: "{0} reaches the {1} of '{2}'{3} unchecked",
        description: "Write the names of headers as constants; the server refuses line breaks in their values.",
        cwe: 113);

    /// <inheritdoc/>
    internal override EditShape? Proposal { get; } = EditShape.WrapBody();

    internal static readonly Option<ImmutableArray<string>> Sources = TaintOptions.Sources;

    internal static readonly Option<ImmutableArray<string>> Sinks = TaintOptions.Sinks;

    internal static readonly Option<ImmutableArray<string>> Sanitizers = TaintOptions.Sanitizers;
}
