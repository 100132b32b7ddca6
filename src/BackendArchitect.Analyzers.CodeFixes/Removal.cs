using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.CodeFixes;

/// <summary>
/// Takes code away as a person would: with the line it stood on when nothing else stands there, while comments and directives around it stay.
/// </summary>
internal static class Removal
{
    /// <summary>Removes a statement. One that is the whole body of an <c>if</c> or loop leaves an empty block.</summary>
    internal static ImmutableArray<TextChange> Of(StatementSyntax statement, SourceText text) =>
        statement.Parent is BlockSyntax or GlobalStatementSyntax or SwitchSectionSyntax
            ? [new(WithItsLine(statement.Span, text), "")]
            : [new(statement.Span, "{ }")];

    /// <summary>Removes a list of attributes.</summary>
    internal static ImmutableArray<TextChange> Of(AttributeListSyntax attributes, SourceText text) => [new(WithItsLine(attributes.Span, text), "")];

    /// <summary>Removes a member of an object initializer, and with the last one the braces.</summary>
    internal static ImmutableArray<TextChange> Of(ExpressionSyntax member, InitializerExpressionSyntax initializer, SourceText text)
    {
        if (initializer.Expressions.Count > 1 || HasComments(initializer, member))
            return OfElement(member, initializer.Expressions, text);
        if (initializer.Parent is not BaseObjectCreationExpressionSyntax creation)
            return [];
        var end = initializer.GetFirstToken().GetPreviousToken().Span.End;
        return [new(TextSpan.FromBounds(end, initializer.Span.End), creation.ArgumentList is null ? "()" : "")];
    }

    /// <summary>
    /// Removes the assignment of a value: as a statement, as a member of an object initializer, as all that a lambda does. The default array where
    /// something else would go too.
    /// </summary>
    internal static ImmutableArray<TextChange> OfAssignment(SyntaxNode value, SourceText text, SemanticModel semantics, CancellationToken cancellationToken)
    {
        while (value.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax)
            value = value.Parent;
        return value.Parent switch
        {
            AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax statement } => Of(statement, text),
            AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax initializer } assignment => Of(assignment, initializer, text),
            AssignmentExpressionSyntax { Parent: LambdaExpressionSyntax lambda } assignment
                when semantics.GetSymbolInfo(lambda, cancellationToken).Symbol is IMethodSymbol { ReturnsVoid: true } => [new(assignment.Span, "{ }")],
            _ => default,
        };
    }

    /// <summary>Removes one element of a list that commas separate.</summary>
    internal static ImmutableArray<TextChange> OfElement<T>(T element, SeparatedSyntaxList<T> list, SourceText text) where T : SyntaxNode
    {
        var index = list.IndexOf(element);
        if (index < list.SeparatorCount)
        {
            var comma = list.GetSeparator(index);
            return [new(WithItsLine(TextSpan.FromBounds(element.SpanStart, comma.Span.End), text), "")];
        }
        if (index == 0)
            return [new(WithItsLine(element.Span, text), "")];
        var before = list.GetSeparator(index - 1);
        var gap = TextSpan.FromBounds(before.Span.End, element.SpanStart);
        return IsBlank(gap, text) && !text.ToString(gap).Contains("\n")
            ? [new(TextSpan.FromBounds(before.SpanStart, element.Span.End), "")]
            : [new(before.Span, ""), new(WithItsLine(element.Span, text), "")];
    }

    // With the line break when the lines hold nothing else; else with the blanks after it, or before it at the end of a line.
    private static TextSpan WithItsLine(TextSpan span, SourceText text)
    {
        var first = text.Lines.GetLineFromPosition(span.Start);
        var last = text.Lines.GetLineFromPosition(span.End);
        var opens = IsBlank(TextSpan.FromBounds(first.Start, span.Start), text);
        var closes = IsBlank(TextSpan.FromBounds(span.End, last.End), text);
        if (opens && closes)
            return TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak);
        var start = span.Start;
        var end = span.End;
        if (closes)
            while (start > first.Start && char.IsWhiteSpace(text[start - 1]))
                start--;
        else
            while (end < last.End && char.IsWhiteSpace(text[end]))
                end++;
        return TextSpan.FromBounds(start, end);
    }

    private static bool IsBlank(TextSpan span, SourceText text)
    {
        for (var i = span.Start; i < span.End; i++)
            if (!char.IsWhiteSpace(text[i]))
                return false;
        return true;
    }

    private static bool HasComments(SyntaxNode around, SyntaxNode except) => around.DescendantTrivia().Any(trivia =>
        !except.Span.Contains(trivia.Span) && around.Span.Contains(trivia.Span) && !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia));
}
