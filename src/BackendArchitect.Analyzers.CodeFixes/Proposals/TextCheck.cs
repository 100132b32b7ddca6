using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
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
    private static readonly Regex Address = new(@"://|<\s*/?[a-zA-Z!]|&#|\]\(|mailto:|javascript:|data:|\b\d{1,3}(?:\.\d{1,3}){3}\b|\b[\w-]+(?:\.[\w-]+)+/|//[\w-]+\.", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));

    private static readonly Regex Domain = new(@"www\.|\b[\w-]+\.(?:com|net|org|io|dev|app|ru|cn|xyz|info)\b|\S@\S", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));

    // Letters and digits in one run that nobody can read: no message, name or path needs one.
    private static readonly Regex Opaque = new(@"(?=[\w+/=-]*\d)(?=[\w+/=-]*[A-Za-z])[\w+/=]{20,}", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    // A message is a sentence or two.
    private const int Longest = 300;

    internal static bool HasAddress(string text) => Address.IsMatch(text) || Domain.IsMatch(text);

    // By an escape a text may hold what no code may.
    private static bool HasUnseen(string text) => text.Any(c => char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.NonSpacingMark);

    /// <summary>New texts with an address or markup in them.</summary>
    internal static IEnumerable<Refusal> Addresses(ImmutableArray<SyntaxEdit> edits, bool allowsOrigins)
    {
        if (allowsOrigins)
            yield break;
        foreach (var edit in edits)
            foreach (var (text, isCompared) in NewTexts(edit))
                // A host that a check holds the input against is where nothing goes but what passes the check.
                if (Fault(text, isCompared) is { } fault)
                    yield return fault;
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
            if (Fault(token.ValueText, isCompared: false) is { } fault)
                yield return fault;
            if (IsCredential(token.ValueText))
                yield return new(RefusalReason.NewSecret, "A new text looks like a credential");
        }
    }

    private static Refusal? Fault(string text, bool isCompared)
    {
        if (HasUnseen(text))
            return new(RefusalReason.HiddenCharacter, "A new text holds characters that nobody sees");
        if (text.Length > Longest)
            return new(RefusalReason.NewAddress, $"A new text has {text.Length} characters");
        return !(isCompared && AllowedValues.IsBeginningOfHost(text)) && (Address.IsMatch(text) || !isCompared && Domain.IsMatch(text)) ? new(RefusalReason.NewAddress, $"'{text}' is new") : null;
    }

    private static bool IsCredential(string text) => Opaque.IsMatch(text) || !SecretDetector.Judge(text, new SecretContext(SecretPlace.Code)).IsEmpty;

    // What stood elsewhere in the code is new here: a key among the settings has no business in a message.
    private static IEnumerable<(string Text, bool IsCompared)> NewTexts(SyntaxEdit edit)
    {
        var known = new HashSet<string>(edit is ReplacedExpression or GuardedExpression ? edit.Old.DescendantTokens().Select(token => token.ValueText) : [], StringComparer.Ordinal);
        foreach (var code in NameCheck.NewCode(edit))
            foreach (var token in code.DescendantTokens())
                if (IsText(token) && !known.Contains(token.ValueText) && !known.Any(text => text.Contains(token.ValueText)))
                    yield return (token.ValueText, IsCompared(edit, token));
    }

    // It stands in a condition, or in a list that a condition asks.
    private static bool IsCompared(SyntaxEdit edit, SyntaxToken token) => edit switch
    {
        GuardedExpression guarded => guarded.Condition.Span.Contains(token.Span),
        InsertedStatements => token.Parent?.FirstAncestorOrSelf<StatementSyntax>() switch
        {
            IfStatementSyntax guard => guard.Condition.Span.Contains(token.Span),
            LocalDeclarationStatementSyntax => token.Parent?.Parent is ExpressionElementSyntax or InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ArrayInitializerExpression or (int)SyntaxKind.CollectionInitializerExpression },
            _ => false,
        },
        _ => false,
    };

    private static bool IsText(SyntaxToken token) => token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.SingleLineRawStringLiteralToken
        or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.Utf8StringLiteralToken;
}
