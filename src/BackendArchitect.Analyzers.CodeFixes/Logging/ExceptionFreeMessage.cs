using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using BackendArchitect.Analyzers.Model.Logging;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.CodeFixes.Logging;

/// <summary>
/// The message of a call that is given its exception: without the placeholders that held only the exception, where the sentence can be without them.
/// <c>Import failed: {Error}</c> becomes <c>Import failed</c>; <c>Import failed with {Error}</c> stays, filled by the exception's message.
/// </summary>
/// <param name="Message">The argument that is the message now.</param>
/// <param name="Template">The template; null where it is built at run time and stays so.</param>
/// <param name="Values">How many values the call passes now.</param>
/// <param name="Dropped">The arguments that are gone.</param>
/// <param name="Changed">What other arguments have become.</param>
/// <param name="Added">A value that is new, or null.</param>
internal sealed record ExceptionFreeMessage(
    ArgumentSyntax Message, string? Template, int Values, HashSet<ArgumentSyntax> Dropped, Dictionary<ArgumentSyntax, ArgumentSyntax> Changed, ArgumentSyntax? Added)
{
    private const string Separators = ":;,-\u2013\u2014|";

    // Words that say only that an exception follows.
    private static readonly ImmutableHashSet<string> Labels = ImmutableHashSet.Create(
        System.StringComparer.OrdinalIgnoreCase,
        "error", "error message", "error details", "exception", "exception message", "exception details", "ex", "message", "reason", "cause", "detail", "details", "stack", "stack trace", "stacktrace", "trace");

    /// <summary>How the exception's variable is written.</summary>
    internal static string NameOf(CaughtException caught) => (SyntaxFacts.GetKeywordKind(caught.Variable.Name) == SyntaxKind.None ? "" : "@") + caught.Variable.Name;

    internal static ExceptionFreeMessage Of(LogCall call, CaughtException caught, ArgumentSyntax message) =>
        call.ConstantTemplate is { } template && call.Form == LogMessageForm.Template ? OfTemplate(call, caught, message, template) : OfText(call, caught, message);

    private static ExceptionFreeMessage OfTemplate(LogCall call, CaughtException caught, ArgumentSyntax message, MessageTemplate template)
    {
        var edits = new List<TemplateEdit>();
        var dropped = new HashSet<ArgumentSyntax>();
        var changed = new Dictionary<ArgumentSyntax, ArgumentSyntax>();
        var isByNumber = call.Library != LogLibrary.Microsoft && !template.Placeholders.IsEmpty && template.Placeholders.All(p => p.IsPositional);
        for (var i = 0; i < call.Values.Length; i++)
        {
            var value = call.Values[i];
            if (!caught.IsWhole(value) || Argument(value, message) is not { } argument)
                continue;
            var holes = isByNumber ? template.Placeholders.Where(p => p.Number == i).ToList() : template.Placeholders.Skip(i).Take(1).ToList();
            // Numbers behind the one that is gone would each stand for another value.
            var mayGo = template.IsWellFormed && !(isByNumber && i < call.Values.Length - 1) && holes.Count <= 1;
            if (mayGo && holes.Count == 0)
                dropped.Add(argument);
            else if (mayGo && SpanToRemove(template.Text, holes[0].Span) is { } span && !edits.Any(e => e.Span.OverlapsWith(span))
                && TemplateSpelling.Apply(template.Text, edits.Append(new(span, ""))).Trim().Length > 0
                && TemplateSpelling.Replace(message.Expression, template.Text, [.. edits, new(span, "")]) is not null)
            {
                edits.Add(new(span, ""));
                dropped.Add(argument);
            }
            else
                changed[argument] = argument.WithExpression(MessageOf(caught));
        }
        if (edits.Count > 0 && TemplateSpelling.Replace(message.Expression, template.Text, edits) is { } shorter)
            changed[message] = message.WithExpression(shorter);
        return new(changed.TryGetValue(message, out var written) ? written : message, TemplateSpelling.Apply(template.Text, edits), call.Values.Length - dropped.Count, dropped, changed, null);
    }

    private static ExceptionFreeMessage OfText(LogCall call, CaughtException caught, ArgumentSyntax message)
    {
        var dropped = new HashSet<ArgumentSyntax>(call.Values.Where(caught.IsWhole).Select(v => Argument(v, message)).OfType<ArgumentSyntax>());
        var changed = new Dictionary<ArgumentSyntax, ArgumentSyntax>();
        if (call.Template is not { } template || !caught.IsWhole(template) || dropped.Count < call.Values.Length)
            return new(message, null, call.Values.Length, [], changed, null);
        if (call.Form != LogMessageForm.Template)
        {
            changed[message] = message.WithExpression(MessageOf(caught));
            return new(changed[message], null, 0, dropped, changed, null);
        }
        // Serilog and NLog put text in quotes unless they are told not to.
        var text = call.Library == LogLibrary.Microsoft ? "{Message}" : "{Message:l}";
        changed[message] = message.WithExpression(SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(text)));
        return new(changed[message], text, 1, dropped, changed, SyntaxFactory.Argument(MessageOf(caught)));
    }

    private static ArgumentSyntax? Argument(IOperation value, ArgumentSyntax message) =>
        TemplateCall.ArgumentOf(value) is { } argument && argument.Parent == message.Parent ? argument : null;

    private static ExpressionSyntax MessageOf(CaughtException caught) => SyntaxFactory.ParseExpression(NameOf(caught) + ".Message");

    // The placeholder with its quotes or brackets and the separator before it; null where the sentence needs it.
    private static TextSpan? SpanToRemove(string text, TextSpan placeholder)
    {
        var (start, end) = (placeholder.Start, placeholder.End);
        var isBracketed = false;
        while (start > 0 && end < text.Length && "'\"`([<".IndexOf(text[start - 1]) is >= 0 and var opening && text[end] == "'\"`)]>"[opening])
        {
            isBracketed |= opening >= 3;
            (start, end) = (start - 1, end + 1);
        }
        if (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '{'))
            return null;
        var space = start;
        while (space > 0 && char.IsWhiteSpace(text[space - 1]))
            space--;
        if (space == 0)
            return TextSpan.FromBounds(0, end + text.Skip(end).TakeWhile(c => char.IsWhiteSpace(c) || c is ':' or ';' or ',' or '-' or '\u2013').Count());
        if (Separators.IndexOf(text[space - 1]) >= 0)
        {
            for (start = space; start > 0 && (char.IsWhiteSpace(text[start - 1]) || Separators.IndexOf(text[start - 1]) >= 0);)
                start--;
            return start == 0 ? null : WithLabel(text, start, end, isLabelled: text.IndexOf(':', start, space - start) >= 0);
        }
        return isBracketed || text[space - 1] == '.' || text.IndexOf('\n', space, start - space) >= 0 ? TextSpan.FromBounds(space, end) : null;
    }

    // ". Error: {Error}" and "(Reason: {Error})" say nothing without the value, and go whole; a label that is all of the sentence stays.
    private static TextSpan WithLabel(string text, int start, int end, bool isLabelled)
    {
        var separated = TextSpan.FromBounds(start, end);
        var label = start;
        while (label > 0 && (char.IsLetter(text[label - 1]) || text[label - 1] == ' '))
            label--;
        if (!isLabelled || label == 0 || !Labels.Contains(text.Substring(label, start - label).Trim()))
            return separated;
        switch (text[label - 1])
        {
            case '.':
                return TextSpan.FromBounds(label, end < text.Length && text[end] == '.' ? end + 1 : end);
            case '(' or '[' when end < text.Length && text[end] is ')' or ']':
                (label, end) = (label - 1, end + 1);
                break;
            case not ('\n' or '\r') when Separators.IndexOf(text[label - 1]) < 0:
                return separated;
        }
        while (label > 0 && (char.IsWhiteSpace(text[label - 1]) || Separators.IndexOf(text[label - 1]) >= 0))
            label--;
        return label == 0 ? separated : TextSpan.FromBounds(label, end);
    }
}
