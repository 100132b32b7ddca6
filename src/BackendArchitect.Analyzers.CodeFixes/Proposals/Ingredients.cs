using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Proposals;

/// <summary>What an expression is made of.</summary>
internal sealed class Ingredients
{
    // A variable that was made of a variable that was made of ...
    private const int LongestWay = 8;

    private readonly List<(string Name, string Path)> _roots = [];
    private readonly List<string> _names = [];
    private readonly List<string> _called = [];
    private readonly List<string> _texts = [];
    private readonly List<string> _numbers = [];
    private readonly List<string> _keywords = [];
    private readonly HashSet<string> _members = new(StringComparer.Ordinal);

    /// <summary>The values it starts from, in their order, with what is read of each: <c>order</c>, <c>order.Customer.Name</c>.</summary>
    internal IReadOnlyList<(string Name, string Path)> Roots => _roots;

    /// <summary>Every name in it.</summary>
    internal IReadOnlyList<string> Names => _names;

    /// <summary>The names of what it calls and creates.</summary>
    internal IReadOnlyList<string> Called => _called;

    /// <summary>Its texts, those of interpolated strings in pieces.</summary>
    internal IReadOnlyList<string> Texts => _texts;

    /// <summary>The words of its texts.</summary>
    internal IReadOnlyList<string> Words => [.. _texts.SelectMany(WordsOf)];

    /// <summary>Its numbers, as they are written.</summary>
    internal IReadOnlyList<string> Numbers => _numbers;

    /// <summary>Its operators and words of the language: all that says what is done with the pieces.</summary>
    internal IReadOnlyList<string> Keywords => _keywords;

    /// <summary>Whether a name stands behind a value: <c>Id</c> of <c>customer.Id</c>.</summary>
    internal bool IsMember(string name) => _members.Contains(name);

    /// <summary>Takes expressions apart; a variable among the known ones counts as what it was made of.</summary>
    internal static Ingredients Of(IEnumerable<ExpressionSyntax> expressions, IReadOnlyDictionary<string, ExpressionSyntax> known)
    {
        var found = new Ingredients();
        foreach (var expression in expressions)
            found.Walk(expression, known, 0);
        return found;
    }

    private void Walk(SyntaxNode node, IReadOnlyDictionary<string, ExpressionSyntax> known, int way)
    {
        foreach (var token in node.DescendantTokens())
        {
            switch (token.Kind())
            {
                case SyntaxKind.IdentifierToken when token.Parent is SimpleNameSyntax name:
                    if (way < LongestWay && IsValue(name) && known.TryGetValue(token.Text, out var made))
                        Walk(made, known, way + 1);
                    else
                        Name(name);
                    break;
                case SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken
                    or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.Utf8StringLiteralToken:
                    _texts.Add(token.ValueText);
                    break;
                case SyntaxKind.NumericLiteralToken:
                    _numbers.Add(token.Text);
                    break;
                case SyntaxKind.IdentifierToken or SyntaxKind.OpenParenToken or SyntaxKind.CloseParenToken or SyntaxKind.OpenBracketToken or SyntaxKind.CloseBracketToken or SyntaxKind.OpenBraceToken
                    or SyntaxKind.CloseBraceToken or SyntaxKind.CommaToken or SyntaxKind.DotToken or SyntaxKind.PlusToken or SyntaxKind.NewKeyword or SyntaxKind.StringKeyword
                    or SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedStringEndToken or SyntaxKind.InterpolatedVerbatimStringStartToken or SyntaxKind.DotDotToken:
                case SyntaxKind.EqualsToken when token.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } or NameEqualsSyntax:
                    break;
                default:
                    _keywords.Add(token.Text);
                    break;
            }
        }
    }

    private void Name(SimpleNameSyntax name)
    {
        var text = name.Identifier.Text;
        _names.Add(text);
        if (Creates(name) || name.Parent is InvocationExpressionSyntax || name.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } called && called.Name == name
            || name.Parent is MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax })
            _called.Add(text);
        if (name.Parent is MemberAccessExpressionSyntax access && access.Name == name || name.Parent is MemberBindingExpressionSyntax)
            _members.Add(text);
        if (IsValue(name))
            _roots.Add((text, Path(name)));
    }

    private static bool Creates(SimpleNameSyntax name) => name.Parent is ObjectCreationExpressionSyntax;

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

    private static IEnumerable<string> WordsOf(string text)
    {
        var word = new StringBuilder();
        foreach (var c in text.Append(' '))
        {
            if (char.IsLetterOrDigit(c) || c is '_' or '$')
            {
                word.Append(c);
            }
            else if (word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }
    }
}
