using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.CodeFixes.Proposals.Rewrites;

/// <summary>
/// What a log entry says: the words and values of its message in their order, whether they stand in the template or were put into the text. Values may become
/// arguments; where the rule asks for it a value may give way to one that tells less. The words stay, but for those that introduce that value.
/// </summary>
internal sealed class MessageReading(Rewrite rewrite, TextSpan finding)
{
    private const int MostNewWords = 4;

    private static readonly Regex Hole = new(@"\{\{|\}\}|\{(?<hole>[^{}]*)\}|[{}]", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static readonly Regex LogCall = new(@"^(?:Log\w*|Debug|Information|Info|Warning|Warn|Error|Fatal|Verbose|Trace|Critical|Write)$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static readonly Regex Introducing = new(@"^(?:with|to|for|of|by|from|at|using|as|and|the|an?|is|their|its)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));

    private static readonly Regex Reversal = new(@"^(?:not?|never|without|none|un\w+|fail\w*|refus\w*|reject\w*|deni\w*|approv\w*|allow\w*|valid\w*)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));

    // A word of the message, a sign between words, or a value: with the name of its placeholder where it has one.
    private readonly record struct Part(string Text, ExpressionSyntax? Value = null, string? Placeholder = null);

    /// <summary>What speaks against the new expression, or null.</summary>
    internal string? Fault(ReplacedExpression replaced)
    {
        var what = $"'{EditReading.Short(replaced.Now)}' says something else than '{EditReading.Short(replaced.Was)}'";
        if (Entry(replaced.Was, null) is not { } was || Entry(replaced.Now, ((MemberAccessExpressionSyntax)was.Expression).Name.Identifier.Text) is not { } now || !was.Span.IntersectsWith(finding) || !EditReading.AreSame(was.Expression, now.Expression))
            return what;
        var index = Index(was);
        if (Index(now) != index || !Arguments(was).Take(index).Zip(Arguments(now), EditReading.AreSame).All(isSame => isSame))
            return what;
        // What is put into the text is what the rule speaks of.
        if (Parts(was, index) is not { } old || Parts(now, index) is not { } fresh || fresh.Exists(part => part is { Value: not null, Placeholder: null }))
            return what;
        return rewrite.Kind == RewriteKind.LessTelling ? Less(old, fresh, what) : Same(old, fresh) ? null : what;
    }

    private static bool Same(List<Part> old, List<Part> fresh) => old.Count == fresh.Count && old.Zip(fresh, IsSame).All(isSame => isSame);

    private static bool IsSame(Part old, Part fresh) => old.Text == fresh.Text && (old.Value is null ? fresh.Value is null : fresh.Value is not null && EditReading.AreSame(old.Value, fresh.Value)
        && (old.Placeholder is null or "" ? IsNameOf(fresh.Placeholder!, old.Value) : old.Placeholder == fresh.Placeholder));

    // 'Text', 'SearchText' for 'text'; 'OrderId' for 'order.Id'.
    private static bool IsNameOf(string placeholder, ExpressionSyntax value)
    {
        var name = value.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().LastOrDefault(word => word.Parent is not (InvocationExpressionSyntax or MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax }))?.Identifier.Text.TrimStart('_') ?? "";
        return placeholder.Length is > 0 and <= 40 && char.IsLetter(placeholder[0]) && placeholder.All(char.IsLetterOrDigit) && name.Length > 0 && placeholder.EndsWith(name, StringComparison.OrdinalIgnoreCase);
    }

    private string? Less(List<Part> old, List<Part> fresh, string what)
    {
        var (i, j) = (0, 0);
        while (i < old.Count)
        {
            var changed = old.FindIndex(i, part => part.Value is not null && !fresh.Skip(j).Any(other => IsSame(part, other)));
            // Up to the value that is told no more, its introduction included, everything stays.
            var (end, until) = changed < 0 ? (old.Count, old.Count) : (changed, Math.Max(i, Introduction(old, i, changed)));
            var kept = 0;
            while (i + kept < end && j + kept < fresh.Count && IsSame(old[i + kept], fresh[j + kept]))
                kept++;
            if (i + kept < until)
                return what;
            (i, j) = (end, j + kept);
            if (changed < 0)
                break;
            var words = 0;
            while (j < fresh.Count && fresh[j].Value is null && !(i + 1 < old.Count && fresh.Count - j == old.Count - i - 1 && IsSame(old[i + 1], fresh[j])))
            {
                if (Reversal.IsMatch(fresh[j].Text) || !fresh[j].Text.All(IsOfProse) || (char.IsLetterOrDigit(fresh[j].Text[0]) && ++words > MostNewWords))
                    return what;
                j++;
            }
            if (j < fresh.Count && fresh[j] is { Value: { } less, Placeholder: { } name } && !old.Skip(i + 1).Any(part => IsSame(part, fresh[j])))
            {
                if (!TellsLess(old[i].Value!, less))
                    return $"'{EditReading.Short(less)}' tells no less than '{EditReading.Short(old[i].Value!)}'";
                if (name == old[i].Placeholder && less is not InvocationExpressionSyntax || name.Length is 0 or > 40 || !name.All(char.IsLetterOrDigit))
                    return $"'{{{name}}}' is no name of '{EditReading.Short(less)}'";
                j++;
            }
            i++;
        }
        return j == fresh.Count ? null : what;
    }

