using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BackendArchitect.Analyzers.CodeFixes;

/// <summary>How a file lays out its lines, for what a fix puts between them.</summary>
internal static class LineLayout
{
    /// <summary>The line break that the file uses.</summary>
    internal static SyntaxTrivia LineBreak(this SyntaxNode root) =>
        root.DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } found ? found : SyntaxFactory.LineFeed;

    /// <summary>The blanks that a node stands behind on its line.</summary>
    internal static SyntaxTriviaList Indentation(this SyntaxNode node) =>
        node.GetLeadingTrivia() is { Count: > 0 } leading && leading[leading.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia) ? [leading[leading.Count - 1]] : [];
}
