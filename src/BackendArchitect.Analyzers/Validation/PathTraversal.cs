using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Taint;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Validation;

/// <summary>Client input that becomes part of a file path: with '..' or from the root it leads out of the folder that was meant.</summary>
internal sealed class PathTraversal() : TaintRule(Descriptor, Dangers.Path)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH2102",
        category: Family.Validation,
        level: Level.Must,
        title: "Path traversal",
        messageFormat: "{0} reaches the {1} of '{2}'{3} unchecked",
        description: "Take the file name alone with Path.GetFileName, or compare the full path with the folder that it must stand in.",
        cwe: 22);

    /// <inheritdoc/>
    internal override EditShape? Proposal { get; } = EditShape.WrapBody().Or(EditShape.ReplaceInvocation(new()
    {
        Kind = RewriteKind.Path,
        Uses = [Remedies.FileName, Remedies.FullPath, Remedies.Combine, Remedies.Join, Remedies.Separator],
    }));

    internal static readonly Option<ImmutableArray<string>> Sources = TaintOptions.Sources;

    internal static readonly Option<ImmutableArray<string>> Sinks = TaintOptions.Sinks;

    internal static readonly Option<ImmutableArray<string>> Sanitizers = TaintOptions.Sanitizers;
}
