using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Secrets;

/// <summary>Bytes that stand in the source: an array of constants, or one of zeros that nobody fills.</summary>
internal static class ConstantBytes
{
    // The block of DES, and more than the longest key of an authentication code.
    private const int Fewest = 8;
    private const int Most = 256;

    private static readonly ImmutableHashSet<string> Writers =
        ["Fill", "GetBytes", "GetNonZeroBytes", "Clear", "Read", "ReadAsync", "ReadExactly", "ReadExactlyAsync", "BlockCopy", "Copy", "CopyTo", "Reverse", "TryWriteBytes", "ZeroMemory"];

    /// <summary>Whether the value is an array whose bytes are all known where it stands.</summary>
    internal static bool Are(IOperation value) => value switch
    {
        IArrayCreationOperation { Type: IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte, Rank: 1 } } array =>
            array.Initializer is { } initializer ? AreKnown(initializer.ElementValues) : LengthOf(array) is >= Fewest and <= Most,
        ICollectionExpressionOperation { Elements: var elements, Type: var type } => IsOfBytes(type) && AreKnown(elements),
        _ => false,
    };

    private static bool AreKnown(ImmutableArray<IOperation> elements) =>
        elements.Length is >= Fewest and <= Most && elements.All(element => element.WithoutConversions().ConstantValue.HasValue);

    private static int LengthOf(IArrayCreationOperation array) => array.DimensionSizes.Length == 1 && array.DimensionSizes[0].ConstantValue is { HasValue: true, Value: int length } ? length : 0;

    private static bool IsOfBytes(ITypeSymbol? type) =>
        type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte }
        || type is INamedTypeSymbol { TypeArguments: { Length: 1 } arguments } && arguments[0].SpecialType == SpecialType.System_Byte;

    /// <summary>Whether somebody may write other bytes into the array before it is used.</summary>
    internal static bool MayBeFilled(IOperation array, ServiceModel model, CancellationToken cancellationToken)
    {
        var isZero = array is IArrayCreationOperation { Initializer: null };
        var at = array;
        while (at.Parent is IConversionOperation or IParenthesizedOperation)
            at = at.Parent;
        return at.Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => Uses(declarator.Symbol, at, model).Any(use => Writes(use, isZero)),
            IAssignmentOperation { Target: ILocalReferenceOperation target } => Uses(target.Local, at, model).Any(use => Writes(use, isZero)),
            IFieldInitializerOperation { InitializedFields: var fields } => fields.Any(field => Uses(field, model, cancellationToken).Any(use => Writes(use, isZero))),
            IPropertyInitializerOperation { InitializedProperties: var properties } => properties.Any(property => Uses(property, model, cancellationToken).Any(use => Writes(use, isZero))),
            IArgumentOperation or IAssignmentOperation { Target: IPropertyReferenceOperation } => false,
            _ => isZero,
        };
    }

    private static IEnumerable<IOperation> Uses(ILocalSymbol local, IOperation around, ServiceModel model) => model.BodyAround(around).ReferencesTo(local);

    private static IEnumerable<IOperation> Uses(ISymbol member, ServiceModel model, CancellationToken cancellationToken) =>
        model.UsesOf(member, cancellationToken).Select(use => use.Operation(cancellationToken)).OfType<IOperation>();

    // What is unknown may fill an empty array; one that holds something is filled only by what is known to write.
    private static bool Writes(IOperation use, bool isZero)
    {
        var at = use;
        while (at.Parent is IConversionOperation or IParenthesizedOperation)
            at = at.Parent;
        switch (at.Parent)
        {
            case IArrayElementReferenceOperation element:
                return (element.Parent is IAssignmentOperation assignment && assignment.Target == element) || element.Parent is IIncrementOrDecrementOperation or IArgumentOperation;
            case IArgumentOperation { Parameter: { } parameter } argument:
                if (CipherKeySink.Of(argument) is not null || IsReadOnly(parameter.Type))
                    return false;
                return isZero || (parameter.ContainingSymbol is { Name: var method } && Writers.Contains(method) && !parameter.Name.StartsWith("s", System.StringComparison.Ordinal));
            case IAssignmentOperation { Target: IPropertyReferenceOperation } assigned when at == assigned.Value:
                return isZero && CipherKeySink.Of(assigned) is null;
            case IMemberReferenceOperation:
                return false;
            case IInvocationOperation:
                return isZero;
            case IAssignmentOperation itself when at == itself.Target:
                return false;
            default:
                return isZero;
        }
    }

    private static bool IsReadOnly(ITypeSymbol type) => type.Is(Credentials.ReadOnlySpan) || type.Is(Credentials.ReadOnlyMemory);
}
