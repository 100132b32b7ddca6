using System.Collections.Generic;
using System.Linq;
using System.Text;
using BackendArchitect.Analyzers.Model.Logging;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Logging;

/// <summary>One piece of a template on its way into a literal.</summary>
/// <param name="Text">What the template says here.</param>
/// <param name="Source">The syntax that said it before; null for a placeholder.</param>
/// <param name="IsTemplate">Whether the syntax was template text already, so that its braces stay single.</param>
internal readonly record struct TemplatePiece(string Text, SyntaxNode? Source, bool IsTemplate);

/// <summary>Writes a template as its author would have: verbatim and raw where the message was, with the author's own escapes.</summary>
internal static class TemplateLiteral
{
    internal static LiteralExpressionSyntax Of(IReadOnlyList<TemplatePiece> pieces, ExpressionSyntax source)
    {
        var text = string.Concat(pieces.Select(p => p.Text));
        while (source is ParenthesizedExpressionSyntax parenthesized)
            source = parenthesized.Expression;
        // The author's spelling is kept only where it says exactly the template.
        return Spelled(pieces, source) is { } spelled && SyntaxFactory.ParseExpression(spelled) is LiteralExpressionSyntax { ContainsDiagnostics: false } literal
            && literal.Token.ValueText == text
            ? literal
            : SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(text));
    }

    private static string? Spelled(IReadOnlyList<TemplatePiece> pieces, ExpressionSyntax source)
    {
        if (source is not InterpolatedStringExpressionSyntax interpolated)
            return "\"" + string.Concat(pieces.Select(Regular)) + "\"";
        var start = interpolated.StringStartToken;
        return start.Kind() switch
        {
            SyntaxKind.InterpolatedStringStartToken => "\"" + string.Concat(pieces.Select(Regular)) + "\"",
            SyntaxKind.InterpolatedVerbatimStringStartToken => "@\"" + string.Concat(pieces.Select(Verbatim)) + "\"",
            _ => Raw(pieces, interpolated),
        };
    }

    private static string Regular(TemplatePiece piece)
    {
        var spelled = piece.Source switch
        {
            InterpolatedStringTextSyntax { Parent: InterpolatedStringExpressionSyntax parent } text
                when parent.StringStartToken.IsKind(SyntaxKind.InterpolatedStringStartToken) => WithBraces(text.TextToken.Text, piece, areDoubled: true),
            LiteralExpressionSyntax literal when literal.Token.IsKind(SyntaxKind.StringLiteralToken) && literal.Token.Text[0] == '"' =>
                WithBraces(literal.Token.Text.Substring(1, literal.Token.Text.Length - 2), piece, areDoubled: false),
            _ => null,
        };
        return spelled ?? Inner(SymbolDisplay.FormatLiteral(piece.Text, quote: true));
    }

    private static string Verbatim(TemplatePiece piece) => piece.Text.Replace("\"", "\"\"");

    private static string? Raw(IReadOnlyList<TemplatePiece> pieces, InterpolatedStringExpressionSyntax source)
    {
        if (pieces.Any(p => p.Source is { } text && text.Parent != source))
            return null;
        var spelled = new StringBuilder(source.StringStartToken.Text.TrimStart('$'));
        foreach (var piece in pieces)
            spelled.Append(piece.Source is InterpolatedStringTextSyntax text ? WithBraces(text.TextToken.Text, piece, areDoubled: false) : piece.Text);
        return spelled.Append(source.StringEndToken.Text).ToString();
    }

    private static string WithBraces(string spelled, TemplatePiece piece, bool areDoubled) =>
        piece.IsTemplate
            ? areDoubled ? spelled.Replace("{{", "{").Replace("}}", "}") : spelled
            : areDoubled ? spelled : MessageTemplate.Escape(spelled);

    private static string Inner(string literal) => literal.Substring(1, literal.Length - 2);
}
