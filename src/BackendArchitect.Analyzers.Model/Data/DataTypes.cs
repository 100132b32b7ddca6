using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model.Data;

/// <summary>
/// What a data model makes of classes: their keys, their properties and their relatives. The convention builder finds them as it is described in
/// https://learn.microsoft.com/odata/webapi-8/fundamentals/conventional-model-builder, the other takes what it is told.
/// </summary>
internal sealed class DataTypes(DataModel data, ServiceModel model)
{
    /// <summary>The names of a type's key properties as the model has them, in its order; none where there are none.</summary>
    internal IReadOnlyList<string> KeysOf(INamedTypeSymbol type)
    {
        foreach (var ancestor in type.SelfAndBases().Reverse())
        {
            var keys = data.Keys.TryGetValue(ancestor, out var named) ? named : data.ByConvention ? FoundKeys(ancestor) : [];
            if (keys.Count > 0)
                return [.. keys.Select(Spelled).OrderBy(key => key, StringComparer.Ordinal)];
        }
        return [];
    }

    /// <summary>A property of a type by the name that the model gives it; null where there is none.</summary>
    internal IPropertySymbol? Property(INamedTypeSymbol type, string name, bool anyCase)
    {
        var properties = PropertiesOf(type).ToList();
        return properties.Find(property => Spelled(property.Name) == name)
            ?? (anyCase ? properties.Find(property => Spelled(property.Name).Equals(name, StringComparison.OrdinalIgnoreCase)) : null);
    }

    /// <summary>The name that the model gives a property.</summary>
    internal string Spelled(string property)
    {
        if (!data.IsLowerCamelCase || property.Length == 0 || char.IsLower(property[0]))
            return property;
        var end = 1;
        while (end < property.Length && char.IsUpper(property[end]) && (end + 1 == property.Length || char.IsUpper(property[end + 1])))
            end++;
        return property.Substring(0, end).ToLowerInvariant() + property.Substring(end);
    }

    /// <summary>The full name of a type in the model, or the unknown one.</summary>
    internal string FullName(INamedTypeSymbol type) =>
        type.IsGenericType || type.ContainingType is not null ? RoutePattern.Unknown
        : data.NamespaceOfTypes is { } space ? space + "." + type.Name
        : type.ContainingNamespace.IsGlobalNamespace ? DataModel.DefaultNamespace + "." + type.Name
        : type.ContainingNamespace.ToDisplayString() + "." + type.Name;

