using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>
/// Code that a release build leaves out: what stands under <c>#if DEBUG</c> or <c>#if !RELEASE</c>. The SDK defines both symbols after the
/// configuration's name.
/// </summary>
internal static class DebugRegion
{
    internal static bool Covers(SyntaxNode node)
    {
        var root = node.SyntaxTree.GetRoot();
        return root.ContainsDirectives && BranchesAround(root, node.SpanStart).Any(branch => branch);
    }

    // For each #if that is open at the position: whether the branch taken there excludes a release build.
    private static Stack<bool> BranchesAround(SyntaxNode root, int position)
    {
        var excluded = new Stack<bool>();
        var excludedBefore = new Stack<bool>();
        for (var directive = root.GetFirstDirective(); directive is not null && directive.SpanStart < position; directive = directive.GetNextDirective())
        {
            switch (directive)
            {
                case IfDirectiveTriviaSyntax start:
                    excluded.Push(ExcludesRelease(start.Condition, when: true));
                    excludedBefore.Push(ExcludesRelease(start.Condition, when: false));
                    break;
                case ElifDirectiveTriviaSyntax other when excluded.Count > 0:
                    excluded.Pop();
                    var before = excludedBefore.Pop();
                    excluded.Push(before || ExcludesRelease(other.Condition, when: true));
                    excludedBefore.Push(before || ExcludesRelease(other.Condition, when: false));
                    break;
                case ElseDirectiveTriviaSyntax when excluded.Count > 0:
                    excluded.Pop();
                    excluded.Push(excludedBefore.Peek());
                    break;
                case EndIfDirectiveTriviaSyntax when excluded.Count > 0:
                    excluded.Pop();
                    excludedBefore.Pop();
                    break;
            }
        }
        return excluded;
    }

    private static bool ExcludesRelease(ExpressionSyntax condition, bool when) => condition switch
    {
        IdentifierNameSyntax { Identifier.ValueText: "DEBUG" } => when,
        IdentifierNameSyntax { Identifier.ValueText: "RELEASE" } => !when,
        ParenthesizedExpressionSyntax inner => ExcludesRelease(inner.Expression, when),
        PrefixUnaryExpressionSyntax not when not.IsKind(SyntaxKind.LogicalNotExpression) => ExcludesRelease(not.Operand, !when),
        BinaryExpressionSyntax both when both.IsKind(SyntaxKind.LogicalAndExpression) => Combine(both, when, eitherSuffices: when),
        BinaryExpressionSyntax either when either.IsKind(SyntaxKind.LogicalOrExpression) => Combine(either, when, eitherSuffices: !when),
        _ => false,
    };

    private static bool Combine(BinaryExpressionSyntax condition, bool when, bool eitherSuffices)
    {
        var left = ExcludesRelease(condition.Left, when);
        var right = ExcludesRelease(condition.Right, when);
        return eitherSuffices ? left || right : left && right;
    }
}
