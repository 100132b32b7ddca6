using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Validation;

/// <summary>The members of a request that a client may fill with as much as the whole request may hold.</summary>
internal static class UnboundedMember
{
    /// <summary>Those of a type, of one kind, that it declares itself; none where a validator or the type itself may look at any of them.</summary>
    internal static IEnumerable<InputMember> Of(INamedTypeSymbol type, InputMemberKind kind, ServiceModel model, CancellationToken cancellationToken)
    {
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || type.IsOrDerivesFrom(DataAnnotations.ValidatableObject))
            return [];
        var open = InputMember.Of(type).Where(member => member.Kind == kind && SymbolEqualityComparer.Default.Equals(member.Property.ContainingType, type) && !MemberRules.MayBoundLength(member)).ToList();
        // The host of a library may have a validator for its types; a handler is given services as well as bodies.
        if (open.Count == 0 || !model.IsHost || !RequestTypes.AreBodies(type, model, cancellationToken) || type.IsOrDerivesFrom(Services.DbContext) || EntityType.Is(type, model, cancellationToken)
            || model.Application.Services.Answer(type, cancellationToken).IsService == true)
            return [];
        foreach (var validator in model.Validation.ValidatorsFor(type, cancellationToken))
        {
            if (ValidatorReader.MembersOf(validator, cancellationToken) is not { } ruled)
                return [];
            open.RemoveAll(member => ruled.TryGetValue(member.Property.Name, out var isBounded) && isBounded);
        }
        return open.Where(member => !IsMeasured(member.Property, model, cancellationToken) && !IsBoundedWhereItGoes(member.Property, model, cancellationToken));
    }

    // 'mediator.Send(new RenameOrder(id, body.Name))': the validator of what is made of the request looks at it there.
    private static bool IsBoundedWhereItGoes(IPropertySymbol member, ServiceModel model, CancellationToken cancellationToken) =>
        model.MentionsOf(member.Name, cancellationToken).Any(use => PartMadeOf(use, model, cancellationToken) is var (made, part) && model.SymbolOf(use, cancellationToken).IsDeclaredAs(member)
            && model.Validation.ValidatorsFor(made, cancellationToken).Any(validator => ValidatorReader.MembersOf(validator, cancellationToken) is not { } ruled
                || ruled.Any(rule => rule.Value && rule.Key.Equals(part, StringComparison.OrdinalIgnoreCase))));

    // The object that a value is made part of, and under which name.
    private static (INamedTypeSymbol Made, string Part)? PartMadeOf(SimpleNameSyntax use, ServiceModel model, CancellationToken cancellationToken)
    {
        var value = use.Parent is MemberAccessExpressionSyntax access && access.Name == use ? access : (ExpressionSyntax)use;
        switch (value.Parent)
        {
            case ArgumentSyntax { Parent: ArgumentListSyntax { Parent: BaseObjectCreationExpressionSyntax creation } arguments } argument
                when model.SymbolOf(creation, cancellationToken) is IMethodSymbol { ContainingType: var made } constructor:
                var place = arguments.Arguments.IndexOf(argument);
                return argument.NameColon?.Name.Identifier.ValueText is { } named ? (made, named) : place < constructor.Parameters.Length ? (made, constructor.Parameters[place].Name) : null;
            case AssignmentExpressionSyntax { Left: IdentifierNameSyntax part, Parent: InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax creation } } when model.SymbolOf(creation, cancellationToken) is IMethodSymbol { ContainingType: var made }:
                return (made, part.Identifier.ValueText);
            default:
                return null;
        }
    }

    /// <summary>Whether anybody reads the attributes of a type that a client fills.</summary>
    internal static bool AreAttributesRead(INamedTypeSymbol type, ServiceModel model, CancellationToken cancellationToken) =>
        !model.Validation.ValidatorsFor(type, cancellationToken).Any()
        && ((model.Validation.IsSwitchedOn(cancellationToken) && !GeneratedValidation.IsPassedOver(type)) || (RequestTypes.AreBoundByMvc(type, model, cancellationToken) && model.Validation.ReadsAnnotations(cancellationToken)));

    // 'order.Note.Length > 500', wherever that is asked.
    private static bool IsMeasured(IPropertySymbol member, ServiceModel model, CancellationToken cancellationToken) =>
        model.MentionsOf(member.Name, cancellationToken).Any(use => AsksForSize(use) && model.SymbolOf(use, cancellationToken).IsDeclaredAs(member));

    private static bool AsksForSize(SimpleNameSyntax use) => use.Parent switch
    {
        // 'order is { Note.Length: > 500 }', 'order is { Note: { Length: > 500 } }'.
        MemberAccessExpressionSyntax { Parent: ExpressionColonSyntax } part when part.Expression == use => IsSize(part.Name),
        NameColonSyntax { Parent: SubpatternSyntax part } => Matches(part.Pattern),
        MemberAccessExpressionSyntax access when access.Name == use => access.Parent switch
        {
            MemberAccessExpressionSyntax measured => measured.Expression == access && IsSize(measured.Name),
            ConditionalAccessExpressionSyntax measured => measured.Expression == access && measured.WhenNotNull.DescendantNodesAndSelf().OfType<MemberBindingExpressionSyntax>().Any(b => IsSize(b.Name)),
            PostfixUnaryExpressionSyntax { Parent: MemberAccessExpressionSyntax measured } => IsSize(measured.Name),
            IsPatternExpressionSyntax test => Matches(test.Pattern),
            _ => false,
        },
        _ => false,
    };

    private static bool Matches(PatternSyntax pattern) => pattern.DescendantNodes().OfType<SubpatternSyntax>().Any(part => part.NameColon is { Name: var name } && IsSize(name));

    private static bool IsSize(SimpleNameSyntax name) => name.Identifier.ValueText is "Length" or "Count" or "LongCount";
}
