using System;
using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Secrets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.CodeFixes.Secrets;

/// <summary>Switches on what was switched off. The other end must be ready for it, so it is looked at first.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class UnencryptedConnectionFix() : RuleFix(UnencryptedConnection.Descriptor, Safety.Review)
{
    /// <inheritdoc/>
    protected override async Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken)
    {
        if (!site.Diagnostic.Properties.TryGetValue("remedy", out var remedy) || remedy is null || SpanOf(site.Node, site.Diagnostic.Location.SourceSpan, site.Semantics) is not { IsEmpty: false } span)
            return [];
        var text = await site.Document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        // Another port than that of the plain protocol is the same for both, or nobody knows.
        if (text.ToString(TextSpan.FromBounds(span.End, Math.Min(text.Length, span.End + 3))) == "://" && HasPort(text.ToString(site.Node.Span), span.End - site.Node.SpanStart))
            return [];
        return [new($"Say '{remedy}'", _ => Task.FromResult(site.Document.WithText(text.Replace(span, remedy)).Project.Solution))];
    }

    private static TextSpan SpanOf(SyntaxNode node, TextSpan reported, SemanticModel semantics) => node switch
    {
        // A part of a text; the whole of it stands there when its characters are escaped.
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } or InterpolatedStringTextSyntax or InterpolatedStringExpressionSyntax => reported == node.Span ? default : reported,
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression or (int)SyntaxKind.FalseLiteralExpression } => node.Span,
        // The value of any other constant stands elsewhere.
        ExpressionSyntax mode when semantics.GetSymbolInfo(mode).Symbol is not (IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } or IPropertySymbol { IsStatic: true }) => default,
        MemberAccessExpressionSyntax access => access.Name.Span,
        IdentifierNameSyntax name => name.Span,
        _ => default,
    };

    private static bool HasPort(string literal, int from)
    {
        var at = literal.LastIndexOf('@');
        if (at < from)
            return false;
        var end = literal.IndexOfAny(['/', '"', '?', ','], at);
        return literal.IndexOf(':', at, (end < 0 ? literal.Length : end) - at) >= 0;
    }
}
