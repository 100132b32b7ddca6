using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Validation;

/// <summary>Lets <c>[ApiController]</c> answer.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class SuppressedAutomaticValidationFix() : RuleFix(SuppressedAutomaticValidation.Descriptor, Safety.Safe)
{
    /// <inheritdoc/>
    protected override Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken) => Task.FromResult<ImmutableArray<FixPlan>>(
        site.Node is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression } on
            ? [FixPlan.Replace(site, "Let [ApiController] answer invalid requests", on, SyntaxFactory.LiteralExpression(SyntaxKind.FalseLiteralExpression).WithTriviaFrom(on))]
            : []);
}
