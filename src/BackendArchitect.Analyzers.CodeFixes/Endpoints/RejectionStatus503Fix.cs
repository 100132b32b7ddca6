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

/// <summary>Sets the status first thing where the limiter is configured.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class RejectionStatus503Fix() : RuleFix(RejectionStatus503.Descriptor, Safety.Safe)
{
    /// <inheritdoc/>
    protected override Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken)
    {
        var lambda = site.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>()?.ArgumentList.Arguments.Select(a => a.Expression).OfType<LambdaExpressionSyntax>().FirstOrDefault();
        if (lambda is null || ParameterOf(lambda) is not { } options || site.Node.FirstAncestorOrSelf<StatementSyntax>() is not { } statement)
            return Task.FromResult<ImmutableArray<FixPlan>>([]);
        var set = $"{options}.RejectionStatusCode = StatusCodes.Status429TooManyRequests;";
        var changed = lambda switch
        {
            { Block: { Statements.Count: > 0 } block } => lambda.ReplaceNode(block, block.WithStatements(block.Statements.Insert(0,
                SyntaxFactory.ParseStatement(set).WithLeadingTrivia(block.Statements[0].Indentation()).WithTrailingTrivia(site.Root.LineBreak())))),
            { Block: not null } => lambda.WithBody(Body(site, statement, set, null)),
            _ => lambda.WithArrowToken(lambda.ArrowToken.WithTrailingTrivia(site.Root.LineBreak())).WithBody(Body(site, statement, set, lambda.ExpressionBody!)),
        };
        var root = site.Root.ReplaceNode(lambda, changed).WithUsing(site, AspNet.HttpContext.Namespace, "StatusCodes");
        return Task.FromResult<ImmutableArray<FixPlan>>([new("Answer 429 Too Many Requests", _ => Task.FromResult(site.Document.WithSyntaxRoot(root).Project.Solution))]);
    }

    private static string? ParameterOf(LambdaExpressionSyntax lambda) => lambda switch
    {
        SimpleLambdaExpressionSyntax simple => simple.Parameter.Identifier.Text,
        ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: { Count: 1 } parameters } => parameters[0].Identifier.Text,
        _ => null,
    } is { } name and not "_" ? name : null;

    private static BlockSyntax Body(FixSite site, StatementSyntax around, string set, ExpressionSyntax? then)
    {
        var (line, indentation) = (site.Root.LineBreak().ToString(), (around.Parent is GlobalStatementSyntax global ? global.Indentation() : around.Indentation()).ToString());
        var second = then is null ? "" : $"{indentation}    {then.WithoutTrivia()};{line}";
        return (BlockSyntax)SyntaxFactory.ParseStatement($"{indentation}{{{line}{indentation}    {set}{line}{second}{indentation}}}");
    }
}
