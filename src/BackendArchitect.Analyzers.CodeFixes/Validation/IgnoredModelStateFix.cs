using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using BackendArchitect.Analyzers.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Validation;

/// <summary>Leaves the action with 400 where the model is not valid, first of all; a handler of a page shows the page again.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class IgnoredModelStateFix() : RuleFix(IgnoredModelState.Descriptor, Safety.Review)
{
    private static readonly string[] Results = ["IActionResult", "ActionResult"];

    /// <inheritdoc/>
    protected override Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken)
    {
        // Of a controller all of whose actions have the gap, the identifier of the controller is no place for a statement.
        if (site.Node is not MethodDeclarationSyntax { Body: { Statements: { Count: > 0 } statements } body } || site.Semantics.GetDeclaredSymbol(site.Node, cancellationToken) is not IMethodSymbol action
            || !CanReturn(action, body))
            return Task.FromResult<ImmutableArray<FixPlan>>([]);
        var isPage = action.ContainingType.IsOrDerivesFrom(EndpointMaps.PageModel);
        if (!isPage && !action.ContainingType.IsOrDerivesFrom(RequestValidators.ControllerBase))
            return Task.FromResult<ImmutableArray<FixPlan>>([]);
        var (line, indentation) = (site.Root.LineBreak().ToString(), statements[0].Indentation().ToString());
        var check = SyntaxFactory.ParseStatement($"{indentation}if (!ModelState.IsValid){line}{indentation}    return {(isPage ? "Page()" : "BadRequest(ModelState)")};{line}");
        var first = statements[0];
        var changed = body.WithStatements(statements.Replace(first, first.WithLeadingTrivia(first.GetLeadingTrivia())).Insert(0, check));
        return Task.FromResult<ImmutableArray<FixPlan>>([FixPlan.Replace(site, isPage ? "Show the page again where the model is not valid" : "Answer 400 where the model is not valid", body, changed)]);
    }

    private static bool CanReturn(IMethodSymbol action, BlockSyntax body)
    {
        if (action.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: { Length: 1 } of })
            return action.IsAsync && IsResult(of[0]);
        return IsResult(action.ReturnType) && !body.DescendantNodes(node => node is not LambdaExpressionSyntax and not LocalFunctionStatementSyntax).OfType<YieldStatementSyntax>().Any();
    }

    private static bool IsResult(ITypeSymbol type) => System.Array.IndexOf(Results, type.Name) >= 0 && type.ContainingNamespace.ToDisplayString() == "Microsoft.AspNetCore.Mvc";
}
