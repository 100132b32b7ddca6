using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Model.Roslyn;
using BackendArchitect.Analyzers.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Validation;

/// <summary>Takes the repeated call away: its statement, or its link of a chain. One that is given options stays, because these would be lost.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class RepeatedAddValidationFix() : RuleFix(RepeatedAddValidation.Descriptor, Safety.Safe)
{
    private const string Title = "Remove the repeated call";

    /// <inheritdoc/>
    protected override Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken)
    {
        if ((site.Node as SimpleNameSyntax)?.CallBy() is not { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax access } call)
            return Task.FromResult<ImmutableArray<FixPlan>>([]);
        if (call.Parent is ExpressionStatementSyntax statement && access.Expression is not InvocationExpressionSyntax)
        {
            var whole = statement.Parent is GlobalStatementSyntax global ? global : (SyntaxNode)statement;
            return Task.FromResult<ImmutableArray<FixPlan>>(whole.Parent is BlockSyntax or CompilationUnitSyntax && site.Root.RemoveNode(whole, SyntaxRemoveOptions.KeepNoTrivia) is { } root
                ? [new(Title, _ => Task.FromResult(site.Document.WithSyntaxRoot(root).Project.Solution))]
                : []);
        }
        return Task.FromResult<ImmutableArray<FixPlan>>([FixPlan.Replace(site, Title, call, access.Expression.WithTrailingTrivia(call.GetTrailingTrivia()))]);
    }
}
