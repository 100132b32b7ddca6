using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Proposals.Rewrites;

/// <summary>Whether the values of a Redis script became its keys and arguments, and the script stayed as it was.</summary>
internal static class ScriptReading
{
    private static readonly Regex Place = new(@"\b(?<list>KEYS|ARGV)\[(?<index>[1-9])\]", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>What speaks against the new expression, or null.</summary>
    internal static string? Fault(ExpressionSyntax was, ExpressionSyntax now)
    {
        var what = $"'{EditReading.Short(now)}' does not give the values of '{EditReading.Short(was)}' as keys or arguments";
        if (was is not InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } old } call || now is not InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 1 } fresh } fixedCall
            || !EditReading.AreSame(call.Expression, fixedCall.Expression) || Piece.Of(old[0].Expression) is not { } pieces || Piece.TextOf(fresh[0].Expression) is not { } script)
            return what;
        var given = new Dictionary<string, IReadOnlyList<ExpressionSyntax>>(StringComparer.Ordinal);
        for (var i = 1; i < fresh.Count; i++)
            if (Name(fresh[i], i) is { } list && Elements(fresh[i].Expression) is { Count: > 0 } elements)
                given[list] = elements;
            else
                return what;
        var used = new HashSet<(string, int)>();
        var place = 0;
        // The script must be the old one, with a place for each value.
        for (var i = 0; i < pieces.Count; i++)
        {
            if (pieces[i].Value is { } value)
            {
                if (Quote(i > 0 ? pieces[i - 1].Text : "", isEnd: true) != Quote(i + 1 < pieces.Count ? pieces[i + 1].Text : "", isEnd: false))
                    return what;
                var match = Place.Match(script, place);
                if (!match.Success || match.Index != place)
                    return what;
                var (list, index) = (match.Groups["list"].Value, int.Parse(match.Groups["index"].Value));
                if (!given.TryGetValue(list, out var elements) || index > elements.Count || !EditReading.AreSame(value, Bare(elements[index - 1])))
                    return what;
                used.Add((list, index));
                place += match.Length;
                continue;
            }
            // Quotes round a value go with it.
            var text = pieces[i].Text;
            if (i > 0 && text.Length > 0 && text[0] is '\'' or '"')
                text = text.Substring(1);
            if (i + 1 < pieces.Count && text.Length > 0 && text[text.Length - 1] is '\'' or '"')
                text = text.Substring(0, text.Length - 1);
            if (string.CompareOrdinal(script, place, text, 0, text.Length) != 0)
                return what;
            place += text.Length;
        }
        return place == script.Length && used.Count == given.Values.Sum(elements => elements.Count) ? null : what;
    }

    private static char Quote(string text, bool isEnd) => text.Length > 0 && text[isEnd ? text.Length - 1 : 0] is '\'' or '"' ? text[isEnd ? text.Length - 1 : 0] : ' ';

    private static string? Name(ArgumentSyntax argument, int index) => argument.NameColon?.Name.Identifier.Text switch
    {
        null => index == 1 ? "KEYS" : index == 2 ? "ARGV" : null,
        "keys" => "KEYS",
        "values" => "ARGV",
        _ => null,
    };

    private static IReadOnlyList<ExpressionSyntax>? Elements(ExpressionSyntax list) => list switch
    {
        CollectionExpressionSyntax collection when collection.Elements.All(element => element is ExpressionElementSyntax) => [.. collection.Elements.Cast<ExpressionElementSyntax>().Select(element => element.Expression)],
        ImplicitArrayCreationExpressionSyntax array => [.. array.Initializer.Expressions],
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => [.. initializer.Expressions],
        _ => null,
    };

    // '(RedisKey)sku', 'new RedisKey(sku)'.
    private static ExpressionSyntax Bare(ExpressionSyntax element) => element switch
    {
        CastExpressionSyntax { Type: IdentifierNameSyntax { Identifier.Text: "RedisKey" or "RedisValue" } } cast => EditReading.Bare(cast.Expression),
        ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax { Identifier.Text: "RedisKey" or "RedisValue" }, Initializer: null, ArgumentList: var arguments } when arguments.Only() is { } only => EditReading.Bare(only.Expression),
        _ => EditReading.Bare(element),
    };
}
