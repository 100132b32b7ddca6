using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Endpoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Endpoints;

/// <summary>Asks for a policy that is defined, the one whose name is most alike first. A name that other places share is left to a person.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class UnknownPolicyFix() : RuleFix(UnknownPolicy.Descriptor, Safety.Review)
{
    private const int MostOffers = 3;

    /// <inheritdoc/>
    protected override Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken) => Task.FromResult<ImmutableArray<FixPlan>>(
        site.Node.DescendantNodesAndSelf().OfType<LiteralExpressionSyntax>().FirstOrDefault(literal => literal.Span == site.Node.Span) is { } name
            && site.Diagnostic.Properties.TryGetValue(UnknownPolicy.Defined, out var defined) && !string.IsNullOrEmpty(defined)
            ? [.. defined!.Split('\n').Take(MostOffers).Select(policy => Ask(site, name, policy))]
            : []);

    private static FixPlan Ask(FixSite site, LiteralExpressionSyntax name, string policy) => FixPlan.Replace(
        site, $"Ask for the policy '{policy}'", name,
        SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(policy)).WithTriviaFrom(name));
}
