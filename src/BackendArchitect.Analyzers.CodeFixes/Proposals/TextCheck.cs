using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.RegularExpressions;
using BackendArchitect.Analyzers.Model.Secrets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Proposals;

/// <summary>What the new texts of an answer say: no address that anything could be sent to, no markup, no credential.</summary>
internal static class TextCheck
{
    private static readonly Regex Address = new(@"://|www\.|<\s*/?[a-zA-Z!]|&#|\]\(|mailto:|javascript:|data:|\b\d{1,3}(?:\.\d{1,3}){3}\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));

    private static readonly Regex Domain = new(@"\b[\w-]+\.(?:com|net|org|io|dev|app|ru|cn|xyz|info)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));

    // Letters and digits in one run that nobody can read: no message, name or path needs one.
    private static readonly Regex Opaque = new(@"(?=[\w+/=-]*\d)(?=[\w+/=-]*[A-Za-z])[\w+/=]{20,}", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    internal static bool HasAddress(string text) => Address.IsMatch(text) || Domain.IsMatch(text);

    /// <summary>New texts with an address or markup in them.</summary>
    internal static IEnumerable<Refusal> Addresses(ImmutableArray<SyntaxEdit> edits, bool allowsOrigins)
    {
        if (allowsOrigins)
            yield break;
        foreach (var edit in edits)
            foreach (var (text, isCompared) in NewTexts(edit))
                // A host that a check holds the input against is where nothing goes but what passes the check.
                if (Address.IsMatch(text) || !isCompared && Domain.IsMatch(text))
                    yield return new(RefusalReason.NewAddress, $"'{text}' is new");
    }

    /// <summary>New texts that are a credential, or look like nothing else: CWE-798.</summary>
    internal static IEnumerable<Refusal> Secrets(ImmutableArray<SyntaxEdit> edits)
    {
        foreach (var edit in edits)
            foreach (var (text, _) in NewTexts(edit))
                if (IsCredential(text))
                    yield return new(RefusalReason.NewSecret, "A new text looks like a credential");
    }

    /// <summary>The texts of code that is new as a whole.</summary>
    internal static IEnumerable<Refusal> Of(SyntaxNode code)
    {
        foreach (var token in code.DescendantTokens().Where(IsText))
        {
            if (HasAddress(token.ValueText))
                yield return new(RefusalReason.NewAddress, $"'{token.ValueText}' is new");
            if (IsCredential(token.ValueText))
                yield return new(RefusalReason.NewSecret, "A new text looks like a credential");
        }
    }

    private static bool IsCredential(string text) => Opaque.IsMatch(text) || !SecretDetector.Judge(text, new SecretContext(SecretPlace.Code)).IsEmpty;

    // What stood elsewhere in the code is new here: a key among the settings has no business in a message.
    private static IEnumerable<(string Text, bool IsCompared)> NewTexts(SyntaxEdit edit)
    {
        var known = new HashSet<string>(edit is ReplacedExpression or GuardedExpression ? edit.Old.DescendantTokens().Select(token => token.ValueText) : [], StringComparer.Ordinal);
        foreach (var code in NameCheck.NewCode(edit))
            foreach (var token in code.DescendantTokens())
                if (IsText(token) && !known.Contains(token.ValueText) && !known.Any(text => text.Contains(token.ValueText)))
                    yield return (token.ValueText, edit is GuardedExpression guarded && guarded.Condition.Span.Contains(token.Span)
                        || edit is InsertedStatements && token.Parent?.FirstAncestorOrSelf<IfStatementSyntax>() is { } guard && guard.Condition.Span.Contains(token.Span));
    }

    private static bool IsText(SyntaxToken token) => token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.SingleLineRawStringLiteralToken
        or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.Utf8StringLiteralToken;
}
