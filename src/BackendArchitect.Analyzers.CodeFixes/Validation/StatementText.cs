using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Validation;

/// <summary>One value of a statement.</summary>
/// <param name="Name">The name of its parameter.</param>
/// <param name="Expression">The expression.</param>
/// <param name="IsNamedSo">Whether an anonymous object infers that name from the expression.</param>
/// <param name="MayBeNull">Whether it may be null.</param>
internal sealed record StatementValue(string Name, ExpressionSyntax Expression, bool IsNamedSo, bool MayBeNull)
{
    /// <summary>The expression as a command takes it.</summary>
    internal string Passed => MayBeNull ? $"(object?){Expression} ?? DBNull.Value" : Expression.ToString();
}

/// <summary>
/// The text of a statement of SQL that is put together of constants and values, where each value stands for a value: behind a comparison, in a list of values,
/// or between quotes, which a parameter does without. What stands elsewhere may be the name of a table or a piece of the statement, and is no parameter.
/// </summary>
internal sealed class StatementText
{
    // What a value may follow, with the quote and the wildcards that may open it.
    private static readonly Regex Place = new(@"(=|<|>|\blike|\bilike|\blimit|\boffset|\bbetween|\bbetween\s+\?\s+and|\bvalues\s*\(|\bvalues\s*\([^)]*,|\bin\s*\(|\bin\s*\([^)]*,)\s*(?<open>N?'(?<before>%?))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex Close = new("^(?<after>%?)'", RegexOptions.CultureInvariant);

    private readonly List<(string? Text, StatementValue? Value)> _parts = [];
    private string _start = "";
    private string _end = "";

    private StatementText()
    {
    }

    /// <summary>The values, in the order of the text; each once.</summary>
    internal IReadOnlyList<StatementValue> Values => [.. _parts.Select(part => part.Value).OfType<StatementValue>().GroupBy(value => value.Name).Select(same => same.First())];

    /// <summary>The text for whoever makes parameters of holes.</summary>
    internal ExpressionSyntax AsInterpolated() => SyntaxFactory.ParseExpression("$" + _start + string.Concat(_parts.Select(part => part.Value is { } value ? "{" + value.Expression + "}" : part.Text)) + _end);

    /// <summary>The text with the names of parameters.</summary>
    internal ExpressionSyntax AsParameterized() => SyntaxFactory.ParseExpression(_start + string.Concat(_parts.Select(part => part.Value is { } value ? "@" + value.Name : part.Text!.Replace("{{", "{").Replace("}}", "}"))) + _end);

    /// <summary>Reads a text; null where it is none of these.</summary>
    internal static StatementText? Of(ExpressionSyntax written, SemanticModel semantics, CancellationToken cancellationToken)
    {
        var pieces = written switch
        {
            InterpolatedStringExpressionSyntax text => OfInterpolated(text),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => OfSum(sum),
            _ => null,
        };
        if (pieces is not var (start, end, parts))
            return null;
        var read = new StatementText { _start = start, _end = end };
        var seen = new StringBuilder();
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].Value is not { } expression)
            {
                read._parts.Add((parts[i].Text, null));
                seen.Append(parts[i].Text);
                continue;
            }
            if (Place.Match(seen.ToString()) is not { Success: true } place || semantics.GetTypeInfo(expression, cancellationToken).Type is not { } type || !IsValue(type))
                return null;
            if (place.Groups["open"] is { Success: true } open)
            {
                if (i + 1 >= parts.Count || parts[i + 1].Text is not { } next || Close.Match(next) is not { Success: true } close)
                    return null;
                var (before, after) = (place.Groups["before"].Value, close.Groups["after"].Value);
                parts[i + 1] = (next.Substring(close.Length), null);
                Shorten(read._parts, open.Length);
                if (before.Length + after.Length > 0)
                    expression = SyntaxFactory.ParseExpression((before.Length > 0 ? $"\"{before}\" + " : "") + Parenthesized(expression) + (after.Length > 0 ? $" + \"{after}\"" : ""));
            }
            read._parts.Add((null, Named(expression, parts[i].Value!, type, read)));
            seen.Append('?');
        }
        return read;
    }

    private static void Shorten(List<(string? Text, StatementValue? Value)> parts, int by)
    {
        for (var last = parts.Count - 1; by > 0; last--)
        {
            var text = parts[last].Text!;
            var taken = Math.Min(by, text.Length);
            parts[last] = (text.Substring(0, text.Length - taken), null);
            by -= taken;
        }
    }

    private static StatementValue Named(ExpressionSyntax expression, ExpressionSyntax original, ITypeSymbol type, StatementText before)
    {
        var inferred = original switch
        {
            IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
            MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
            _ => null,
        };
        var name = inferred ?? "value";
        for (var number = 2; before.Values.Any(value => value.Name.Equals(name, StringComparison.OrdinalIgnoreCase) && value.Expression.ToString() != expression.ToString()); number++)
            name = (inferred ?? "value") + number;
        return new(name, expression.WithoutTrivia(), inferred == name && expression == original, type.NullableAnnotation == NullableAnnotation.Annotated && expression == original);
    }

    private static string Parenthesized(ExpressionSyntax expression) => expression is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax ? expression.ToString() : $"({expression})";

    // What every provider has a type for.
    private static bool IsValue(ITypeSymbol type) => type.Core() is var core
        && (core.SpecialType is >= SpecialType.System_Boolean and <= SpecialType.System_String || core.SpecialType == SpecialType.System_DateTime || core.Name is "Guid" or "DateTimeOffset" or "DateOnly" or "TimeOnly" or "TimeSpan");

    private static (string, string, List<(string? Text, ExpressionSyntax? Value)>)? OfInterpolated(InterpolatedStringExpressionSyntax text)
    {
        var parts = new List<(string?, ExpressionSyntax?)>();
        foreach (var content in text.Contents)
            switch (content)
            {
                case InterpolatedStringTextSyntax literal:
                    parts.Add((literal.TextToken.Text, null));
                    break;
                case InterpolationSyntax { AlignmentClause: null, FormatClause: null, Expression: var value }:
                    parts.Add((null, value));
                    break;
                default:
                    return null;
            }
        // Where it takes two dollars, single braces are text.
        var start = text.StringStartToken.Text;
        return start.StartsWith("$$", StringComparison.Ordinal) ? null : (start.Replace("$", ""), text.StringEndToken.Text, parts);
    }

    private static (string, string, List<(string? Text, ExpressionSyntax? Value)>)? OfSum(BinaryExpressionSyntax sum)
    {
        var parts = new List<(string?, ExpressionSyntax?)>();
        ExpressionSyntax term = sum;
        for (; term is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } inner; term = inner.Left)
            parts.Insert(0, Part(inner.Right));
        parts.Insert(0, Part(term));
        // One kind of literal for the whole: the plain one.
        return parts.TrueForAll(part => part.Item1 is not null || part.Item2 is not (LiteralExpressionSyntax or InterpolatedStringExpressionSyntax)) && parts[0].Item1 is not null && !sum.DescendantTrivia().Any(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia))
            ? ("\"", "\"", parts) : null;
    }

    private static (string?, ExpressionSyntax?) Part(ExpressionSyntax term) => term is LiteralExpressionSyntax { Token: { RawKind: (int)SyntaxKind.StringLiteralToken, Text: var text } } && text.StartsWith("\"", StringComparison.Ordinal)
        ? (text.Substring(1, text.Length - 2).Replace("{", "{{").Replace("}", "}}"), null)
        : (null, term is ParenthesizedExpressionSyntax { Expression: var inner } ? inner : term);
}
