using System;
using System.Collections.Immutable;
using System.Linq;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model;

/// <summary>Two texts or runs of bytes that are compared for equality.</summary>
/// <param name="Whole">The operation that answers whether they are equal, or whether they differ.</param>
/// <param name="Left">One side, without conversions.</param>
/// <param name="Right">The other side, without conversions.</param>
/// <param name="By">What compares them, as it is called: <c>==</c>, <c>Equals</c>.</param>
internal sealed record EqualityComparison(IOperation Whole, IOperation Left, IOperation Right, string By)
{
    /// <summary>The names of the methods that compare.</summary>
    internal static readonly ImmutableArray<string> Methods = ["Equals", "SequenceEqual", "Compare", "CompareOrdinal", "CompareTo"];

    /// <summary>The operators and patterns that compare.</summary>
    internal static readonly ImmutableArray<OperationKind> Operators = [OperationKind.Binary, OperationKind.IsPattern];

    /// <summary>Whether the answer is that they differ.</summary>
    internal bool IsNegated { get; private init; }

    /// <summary>Whether every character or byte counts as it is; null where that is not known.</summary>
    internal bool? IsOrdinal { get; private init; } = true;

    /// <summary>Whether single items are compared, one after the other in a loop of the project's own.</summary>
    internal bool IsByItem { get; private init; }

    /// <summary>Whether the comparison throws where the value on the left is null.</summary>
    internal bool IsCalledOnLeft { get; private init; }

    /// <summary>The comparison that an operation is, or null.</summary>
    internal static EqualityComparison? Of(IOperation operation)
    {
        var comparison = operation switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } binary => OfOperator(binary),
            IIsPatternOperation match => OfPattern(match),
            IInvocationOperation call => OfCall(call),
            _ => null,
        };
        return comparison is { Left: not IInvalidOperation, Right: not IInvalidOperation } ? comparison : null;
    }

    // Arrays and spans compared by '==' are compared by what they refer to.
    private static EqualityComparison? OfOperator(IBinaryOperation binary)
    {
        var (left, right) = (binary.LeftOperand.WithoutConversions(), binary.RightOperand.WithoutConversions());
        var by = binary.OperatorKind == BinaryOperatorKind.Equals ? "==" : "!=";
        if (IsText(left.Type) || IsText(right.Type))
            return new(binary, left, right, by) { IsNegated = by == "!=" };
        return ItemsOf(left) is { } one && ItemsOf(right) is { } other ? new(binary, one, other, by) { IsNegated = by == "!=", IsByItem = true } : null;
    }

    // a[i] == b[i], a[i] ^ b[i] is how it is done in constant time.
    private static IOperation? ItemsOf(IOperation item) => item switch
    {
        { Type.SpecialType: not (SpecialType.System_Byte or SpecialType.System_Char) } => null,
        IArrayElementReferenceOperation { Indices.Length: 1 } element when !element.Indices[0].ConstantValue.HasValue => element.ArrayReference.WithoutConversions(),
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } text, Arguments.Length: 1 } element when !element.Arguments[0].Value.ConstantValue.HasValue => text.WithoutConversions(),
        _ => null,
    };

    private static EqualityComparison? OfPattern(IIsPatternOperation match)
    {
        var negated = match.Pattern is INegatedPatternOperation;
        return (match.Pattern as INegatedPatternOperation)?.Pattern is var inner && (inner ?? match.Pattern) is IConstantPatternOperation constant && IsText(match.Value.WithoutConversions().Type)
            ? new(match, match.Value.WithoutConversions(), constant.Value.WithoutConversions(), negated ? "is not" : "is") { IsNegated = negated }
            : null;
    }

    private static EqualityComparison? OfCall(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        IOperation[] values = [.. call.Instance is { } instance ? [instance.WithoutConversions()] : Array.Empty<IOperation>(), .. call.Arguments.OrderBy(a => a.Parameter?.Ordinal).Select(a => a.Value.WithoutConversions())];
        var comparer = values.Length == 3 ? values[2] : null;
        var calledOnLeft = call.Instance is not null;
        switch (method.Name)
        {
            // Equals of a comparer: its own kind of equality stands before the two values.
            case "Equals" when values.Length == 3 && call.Instance is { } by && !IsText(by.Type):
                (comparer, values, calledOnLeft) = (values[0], [values[1], values[2]], false);
                break;
            case "Equals" or "Compare" or "CompareOrdinal" or "CompareTo" when values.Length is 2 or 3:
            case "SequenceEqual" when method.IsExtensionMethod && values.Length == 2:
                break;
            default:
                return null;
        }
        var (left, right) = (values[0], values[1]);
        var sequence = method.Name == "SequenceEqual";
        if (sequence ? !(HasItems(left.Type) && HasItems(right.Type)) : !(IsText(left.Type) || HasCharacters(left.Type)) || !(IsText(right.Type) || HasCharacters(right.Type)))
            return null;
        if (method.Name is "Equals" or "SequenceEqual")
            return new(call, left, right, method.Name)
            {
                IsOrdinal = comparer is null ? true : IsOrdinalComparer(comparer),
                IsCalledOnLeft = calledOnLeft || sequence && !method.ContainingType.Is(Credentials.MemoryExtensions),
            };
        // Which of two comes first tells nothing away that is not asked for by '== 0'.
        var outer = call.Parent is IConversionOperation conversion ? conversion.Parent : call.Parent;
        return outer is IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } test
            && (test.LeftOperand.ConstantValue is { HasValue: true, Value: 0 } || test.RightOperand.ConstantValue is { HasValue: true, Value: 0 })
            ? new(test, left, right, method.Name)
            {
                IsNegated = test.OperatorKind == BinaryOperatorKind.NotEquals,
                IsOrdinal = method.Name == "CompareOrdinal" ? true : comparer is null ? false : IsOrdinalComparer(comparer),
                IsCalledOnLeft = calledOnLeft,
            }
            : null;
    }

    private static bool? IsOrdinalComparer(IOperation comparer) => comparer switch
    {
        { ConstantValue: { HasValue: true, Value: int kind } } => kind == (int)StringComparison.Ordinal,
        IPropertyReferenceOperation { Property: { Name: var name, ContainingType: var type } } when type.Is(Hashes.StringComparer) => name == nameof(StringComparer.Ordinal),
        _ => null,
    };

    private static bool IsText(ITypeSymbol? type) => type is { SpecialType: SpecialType.System_String } || type.Is(Hashes.StringValues)
        || (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable && IsText(nullable.TypeArguments[0]));

    private static bool HasCharacters(ITypeSymbol? type) => (type.Is(Hashes.Span) || type.Is(Credentials.ReadOnlySpan)) && ((INamedTypeSymbol)type!).TypeArguments[0].SpecialType == SpecialType.System_Char;

    private static bool HasItems(ITypeSymbol? type) => type switch
    {
        { SpecialType: SpecialType.System_String } => true,
        IArrayTypeSymbol { ElementType: var element } => IsItem(element),
        INamedTypeSymbol { TypeArguments.Length: 1 } collection => IsItem(collection.TypeArguments[0]),
        _ => false,
    };

    private static bool IsItem(ITypeSymbol type) => type.SpecialType is SpecialType.System_Byte or SpecialType.System_Char;
}
