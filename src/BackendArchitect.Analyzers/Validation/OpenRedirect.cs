using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model.Taint;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Validation;

/// <summary>Client input that decides where a caller is sent: a link to the service ends at a page of somebody else.</summary>
internal sealed class OpenRedirect() : TaintRule(Descriptor, Dangers.Redirect)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH2105",
        category: Family.Validation,
        level: Level.Must,
        title: "Open redirect",
        messageFormat: "{0} reaches the {1} of '{2}'{3} unchecked",
        description: "Redirect with LocalRedirect, or ask Url.IsLocalUrl first.",
        cwe: 601);

    internal static readonly Option<ImmutableArray<string>> Sources = TaintOptions.Sources;

    internal static readonly Option<ImmutableArray<string>> Sinks = TaintOptions.Sinks;

    internal static readonly Option<ImmutableArray<string>> Sanitizers = TaintOptions.Sanitizers;
}
