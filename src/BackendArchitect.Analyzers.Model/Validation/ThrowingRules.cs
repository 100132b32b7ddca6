using System.Collections.Generic;
using System.Linq;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model.Validation;

/// <summary>
/// Rules on the properties of a record that MVC makes by its constructor. MVC validates the parameters there and refuses to bind the type at all where the
/// properties have rules: every request is answered 500.
/// See https://learn.microsoft.com/aspnet/core/mvc/models/model-binding#record-types.
/// </summary>
internal static class ThrowingRules
{
    private const int Deepest = 4;

    /// <summary>The properties of a type that have such rules, each with its first; none for what MVC does not make by a constructor.</summary>
    internal static IEnumerable<(IPropertySymbol Property, AttributeData Rule)> Of(INamedTypeSymbol type)
    {
        foreach (var property in BoundProperties(type))
            if (property.GetAttributes().FirstOrDefault(a => IsRule(a.AttributeClass)) is { } rule)
                yield return (property, rule);
    }

    /// <summary>The first of them in a type or the types of its members.</summary>
    internal static (INamedTypeSymbol Type, IPropertySymbol Property)? Within(INamedTypeSymbol type) => Within(type, 0);

    private static (INamedTypeSymbol Type, IPropertySymbol Property)? Within(INamedTypeSymbol type, int depth) =>
        Of(type).Select(found => ((INamedTypeSymbol, IPropertySymbol)?)(type, found.Property)).FirstOrDefault()
        ?? (depth < Deepest ? InputMember.Of(type).Select(member => member.Inner).OfType<INamedTypeSymbol>().Select(inner => Within(inner, depth + 1)).FirstOrDefault(found => found is not null) : null);

    /// <summary>Whether MVC takes an attribute for a rule, <c>[DataType]</c> included.</summary>
    internal static bool IsRule(ITypeSymbol? attribute) => attribute.IsOrDerivesFrom(DataAnnotations.Validation) || attribute.IsOrDerivesFrom(RequestValidators.ModelValidator);

    // A record class with one public constructor, each of whose parameters has a property of its name and type.
    private static IReadOnlyList<IPropertySymbol> BoundProperties(INamedTypeSymbol type)
    {
        if (type is not { IsRecord: true, TypeKind: TypeKind.Class, IsAbstract: false })
            return [];
        var constructors = type.InstanceConstructors.Where(c => c.DeclaredAccessibility == Accessibility.Public).ToList();
        if (constructors.Count != 1 || constructors[0].Parameters.IsEmpty)
            return [];
        var found = new List<IPropertySymbol>();
        foreach (var parameter in constructors[0].Parameters)
        {
            var property = type.SelfAndBases().SelectMany(t => t.GetMembers(parameter.Name)).OfType<IPropertySymbol>().FirstOrDefault(p => p.DeclaredAccessibility == Accessibility.Public);
            if (property is null || !SymbolEqualityComparer.Default.Equals(property.Type, parameter.Type))
                return [];
            found.Add(property);
        }
        return found;
    }
}
