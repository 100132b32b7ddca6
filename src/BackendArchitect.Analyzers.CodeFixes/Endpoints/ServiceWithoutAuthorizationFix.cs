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

/// <summary>Sets a fallback policy before the application is built, so that an endpoint that says nothing is closed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class ServiceWithoutAuthorizationFix() : RuleFix(ServiceWithoutAuthorization.Descriptor, Safety.Review)
{
    /// <inheritdoc/>
    protected override Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken)
    {
        if (site.Node.Parent is not MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax builder }
            || !site.Semantics.GetTypeInfo(builder, cancellationToken).Type.Is(AspNet.WebApplicationBuilder)
            || site.Node.FirstAncestorOrSelf<StatementSyntax>() is not { } build)
            return Task.FromResult<ImmutableArray<FixPlan>>([]);
        SyntaxNode place = build.Parent is GlobalStatementSyntax global ? global : build;
        var statement = SyntaxFactory.ParseStatement(
            $"{builder.Identifier.Text}.Services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());")
            .WithLeadingTrivia(place.GetLeadingTrivia()).WithTrailingTrivia(site.Root.LineBreak());
        SyntaxNode added = place is GlobalStatementSyntax ? SyntaxFactory.GlobalStatement(statement) : statement;
        var changed = site.Root.TrackNodes(place);
        changed = changed.InsertNodesBefore(changed.GetCurrentNode(place)!, [added]);
        changed = changed.ReplaceNode(changed.GetCurrentNode(place)!, place.WithLeadingTrivia(place.Indentation()));
        var root = changed.WithUsing(site, AspNet.Authorize.Namespace, "AuthorizationPolicyBuilder");
        return Task.FromResult<ImmutableArray<FixPlan>>(
            [new("Require an authenticated user wherever nothing else is said", _ => Task.FromResult(site.Document.WithSyntaxRoot(root).Project.Solution))]);
    }
}
