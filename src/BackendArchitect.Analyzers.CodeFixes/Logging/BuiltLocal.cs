using System.Linq;
using BackendArchitect.Analyzers.Model.Logging;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.CodeFixes.Logging;

/// <summary>
/// Where a message is built: in the call, or in a local that the statement before declares for this one use. A local that is used again, or
/// declared further up, is in the way of a rewrite: its values may have changed, or its text may be wanted elsewhere.
/// </summary>
/// <param name="Source">The expression that builds the message.</param>
/// <param name="Declaration">The statement that declares the local, or null.</param>
/// <param name="IsInTheWay">Whether nothing can be rewritten here.</param>
internal sealed record BuiltLocal(ExpressionSyntax Source, LocalDeclarationStatementSyntax? Declaration, bool IsInTheWay)
{
    internal static BuiltLocal? Of(LogCall call, BuiltText built)
    {
        if (call.TemplateArgument?.Written() is not { } argument)
            return null;
        if (call.Template is not ILocalReferenceOperation)
            return new(argument.Expression, null, IsInTheWay: HasComments(argument.Expression));
        if (built.Local?.DeclaringSyntaxReferences is not { Length: 1 } references
            || references[0].GetSyntax() is not VariableDeclaratorSyntax { Initializer.Value: { } source } declarator
            || declarator.Parent?.Parent is not LocalDeclarationStatementSyntax { Declaration.Variables.Count: 1 } declaration)
            return new(argument.Expression, null, IsInTheWay: true);
        var use = call.Invocation.Syntax.Parent as ExpressionStatementSyntax;
        var isNext = use is not null && StatementsAround(declaration) is { } statements && statements.IndexOf(use) == statements.IndexOf(declaration) + 1;
        return new(source, declaration, IsInTheWay: !isNext || HasComments(declaration) || IsUsedElsewhere(built.Local, call));
    }

    internal SyntaxNode Replace(SyntaxNode root, InvocationExpressionSyntax invocation, InvocationExpressionSyntax rewritten)
    {
        if (Declaration is null)
            return root.ReplaceNode(invocation, rewritten);
        var use = (ExpressionStatementSyntax)invocation.Parent!;
        var statements = StatementsAround(Declaration)!.Value;
        // A remark on the call stays with it; otherwise the call stands where the declaration stood.
        var leading = use.GetLeadingTrivia().All(t => t.IsKind(SyntaxKind.WhitespaceTrivia) || t.IsKind(SyntaxKind.EndOfLineTrivia))
            ? Declaration.GetLeadingTrivia()
            : use.GetLeadingTrivia();
        var changed = statements.Replace(use, use.ReplaceNode(invocation, rewritten).WithLeadingTrivia(leading)).RemoveAt(statements.IndexOf(Declaration));
        return Declaration.Parent is BlockSyntax block
            ? root.ReplaceNode(block, block.WithStatements(changed))
            : root.ReplaceNode(Declaration.Parent!, ((SwitchSectionSyntax)Declaration.Parent!).WithStatements(changed));
    }

    private static SyntaxList<StatementSyntax>? StatementsAround(StatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax block => block.Statements,
        SwitchSectionSyntax section => section.Statements,
        _ => null,
    };

    private static bool IsUsedElsewhere(ILocalSymbol local, LogCall call)
    {
        IOperation root = call.Invocation;
        while (root.Parent is { } parent)
            root = parent;
        return root.Descendants().OfType<ILocalReferenceOperation>().Count(r => SymbolEqualityComparer.Default.Equals(r.Local, local)) != 1;
    }

    // A comment between the pieces has no place in a constant.
    private static bool HasComments(SyntaxNode node) =>
        node.DescendantTrivia().Any(t => !t.IsKind(SyntaxKind.WhitespaceTrivia) && !t.IsKind(SyntaxKind.EndOfLineTrivia));
}
