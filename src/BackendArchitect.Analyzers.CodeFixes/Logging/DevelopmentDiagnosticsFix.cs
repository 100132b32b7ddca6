using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Logging;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Logging;

/// <summary>Switches it on in Development alone.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class DevelopmentDiagnosticsFix() : RuleFix(DevelopmentDiagnostics.Descriptor, Safety.Safe)
{
    /// <inheritdoc/>
    protected override Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<FixPlan>>(Changed(site, cancellationToken) is { } root
            ? [new("Only in Development", _ => Task.FromResult(site.Document.WithSyntaxRoot(root).Project.Solution))]
            : []);

    private static SyntaxNode? Changed(FixSite site, CancellationToken cancellationToken)
    {
        if (site.Node is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression } literal)
            return Replaced(site, literal);
        if ((site.Node as SimpleNameSyntax)?.CallBy() is not { } call || site.Semantics.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method)
            return null;
        if (!method.Parameters.Any(parameter => parameter.Type.SpecialType == SpecialType.System_Boolean))
            return OnlyInDevelopment.Statement(site);
        return call.ArgumentList.Arguments.Count switch
        {
            0 when OnlyInDevelopment.Condition(call, site.Semantics) is { } condition => OnlyInDevelopment.Imported(
                site.Root.ReplaceNode(call.ArgumentList, call.ArgumentList.WithArguments([SyntaxFactory.Argument(condition)])), site),
            1 when call.ArgumentList.Arguments[0].Expression is LiteralExpressionSyntax on => Replaced(site, on),
            _ => null,
        };
    }

    private static SyntaxNode? Replaced(FixSite site, LiteralExpressionSyntax on) => OnlyInDevelopment.Condition(on, site.Semantics) is { } condition
        ? OnlyInDevelopment.Imported(site.Root.ReplaceNode(on, condition.WithTriviaFrom(on)), site)
        : null;
}
