using System.Collections.Generic;
using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model.Roslyn;
using BackendArchitect.Analyzers.Model.Secrets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model;

/// <summary>A value on its way into something that has a name, or a constant that something with a name is compared with.</summary>
/// <param name="Destination">
/// The property, field, event, parameter, local or discard that receives it, the method that returns it, or what is compared with it.
/// </param>
/// <param name="Value">The value, without conversions.</param>
internal sealed record ValueUse(ISymbol Destination, IOperation Value)
{
    /// <summary>The texts of the value that stand where it does; read once, for rules that look at them one behind the other.</summary>
    internal IReadOnlyList<CodeText> Texts => field ??= CodeText.In(Value);

    /// <summary>The credentials and keys in the value, once somebody has asked: the rules that are shown it ask one behind the other.</summary>
    internal ImmutableArray<CodeSecret> Secrets { get; set; }

    /// <summary>The operations that move a value into a destination; object initializers and <c>with</c> are assignments among them.</summary>
    internal static readonly ImmutableArray<OperationKind> Kinds =
    [
        OperationKind.SimpleAssignment, OperationKind.CompoundAssignment, OperationKind.CoalesceAssignment, OperationKind.EventAssignment,
        OperationKind.Argument, OperationKind.FieldInitializer, OperationKind.PropertyInitializer, OperationKind.ParameterInitializer,
        OperationKind.VariableInitializer, OperationKind.Return, OperationKind.YieldReturn, OperationKind.Binary, OperationKind.Loop,
    ];

    // What '-=' takes away does not arrive.
    internal static ValueUse? Read(IOperation operation, ISymbol containing) => operation switch
    {
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Subtract } => null,
        IEventAssignmentOperation { Adds: false } => null,
        IAssignmentOperation assignment => To(Named(assignment.Target), assignment.Value),
        IEventAssignmentOperation assignment => To(Named(assignment.EventReference), assignment.HandlerValue),
        IArgumentOperation { ArgumentKind: not ArgumentKind.DefaultValue } argument => To(argument.Parameter, argument.Value),
        IFieldInitializerOperation { InitializedFields.Length: > 0 } initializer => To(initializer.InitializedFields[0], initializer.Value),
        IPropertyInitializerOperation { InitializedProperties.Length: > 0 } initializer => To(initializer.InitializedProperties[0], initializer.Value),
        IParameterInitializerOperation initializer => To(initializer.Parameter, initializer.Value),
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } initializer => To(declarator.Symbol, initializer.Value),
        IReturnOperation { ReturnedValue: { } returned } => To(containing, returned),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison =>
            IsText(comparison.RightOperand) ? To(Named(comparison.LeftOperand.WithoutConversions()), comparison.RightOperand)
            : IsText(comparison.LeftOperand) ? To(Named(comparison.RightOperand.WithoutConversions()), comparison.LeftOperand)
            : null,
        IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation declarator } loop when IsText(loop.Collection) => To(declarator.Symbol, loop.Collection),
        _ => null,
    };

    private static bool IsText(IOperation operand) => operand.WithoutConversions() is ILiteralOperation { ConstantValue.Value: string };

    private static ISymbol? Named(IOperation target) => target switch
    {
        IMemberReferenceOperation reference => reference.Member,
        ILocalReferenceOperation reference => reference.Local,
        IParameterReferenceOperation reference => reference.Parameter,
        IDiscardOperation discard => discard.DiscardSymbol,
        _ => null,
    };

    private static ValueUse? To(ISymbol? destination, IOperation value) => destination is null ? null : new(destination, value.WithoutConversions());
}
