using System.Collections.Generic;
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

/// <summary>Adds the limiter's middleware behind what decides who calls, else where the application is built.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class RateLimiterNotInPipelineFix() : RuleFix(RateLimiterNotInPipeline.Descriptor, Safety.Safe)
{
    private static readonly ImmutableHashSet<string> Before = ["UseRouting", "UseCors", "UseAuthentication", "UseAuthorization"];

    /// <inheritdoc/>
    protected override Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken)
    {
        var statements = LoneStatement.BodyAround(site.Node) switch
        {
            CompilationUnitSyntax unit when site.Node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is null => unit.Members.OfType<GlobalStatementSyntax>().Select(g => g.Statement).ToList(),
            BaseMethodDeclarationSyntax { Body: { } body } => [.. body.Statements],
            _ => [],
        };
        var application = statements.OfType<LocalDeclarationStatementSyntax>().SelectMany(statement => statement.Declaration.Variables)
            .FirstOrDefault(variable => (site.Semantics.GetDeclaredSymbol(variable, cancellationToken) as ILocalSymbol)?.Type.Is(AspNet.WebApplication) == true);
        if (application is null)
            return Task.FromResult<ImmutableArray<FixPlan>>([]);
        StatementSyntax last = application.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>()!;
        foreach (var statement in statements.SkipWhile(statement => statement != last))
            if (statement is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax on } } call }
                && on.Identifier.ValueText == application.Identifier.ValueText && call.InvokedName() is { } name && Before.Contains(name.Identifier.ValueText))
                last = statement;
        var added = SyntaxFactory.ParseStatement($"{application.Identifier.Text}.UseRateLimiter();").WithLeadingTrivia(last.Indentation()).WithTrailingTrivia(site.Root.LineBreak());
        var root = last.Parent is GlobalStatementSyntax global
            ? site.Root.InsertNodesAfter(global, [SyntaxFactory.GlobalStatement(added)])
            : site.Root.InsertNodesAfter(last, [added]);
        return Task.FromResult<ImmutableArray<FixPlan>>(
            [new("Add the rate limiter to the pipeline", _ => Task.FromResult(site.Document.WithSyntaxRoot(root).Project.Solution))]);
    }
}
