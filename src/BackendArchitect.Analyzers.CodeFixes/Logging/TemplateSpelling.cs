using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.CodeFixes.Logging;

/// <summary>One change of a template's text.</summary>
internal readonly record struct TemplateEdit(TextSpan Span, string Replacement);

/// <summary>Changes a constant template where it is written, and leaves all else of its spelling: escapes, verbatim and raw literals, sums over several lines.</summary>
internal static class TemplateSpelling
{
    /// <summary>The expression with parts of its text replaced; null where a part does not stand in one literal, as in a constant that is declared elsewhere.</summary>
    internal static ExpressionSyntax? Replace(ExpressionSyntax source, string text, IReadOnlyCollection<TemplateEdit> edits)
    {
        var literals = new List<LiteralExpressionSyntax>();
        if (!Collect(source, literals) || string.Concat(literals.Select(l => l.Token.ValueText)) != text)
            return null;
        var changed = new Dictionary<SyntaxNode, SyntaxNode>();
        var done = 0;
        var from = 0;
        foreach (var literal in literals)
        {
            var span = new TextSpan(from, literal.Token.ValueText.Length);
            from = span.End;
            var here = edits.Where(e => span.Contains(e.Span)).Select(e => e with { Span = new(e.Span.Start - span.Start, e.Span.Length) }).OrderBy(e => e.Span.Start).ToList();
            if (here.Count == 0)
                continue;
            if (Replace(literal, here) is not { } rewritten)
                return null;
            changed.Add(literal, rewritten);
            done += here.Count;
        }
        return done == edits.Count ? source.ReplaceNodes(changed.Keys, (original, _) => changed[original].WithTriviaFrom(original)) : null;
    }

    /// <summary>The text after the edits.</summary>
    internal static string Apply(string text, IEnumerable<TemplateEdit> edits)
    {
        var changed = new StringBuilder(text);
        foreach (var edit in edits.OrderByDescending(e => e.Span.Start))
            changed.Remove(edit.Span.Start, edit.Span.Length).Insert(edit.Span.Start, edit.Replacement);
        return changed.ToString();
    }

    private static bool Collect(ExpressionSyntax expression, List<LiteralExpressionSyntax> literals)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return Collect(parenthesized.Expression, literals);
            case BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression):
                return Collect(sum.Left, literals) && Collect(sum.Right, literals);
            case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression):
                literals.Add(literal);
                return true;
            default:
                return false;
        }
    }

    private static LiteralExpressionSyntax? Replace(LiteralExpressionSyntax literal, List<TemplateEdit> edits)
    {
        if (Offsets(literal.Token) is not { } offsets || offsets.Length != literal.Token.ValueText.Length + 1)
            return null;
        var spelled = Apply(literal.Token.Text, edits.Select(e => e with { Span = TextSpan.FromBounds(offsets[e.Span.Start], offsets[e.Span.End]) }));
        // Whatever was misread above shows here.
        return SyntaxFactory.ParseExpression(spelled) is LiteralExpressionSyntax { ContainsDiagnostics: false } rewritten
            && rewritten.Token.ValueText == Apply(literal.Token.ValueText, edits)
                ? rewritten
                : null;
    }

    // Where each character of the text begins in the spelling, and where the last ends.
    private static int[]? Offsets(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.StringLiteralToken => token.Text[0] == '@' ? Verbatim(token.Text) : Regular(token.Text),
        SyntaxKind.SingleLineRawStringLiteralToken => SingleLine(token),
        SyntaxKind.MultiLineRawStringLiteralToken => MultiLine(token.Text),
        _ => null,
    };

    private static int[] Verbatim(string spelling)
    {
        var offsets = new List<int>();
        var at = 2;
        for (; at < spelling.Length - 1; at += spelling[at] == '"' ? 2 : 1)
            offsets.Add(at);
        offsets.Add(at);
        return [.. offsets];
    }

    private static int[] Regular(string spelling)
    {
        var offsets = new List<int>();
        var at = 1;
        while (at < spelling.Length - 1)
        {
            offsets.Add(at);
            if (spelling[at] != '\\')
            {
                at++;
                continue;
            }
            var kind = spelling[at + 1];
            at += 2;
            var digits = kind switch { 'u' => 4, 'U' => 8, 'x' => spelling.Skip(at).Take(4).TakeWhile(IsHexadecimal).Count(), _ => 0 };
            if (kind == 'U' && int.TryParse(spelling.Substring(at, digits), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var point) && point > char.MaxValue)
                offsets.Add(at + digits);
            at += digits;
        }
        offsets.Add(at);
        return [.. offsets];
    }

    private static bool IsHexadecimal(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');

    private static int[] SingleLine(SyntaxToken token) =>
        [.. Enumerable.Range(token.Text.TakeWhile(c => c == '"').Count(), token.ValueText.Length + 1)];

    // The text begins behind the first line break and ends before the last; what stands before the closing quotes is left out of every line.
    private static int[] MultiLine(string spelling)
    {
        var lines = SourceText.From(spelling).Lines;
        var indentation = lines[lines.Count - 1].ToString().TakeWhile(char.IsWhiteSpace).Count();
        var offsets = new List<int>();
        for (var i = 1; i < lines.Count - 1; i++)
        {
            var start = lines[i].Start + System.Math.Min(indentation, lines[i].Span.Length);
            var end = i == lines.Count - 2 ? lines[i].End : lines[i].EndIncludingLineBreak;
            offsets.AddRange(Enumerable.Range(start, end - start));
        }
        offsets.Add(lines[lines.Count - 2].End);
        return [.. offsets];
    }
}
