using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model.Taint;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Validation;

/// <summary>Client input that decides which host the service sends a request to: it reaches what only the service may reach.</summary>
internal sealed class ServerSideRequestForgery() : TaintRule(Descriptor, Dangers.Url)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH2104",
        category: Family.Validation,
        level: Level.Must,
        title: "Server-side request forgery",
        messageFormat: "{0} reaches the {1} of '{2}'{3} unchecked",
        description: "Take the host from the configuration or from a list, and let the client choose no more than what stands behind it.",
        cwe: 918);

    /// <inheritdoc/>
    internal override EditShape? Proposal { get; } = EditShape.WrapBody();

    internal static readonly Option<ImmutableArray<string>> Sources = TaintOptions.Sources;

    internal static readonly Option<ImmutableArray<string>> Sinks = TaintOptions.Sinks;

    internal static readonly Option<ImmutableArray<string>> Sanitizers = TaintOptions.Sanitizers;
}
