using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Proposals.Rewrites;

/// <summary>A piece of a text that is put together: what is written, or a value. However it is put together, the pieces are the same.</summary>
/// <param name="Text">What is written; empty for a value.</param>
/// <param name="Value">The value, or null.</param>
/// <param name="Format">How the value is formatted, with its colon.</param>
internal readonly record struct Piece(string Text, ExpressionSyntax? Value = null, string Format = "")
{
    /// <summary>Whether two pieces say the same.</summary>
    internal bool IsSame(Piece other) => Text == other.Text && Format == other.Format
        && (Value is null ? other.Value is null : other.Value is not null && EditReading.AreSame(Value, EditReading.Bare(other.Value)));

    /// <summary>The pieces of an expression, neighbouring texts in one; null where a value is aligned, which no other way of writing does.</summary>
    internal static List<Piece>? Of(ExpressionSyntax expression)
    {
        var pieces = new List<Piece>();
        return Add(EditReading.Bare(expression), pieces) ? pieces : null;
    }

    /// <summary>What an expression says where all of it is written, or null.</summary>
    internal static string? TextOf(ExpressionSyntax expression) => Of(expression) is { Count: 1 } pieces ? pieces[0].Written : null;

    /// <summary>What is written, or null for a value.</summary>
    internal string? Written => Value is null ? Text : null;

    /// <summary>Whether an expression puts a text together, or is one.</summary>
    internal static bool IsText(ExpressionSyntax expression) => EditReading.Bare(expression) switch
    {
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } => true,
        InterpolatedStringExpressionSyntax => true,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => IsText(sum.Left) || IsText(sum.Right),
        _ => false,
    };

    /// <summary>Whether a value is read and no more: a variable, or members of one.</summary>
    internal static bool IsPlainValue(ExpressionSyntax value) => EditReading.Bare(value) switch
    {
        IdentifierNameSyntax => true,
        MemberAccessExpressionSyntax { Expression: var of } => IsPlainValue(of),
        ConditionalAccessExpressionSyntax { Expression: var of, WhenNotNull: MemberBindingExpressionSyntax } => IsPlainValue(of),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression, Operand: var sure } => IsPlainValue(sure),
        _ => false,
    };

    private static bool Add(ExpressionSyntax expression, List<Piece> pieces)
    {
        switch (expression)
        {
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression or (int)SyntaxKind.CharacterLiteralExpression } literal:
                Write(literal.Token.ValueText, pieces);
                return true;
            case InterpolatedStringExpressionSyntax interpolated:
                return interpolated.Contents.All(content => Add(content, pieces));
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum when IsText(sum):
                return Add(EditReading.Bare(sum.Left), pieces) && Add(EditReading.Bare(sum.Right), pieces);
            default:
                pieces.Add(new("", expression));
                return true;
        }
    }

    private static bool Add(InterpolatedStringContentSyntax content, List<Piece> pieces)
    {
        switch (content)
        {
            case InterpolatedStringTextSyntax text:
                Write(text.TextToken.ValueText, pieces);
                return true;
            case InterpolationSyntax { AlignmentClause: null, FormatClause: null } plain:
                return Add(EditReading.Bare(plain.Expression), pieces);
            case InterpolationSyntax { AlignmentClause: null, FormatClause: { } format } formatted:
                pieces.Add(new("", EditReading.Bare(formatted.Expression), format.ToString()));
                return true;
            default:
                return false;
        }
    }

    private static void Write(string text, List<Piece> pieces)
    {
        if (text.Length == 0)
            return;
        if (pieces.Count > 0 && pieces[pieces.Count - 1] is { Value: null, Text: var before })
            pieces[pieces.Count - 1] = new(before + text);
        else
            pieces.Add(new(text));
    }
}
