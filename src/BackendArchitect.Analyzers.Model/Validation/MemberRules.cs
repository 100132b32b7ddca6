using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model.Validation;

/// <summary>
/// The rules that a type states about its own values: validation attributes and <c>IValidatableObject</c>.
/// See https://learn.microsoft.com/aspnet/core/mvc/models/validation.
/// </summary>
internal static class MemberRules
{
    // Every endpoint that takes a type asks for all that it is made of.
    private static readonly ConditionalWeakTable<INamedTypeSymbol, StrongBox<bool>> Stated = new();

    /// <summary>Whether the type, or one of those it is made of, states rules.</summary>
    internal static bool AreStatedBy(ITypeSymbol type) => InputType.ElementsOf(type) is { } inner && Stated.GetValue(inner, of => new(Reach(of))).Value;

    private static bool Reach(INamedTypeSymbol type)
    {
        var reached = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default) { type };
        var waiting = new Queue<INamedTypeSymbol>(reached);
        while (waiting.Count > 0)
        {
            var next = waiting.Dequeue();
            if (States(next))
                return true;
            foreach (var member in InputMember.Of(next))
                if (member.Inner is { } held && !IsLeftOut(member) && reached.Add(held))
                    waiting.Enqueue(held);
        }
        return false;
    }

    private static bool States(INamedTypeSymbol type) => type.IsOrDerivesFrom(DataAnnotations.ValidatableObject)
        || type.SelfAndBases().Any(t => t.GetAttributes().Any(a => IsRule(a, type))) || InputMember.Of(type).Any(IsStatedFor);

    private static bool IsStatedFor(InputMember member) => member.Attributes.Any(a => IsRule(a, member.Property.Type));

    /// <summary>Whether a rule bounds the length of a text, or the number of elements of a collection.</summary>
    private static bool BoundsLength(InputMember member) => member.Attributes.Any(a => a.AttributeClass is { } rule && rule.IsOrDerivesFrom(DataAnnotations.Validation)
        // An attribute of the service's own may bound anything; of the framework's these do.
        && (!ConventionReader.IsFramework(rule.ContainingAssembly) || Bounds.Any(bound => rule.Is(bound))));

    /// <summary>Whether a rule may bound the length of a text or the number of elements; one that cannot be resolved may state any.</summary>
    internal static bool MayBoundLength(InputMember member) =>
        BoundsLength(member) || IsLeftOut(member) || member.Attributes.Any(a => a.AttributeClass is null or { TypeKind: TypeKind.Error } || EqualsBounded(a, member));

    // '[Compare(nameof(Password))]': what is equal to it is no longer.
    private static bool EqualsBounded(AttributeData rule, InputMember member) => rule.AttributeClass.Is(DataAnnotations.Compare) && rule.ConstructorArguments is { Length: 1 } arguments
        && InputMember.Of(member.Property.ContainingType).FirstOrDefault(other => other.Property.Name == arguments[0].Value as string) is { } other && BoundsLength(other);

    /// <summary>Whether a rule of the service's own checks the member: it may look at whatever is in it.</summary>
    internal static bool HasOwn(InputMember member) => member.Attributes.Any(a => a.AttributeClass is { } rule && rule.IsOrDerivesFrom(DataAnnotations.Validation) && !ConventionReader.IsFramework(rule.ContainingAssembly));

    /// <summary>Whether MVC asks for a value because the type of the member says that there is one: a reference that is not nullable.</summary>
    internal static bool AreImplied(ITypeSymbol type) => InputType.ElementsOf(type) is { } inner
        && InputMember.Of(inner).Any(member => member.Property.Type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.NotAnnotated } && !IsLeftOut(member));

    // What asks for a form asks for less than a megabyte of anything.
    private static readonly TypeName[] Bounds =
        [DataAnnotations.StringLength, DataAnnotations.MaxLength, DataAnnotations.Length, DataAnnotations.AllowedValues, DataAnnotations.RegularExpression];

    private static bool IsLeftOut(InputMember member) => member.Attributes.Any(a => a.AttributeClass.Is(RequestValidators.ValidateNever));

    // [DataType] accepts everything, and a value that cannot be null is always there.
    private static bool IsRule(AttributeData attribute, ITypeSymbol type) =>
        attribute.AttributeClass.IsOrDerivesFrom(DataAnnotations.Validation) && !attribute.AttributeClass.Is(DataAnnotations.DataType)
        && !(attribute.AttributeClass.Is(DataAnnotations.Required) && type.IsValueType && SymbolEqualityComparer.Default.Equals(type.Core(), type));

    /// <summary>Whether rules stand on a property or parameter that is bound, or its type states some.</summary>
    internal static bool AreStatedOn(ISymbol bound, ITypeSymbol type) => bound.GetAttributes() is var attributes
        && !attributes.Any(a => a.AttributeClass.Is(RequestValidators.ValidateNever)) && (attributes.Any(a => IsRule(a, type)) || AreStatedBy(type));

    /// <summary>A text or collection of the type whose length or form is bounded, or null.</summary>
    internal static InputMember? Bounded(INamedTypeSymbol type) => InputMember.Of(type).FirstOrDefault(member => member.Kind is InputMemberKind.Text or InputMemberKind.Collection && BoundsLength(member));

    /// <summary>The members that could be wrong and have no rule of their own, though others of the type have.</summary>
    internal static IEnumerable<InputMember> Unconstrained(INamedTypeSymbol type) => InputMember.Of(type).Where(member =>
        member.Kind is InputMemberKind.Text or InputMemberKind.Collection && !IsStatedFor(member) && !IsLeftOut(member));
}
