using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BackendArchitect.Analyzers.CodeFixes.Proposals;

/// <summary>What stands between the tokens of an answer: directives, comments, layout.</summary>
internal static class TriviaCheck
{
    private static readonly Regex Instruction = new(@"generated|suppress|disable|ignore|nosonar|nosec|resharper|noinspection|nolint|lgtm|barch|existing|unchanged|rest of|stays? as|\.\.\.|todo|fixme|hack|approved|reviewed|security team|signed|merge|without a look|assistant|previous|you (?:may|must|can|should)|\\[ux]|[;{}]\s*$|@\w", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));

    /// <summary>Directives that the answer has and the code had not.</summary>
    internal static IEnumerable<Refusal> Directives(SyntaxNode now)
    {
        if (now.DescendantTrivia(descendIntoTrivia: true).FirstOrDefault(trivia => trivia.IsDirective || trivia.IsKind(SyntaxKind.DisabledTextTrivia) || trivia.IsKind(SyntaxKind.SkippedTokensTrivia)) is { RawKind: not 0 } directive)
            yield return new(RefusalReason.Directive, $"'{directive.ToString().Trim()}' is new");
    }

    /// <summary>Comments that are gone, and new ones that are more than a plain remark.</summary>
    internal static IEnumerable<Refusal> Comments(SyntaxNode was, SyntaxNode now, bool isLeading)
    {
        const int MostNew = 4;
        var left = new Queue<string>(CommentsOf(was));
        var count = 0;
        foreach (var comment in CommentsOf(now))
        {
            if (left.Count > 0 && left.Peek() == comment)
                left.Dequeue();
            else if (!comment.StartsWith("// ", StringComparison.Ordinal) || comment.Length > 160 || ++count > MostNew || Instruction.IsMatch(comment) || TextCheck.HasAddress(comment))
                yield return new(RefusalReason.CommentChanged, $"The comment '{comment}' is new");
        }
        if (left.Count > 0)
            yield return new(RefusalReason.CommentChanged, $"The comment '{left.Peek()}' is gone");
        // What stands before the code is not part of it; who repeats it may not change it.
        if (isLeading && now.GetLeadingTrivia().Where(IsComment).Select(Plain).FirstOrDefault(comment => !was.GetLeadingTrivia().Where(IsComment).Select(Plain).Contains(comment)) is { } before)
            yield return new(RefusalReason.CommentChanged, $"The comment '{before}' is new");
    }

    /// <summary>Code that stays and is laid out otherwise. How far it is indented does not count.</summary>
    internal static IEnumerable<Refusal> Layout(ImmutableArray<(SyntaxNode Was, SyntaxNode Now)> kept)
    {
        foreach (var (was, now) in kept)
        {
            if (Lines(was).SequenceEqual(Lines(now)))
                continue;
            yield return new(RefusalReason.Reformatted, $"'{EditReading.Short(was)}' stays and is laid out otherwise");
            yield break;
        }
    }

    // Without what stands before the first token and behind the last.
    private static IEnumerable<string> CommentsOf(SyntaxNode node) => node.DescendantTrivia()
        .Where(trivia => IsComment(trivia) && trivia.SpanStart >= node.SpanStart && trivia.Span.End <= node.Span.End).Select(Plain);

    private static bool IsComment(SyntaxTrivia trivia) => trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
        or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia;

    private static string Plain(SyntaxTrivia comment) => string.Join("\n", comment.ToFullString().Split('\n').Select(line => line.Trim())).Trim();

    private static IEnumerable<string> Lines(SyntaxNode node) => node.ToString().Split('\n').Select(line => line.Trim());
}
