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
        if (open.Count == 0 || !RequestTypes.AreBodies(type, model, cancellationToken))
            return [];
        foreach (var validator in model.Validation.ValidatorsFor(type, cancellationToken))
        {
            if (ValidatorReader.MembersOf(validator, cancellationToken) is not { } ruled)
                return [];
            open.RemoveAll(member => ruled.TryGetValue(member.Property.Name, out var isBounded) && isBounded);
        }
        return open.Where(member => !IsMeasured(member.Property, model, cancellationToken));
    }

    /// <summary>Whether anybody reads the attributes of a type that a client fills.</summary>
    internal static bool AreAttributesRead(INamedTypeSymbol type, ServiceModel model, CancellationToken cancellationToken) =>
        !model.Validation.ValidatorsFor(type, cancellationToken).Any()
        && ((model.Validation.IsSwitchedOn(cancellationToken) && GeneratedValidation.IsVisible(type)) || (RequestTypes.AreBoundByMvc(type, model, cancellationToken) && model.Validation.ReadsAnnotations(cancellationToken)));

    // 'order.Note.Length > 500', wherever that is asked.
    private static bool IsMeasured(IPropertySymbol member, ServiceModel model, CancellationToken cancellationToken) =>
        model.MentionsOf(member.Name, cancellationToken).Any(use => use.Parent is MemberAccessExpressionSyntax access && access.Name == use
            && access.Parent switch
            {
                MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Length" or "Count" or "LongCount" } measured => measured.Expression == access,
                ConditionalAccessExpressionSyntax { WhenNotNull: var then } measured => measured.Expression == access && then.DescendantNodesAndSelf().OfType<MemberBindingExpressionSyntax>().Any(b => b.Name.Identifier.ValueText is "Length" or "Count" or "LongCount"),
                PostfixUnaryExpressionSyntax { Parent: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Length" or "Count" or "LongCount" } } => true,
                _ => false,
            }
            && model.SymbolOf(use, cancellationToken).IsDeclaredAs(member));
}
