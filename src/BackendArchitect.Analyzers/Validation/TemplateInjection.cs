using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model.Taint;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Validation;

/// <summary>Client input that becomes the text of a template: what it writes there is evaluated by the service.</summary>
internal sealed class TemplateInjection() : TaintRule(Descriptor, Dangers.Template)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH2112",
        category: Family.Validation,
        level: Level.Must,
        title: "Template injection",
        messageFormat: "{0} reaches the {1} of '{2}'{3} unchecked",
        description: "Keep templates in the service, and hand the input to them as data.",
        cwe: 1336);

    /// <inheritdoc/>
    internal override EditShape? Proposal { get; } = EditShape.ReplaceInvocation(new() { Kind = RewriteKind.Template });

    internal static readonly Option<ImmutableArray<string>> Sources = TaintOptions.Sources;

    internal static readonly Option<ImmutableArray<string>> Sinks = TaintOptions.Sinks;

    internal static readonly Option<ImmutableArray<string>> Sanitizers = TaintOptions.Sanitizers;
}
