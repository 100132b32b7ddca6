using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model;

/// <summary>Where a value comes from.</summary>
/// <param name="Value">The operation that makes the value, or the first one that cannot be looked behind.</param>
/// <param name="Through">The reference or call that led there; null when the value stands at the place that was asked about.</param>
internal sealed record ValueOrigin(IOperation Value, ValueOrigin? Through)
{
    private const int MostSteps = 10;

    /// <summary>The part of the value that was asked about from which this origin was reached.</summary>
    internal IOperation Use => Through is null ? Value : Through.Use;

    /// <summary>
    /// Looks behind conditional operators, locals, fields and properties that are written once, and methods of this compilation. Each
    /// origin is possible; which one it is may depend on conditions.
    /// </summary>
    internal static IEnumerable<ValueOrigin> Of(IOperation value, ServiceModel model, CancellationToken cancellationToken) =>
        Of(value, through: null, steps: 0, model, cancellationToken);

    private static IEnumerable<ValueOrigin> Of(IOperation value, ValueOrigin? through, int steps, ServiceModel model, CancellationToken cancellationToken)
    {
        value = value.WithoutConversions();
        if (Alternatives(value) is { } alternatives)
            return alternatives.SelectMany(alternative => Of(alternative, through, steps, model, cancellationToken));
        var here = new ValueOrigin(value, through);
        return steps < MostSteps && Behind(value, model, cancellationToken) is { Count: > 0 } behind
            ? behind.SelectMany(source => Of(source, here, steps + 1, model, cancellationToken))
            : [here];
    }

    private static IEnumerable<IOperation>? Alternatives(IOperation value) => value switch
    {
        IConditionalOperation { WhenFalse: { } whenFalse } conditional => [conditional.WhenTrue, whenFalse],
        ICoalesceOperation coalesce => [coalesce.Value, coalesce.WhenNull],
        ISwitchExpressionOperation choice => choice.Arms.Select(arm => arm.Value),
        ISimpleAssignmentOperation assignment => [assignment.Value],
        _ => null,
    };

    private static IReadOnlyList<IOperation>? Behind(IOperation value, ServiceModel model, CancellationToken cancellationToken) => value switch
    {
        ILocalReferenceOperation reference => Once(WritesOf(reference)),
        IFieldReferenceOperation { Field.DeclaringSyntaxReferences.Length: > 0 } reference => Once(WritesOf(reference.Field, model, cancellationToken)),
        IPropertyReferenceOperation { Property: { SetMethod: null, GetMethod: { } getter, DeclaringSyntaxReferences.Length: > 0 } property } =>
            ReturnsOf(getter, model, cancellationToken) is { Count: > 0 } returns ? returns : Once(WritesOf(property, model, cancellationToken)),
        IInvocationOperation { TargetMethod: { MethodKind: not MethodKind.DelegateInvoke } method } => ReturnsOf(method, model, cancellationToken),
        _ => null,
    };

    /// <summary>What a method of this compilation returns; null when it is not ours to see or another may stand in for it.</summary>
    internal static IReadOnlyList<IOperation>? ReturnsOf(IMethodSymbol method, ServiceModel model, CancellationToken cancellationToken) =>
        method.MayBeReplaced() ? null : model.BodyOf(method, cancellationToken) is { } body ? [.. body.ReturnedValues()] : null;

    // Null is the state before the one write that counts.
    private static IReadOnlyList<IOperation>? Once(IEnumerable<IOperation?> writes)
    {
        IOperation? only = null;
        foreach (var write in writes)
        {
            if (write?.WithoutConversions() is ILiteralOperation { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation { Type.IsReferenceType: true })
                continue;
            if (write is null || only is not null)
                return null;
            only = write;
        }
        return only is null ? null : [only];
    }

    private static IEnumerable<IOperation?> WritesOf(ILocalReferenceOperation reference)
    {
        IOperation root = reference;
        while (root.Parent is { } parent)
            root = parent;
        foreach (var operation in root.DescendantsAndSelf())
        {
            if (operation is IVariableDeclaratorOperation declarator && SymbolEqualityComparer.Default.Equals(declarator.Symbol, reference.Local))
            {
                if (declarator.GetVariableInitializer() is { } initializer)
                    yield return initializer.Value;
                else if (declarator.Parent is not IVariableDeclarationOperation)
                    yield return null;
            }
            else if (operation is ILocalReferenceOperation use && SymbolEqualityComparer.Default.Equals(use.Local, reference.Local) && IsWrite(use, out var value))
            {
                yield return value;
            }
        }
    }

    private static IEnumerable<IOperation?> WritesOf(ISymbol member, ServiceModel model, CancellationToken cancellationToken)
    {
        foreach (var declaration in member.OriginalDefinition.DeclaringSyntaxReferences)
        {
            var initializer = declaration.GetSyntax(cancellationToken) switch
            {
                VariableDeclaratorSyntax field => field.Initializer,
                PropertyDeclarationSyntax property => property.Initializer,
                _ => null,
            };
            if (initializer is not null)
                yield return (model.OperationOf(initializer, cancellationToken) as ISymbolInitializerOperation)?.Value;
        }
        foreach (var use in model.UsesOf(member, cancellationToken))
            if (use.Operation(cancellationToken) is { } operation && IsWrite(operation, out var value))
                yield return value;
    }

    // A write by other means than '=' has no value to follow.
    private static bool IsWrite(IOperation reference, out IOperation? value)
    {
        value = null;
        switch (reference.Parent)
        {
            case ISimpleAssignmentOperation assignment when assignment.Target == reference:
                value = assignment.Value;
                return true;
            case ICoalesceAssignmentOperation assignment when assignment.Target == reference:
                value = assignment.Value;
                return true;
            case IAssignmentOperation assignment:
                return assignment.Target == reference;
            case IIncrementOrDecrementOperation or IAddressOfOperation or IDeclarationExpressionOperation:
                return true;
            case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out }:
                return true;
            case ITupleOperation tuple:
                return tuple.Parent is IDeclarationExpressionOperation || (tuple.Parent is IDeconstructionAssignmentOperation deconstruction && deconstruction.Target == tuple);
            default:
                return false;
        }
    }
}
