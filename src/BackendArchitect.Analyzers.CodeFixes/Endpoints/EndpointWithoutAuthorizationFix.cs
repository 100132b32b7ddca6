using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Endpoints;

/// <summary>Says who may call an endpoint: a requirement at the end of its chain or an attribute on its action; or that anybody may.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class EndpointWithoutAuthorizationFix() : RuleFix(EndpointWithoutAuthorization.Descriptor, Safety.Review)
{
    /// <inheritdoc/>
    protected override Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken) => Task.FromResult<ImmutableArray<FixPlan>>(
        site.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } map && map.InvokedName()?.Span == site.Diagnostic.Location.SourceSpan ? OnChain(site, map, cancellationToken)
        : site.Node is MemberDeclarationSyntax member ? [Attribute(site, member, "Authorize", "Require authorization"), Attribute(site, member, "AllowAnonymous", "Allow anonymous callers")]
        : []);

    private static ImmutableArray<FixPlan> OnChain(FixSite site, InvocationExpressionSyntax map, CancellationToken cancellationToken)
    {
        var end = map;
        while (end.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next } access && access.Expression == end)
            end = next;
        return site.Semantics.GetTypeInfo(end, cancellationToken).Type.IsOrDerivesFrom(AspNet.EndpointConventionBuilder)
            ? [Call(site, end, "RequireAuthorization", "Require authorization"), Call(site, end, "AllowAnonymous", "Allow anonymous callers")]
            : [];
    }

    private static FixPlan Call(FixSite site, InvocationExpressionSyntax end, string method, string title)
    {
        // A chain that runs one call a line goes on so.
        var dot = SyntaxFactory.Token(SyntaxKind.DotToken);
        if (end.Expression is MemberAccessExpressionSyntax { OperatorToken: var last } && last.GetPreviousToken().TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia))
            dot = dot.WithLeadingTrivia(SyntaxFactory.TriviaList(last.GetPreviousToken().TrailingTrivia[last.GetPreviousToken().TrailingTrivia.Count - 1]).AddRange(last.LeadingTrivia));
        var call = SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, end.WithoutTrailingTrivia(), dot, SyntaxFactory.IdentifierName(method)));
        return FixPlan.Replace(site, title, end, call.WithTrailingTrivia(end.GetTrailingTrivia()));
    }

    private static FixPlan Attribute(FixSite site, MemberDeclarationSyntax member, string name, string title)
    {
        var list = SyntaxFactory.AttributeList([SyntaxFactory.Attribute(SyntaxFactory.IdentifierName(name))])
            .WithLeadingTrivia(member.GetLeadingTrivia()).WithTrailingTrivia(site.Root.LineBreak());
        var bare = member.WithLeadingTrivia(member.Indentation());
        var changed = site.Root.ReplaceNode(member, bare.WithAttributeLists(bare.AttributeLists.Insert(0, list)));
        var root = changed.WithUsing(site, AspNet.Authorize.Namespace, name + "Attribute");
        return new(title, _ => Task.FromResult(site.Document.WithSyntaxRoot(root).Project.Solution));
    }
}
