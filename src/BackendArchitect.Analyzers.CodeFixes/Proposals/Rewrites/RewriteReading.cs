using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.CodeFixes.Proposals.Rewrites;

/// <summary>Whether an expression became what the shape says, and nothing else: each kind of rewriting is read by who knows what must stay.</summary>
internal sealed class RewriteReading
{
    // Nobody waits longer to sign in.
    private const decimal MostIterations = 10_000_000;

    private readonly Rewrite? _rewrite;
    private readonly TextSpan _finding;
    private readonly NewValues _newValues;

    // Where values move into arguments, what was taken from one place stands at another: all of them are looked at together.
    private readonly ImmutableArray<ReplacedExpression> _all;

    internal RewriteReading(Rewrite? rewrite, ImmutableArray<SyntaxEdit> edits, TextSpan finding)
    {
        (_rewrite, _finding) = (rewrite, finding);
        _all = [.. edits.OfType<ReplacedExpression>()];
        _newValues = NewValues.Of(edits);
    }

    /// <summary>Whether the new expression is a variable that a check made of the old one.</summary>
    internal bool IsNewValueOf(ReplacedExpression replaced) =>
        replaced.Now is IdentifierNameSyntax { Identifier.Text: var name } && _newValues.Made.TryGetValue(name, out var value) && EditReading.AreSame(replaced.Was, value);

    /// <summary>What speaks against a replacement, or null.</summary>
    internal string? Fault(ReplacedExpression replaced, SemanticModel was)
    {
        if (IsNewValueOf(replaced))
            return null;
        return _rewrite switch
        {
            null => $"'{EditReading.Short(replaced.Was)}' became '{EditReading.Short(replaced.Now)}'",
            { Kind: RewriteKind.Copy } => CopyReading.Fault(replaced.Was, replaced.Now, was),
            { Kind: RewriteKind.Iterations } => Iterations(replaced, was),
            { Kind: RewriteKind.Path, IsAnywhere: true } when !IsOfFiles(replaced.Was, was) => $"'{EditReading.Short(replaced.Was)}' is no path of a file",
            { Kind: RewriteKind.Path } rewrite => new PathReading(rewrite, _newValues.Made).Fault(replaced.Was, replaced.Now),
            { Kind: RewriteKind.Markup } => MarkupReading.Fault(replaced.Was, replaced.Now),
            { Kind: RewriteKind.Arguments } => CommandReading.Fault(replaced.Was, replaced.Now),
            { Kind: RewriteKind.Script } => ScriptReading.Fault(replaced.Was, replaced.Now),
            { Kind: RewriteKind.Template } => TemplateReading.Fault(_all),
            { Kind: RewriteKind.Message or RewriteKind.LessTelling } rewrite => new MessageReading(rewrite, _finding).Fault(replaced),
            var rewrite => new IngredientReading(rewrite, _finding).Fault(replaced),
        };
    }

    private static string? Iterations(ReplacedExpression replaced, SemanticModel was) =>
        Number(replaced.Was) is { } before && Number(replaced.Now) is { } after && after > before && after <= MostIterations && IsOfIterations(replaced.Was, was)
            ? null : $"'{EditReading.Short(replaced.Now)}' is no larger count than '{EditReading.Short(replaced.Was)}'";

    // By the name of the parameter or property that it is given to.
    private static bool IsOfIterations(ExpressionSyntax number, SemanticModel was)
    {
        var name = was.GetOperation(number)?.Parent switch
        {
            IArgumentOperation argument => argument.Parameter?.Name,
            IAssignmentOperation { Target: IMemberReferenceOperation target } => target.Member.Name,
            _ => null,
        };
        return name?.IndexOf("iteration", StringComparison.OrdinalIgnoreCase) >= 0;
    }

    private static decimal? Number(ExpressionSyntax expression) =>
        expression is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NumericLiteralExpression, Token.Value: IConvertible value } ? Bounds.Convert(value) : null;

    // It is given to what reads or writes files, or is put together as a path.
    private static bool IsOfFiles(ExpressionSyntax expression, SemanticModel was) => expression.DescendantNodesAndSelf().Concat(expression.Ancestors().TakeWhile(node => node is not (StatementSyntax or MemberDeclarationSyntax)))
        .Any(node => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax && was.GetSymbolInfo(node).Symbol is { ContainingType.ContainingNamespace: { Name: "IO", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } });
}
