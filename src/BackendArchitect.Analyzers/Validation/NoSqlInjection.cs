using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Taint;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Validation;

/// <summary>Client input that becomes part of a query of a document store, or of a script that it runs.</summary>
internal sealed class NoSqlInjection() : TaintRule(Descriptor, Dangers.NoSql)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH2111",
        category: Family.Validation,
        level: Level.Must,
        title: "NoSQL injection",
        messageFormat: "{0} reaches the {1} of '{2}'{3} unchecked",
        description: "Build filters with the builders of the driver, and pass values to scripts as keys and arguments.",
        cwe: 943);

    /// <inheritdoc/>
    internal override EditShape? Proposal { get; } = EditShape.WrapBody().Or(EditShape.ReplaceInvocation(new()
    {
        Kind = RewriteKind.Script,
        Uses = [new(Remedies.RedisKey, ".ctor"), new(Remedies.RedisValue, ".ctor")],
    }));

    internal static readonly Option<ImmutableArray<string>> Sources = TaintOptions.Sources;

    internal static readonly Option<ImmutableArray<string>> Sinks = TaintOptions.Sinks;

    internal static readonly Option<ImmutableArray<string>> Sanitizers = TaintOptions.Sanitizers;
}
