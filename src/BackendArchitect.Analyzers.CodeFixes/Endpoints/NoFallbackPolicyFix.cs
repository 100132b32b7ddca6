using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Endpoints;

/// <summary>Sets a fallback policy where authorization is set up.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class NoFallbackPolicyFix() : RuleFix(NoFallbackPolicy.Descriptor, Safety.Review)
{
    private const string Builder = "AuthorizationPolicyBuilder";

    private const string Title = "Require an authenticated user wherever nothing else is said";

    /// <inheritdoc/>
    protected override Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken)
    {
        if (site.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call)
            return Task.FromResult<ImmutableArray<FixPlan>>([]);
        var changed = InOptions(call, site) ?? WithoutOptions(call, (SimpleNameSyntax)site.Node);
        return Task.FromResult<ImmutableArray<FixPlan>>(changed is null
            ? []
            : [new(Title, _ => Task.FromResult(site.Document.WithSyntaxRoot(
                Named(site.Root.ReplaceNode(call, changed), site)).Project.Solution))]);
    }

    private static SyntaxNode Named(SyntaxNode root, FixSite site) =>
        root.DescendantTokens().Any(token => token.ValueText == Builder) ? root.WithUsing(site, AspNet.Authorize.Namespace, Builder) : root;

    private static SyntaxNode? InOptions(InvocationExpressionSyntax call, FixSite site)
    {
        if (call.ArgumentList.Arguments.Count != 1 || call.ArgumentList.Arguments[0].Expression is not SimpleLambdaExpressionSyntax { Block: { Statements.Count: > 0 } block, Parameter.Identifier.Text: var options })
            return null;
        var last = block.Statements.Last();
        return call.InsertNodesAfter(last, [SyntaxFactory.ParseStatement($"{options}.FallbackPolicy = {options}.DefaultPolicy;").WithLeadingTrivia(last.Indentation()).WithTrailingTrivia(site.Root.LineBreak())]);
    }

    private static SyntaxNode? WithoutOptions(InvocationExpressionSyntax call, SimpleNameSyntax name)
    {
        if (name.Identifier.ValueText != AspNet.AddAuthorizationBuilder.Name)
            return call.ArgumentList.Arguments.Count > 0 ? null
                : call.WithArgumentList(SyntaxFactory.ParseArgumentList("(options => options.FallbackPolicy = options.DefaultPolicy)").WithTriviaFrom(call.ArgumentList));
        return SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, call.WithoutTrailingTrivia(), SyntaxFactory.IdentifierName(AspNet.SetFallbackPolicy.Name)),
            SyntaxFactory.ParseArgumentList("(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())")).WithTrailingTrivia(call.GetTrailingTrivia());
    }
}
