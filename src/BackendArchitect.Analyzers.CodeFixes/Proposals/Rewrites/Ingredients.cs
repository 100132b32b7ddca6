using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Proposals.Rewrites;

/// <summary>What an expression is made of.</summary>
internal sealed class Ingredients
{
    private readonly List<(string Name, string Path)> _roots = [];
    private readonly List<string> _names = [];
    private readonly List<string> _texts = [];
    private readonly List<string> _numbers = [];
    private readonly List<string> _keywords = [];

    /// <summary>The values it starts from, in their order, with what is read of each: <c>order</c>, <c>order.Customer.Name</c>.</summary>
    internal IReadOnlyList<(string Name, string Path)> Roots => _roots;

    /// <summary>Every name in it.</summary>
    internal IReadOnlyList<string> Names => _names;

    /// <summary>Its texts, those of interpolated strings in pieces.</summary>
    internal IReadOnlyList<string> Texts => _texts;

    /// <summary>Its numbers, as they are written.</summary>
    internal IReadOnlyList<string> Numbers => _numbers;

    /// <summary>Its operators and words of the language: all that says what is done with the pieces.</summary>
    internal IReadOnlyList<string> Keywords => _keywords;

    /// <summary>Takes an expression apart.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="but">What of it is left out.</param>
    internal static Ingredients Of(ExpressionSyntax expression, ImmutableArray<SyntaxNode> but = default)
    {
        var found = new Ingredients();
        foreach (var token in expression.DescendantTokens())
            if (but.IsDefaultOrEmpty || !but.Any(node => node.Span.Contains(token.Span)))
                found.Take(token);
        return found;
    }

    private void Take(SyntaxToken token)
    {
        switch (token.Kind())
        {
            case SyntaxKind.IdentifierToken when token.Parent is SimpleNameSyntax name:
                Name(name);
                break;
            case SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken
                or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.Utf8StringLiteralToken:
                _texts.Add(token.ValueText);
                break;
            case SyntaxKind.NumericLiteralToken:
                _numbers.Add(token.Text);
                break;
            // A type that is named is no word of the language.
            case SyntaxKind.StringKeyword when token.Parent?.Parent is MemberAccessExpressionSyntax:
            case SyntaxKind.IdentifierToken or SyntaxKind.OpenParenToken or SyntaxKind.CloseParenToken or SyntaxKind.OpenBracketToken or SyntaxKind.CloseBracketToken or SyntaxKind.OpenBraceToken
                or SyntaxKind.CloseBraceToken or SyntaxKind.CommaToken or SyntaxKind.DotToken or SyntaxKind.PlusToken or SyntaxKind.NewKeyword
                or SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedStringEndToken or SyntaxKind.InterpolatedVerbatimStringStartToken:
            case SyntaxKind.EqualsToken when token.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } or NameEqualsSyntax:
                break;
            default:
                _keywords.Add(token.Text);
                break;
        }
    }

    private void Name(SimpleNameSyntax name)
    {
        var text = name.Identifier.Text;
        _names.Add(text);
        if (IsValue(name))
            _roots.Add((text, Path(name)));
    }

    // By its spelling: a value begins with a small letter or an underscore, a type does not.
    private static bool IsValue(SimpleNameSyntax name) => name is IdentifierNameSyntax && (char.IsLower(name.Identifier.Text[0]) || name.Identifier.Text[0] == '_')
        && !(name.Parent is MemberAccessExpressionSyntax access && access.Name == name) && name.Parent is not (MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax or InvocationExpressionSyntax)
        && !(name.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } set && set.Left == name);

    private static string Path(SimpleNameSyntax root)
    {
        var path = new StringBuilder(root.Identifier.Text);
        SyntaxNode node = root;
        while (true)
        {
            switch (node.Parent)
            {
                case MemberAccessExpressionSyntax access when access.Expression == node:
                    path.Append('.').Append(access.Name.Identifier.Text);
                    node = access;
                    continue;
                case InvocationExpressionSyntax call when call.Expression == node:
                case ElementAccessExpressionSyntax element when element.Expression == node:
                case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression }:
                    node = node.Parent;
                    continue;
                case ConditionalAccessExpressionSyntax conditional when conditional.Expression == node:
                    foreach (var binding in conditional.WhenNotNull.DescendantNodesAndSelf().OfType<MemberBindingExpressionSyntax>())
                        path.Append('.').Append(binding.Name.Identifier.Text);
                    return path.ToString();
                default:
                    return path.ToString();
            }
        }
    }
}
