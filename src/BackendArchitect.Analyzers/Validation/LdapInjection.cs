using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model.Taint;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Validation;

/// <summary>Client input that becomes part of an LDAP filter: it asks the directory another question.</summary>
internal sealed class LdapInjection() : TaintRule(Descriptor, Dangers.Ldap)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH2108",
        category: Family.Validation,
        level: Level.Must,
        title: "LDAP injection",
        messageFormat: "{0} reaches the {1} of '{2}'{3} unchecked",
        description: "Escape each value as RFC 4515 says, or let only letters and digits through.",
        cwe: 90);

    /// <inheritdoc/>
    internal override EditShape? Proposal { get; } = EditShape.WrapBody();

    internal static readonly Option<ImmutableArray<string>> Sources = TaintOptions.Sources;

    internal static readonly Option<ImmutableArray<string>> Sinks = TaintOptions.Sinks;

    internal static readonly Option<ImmutableArray<string>> Sanitizers = TaintOptions.Sanitizers;
}
