using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>A static flag of the application's own that keeps the value it is declared with: nobody sets it, or only methods do that nobody calls.</summary>
internal static class SettledFlag
{
    /// <summary>Whether a condition over constants and such flags holds; null where it asks for anything else.</summary>
    internal static bool? Holds(IOperation condition, ServiceModel model, CancellationToken cancellationToken)
    {
        condition = condition.WithoutConversions();
        if (condition.ConstantValue is { HasValue: true, Value: bool constant })
            return constant;
        return condition switch
        {
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => !Holds(not.Operand, model, cancellationToken),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both => Holds(both.LeftOperand, model, cancellationToken) & Holds(both.RightOperand, model, cancellationToken),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either => Holds(either.LeftOperand, model, cancellationToken) | Holds(either.RightOperand, model, cancellationToken),
            IFieldReferenceOperation { Field: { IsStatic: true } field } => ValueOf(field, model, cancellationToken),
            IPropertyReferenceOperation { Property: { IsStatic: true } property } => ValueOf(property, model, cancellationToken),
            _ => null,
        };
    }

    // What a library does not set, its host may.
    private static bool? ValueOf(ISymbol flag, ServiceModel model, CancellationToken cancellationToken)
    {
        if (!model.IsHost || InitialOf(flag, cancellationToken) is not { } initial)
            return null;
        foreach (var use in model.MentionsOf(flag.Name, cancellationToken))
            if (IsWritten(use) && model.SymbolOf(use, cancellationToken) is { } written && SymbolEqualityComparer.Default.Equals(written.OriginalDefinition, flag.OriginalDefinition) && MayRun(use, model, cancellationToken))
                return null;
        return initial;
    }

    private static bool? InitialOf(ISymbol flag, CancellationToken cancellationToken) => flag.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) switch
    {
        VariableDeclaratorSyntax { Initializer: null } => false,
        VariableDeclaratorSyntax { Initializer.Value: var value } => Literal(value),
        // A property that computes is another matter.
        PropertyDeclarationSyntax { AccessorList.Accessors: { Count: > 0 } accessors } property when accessors.All(accessor => accessor is { Body: null, ExpressionBody: null }) => property.Initializer is { Value: var value } ? Literal(value) : false,
        _ => null,
    };

    private static bool? Literal(ExpressionSyntax value) => value.Kind() switch { SyntaxKind.TrueLiteralExpression => true, SyntaxKind.FalseLiteralExpression => false, _ => null };

    private static bool IsWritten(SimpleNameSyntax use) =>
        use.Ancestors().OfType<AssignmentExpressionSyntax>().Any(assignment => assignment.Left.Span.Contains(use.Span))
        || use.FirstAncestorOrSelf<ArgumentSyntax>() is { RefKindKeyword.RawKind: not (int)SyntaxKind.None }
        || use.FirstAncestorOrSelf<RefExpressionSyntax>() is not null || use.FirstAncestorOrSelf<PrefixUnaryExpressionSyntax>() is { RawKind: (int)SyntaxKind.AddressOfExpression };

    private static bool MayRun(SimpleNameSyntax use, ServiceModel model, CancellationToken cancellationToken) =>
        use.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } around || around.ExplicitInterfaceSpecifier is not null
        || around.Modifiers.Any(modifier => modifier.IsKind(SyntaxKind.OverrideKeyword) || modifier.IsKind(SyntaxKind.VirtualKeyword))
        || !around.Modifiers.Any(SyntaxKind.StaticKeyword) || around.Identifier.ValueText == "Main"
        || model.MentionsOf(around.Identifier.ValueText, cancellationToken).Any(mention => !around.Span.Contains(mention.Span));
}
