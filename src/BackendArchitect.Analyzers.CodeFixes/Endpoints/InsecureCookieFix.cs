using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Endpoints;

/// <summary>Turns the setting of the cookie into the one that protects it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class InsecureCookieFix() : RuleFix(InsecureCookie.Descriptor, Safety.Safe)
{
    /// <inheritdoc/>
    protected override Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<FixPlan>>(Protected(site.Node) is { } value ? [FixPlan.Replace(site, "Protect the cookie", site.Node, value.WithTriviaFrom(site.Node))] : []);

    // What is no constant has a reason that a person must weigh, and so has a cookie for other sites.
    private static ExpressionSyntax? Protected(SyntaxNode value) => value switch
    {
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.FalseLiteralExpression) => SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "None" } access
            when access.Expression is SimpleNameSyntax or MemberAccessExpressionSyntax && access.Expression.ToString().EndsWith(Cookies.NeverSecure.Type.MetadataName, System.StringComparison.Ordinal) =>
            access.WithName(SyntaxFactory.IdentifierName("Always")),
        _ => null,
    };
}
