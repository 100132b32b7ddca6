using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model;

/// <summary>A value on its way into something that has a name.</summary>
/// <param name="Destination">The property, field, event or parameter that receives it.</param>
/// <param name="Value">The value, without conversions.</param>
internal sealed record ValueUse(ISymbol Destination, IOperation Value)
{
    /// <summary>The operations that move a value into a destination; object initializers and <c>with</c> are assignments among them.</summary>
    internal static readonly ImmutableArray<OperationKind> Kinds =
    [
        OperationKind.SimpleAssignment, OperationKind.CompoundAssignment, OperationKind.CoalesceAssignment, OperationKind.EventAssignment,
        OperationKind.Argument, OperationKind.FieldInitializer, OperationKind.PropertyInitializer, OperationKind.ParameterInitializer,
    ];

    // What '-=' takes away does not arrive.
    internal static ValueUse? Read(IOperation operation) => operation switch
    {
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Subtract } => null,
        IEventAssignmentOperation { Adds: false } => null,
        IAssignmentOperation assignment => To(Named(assignment.Target), assignment.Value),
        IEventAssignmentOperation assignment => To(Named(assignment.EventReference), assignment.HandlerValue),
        IArgumentOperation { ArgumentKind: not ArgumentKind.DefaultValue } argument => To(argument.Parameter, argument.Value),
        IFieldInitializerOperation { InitializedFields.Length: > 0 } initializer => To(initializer.InitializedFields[0], initializer.Value),
        IPropertyInitializerOperation { InitializedProperties.Length: > 0 } initializer => To(initializer.InitializedProperties[0], initializer.Value),
        IParameterInitializerOperation initializer => To(initializer.Parameter, initializer.Value),
        _ => null,
    };

    private static ISymbol? Named(IOperation target) => (target as IMemberReferenceOperation)?.Member;

    private static ValueUse? To(ISymbol? destination, IOperation value) => destination is null ? null : new(destination, value.WithoutConversions());
}
