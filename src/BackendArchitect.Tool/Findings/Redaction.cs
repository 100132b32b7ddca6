using System.Text;
using BackendArchitect.Analyzers.Model.Configuration;
using BackendArchitect.Analyzers.Model.Secrets;
using BackendArchitect.Analyzers.Secrets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Tool.Findings;

/// <summary>Shows the text of a file without the credentials in it: what is printed ends in logs and in prompts.</summary>
internal sealed class Redaction
{
    /// <summary>What stands in the place of a credential.</summary>
    internal const string Mark = "***";

    // The rules whose places are credentials.
    private static readonly string[] OnCredentials =
    [
        HardcodedSecret.Descriptor.Id, SecretByName.Descriptor.Id, HardcodedCryptographicKey.Descriptor.Id, SecretInUrl.Descriptor.Id, SecretInConfigurationFile.Descriptor.Id, SuspiciousConfigurationValue.Descriptor.Id,
    ];

    private readonly SourceText _text;
    private readonly List<TextSpan> _hidden = [];

    /// <summary>Looks through a file.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="root">Its root where it is C#.</param>
    /// <param name="document">Its settings where it is a configuration file.</param>
    /// <param name="findings">What was found in it, also what is suppressed.</param>
    internal Redaction(SourceText text, SyntaxNode? root, ConfigDocument? document, IEnumerable<Diagnostic> findings)
    {
        _text = text;
        foreach (var finding in findings.Where(d => OnCredentials.Contains(d.Id)))
            _hidden.AddRange(root is null ? [finding.Location.SourceSpan] : Texts(root).Where(span => span.IntersectsWith(finding.Location.SourceSpan)));
        if (root is not null)
            _hidden.AddRange(Texts(root).Where(span => SecretDetector.Judge(text.ToString(span).Trim('"', '$', '@'), new(SecretPlace.Code)).Length > 0));
        foreach (var entry in document?.Entries ?? [])
            foreach (var secret in SecretDetector.Judge(entry.Value, new(SecretPlace.Configuration, entry.Key, document, entry)))
                _hidden.Add(entry.SpanOf(secret.Start, secret.Length));
        _hidden.Sort((a, b) => a.Start.CompareTo(b.Start));
    }

    /// <summary>The line of a place, without blanks around it.</summary>
    internal string LineAt(int position) => position > _text.Length ? "" : Of(_text.Lines.GetLineFromPosition(position).Span).Trim();

    /// <summary>A part of the file.</summary>
    internal string Of(TextSpan part)
    {
        var shown = new StringBuilder();
        var at = part.Start;
        foreach (var hidden in _hidden)
        {
            var (start, end) = (Math.Max(at, hidden.Start), Math.Min(part.End, hidden.End));
            if (start >= end)
                continue;
            shown.Append(_text.ToString(TextSpan.FromBounds(at, start))).Append(Mark);
            at = end;
        }
        return shown.Append(_text.ToString(TextSpan.FromBounds(at, part.End))).ToString();
    }

    // The texts of a file between their quotes, so that what is shown still reads as the code it is.
    private static IEnumerable<TextSpan> Texts(SyntaxNode root) =>
        from token in root.DescendantTokens()
        where token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.Utf8StringLiteralToken or SyntaxKind.InterpolatedStringTextToken
        let isQuoted = token.Text is ['"', _, .., '"']
        select isQuoted ? TextSpan.FromBounds(token.SpanStart + 1, token.Span.End - 1) : token.Span;
}
