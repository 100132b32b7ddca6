using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Roslyn;

/// <summary>One step from a value to a part of it: the item of a tuple, the element of a collection, the member of an object.</summary>
/// <param name="Kind">What kind of part it is.</param>
/// <param name="Key">Which of them, as far as the kind has several.</param>
internal sealed record Step(StepKind Kind, object? Key)
{
    /// <summary>Any element of a collection; of a dictionary, its entries.</summary>
    internal static readonly Step Each = new(StepKind.Each, null);

    /// <summary>The item of a tuple, or what the deconstruction of a record gives at this place.</summary>
    internal static Step Item(int ordinal) => new(StepKind.Item, ordinal);

    /// <summary>The element of a collection at an index or key.</summary>
    internal static Step At(object? key) => new(StepKind.At, key);

    /// <summary>The field or property of an object or tuple.</summary>
    internal static Step Member(ISymbol member)
    {
        if (member is IFieldSymbol { ContainingType: { IsTupleType: true } tuple } field)
            for (var i = 0; i < tuple.TupleElements.Length; i++)
                if (SymbolEqualityComparer.Default.Equals(tuple.TupleElements[i].CorrespondingTupleField ?? tuple.TupleElements[i], field.CorrespondingTupleField ?? field) || tuple.TupleElements[i].Name == field.Name)
                    return Item(i);
        return member is IPropertySymbol { Name: "Value", ContainingType: { Name: "KeyValuePair", ContainingNamespace.Name: "Generic" } } ? Item(1) : new(StepKind.Member, member.OriginalDefinition);
    }

    /// <summary>The step that a reference takes from its instance, or null where it takes none that is known.</summary>
    internal static (IOperation Whole, Step Step)? TakenBy(IOperation reference) => reference switch
    {
        IFieldReferenceOperation { Instance: { } instance, Field: { ContainingType.IsTupleType: true } field } => (instance, Member(field)),
        IArrayElementReferenceOperation { Indices: { Length: 1 } index } element => (element.ArrayReference, At(ConstantOf(index[0]))),
        IPropertyReferenceOperation { Instance: { } instance, Arguments: { Length: 1 } index } => (instance, At(ConstantOf(index[0].Value))),
        IPropertyReferenceOperation { Instance: { } instance, Property: var property } when Member(property) is { Kind: StepKind.Item } value => (instance, value),
        _ => null,
    };

    private static object? ConstantOf(IOperation key) => key.ConstantValue is { HasValue: true, Value: var constant } ? constant : null;
}

/// <summary>Kinds of steps from a value to a part of it.</summary>
internal enum StepKind
{
    /// <summary>By its place.</summary>
    Item,

    /// <summary>By an index or a key.</summary>
    At,

    /// <summary>All of them, one after the other.</summary>
    Each,

    /// <summary>By its name.</summary>
    Member,
}
