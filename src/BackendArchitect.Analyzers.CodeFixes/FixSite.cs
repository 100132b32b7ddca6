using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.CodeFixes;

/// <summary>Where a fix stands: a finding in a document.</summary>
/// <param name="Document">The document.</param>
/// <param name="Root">Its syntax root.</param>
/// <param name="Semantics">Its semantic model.</param>
/// <param name="Diagnostic">The finding.</param>
internal sealed record FixSite(Document Document, SyntaxNode Root, SemanticModel Semantics, Diagnostic Diagnostic)
{
    /// <summary>The innermost node that the finding covers.</summary>
    internal SyntaxNode Node => Root.FindNode(Diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
}
