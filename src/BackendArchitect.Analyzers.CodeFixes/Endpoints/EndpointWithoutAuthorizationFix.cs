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
        EndpointChain.EndOf(site, cancellationToken) is { } end
            ? [EndpointChain.Append(site, end, "RequireAuthorization", null, "Require authorization"), EndpointChain.Append(site, end, "AllowAnonymous", null, "Allow anonymous callers")]
        : site.Node is MemberDeclarationSyntax member ? [Attribute(site, member, "Authorize", "Require authorization"), Attribute(site, member, "AllowAnonymous", "Allow anonymous callers")]
        : []);

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
