using Microsoft.CodeAnalysis;

namespace BackendArchitect.Tool.Endpoints;

/// <summary>The short name of a type as reflection gives it: <c>Int32?</c>, <c>List&lt;Order&gt;</c>, <c>String[]</c>.</summary>
internal static class RuntimeName
{
    internal static string Of(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Of(array.ElementType) + "[]",
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => Of(nullable.TypeArguments[0]) + "?",
        INamedTypeSymbol { TupleUnderlyingType: { } tuple } when !SymbolEqualityComparer.Default.Equals(tuple, type) => Of(tuple),
        INamedTypeSymbol named => AllArguments(named) is { Count: > 0 } arguments ? $"{named.Name}<{string.Join(", ", arguments.Select(Of))}>" : named.Name,
        { TypeKind: TypeKind.Dynamic } => "Object",
        _ => type.Name,
    };

    // Those of the types around it are its own to reflection.
    private static List<ITypeSymbol> AllArguments(INamedTypeSymbol type) =>
        [.. type.ContainingType is { } outer ? AllArguments(outer) : [], .. type.TypeArguments];
}
