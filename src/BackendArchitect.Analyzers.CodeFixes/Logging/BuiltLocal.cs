using System.Linq;
using BackendArchitect.Analyzers.Model.Logging;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.CodeFixes.Logging;

/// <summary>
/// Where a message is built: in the call, or in a local. The local's text is written where the call stands if its values are the same there; the local
/// goes with it unless its text is wanted elsewhere too.
/// </summary>
/// <param name="Source">The expression that builds the message.</param>
/// <param name="Declaration">The statement that declares the local for this one use, or null.</param>
/// <param name="IsInTheWay">Whether nothing can be rewritten here.</param>
internal sealed record BuiltLocal(ExpressionSyntax Source, LocalDeclarationStatementSyntax? Declaration, bool IsInTheWay)
{
    internal static BuiltLocal? Of(LogCall call, BuiltText built)
    {
        if (call.TemplateArgument?.Written() is not { } argument)
            return null;
        if (call.Template is not ILocalReferenceOperation)
            return new(argument.Expression, null, IsInTheWay: HasComments(argument.Expression));
        if (built is not { Local: { } local, Assigned.Syntax: { } assigned } || AssignmentOf(assigned) is not var (statement, source)
            || call.Invocation.Syntax.Parent is not ExpressionStatementSyntax use || StatementsAround(statement) is not { } statements)
            return new(argument.Expression, null, IsInTheWay: true);
        var isNext = statements.IndexOf(use) is var place && place == statements.IndexOf(statement) + 1;
        var declaration = IsUsedElsewhere(local, call) ? null : statement as LocalDeclarationStatementSyntax;
        var isSameThere = isNext ? declaration is not null || built.Evaluated.All(EvaluationOrder.IsStill) : IsAround(statement, use) && built.Evaluated.All(IsSameThroughout);
        return new(source, declaration, IsInTheWay: !isSameThere || HasComments((SyntaxNode?)declaration ?? source));
    }

    internal SyntaxNode Replace(SyntaxNode root, InvocationExpressionSyntax invocation, InvocationExpressionSyntax rewritten)
    {
        if (Declaration is null)
            return root.ReplaceNode(invocation, rewritten);
        var use = (ExpressionStatementSyntax)invocation.Parent!;
        var statements = StatementsAround(Declaration)!.Value;
        var isNext = statements.IndexOf(use) == statements.IndexOf(Declaration) + 1;
        // A remark on the call stays with it; otherwise the call stands where the declaration stood.
        var leading = !isNext || !use.GetLeadingTrivia().All(t => t.IsKind(SyntaxKind.WhitespaceTrivia) || t.IsKind(SyntaxKind.EndOfLineTrivia))
            ? use.GetLeadingTrivia()
            : Declaration.GetLeadingTrivia();
        var around = Declaration.Parent!;
        var moved = around.ReplaceNode(use, use.ReplaceNode(invocation, rewritten).WithLeadingTrivia(leading));
        var at = statements.IndexOf(Declaration);
        return root.ReplaceNode(around, moved is BlockSyntax block
            ? block.WithStatements(block.Statements.RemoveAt(at))
            : ((SwitchSectionSyntax)moved).WithStatements(((SwitchSectionSyntax)moved).Statements.RemoveAt(at)));
    }

    private static (StatementSyntax Statement, ExpressionSyntax Source)? AssignmentOf(SyntaxNode assigned) =>
        assigned.FirstAncestorOrSelf<StatementSyntax>() switch
        {
            LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables } declaration when variables[0].Initializer is { Value: { } value } => (declaration, value),
            ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Right: var value } } assignment when value.Span.Contains(assigned.Span) => (assignment, value),
            _ => null,
        };

    private static SyntaxList<StatementSyntax>? StatementsAround(StatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax block => block.Statements,
        SwitchSectionSyntax section => section.Statements,
        _ => null,
    };

    // In the same function: a name may mean something else in another.
    private static bool IsAround(StatementSyntax statement, StatementSyntax use) =>
        use.Ancestors().TakeWhile(ancestor => ancestor is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).Contains(statement.Parent);

    // What nobody writes to and nobody can change is read with the same result wherever it is read.
    private static bool IsSameThroughout(IOperation value) =>
        EvaluationOrder.ExceptionOfMessage(value) is { } exception ? EvaluationOrder.IsFixed(exception)
        : EvaluationOrder.IsFixed(value) && value.Type is { } type
            && (type.SpecialType == SpecialType.System_String || type.TypeKind == TypeKind.Enum || type is { IsValueType: true, SpecialType: not SpecialType.None });

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
