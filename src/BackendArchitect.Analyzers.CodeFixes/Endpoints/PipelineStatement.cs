using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.CodeFixes.Endpoints;

/// <summary>A statement that does nothing but add one middleware to a pipeline: <c>app.UseRouting();</c>.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Builder">The variable that it calls.</param>
/// <param name="Method">The method's name.</param>
internal sealed record PipelineStatement(StatementSyntax Statement, string Builder, string Method)
{
    /// <summary>The statement that a node stands in, or null where it does more, shares its lines, or would leave a directive behind.</summary>
    internal static PipelineStatement? Around(SyntaxNode node) =>
        node.FirstAncestorOrSelf<ExpressionStatementSyntax>() is
        {
            Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax on, Name: var name } }, Parent: GlobalStatementSyntax or BlockSyntax,
        } statement && name.Span == node.Span && !statement.ContainsDirectives && statement.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia)
            ? new(statement, on.Identifier.ValueText, name.Identifier.ValueText)
            : null;

    /// <summary>Where a line before the statement begins, its comments included.</summary>
    internal int Start => Statement.FullSpan.Start + Blank.Sum(trivia => trivia.FullSpan.Length);

    /// <summary>Where the line after the statement begins.</summary>
    internal int End => Statement.FullSpan.End;

    /// <summary>The statements of the same list that add a middleware to the same builder.</summary>
    internal IEnumerable<PipelineStatement> Beside => (Statement.Parent is GlobalStatementSyntax global ? global.Parent! : Statement.Parent!).ChildNodes()
        .Select(node => (node as GlobalStatementSyntax)?.Statement ?? node as StatementSyntax).OfType<ExpressionStatementSyntax>()
        .Select(statement => statement.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } ? Around(access.Name) : null)
        .OfType<PipelineStatement>().Where(other => other.Builder == Builder);

    /// <summary>Those behind this one.</summary>
    internal IEnumerable<PipelineStatement> Following => Beside.Where(other => other.Start > Start);

    /// <summary>What takes the statement away; an empty line before it goes too where another follows.</summary>
    internal TextChange Removal(SourceText text)
    {
        var next = text.Lines.GetLineFromPosition(End);
        return new(TextSpan.FromBounds(string.IsNullOrWhiteSpace(next.ToString()) ? Statement.FullSpan.Start : Start, End), "");
    }

    private IEnumerable<SyntaxTrivia> Blank
    {
        get
        {
            var leading = Statement.GetLeadingTrivia().ToList();
            var lines = leading.FindLastIndex(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is var last && leading.Take(last + 1).All(t => t.IsKind(SyntaxKind.EndOfLineTrivia) || t.IsKind(SyntaxKind.WhitespaceTrivia))
                ? last + 1
                : leading.TakeWhile(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)).Count();
            return leading.Take(lines);
        }
    }
}
