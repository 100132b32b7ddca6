using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Taint;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Validation;

/// <summary>Client input that becomes part of a command line: it adds arguments, or commands where a shell reads it.</summary>
internal sealed class CommandInjection() : TaintRule(Descriptor, Dangers.Command)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH2103",
        category: Family.Validation,
        level: Level.Must,
        title: "Command injection",
        messageFormat: "{0} reaches the {1} of '{2}'{3} unchecked",
        description: "Start a fixed program and pass each value as an entry of ArgumentList of its own.",
        cwe: 78);

    /// <inheritdoc/>
    internal override EditShape? Proposal { get; } = EditShape.WrapBody().Or(EditShape.ReplaceInvocation(new() { Kind = RewriteKind.Arguments, Uses = [new(Credentials.ProcessStartInfo, ".ctor"), Credentials.ArgumentList] }));

    internal static readonly Option<ImmutableArray<string>> Sources = TaintOptions.Sources;

    internal static readonly Option<ImmutableArray<string>> Sinks = TaintOptions.Sinks;

    internal static readonly Option<ImmutableArray<string>> Sanitizers = TaintOptions.Sanitizers;
}
