using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Roslyn;

/// <summary>
/// The index of a body of which only those statements are bound that name what is asked for. A variable that is declared once, and named
/// only by statements that stand directly in the body, is answered so; any other question binds the whole.
/// </summary>
internal sealed class StatementBody(ServiceModel model, SyntaxNode body) : BodyIndex
{
    private BodyIndex? _whole;

    /// <inheritdoc/>
    internal override ImmutableArray<IReturnOperation> Returns => Whole.Returns;

    /// <inheritdoc/>
    internal override ImmutableArray<IForEachLoopOperation> Loops => Whole.Loops;

    private BodyIndex Whole => _whole ??= model.WholeBodyOf(body);

    /// <inheritdoc/>
    internal override IEnumerable<IOperation> ReferencesTo(ISymbol variable) =>
        IsDeclaredOnce(variable) && OperationsOf(MentionsOf(variable)) is { } references
            ? references.Where(reference => reference is ILocalReferenceOperation or IParameterReferenceOperation)
            : Whole.ReferencesTo(Original(variable));

    /// <inheritdoc/>
    internal override IEnumerable<IOperation> ValuesOf(ILocalSymbol local) =>
        OnlyInitializerOf(local) is { } initializer ? [initializer.Value.WithoutConversions()] : Whole.ValuesOf((ILocalSymbol)Original(local));

    /// <inheritdoc/>
    internal override IEnumerable<Write> WritesOf(ILocalSymbol local) =>
        OnlyInitializerOf(local) is { } initializer ? [new(initializer.Syntax, initializer.Value.WithoutConversions(), [])] : Whole.WritesOf((ILocalSymbol)Original(local));

    /// <inheritdoc/>
    internal override IForEachLoopOperation? LoopOf(ILocalSymbol local) => DeclaratorOf(local) is null ? Whole.LoopOf((ILocalSymbol)Original(local)) : null;

    private IVariableInitializerOperation? OnlyInitializerOf(ILocalSymbol local) =>
        IsDeclaredOnce(local) && !MentionsOf(local).Any(MayWrite) && DeclaratorOf(local) is { Initializer: not null } declarator
            ? (OperationsOf([declarator])?.FirstOrDefault() as IVariableDeclaratorOperation)?.Initializer
            : null;

    private static VariableDeclaratorSyntax? DeclaratorOf(ISymbol local) =>
        DeclarationOf(local) is { } declaration ? LoneStatement.Original(declaration) as VariableDeclaratorSyntax : null;

    private static SyntaxNode? DeclarationOf(ISymbol variable) => variable.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();

    // Written as a target, or handed to where it may be: its initializer is not all it is given.
    private static bool MayWrite(SimpleNameSyntax mention) =>
        mention.Parent is AssignmentExpressionSyntax assignment && assignment.Left == mention
        || mention.Parent is ArgumentSyntax { RefKindKeyword.RawKind: not (int)SyntaxKind.None } or ArgumentSyntax { Parent: TupleExpressionSyntax }
            or RefExpressionSyntax or PrefixUnaryExpressionSyntax;

    private IEnumerable<SyntaxToken> TokensOf(string name) => body.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name);

    // A name in a deconstruction or an out argument is declared and used at one place.
    private bool IsDeclaredOnce(ISymbol variable) =>
        DeclarationOf(variable) is VariableDeclaratorSyntax or ParameterSyntax && TokensOf(variable.Name).Count(token => token.Parent is not SimpleNameSyntax) == 1;

    private ImmutableArray<SimpleNameSyntax> MentionsOf(ISymbol variable) =>
    [
        .. TreeNames.Of(body.SyntaxTree, CancellationToken.None).MentionsOf(variable.Name, CancellationToken.None).Where(mention =>
            body.Span.Contains(mention.Span) && mention.Parent is not (NameColonSyntax or NameEqualsSyntax)
            && !(mention.Parent is MemberAccessExpressionSyntax access && access.Name == mention) && mention.Parent is not MemberBindingExpressionSyntax),
    ];

    // Null when some of them do not stand in a statement that can be bound alone.
    private List<IOperation>? OperationsOf(IEnumerable<SyntaxNode> nodes)
    {
        var operations = new List<IOperation>();
        foreach (var node in nodes)
        {
            if (LoneStatement.Around(node) is not { } statement || model.BoundAlone(statement) is not { } alone)
                return null;
            if (LoneStatement.CopyOf(node) is { } copy && alone.GetOperation(copy) is { } operation)
                operations.Add(operation);
        }
        return operations;
    }

    // A variable that a statement bound alone declares is another one than that of the body.
    private ISymbol Original(ISymbol variable) =>
        DeclarationOf(variable) is { } declaration && LoneStatement.IsCopy(declaration)
            && model.SemanticModelOf(body.SyntaxTree)?.GetDeclaredSymbol(LoneStatement.Original(declaration)) is { } declared
            ? declared
            : variable;
}
