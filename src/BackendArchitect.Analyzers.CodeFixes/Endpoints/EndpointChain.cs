using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Endpoints;

/// <summary>The chain of calls that begins with a map call and says more about its endpoint.</summary>
internal static class EndpointChain
{
    /// <summary>The last call of the chain, or null where nothing can be said there.</summary>
    internal static InvocationExpressionSyntax? EndOf(FixSite site, CancellationToken cancellationToken)
    {
        if (site.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } map || map.InvokedName()?.Identifier.Span != site.Diagnostic.Location.SourceSpan)
            return null;
        var end = map;
        while (end.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next } access && access.Expression == end)
            end = next;
        return site.Semantics.GetTypeInfo(end, cancellationToken).Type.IsOrDerivesFrom(AspNet.EndpointConventionBuilder) ? end : null;
    }

    /// <summary>A plan that adds one call at the end of the chain.</summary>
    /// <param name="site">Where the fix stands.</param>
    /// <param name="end">The last call of the chain.</param>
    /// <param name="method">The method to call.</param>
    /// <param name="argument">Its one text argument, or null for none.</param>
    /// <param name="title">What an editor shows.</param>
    internal static FixPlan Append(FixSite site, InvocationExpressionSyntax end, string method, string? argument, string title)
    {
        // A chain that runs one call a line goes on so.
        var dot = SyntaxFactory.Token(SyntaxKind.DotToken);
        if (end.Expression is MemberAccessExpressionSyntax { OperatorToken: var last } && last.GetPreviousToken().TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia))
            dot = dot.WithLeadingTrivia(SyntaxFactory.TriviaList(last.GetPreviousToken().TrailingTrivia[last.GetPreviousToken().TrailingTrivia.Count - 1]).AddRange(last.LeadingTrivia));
        var call = SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, end.WithoutTrailingTrivia(), dot, SyntaxFactory.IdentifierName(method)));
        if (argument is not null)
            call = call.AddArgumentListArguments(SyntaxFactory.Argument(SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(argument))));
        return FixPlan.Replace(site, title, end, call.WithTrailingTrivia(end.GetTrailingTrivia()));
    }
}
