using System.Collections.Generic;
using System.Linq;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>What the binding of parameters asks of their types.</summary>
internal static class BoundType
{
    private static readonly HashSet<SpecialType> Parsed =
    [
        SpecialType.System_Boolean, SpecialType.System_Char, SpecialType.System_SByte, SpecialType.System_Byte, SpecialType.System_Int16, SpecialType.System_UInt16,
        SpecialType.System_Int32, SpecialType.System_UInt32, SpecialType.System_Int64, SpecialType.System_UInt64, SpecialType.System_Decimal, SpecialType.System_Single,
        SpecialType.System_Double, SpecialType.System_DateTime, SpecialType.System_IntPtr, SpecialType.System_UIntPtr,
    ];

    // Simple to MVC because a converter of the framework reads them from text, though some have no 'TryParse' that does.
    private static readonly HashSet<string> Converted = ["Guid", "DateTimeOffset", "TimeSpan", "DateOnly", "TimeOnly", "Uri", "Version", "CultureInfo", "Half", "Int128", "UInt128"];

    /// <summary>The type itself, or that of which it is the nullable value.</summary>
    internal static ITypeSymbol Core(this ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: { Length: 1 } values } ? values[0] : type;

    /// <summary>Whether a minimal API reads the type from one text: a string, or what has <c>TryParse</c>.</summary>
    internal static bool IsText(this ITypeSymbol type) => type.SpecialType == SpecialType.System_String || type.Core().IsParsable();

    /// <summary>Whether it is an array of what is read from one text each, or the values of one name.</summary>
    internal static bool IsTexts(this ITypeSymbol type) => type is IArrayTypeSymbol { Rank: 1 } array ? array.ElementType.IsText() : type.Core().Is(Binding.StringValues);

    /// <summary>Whether the type reads itself from the request.</summary>
    internal static bool BindsItself(this ITypeSymbol type)
    {
        var core = type.Core();
        return core.AllInterfaces.Any(i => i.Is(Binding.BindableFromHttpContext))
            || StaticMethods(core, "BindAsync").Any(method => method.Parameters.Length is 1 or 2 && method.Parameters[0].Type.Is(AspNet.HttpContext)
                && method.ReturnType is INamedTypeSymbol { TypeArguments: { Length: 1 } bound } task && task.Is(Binding.ValueTaskOf) && SymbolEqualityComparer.Default.Equals(bound[0].Core(), core));
    }

    /// <summary>Whether MVC takes the type apart into properties, because nothing reads it from one text.</summary>
    internal static bool IsComplexToMvc(this ITypeSymbol type)
    {
        var core = type.Core();
        return !(core.IsText() || (Converted.Contains(core.Name) && ConventionReader.IsFramework(core.ContainingAssembly))
            || (core as INamedTypeSymbol)?.SelfAndBases().Any(t => t.GetAttributes().Any(a => a.AttributeClass.Is(Binding.TypeConverter))) == true);
    }

    private static bool IsParsable(this ITypeSymbol type) =>
        type.TypeKind == TypeKind.Enum || Parsed.Contains(type.SpecialType) || type.Is(Binding.Uri)
        || type.AllInterfaces.Any(i => i.Is(Binding.Parsable) && SymbolEqualityComparer.Default.Equals(i.TypeArguments[0], type))
        || StaticMethods(type, "TryParse").Any(method => method.ReturnType.SpecialType == SpecialType.System_Boolean && method.Parameters.Length is 2 or 3
            && method.Parameters[0].Type.SpecialType == SpecialType.System_String && (method.Parameters.Length == 2 || method.Parameters[1].Type.Name == "IFormatProvider")
            && method.Parameters[method.Parameters.Length - 1] is { RefKind: RefKind.Out } parsed && SymbolEqualityComparer.Default.Equals(parsed.Type, type));

    // Those of base classes and interfaces count too.
    private static IEnumerable<IMethodSymbol> StaticMethods(ITypeSymbol type, string name)
    {
        for (ITypeSymbol? at = type; at is not null; at = at.BaseType)
            foreach (var method in at.GetMembers(name).OfType<IMethodSymbol>())
                if (method is { IsStatic: true, DeclaredAccessibility: Accessibility.Public })
                    yield return method;
        foreach (var method in type.AllInterfaces.SelectMany(i => i.GetMembers(name)).OfType<IMethodSymbol>())
            if (method is { IsStatic: true, IsAbstract: false, DeclaredAccessibility: Accessibility.Public })
                yield return method;
    }
}
