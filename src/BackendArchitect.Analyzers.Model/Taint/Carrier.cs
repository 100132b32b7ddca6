using System.Collections.Generic;
using BackendArchitect.Analyzers.Model.Endpoints;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model.Taint;

/// <summary>Which types can carry an attack.</summary>
internal static class Carrier
{
    private static readonly HashSet<SpecialType> Harmless =
    [
        SpecialType.System_Boolean, SpecialType.System_Char, SpecialType.System_SByte, SpecialType.System_Byte, SpecialType.System_Int16, SpecialType.System_UInt16, SpecialType.System_Int32, SpecialType.System_UInt32,
        SpecialType.System_Int64, SpecialType.System_UInt64, SpecialType.System_Decimal, SpecialType.System_Single, SpecialType.System_Double, SpecialType.System_DateTime, SpecialType.System_IntPtr, SpecialType.System_UIntPtr,
        SpecialType.System_Void,
    ];

    private static readonly HashSet<SpecialType> Counts =
    [
        SpecialType.System_SByte, SpecialType.System_Byte, SpecialType.System_Int16, SpecialType.System_UInt16, SpecialType.System_Int32, SpecialType.System_UInt32, SpecialType.System_Int64, SpecialType.System_UInt64,
    ];

    private static readonly HashSet<string> HarmlessNames = ["Guid", "DateTimeOffset", "TimeSpan", "DateOnly", "TimeOnly", "Version", "CultureInfo", "BigInteger", "Half", "Int128", "UInt128", "Rune", "ObjectId", "Index", "Range", "Type"];

    /// <summary>Whether values of the type are what an attack is written in: numbers, dates, identifiers and enumerations are not.</summary>
    /// <param name="type">The type.</param>
    /// <param name="danger">What the attack is: that on an amount is a number.</param>
    internal static bool MayCarry(ITypeSymbol? type, Dangers danger) => MayCarry(type) || (danger == Dangers.Size && IsCount(type));

    /// <summary>Whether values of the type count something.</summary>
    internal static bool IsCount(ITypeSymbol? type) => type is not null && Counts.Contains(type.Core().SpecialType);

    /// <inheritdoc cref="MayCarry(ITypeSymbol, Dangers)"/>
    internal static bool MayCarry(ITypeSymbol? type)
    {
        if (type is null)
            return true;
        var core = type.Core();
        return core.TypeKind != TypeKind.Enum && !Harmless.Contains(core.SpecialType)
            && !(HarmlessNames.Contains(core.Name) && core.DeclaringSyntaxReferences.IsEmpty)
            && !(core is IArrayTypeSymbol { ElementType: var element } && element.SpecialType is not (SpecialType.System_Byte or SpecialType.System_Char) && !MayCarry(element));
    }
}
