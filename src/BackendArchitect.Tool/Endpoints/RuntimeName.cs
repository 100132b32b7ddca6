using BackendArchitect.Analyzers.Model.Endpoints;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Tool.Endpoints;

/// <summary>The names of types as reflection gives them.</summary>
internal static class RuntimeName
{
    // The assembly that holds at run time what projects see in 'System.Runtime'.
    private const string CoreLibrary = "System.Private.CoreLib";
    private const string CoreLibraryToken = "7cec85d7bea7798e";

    /// <summary>
    /// The full name, with the assemblies of type arguments: <c>Shop.Crud`1[[Shop.Order, Shop, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null]]</c>.
    /// </summary>
    internal static string FullOf(INamedTypeSymbol type)
    {
        var arguments = type.IsUnboundGenericType || SymbolEqualityComparer.Default.Equals(type, type.OriginalDefinition) ? [] : AllArguments(type);
        return arguments.Count == 0 ? DefinitionOf(type) : $"{DefinitionOf(type)}[{string.Join(",", arguments.Select(argument => $"[{QualifiedOf(argument)}]"))}]";
    }

    /// <summary>The framework's filter that validates the arguments of a handler.</summary>
    internal const string FrameworkValidation = "(Microsoft.AspNetCore.Http.Validation.ValidationEndpointFilterFactory.Create)";

    /// <summary>A filter: its class, or in parentheses the method that is it or makes it; a lambda or local function by the method that it stands in.</summary>
    internal static string Of(EndpointFilter filter)
    {
        if (filter.Type is not null)
            return LongOf(filter.Type);
        var method = filter.Function!;
        var isInside = method.MethodKind is MethodKind.AnonymousFunction or MethodKind.LocalFunction;
        while (method.ContainingSymbol is IMethodSymbol outer)
            method = outer;
        return $"({LongOf(method.ContainingType)}.{(method.Name == WellKnownMemberNames.TopLevelStatementsEntryPointMethodName ? "Main" : method.Name)}{(isInside ? " lambda" : "")})";
    }

    // The full name of what is generic, with short ones of its arguments.
    private static string LongOf(ITypeSymbol type) => type is INamedTypeSymbol named
        ? AllArguments(named) is { Count: > 0 } arguments ? $"{DefinitionOf(named).Split('`')[0]}<{string.Join(", ", arguments.Select(Of))}>" : DefinitionOf(named)
        : Of(type);

    private static string DefinitionOf(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? $"{DefinitionOf(outer)}+{type.MetadataName}"
        : type.ContainingNamespace is { IsGlobalNamespace: false } space ? $"{space.ToDisplayString()}.{type.MetadataName}"
        : type.MetadataName;

    private static string QualifiedOf(ITypeSymbol type)
    {
        var element = type;
        var ranks = "";
        for (; element is IArrayTypeSymbol array; element = array.ElementType)
            ranks = $"[{new string(',', array.Rank - 1)}]{ranks}";
        return $"{(element is INamedTypeSymbol named ? FullOf(named) : element.Name)}{ranks}, {AssemblyOf(element)}";
    }

    private static string AssemblyOf(ITypeSymbol type) => type.ContainingAssembly?.Identity is not { } identity ? ""
        : identity.Name == "System.Runtime" ? $"{CoreLibrary}, Version={identity.Version}, Culture=neutral, PublicKeyToken={CoreLibraryToken}"
        : identity.GetDisplayName();

    /// <summary>The short name: <c>Int32?</c>, <c>List&lt;Order&gt;</c>, <c>String[]</c>.</summary>
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
