using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Tool.Endpoints;

/// <summary>
/// The attributes that say what a valid value is, on a parameter and on the members of its type.
/// See https://learn.microsoft.com/dotnet/api/system.componentmodel.dataannotations.validationattribute.
/// </summary>
internal static class ValidationAttributes
{
    private const int Deepest = 2;
    private const int Most = 30;

    /// <summary>The attributes on a parameter, or on a property and the constructor's parameter that sets it.</summary>
    internal static IReadOnlyList<string> On(ISymbol declaration) => [.. NamesOn(declaration)];

    /// <summary>Whether a type validates itself.</summary>
    internal static bool ValidatesItself(ITypeSymbol type) => type.IsOrDerivesFrom(DataAnnotations.ValidatableObject);

    /// <summary>The attributes on the members of a type and on theirs, each as <c>Lines.Count:Range</c>.</summary>
    internal static IReadOnlyList<string> Below(ITypeSymbol type)
    {
        var found = new List<string>();
        Collect(type, "", 0, new(SymbolEqualityComparer.Default), found);
        return [.. found.Take(Most)];
    }

    /// <summary>The type whose members are validated: that of the elements of a list; null for what has none, such as text and numbers.</summary>
    internal static ITypeSymbol? ElementOf(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            type = nullable.TypeArguments[0];
        if (type is IArrayTypeSymbol array)
            return ElementOf(array.ElementType);
        if (type.SpecialType == SpecialType.System_String || type.TypeKind is TypeKind.Enum or TypeKind.TypeParameter or TypeKind.Dynamic or TypeKind.Error)
            return null;
        if (type is INamedTypeSymbol { IsGenericType: true } generic
            && generic.AllInterfaces.Append(generic).FirstOrDefault(i => i.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T) is { } sequence)
            return ElementOf(sequence.TypeArguments[0]);
        var space = type.ContainingNamespace?.ToDisplayString() ?? "";
        return space is "System" or "System.IO" || space.StartsWith("Microsoft.", StringComparison.Ordinal) ? null : type;
    }

    private static void Collect(ITypeSymbol type, string prefix, int depth, HashSet<ITypeSymbol> seen, List<string> found)
    {
        if (depth > Deepest || !seen.Add(type) || found.Count > Most || type is not INamedTypeSymbol named)
            return;
        foreach (var property in PropertiesOf(named))
        {
            found.AddRange(NamesOn(property).Select(name => $"{prefix}{property.Name}:{name}"));
            if (property.Parameters.IsEmpty && ElementOf(property.Type) is { TypeKind: not TypeKind.Interface } inner)
                Collect(inner, $"{prefix}{property.Name}.", depth + 1, seen, found);
        }
    }

    private static IEnumerable<IPropertySymbol> PropertiesOf(INamedTypeSymbol type) =>
        type.SelfAndBases().SelectMany(t => t.GetMembers()).OfType<IPropertySymbol>()
            .Where(p => !p.IsStatic && (p.GetMethod ?? p.SetMethod)?.DeclaredAccessibility == Accessibility.Public).GroupBy(p => p.Name).Select(same => same.First());

    private static IEnumerable<string> NamesOn(ISymbol declaration)
    {
        var attributes = declaration.GetAttributes().AsEnumerable();
        if (declaration is IPropertySymbol property)
        {
            for (var overridden = property.OverriddenProperty; overridden is not null; overridden = overridden.OverriddenProperty)
                attributes = attributes.Concat(overridden.GetAttributes());
            attributes = attributes.Concat(property.ContainingType.InstanceConstructors.FirstOrDefault(c => c.DeclaredAccessibility == Accessibility.Public)
                ?.Parameters.FirstOrDefault(p => p.Name == property.Name)?.GetAttributes() ?? []);
        }
        return attributes.Select(a => a.AttributeClass).Where(a => a.IsOrDerivesFrom(DataAnnotations.Validation)).Select(a => a!.Name.Replace("Attribute", "", StringComparison.Ordinal));
    }
}
