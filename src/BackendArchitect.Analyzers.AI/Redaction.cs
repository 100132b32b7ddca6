using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using BackendArchitect.Analyzers.CodeFixes;
using BackendArchitect.Analyzers.Model.Secrets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.AI;

/// <summary>
/// Takes out of code what no one else may read, before it is sent, and puts it back into the answer: each text that is, or may be, a credential becomes an
/// identifier that says nothing, the same for the same text. It takes out too much rather than too little: what was taken out is put back.
/// </summary>
internal sealed class Redaction
{
    private static readonly Regex Suspect = new(
        @"(?=[\w+/=.-]*\d)(?=[\w+/=.-]*[A-Za-z])[\w+/=.-]{12,}|[A-Fa-f0-9]{16,}|-----BEGIN|(?i:pass(?:word|wd|phrase)?|pwd|secret|token|api[_-]?key|account[_-]?key|access[_-]?key|credential|bearer|authorization)\s*[=:]|://[^/\s:@]+:[^/\s@]+@",
        RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static readonly Regex CredentialName = new(@"(?i)pass(?:word|wd|phrase)|pwd|secret|token|api_?key|signing|private_?key|connection_?string|credential|access_?key|^key$|pepper|salt", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private readonly Dictionary<string, string> _byText = new(StringComparer.Ordinal);
    private string _rewritten = "";

    /// <summary>How many texts were taken out.</summary>
    internal int Taken => _byText.Count;

    /// <summary>The code that is to be rewritten, without credentials. Comments that may hold one are taken out as a whole.</summary>
    internal string OfRewritten(SyntaxNode code) => _rewritten = Of(code);

    /// <summary>Code without credentials.</summary>
    internal string Of(SyntaxNode code)
    {
        var start = code.SpanStart;
        var text = new StringBuilder(code.ToString());
        foreach (var (span, replacement) in Replacements(code).OrderByDescending(r => r.Span.Start))
            text.Remove(span.Start - start, span.Length).Insert(span.Start - start, replacement);
        return text.ToString();
    }

    /// <summary>A sentence without credentials.</summary>
    internal string Of(string sentence)
    {
        foreach (var known in _byText.OrderByDescending(pair => pair.Key.Length))
            sentence = sentence.Replace(known.Key, known.Value);
        return string.Join(" ", sentence.Split(' ').Select(word => IsSuspect(word, "") ? "…" : word));
    }

    /// <summary>
    /// Why what was taken out may not be put back: an answer that names it where it did not stand would have it written there. Null where each stands where
    /// it stood, or is gone.
    /// </summary>
    internal Refusal? Misplaced(string answer) => _byText.Values.FirstOrDefault(name => Count(answer, name) > Count(_rewritten, name)) is { } misplaced
        ? new(RefusalReason.NewSecret, $"'{misplaced}' stands where it did not stand before") : null;

    private static int Count(string text, string name) => (text.Length - text.Replace(name, "").Length) / name.Length;

    /// <summary>The answer with what was taken out in its place again.</summary>
    internal string Restore(string answer)
    {
        foreach (var known in _byText)
            answer = answer.Replace(known.Value, known.Key);
        return answer;
    }

    /// <summary>Whether something in a text that is to be sent looks like a credential after all.</summary>
    internal static bool IsLeftIn(string text) => text.Split('\n').Any(line => !SecretDetector.Judge(line, new SecretContext(SecretPlace.OnlyProven)).IsEmpty);

    private IEnumerable<(Microsoft.CodeAnalysis.Text.TextSpan Span, string Replacement)> Replacements(SyntaxNode code)
    {
        foreach (var token in code.DescendantTokens())
        {
            if (token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.Utf8StringLiteralToken
                or SyntaxKind.Utf8SingleLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken && IsSuspect(token.ValueText, NameOf(token)))
                yield return (token.Span, Name(token.Text));
            else if (token.IsKind(SyntaxKind.InterpolatedStringTextToken) && IsSuspect(token.ValueText, NameOf(token)))
                yield return (token.Span, Name(token.Text));
            else if (token.IsKind(SyntaxKind.IdentifierToken) && !SecretDetector.Judge(token.ValueText, new SecretContext(SecretPlace.OnlyProven)).IsEmpty)
                yield return (token.Span, Name(token.Text));
        }
        foreach (var trivia in code.DescendantTrivia().Where(t => code.Span.Contains(t.Span)))
            if (trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia or SyntaxKind.SingleLineDocumentationCommentTrivia && IsSuspect(trivia.ToString(), ""))
                yield return (trivia.Span, Name(trivia.ToString(), "/* ", " */"));
    }

    // The quotes of a literal go with it, so that what comes back is what stood there: raw, verbatim, escaped.
    private string Name(string text, string before = "", string behind = "")
    {
        if (!_byText.TryGetValue(text, out var name))
            _byText[text] = name = before + "REDACTED_" + (_byText.Count + 1).ToString("0000", System.Globalization.CultureInfo.InvariantCulture) + behind;
        return name;
    }

    private static bool IsSuspect(string text, string name) =>
        text.Length > 3 && (CredentialName.IsMatch(name) && !text.Contains(' ') && !text.Contains(':')
            || Suspect.IsMatch(text)
            || !SecretDetector.Judge(text, new SecretContext(SecretPlace.Code, name)).IsEmpty
            || !SecretDetector.Judge(text, new SecretContext(SecretPlace.Configuration, name)).IsEmpty);

    private static string NameOf(SyntaxToken literal) => literal.Parent?.AncestorsAndSelf().Select(node => node switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.Text,
        AssignmentExpressionSyntax assignment => assignment.Left.ToString(),
        ArgumentSyntax { NameColon: { } name } => name.Name.ToString(),
        PropertyDeclarationSyntax property => property.Identifier.Text,
        ParameterSyntax parameter => parameter.Identifier.Text,
        BinaryExpressionSyntax comparison => comparison.Left.ToString(),
        _ => null,
    }).FirstOrDefault(name => name is not null) ?? "";
}
