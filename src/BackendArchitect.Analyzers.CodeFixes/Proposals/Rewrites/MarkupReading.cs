using System;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Proposals.Rewrites;

/// <summary>Whether an encoder was put round values of a page, each once, and the markup stayed as it was.</summary>
internal static class MarkupReading
{
    // Where HTML encoding is not enough: within a script or a style, in an address, in an attribute without quotes.
    private static readonly Regex Unsafe = new(@"<(?:script|style)\b(?:(?!</(?:script|style)).)*$|\b(?:href|src|action|style|on\w+)\s*=\s*[""']?[^""'<>]*$|=\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline, TimeSpan.FromSeconds(1));

    /// <summary>What speaks against the new expression, or null.</summary>
    internal static string? Fault(ExpressionSyntax was, ExpressionSyntax now)
    {
        if (Piece.Of(was) is not { } old || Piece.Of(now) is not { } fresh || old.Count != fresh.Count)
            return $"'{EditReading.Short(now)}' is not '{EditReading.Short(was)}' with its values encoded";
        if (IsEncoded(was))
            return $"'{EditReading.Short(was)}' is encoded already";
        for (var i = 0; i < old.Count; i++)
        {
            if (old[i].IsSame(fresh[i]))
                continue;
            if (old[i] is not { Value: { } value } || !Piece.IsPlainValue(value) || fresh[i] is not { Value: { } encoded } || old[i].Format != fresh[i].Format || Encoded(encoded) is not { } inner || !EditReading.AreSame(value, EditReading.Bare(inner)))
                return $"'{EditReading.Short(now)}' is not '{EditReading.Short(was)}' with its values encoded";
        }
        return Before(was, old.Count == 1) is { } before && Unsafe.IsMatch(before) ? $"where '{EditReading.Short(was)}' stands, encoding for HTML is not enough" : null;
    }

    // What an encoder is given.
    private static ExpressionSyntax? Encoded(ExpressionSyntax expression) => expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "Encode" or "HtmlEncode" } } call
        ? call.ArgumentList.Only()?.Expression : null;

    private static bool IsEncoded(ExpressionSyntax expression) => expression.AncestorsAndSelf().TakeWhile(node => node is ExpressionSyntax or ArgumentSyntax or ArgumentListSyntax or InterpolationSyntax)
        .Any(node => node is ExpressionSyntax outer && Encoded(outer) is not null);

    // The text before the first value that is encoded.
    private static string? Before(ExpressionSyntax was, bool isAlone)
    {
        var whole = was.AncestorsAndSelf().TakeWhile(node => node is ExpressionSyntax or InterpolationSyntax).OfType<ExpressionSyntax>().LastOrDefault(Piece.IsText);
        if (whole is null || Piece.Of(whole) is not { } pieces)
            return null;
        return string.Concat(pieces.TakeWhile(piece => isAlone ? piece.Value is null || piece.Value.Span != was.Span : piece.Value is null).Select(piece => piece.Value is null ? piece.Text : "x"));
    }
}
