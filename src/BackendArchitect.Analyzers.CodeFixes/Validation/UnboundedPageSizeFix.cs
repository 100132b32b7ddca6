using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Model.Roslyn;
using BackendArchitect.Analyzers.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Validation;

/// <summary>
/// Keeps the page between one and a hundred: a parameter at the start of its method, so that what skips pages counts with the same number, anything else
/// where it is used. How many are right a person knows.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class UnboundedPageSizeFix() : RuleFix(UnboundedPageSize.Descriptor, Safety.Review)
{
    private const string Title = "Fetch a hundred at most";

    /// <inheritdoc/>
    protected override Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken)
    {
        if ((site.Node is ArgumentSyntax argument ? argument.Expression : site.Node as ExpressionSyntax) is not { } size
            || site.Semantics.GetTypeInfo(size, cancellationToken).Type?.SpecialType is not (SpecialType.System_Int32 or SpecialType.System_Int64))
            return Task.FromResult<ImmutableArray<FixPlan>>([]);
        var root = AtStart(size, site, cancellationToken) ?? site.Root.ReplaceNode(size, SyntaxFactory.ParseExpression(Bounded(size)).WithTriviaFrom(size));
        root = root.WithUsing(site, "System", "Math");
        return Task.FromResult<ImmutableArray<FixPlan>>([new(Title, _ => Task.FromResult(site.Document.WithSyntaxRoot(root).Project.Solution))]);
    }

    private static string Bounded(ExpressionSyntax size) => $"Math.Clamp({size.WithoutTrivia()}, 1, 100)";

    private static SyntaxNode? AtStart(ExpressionSyntax size, FixSite site, CancellationToken cancellationToken)
    {
        if (size is not IdentifierNameSyntax name || site.Semantics.GetSymbolInfo(name, cancellationToken).Symbol is not IParameterSymbol { RefKind: RefKind.None, DeclaringSyntaxReferences: { Length: 1 } declared })
            return null;
        var body = declared[0].GetSyntax(cancellationToken).Parent?.Parent switch
        {
            BaseMethodDeclarationSyntax method => method.Body,
            LocalFunctionStatementSyntax function => function.Body,
            AnonymousFunctionExpressionSyntax lambda => lambda.Block,
            _ => null,
        };
        if (body is not { Statements: { Count: > 0 } statements } || body.SyntaxTree != site.Root.SyntaxTree || !body.Span.Contains(size.Span))
            return null;
        var statement = SyntaxFactory.ParseStatement($"{name.Identifier.Text} = {Bounded(name)};").WithLeadingTrivia(statements[0].Indentation()).WithTrailingTrivia(site.Root.LineBreak());
        return site.Root.ReplaceNode(body, body.WithStatements(statements.Insert(0, statement)));
    }
}
