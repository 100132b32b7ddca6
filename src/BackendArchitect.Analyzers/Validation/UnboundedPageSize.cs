using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model.Taint;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Validation;

/// <summary>A page that is as large as the client likes: one request fetches the whole table.</summary>
internal sealed class UnboundedPageSize() : TaintRule(Descriptor, Dangers.Size)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH2008",
        category: Family.Validation,
        level: Level.Should,
        title: "Unbounded page size",
        messageFormat: "{0} is the {1} of '{2}'{3}, and nothing bounds it from above",
        description: "Bound what the client may ask for at once: by [Range], Math.Min or an answer that refuses more.",
        cwe: 770);

    internal static readonly Option<ImmutableArray<string>> Sources = TaintOptions.Sources;

    internal static readonly Option<ImmutableArray<string>> Sinks = TaintOptions.Sinks;

    internal static readonly Option<ImmutableArray<string>> Sanitizers = TaintOptions.Sanitizers;
}
