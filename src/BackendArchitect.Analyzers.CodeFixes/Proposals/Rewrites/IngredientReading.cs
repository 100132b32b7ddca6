using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.CodeFixes.Proposals.Rewrites;

/// <summary>
/// What an expression is made of, before and after: the values it starts from, the names it calls and reads, its texts. What the shape does not name must be
/// there afterwards, in its order, and nothing else.
/// </summary>
internal sealed class IngredientReading(Rewrite rewrite, TextSpan finding)
{
    private const int LongestName = 60;

    /// <summary>What speaks against a replacement, or null.</summary>
    internal string? Fault(ReplacedExpression replaced)
    {
        if (!IsAtFinding(replaced.Was))
            return $"'{EditReading.Short(replaced.Was)}' stands elsewhere than the finding";
        var old = Ingredients.Of(replaced.Was);
        var fresh = Ingredients.Of(replaced.Now);
        var now = EditReading.Short(replaced.Now);
        return New(replaced, old, fresh, now) ?? Gone(replaced, old, fresh, now) ?? Order(old, fresh, now) ?? Remedy(replaced, fresh, now) ?? Texts(old, fresh, now);
    }

    // The flagged expression, the chain that it belongs to, or an argument of the flagged call.
    private bool IsAtFinding(SyntaxNode node) => node.Span.IntersectsWith(finding) || Chain(node).Span.Contains(finding)
        || node.SyntaxTree.GetRoot().FindNode(finding, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>()?.Span.Contains(node.Span) == true;

    private static SyntaxNode Chain(SyntaxNode node)
    {
        while (node.Parent is MemberAccessExpressionSyntax access && access.Expression == node && access.Parent is InvocationExpressionSyntax call)
            node = call;
        return node;
    }

    // The names of the expression may be used anew within it.
    private string? New(ReplacedExpression replaced, Ingredients old, Ingredients fresh, string now)
    {
        var known = new HashSet<string>(old.Names.Concat(rewrite.Uses.Select(use => use.Name)).Concat(rewrite.Uses.Select(use => use.Type.MetadataName.Split('`')[0])), StringComparer.Ordinal);
        var isNew = fresh.Names.FirstOrDefault(name => !known.Contains(name)) ?? fresh.Keywords.FirstOrDefault(word => !old.Keywords.Contains(word) && !rewrite.Operators.Contains(word)) ?? fresh.Numbers.FirstOrDefault(number => !old.Numbers.Contains(number))
            ?? fresh.Roots.Select(root => root.Name).FirstOrDefault(root => old.Roots.All(known => known.Name != root));
        return isNew is null ? null : $"'{isNew}' is new in '{now}'";
    }

    private string? Gone(ReplacedExpression replaced, Ingredients old, Ingredients fresh, string now)
    {
        var dropped = replaced.Was.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Where(call => rewrite.Drops.Contains((call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.Text ?? "")).Select(call => call.ArgumentList).ToImmutableArray<SyntaxNode>();
        var left = Ingredients.Of(replaced.Was, dropped);
        var gone = left.Names.FirstOrDefault(name => !fresh.Names.Contains(name) && !rewrite.Drops.Contains(name) && !left.Roots.Any(root => root.Name == name && IsDropped(root.Path)))
            ?? left.Numbers.FirstOrDefault(number => !fresh.Numbers.Contains(number)) ?? left.Roots.Where(root => !IsDropped(root.Path)).Select(root => root.Name).FirstOrDefault(root => fresh.Roots.All(other => other.Name != root));
        return gone is null ? null : $"'{gone}' is no longer in '{now}'";
    }

    private static string? Order(Ingredients old, Ingredients fresh, string now)
    {
        var there = fresh.Roots.Select(root => root.Name).Distinct().ToList();
        return there.SequenceEqual(old.Roots.Select(root => root.Name).Distinct().Where(there.Contains)) ? null : $"the values of '{now}' stand in another order";
    }

    // Where something must come in the place of what goes, it is there, and is asked for something.
    private string? Remedy(ReplacedExpression replaced, Ingredients fresh, string now)
    {
        if (!rewrite.Remedies.IsEmpty && !rewrite.Remedies.Any(remedy => fresh.Names.Contains(remedy.Name)))
            return $"'{now}' is none of the remedies";
        var idle = replaced.Now.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().FirstOrDefault(call => call.ArgumentList.Arguments.Count == 0 && call.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: var name }
            && rewrite.Remedies.Any(remedy => remedy.Name == name) && name is "RequireClaim" or "RequireRole" or "RequireUserName" or "WithOrigins");
        return idle is null ? null : $"'{EditReading.Short(idle)}' asks for nothing";
    }

    private string? Texts(Ingredients old, Ingredients fresh, string now)
    {
        switch (rewrite.Texts)
        {
            case NewTexts.Names:
                return fresh.Texts.FirstOrDefault(text => text.Length is 0 or > LongestName || !text.All(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or ':')) is { } name ? $"'{name}' is no name" : null;
            case NewTexts.ExampleOrigins:
                return fresh.Texts.FirstOrDefault(text => !old.Texts.Contains(text) && !ReservedDomains.IsOrigin(text)) is { } origin ? $"'{origin}' is neither an origin that was there nor one reserved for examples" : null;
            default:
                return fresh.Texts.SequenceEqual(old.Texts) ? null : $"the texts of '{now}' are others than before";
        }
    }

    private bool IsDropped(string path) => path.Split('.').Any(rewrite.Drops.Contains);
}
