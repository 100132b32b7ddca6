using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Taint;

/// <summary>Variables, and the members and elements of variables, as places that hold a value.</summary>
internal static class Place
{
    /// <summary>Whether two operations read or write one place, as far as the source tells.</summary>
    internal static bool AreSame(IOperation? one, IOperation? other) => (Plain(one), Plain(other)) switch
    {
        (ILocalReferenceOperation a, ILocalReferenceOperation b) => a.Local.IsDeclaredAs(b.Local),
        (IParameterReferenceOperation a, IParameterReferenceOperation b) => a.Parameter.IsDeclaredAs(b.Parameter),
        (IInstanceReferenceOperation, IInstanceReferenceOperation) => true,
        (IPropertyReferenceOperation { Arguments: { Length: 1 } x } a, IPropertyReferenceOperation { Arguments: { Length: 1 } y } b) =>
            SymbolEqualityComparer.Default.Equals(a.Property, b.Property) && AreSame(a.Instance, b.Instance) && (IsSameConstant(x[0].Value, y[0].Value) || AreSame(x[0].Value, y[0].Value)),
        (IMemberReferenceOperation a, IMemberReferenceOperation b) =>
            a is not IMethodReferenceOperation && SymbolEqualityComparer.Default.Equals(a.Member, b.Member) && ((a.Instance is null && b.Instance is null) || AreSame(a.Instance, b.Instance)),
        (IArrayElementReferenceOperation { Indices: { Length: 1 } x } a, IArrayElementReferenceOperation { Indices: { Length: 1 } y } b) =>
            AreSame(a.ArrayReference, b.ArrayReference) && (IsSameConstant(x[0], y[0]) || AreSame(x[0], y[0])),
        _ => false,
    };

    /// <summary>The operation without conversions and <c>?.</c>.</summary>
    internal static IOperation? Plain(IOperation? operation)
    {
        while (true)
        {
            switch (operation?.WithoutConversions())
            {
                case IConditionalAccessOperation access:
                    operation = access.WhenNotNull;
                    break;
                case IConditionalAccessInstanceOperation instance when instance.Accessed() is { } accessed:
                    operation = accessed;
                    break;
                case IAwaitOperation awaited:
                    operation = awaited.Operation;
                    break;
                case var plain:
                    return plain;
            }
        }
    }

    /// <summary>Whether a place belongs to another: <c>order.Name</c> to <c>order</c>.</summary>
    internal static bool IsPartOf(IOperation? part, IOperation whole)
    {
        for (part = Plain(part); part is IMemberReferenceOperation { Instance: { } instance }; )
        {
            part = Plain(instance);
            if (AreSame(part, whole))
                return true;
        }
        return false;
    }

    /// <summary>Whether an operation is one that can be asked for again.</summary>
    internal static bool Is(IOperation operation) => operation is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation or IArrayElementReferenceOperation;

    private static bool IsSameConstant(IOperation one, IOperation other) =>
        one.ConstantValue is { HasValue: true, Value: { } a } && other.ConstantValue is { HasValue: true, Value: { } b } && a.Equals(b);
}