    // Where the words begin that introduce a value: 'with' of 'signs in with {Password}', 'and email' of 'named {Name} and email {Email}'.
    private static int Introduction(List<Part> old, int from, int value)
    {
        var start = value;
        while (start > from && old[start - 1].Value is null && (!char.IsLetterOrDigit(old[start - 1].Text[0]) || Introducing.IsMatch(old[start - 1].Text) || string.Equals(old[start - 1].Text, old[value].Placeholder, StringComparison.OrdinalIgnoreCase)))
            start--;
        return start;
    }

    // Of the same object: one member instead of all, its key, how much there is, or whether there is any.
    private bool TellsLess(ExpressionSyntax was, ExpressionSyntax now) => now switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.Text: var name } access => was is IdentifierNameSyntax && EditReading.AreSame(access.Expression, was) || IsKey(name) && (EditReading.AreSame(access.Expression, was) || was is MemberAccessExpressionSyntax whole && EditReading.AreSame(access.Expression, whole.Expression))
            || (name == "Count" || rewrite.Uses.Any(use => use.Name == name && name != "Length")) && EditReading.AreSame(access.Expression, was),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.GreaterThanExpression, Left: MemberAccessExpressionSyntax { Name.Identifier.Text: "Length" or "Count" } length, Right: LiteralExpressionSyntax { Token.ValueText: "0" } } => IsOf(length.Expression, was),
        IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { Pattern: ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.NullLiteralExpression } }, Expression: var there } => IsOf(there, was),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression, Right.RawKind: (int)SyntaxKind.NullLiteralExpression, Left: var there } => IsOf(there, was),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: PredefinedTypeSyntax or IdentifierNameSyntax { Identifier.Text: "String" }, Name.Identifier.Text: "IsNullOrEmpty" or "IsNullOrWhiteSpace" } } asked } =>
            asked.ArgumentList.Only() is { } only && IsOf(only.Expression, was),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: PredefinedTypeSyntax, Name.Identifier.Text: "Join" } } join when rewrite.Uses.Any(use => use.Name == "Join") =>
            join.ArgumentList.Arguments is { Count: 2 } arguments && arguments[0].Expression is LiteralExpressionSyntax && TellsLess(was, arguments[1].Expression),
        _ => false,
    };

    // The value itself, or a member of the object that was written as a whole.
    private static bool IsOf(ExpressionSyntax there, ExpressionSyntax was) => EditReading.AreSame(there, was) || there is MemberAccessExpressionSyntax access && EditReading.AreSame(access.Expression, was)
        || there is ConditionalAccessExpressionSyntax conditional && EditReading.AreSame(conditional.Expression, was);

    private static bool IsKey(string name) => name == "Id" || name.EndsWith("Id", StringComparison.Ordinal);

    private static bool IsOfProse(char c) => char.IsLetterOrDigit(c) || c is ' ' or ',' or '.' or ':' or '\'' or '-' or '(' or ')' or '=';

    private static InvocationExpressionSyntax? Entry(ExpressionSyntax expression, string? name) => expression.AncestorsAndSelf().OfType<InvocationExpressionSyntax>()
        .FirstOrDefault(call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: var called } && (name is null ? LogCall.IsMatch(called) : called == name) && Index(call) >= 0);

    private static IEnumerable<ExpressionSyntax> Arguments(InvocationExpressionSyntax call) => call.ArgumentList.Arguments.Select(argument => argument.Expression);

    // The message is the first text.
    private static int Index(InvocationExpressionSyntax call) => call.ArgumentList.Arguments.Any(argument => argument.NameColon is not null) ? -1 : Arguments(call).ToList().FindIndex(Piece.IsText);

    // The words and values of the message; null where the template does not fit its values.
    private static List<Part>? Parts(InvocationExpressionSyntax call, int index)
    {
        var values = new Queue<ExpressionSyntax>(Arguments(call).Skip(index + 1));
        var parts = new List<Part>();
        foreach (var piece in Piece.Of(Arguments(call).ElementAt(index)) ?? [])
        {
            if (piece.Value is { } inline)
            {
                if (piece.Format.Length > 0)
                    return null;
                parts.Add(new("", inline));
                continue;
            }
            var place = 0;
            foreach (Match match in Hole.Matches(piece.Text))
            {
                Write(piece.Text.Substring(place, match.Index - place), parts);
                place = match.Index + match.Length;
                if (match.Value is "{{" or "}}")
                    parts.Add(new(match.Value));
                else if (match.Groups["hole"] is { Success: true, Value: var hole } && values.Count > 0)
                    parts.Add(new("", EditReading.Bare(values.Dequeue()), hole));
                else
                    return null;
            }
            Write(piece.Text.Substring(place), parts);
        }
        return values.Count == 0 ? parts : null;
    }

    private static void Write(string text, List<Part> parts) => parts.AddRange(Regex.Matches(text, @"\w+|\W").Cast<Match>().Select(match => new Part(match.Value)));
}