    /// <summary>Whether a property leads to other entities.</summary>
    internal bool IsNavigation(IPropertySymbol property) => ElementOf(property.Type) is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Interface or TypeKind.Struct } element && !IsPrimitive(element) && IsEntity(element);

    /// <summary>Whether a property holds several values.</summary>
    internal static bool IsCollection(IPropertySymbol property) => !SymbolEqualityComparer.Default.Equals(ElementOf(property.Type), WithoutNullable(property.Type));

    /// <summary>Whether a property holds one value of a simple type.</summary>
    internal static bool IsSimple(IPropertySymbol property) => !IsCollection(property) && (IsPrimitive(property.Type) || WithoutNullable(property.Type).TypeKind == TypeKind.Enum);

    /// <summary>Whether a property may be null.</summary>
    internal static bool MayBeNull(IPropertySymbol property) => !Bears(property, "RequiredAttribute")
        && (property.Type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T || (property.Type.IsReferenceType && property.NullableAnnotation != NullableAnnotation.NotAnnotated));

    /// <summary>The type that holds the values of a property: that of its elements, where there are several.</summary>
    internal static INamedTypeSymbol? ValueTypeOf(IPropertySymbol property) => ElementOf(property.Type) as INamedTypeSymbol;

    /// <summary>Whether a type is one of values without identity that have parts.</summary>
    internal bool IsComplex(INamedTypeSymbol type) => type.TypeKind is TypeKind.Class or TypeKind.Struct && !IsPrimitive(type) && !IsEntity(type);

    /// <summary>The type of this name among a type, its bases and what derives from it; null where there is none.</summary>
    internal INamedTypeSymbol? Relative(INamedTypeSymbol type, string name, bool anyCase, CancellationToken cancellationToken)
    {
        var comparison = anyCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        if (type.SelfAndBases().FirstOrDefault(t => t.SpecialType != SpecialType.System_Object && t.Name.Equals(name, comparison)) is { } own)
            return own;
        return model.Compilations.SelectMany(compilation => compilation.GetSymbolsWithName(declared => declared.Equals(name, comparison), SymbolFilter.Type, cancellationToken)).OfType<INamedTypeSymbol>()
            .FirstOrDefault(found => found.SelfAndBases().Contains(type, SymbolEqualityComparer.Default) && !data.Ignored.Contains(found) && (data.ByConvention || data.Entities.Contains(found) || data.Complex.Contains(found)));
    }

    private bool IsEntity(INamedTypeSymbol type) => !data.Complex.Contains(type) && !Bears(type, "ComplexTypeAttribute")
        && (data.Entities.Contains(type) || data.Sources.Values.Any(source => SymbolEqualityComparer.Default.Equals(source.Type, type)) || KeysOf(type).Count > 0);

    private List<string> FoundKeys(INamedTypeSymbol type)
    {
        var properties = PropertiesOf(type).Where(property => IsSimple(property)).ToList();
        var marked = properties.FindAll(property => Bears(property, "KeyAttribute")).ConvertAll(property => property.Name);
        if (marked.Count > 0)
            return marked;
        return properties.FindAll(property => property.Name.Equals(type.Name + "Id", StringComparison.OrdinalIgnoreCase) || property.Name.Equals("Id", StringComparison.OrdinalIgnoreCase))
            .ConvertAll(property => property.Name).Take(1).ToList();
    }

    private IEnumerable<IPropertySymbol> PropertiesOf(INamedTypeSymbol type)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in type.SelfAndBases().SelectMany(t => t.GetMembers().OfType<IPropertySymbol>()))
            if (property is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, GetMethod.DeclaredAccessibility: Accessibility.Public } && seen.Add(property.Name) && IsMember(property))
                yield return property;
    }

    private bool IsMember(IPropertySymbol property)
    {
        if (!data.ByConvention)
            return data.Declared.Contains(property.OriginalDefinition);
        return !data.Ignored.Contains(property.OriginalDefinition) && !(ElementOf(property.Type) is { } element && data.Ignored.Contains(element)) && !Bears(property, "NotMappedAttribute") && !Bears(property, "IgnoreDataMemberAttribute")
            && (property.SetMethod?.DeclaredAccessibility == Accessibility.Public || IsCollection(property))
            && (!property.ContainingType.GetAttributes().Any(a => a.AttributeClass?.Name == "DataContractAttribute") || Bears(property, "DataMemberAttribute"));
    }

    private static bool Bears(ISymbol symbol, string attribute) => symbol.GetAttributes().Any(a => a.AttributeClass?.Name == attribute);

    private static ITypeSymbol WithoutNullable(ITypeSymbol type) => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    private static ITypeSymbol ElementOf(ITypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_String || type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte })
            return type;
        if (type is IArrayTypeSymbol array)
            return array.ElementType;
        var sequence = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T } self ? self
            : type.AllInterfaces.FirstOrDefault(i => i.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T);
        return sequence is null ? WithoutNullable(type) : WithoutNullable(sequence.TypeArguments[0]);
    }

    private static bool IsPrimitive(ITypeSymbol type) => WithoutNullable(type) is var plain
        && (plain.SpecialType is not (SpecialType.None or SpecialType.System_Object) || plain.Name is "Guid" or "DateTimeOffset" or "DateOnly" or "TimeOnly" or "TimeSpan" or "Date" or "TimeOfDay" or "Uri" or "Stream"
            || plain is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte });
}
