using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Secrets;

/// <summary>
/// Follows a text forward to where it arrives: through operators that choose, encodings, locals, fields, properties and methods of the project.
/// Forward and not backward, so that a constant is reported in the file it stands in and once, however many places use it.
/// </summary>
internal static class Arrivals
{
    private const int MostSteps = 4;

    /// <summary>The arguments, assignments, initializers and right sides of <c>??</c> that the value reaches.</summary>
    /// <param name="value">The text.</param>
    /// <param name="followNames">Whether to go on behind locals and members: that costs a search.</param>
    /// <param name="model">The project.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    internal static IEnumerable<IOperation> Of(IOperation value, bool followNames, ServiceModel model, CancellationToken cancellationToken) =>
        Of(value, followNames ? MostSteps : 0, model, cancellationToken);

    private static IEnumerable<IOperation> Of(IOperation value, int steps, ServiceModel model, CancellationToken cancellationToken)
    {
        var at = value;
        while (at.Parent is { } parent)
        {
            switch (parent)
            {
                case IConversionOperation or IParenthesizedOperation or IArrayInitializerOperation or IArrayCreationOperation or ICollectionExpressionOperation:
                case IConditionalOperation conditional when at != conditional.Condition:
                case ISwitchExpressionArmOperation arm when at == arm.Value:
                case ISwitchExpressionOperation:
                case IInvocationOperation call when at == call.Instance && HandsOn(call.TargetMethod):
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } joined when (at == joined.LeftOperand ? joined.RightOperand : joined.LeftOperand).ConstantValue.HasValue:
                    at = parent;
                    continue;
                case ICoalesceOperation coalesce:
                    if (at == coalesce.WhenNull)
                        yield return coalesce;
                    at = parent;
                    continue;
                case IArgumentOperation { Parent: IInvocationOperation call } when HandsOn(call.TargetMethod):
                    at = call;
                    continue;
            }
            break;
        }

        if (at.Parent is IArgumentOperation or IPropertyInitializerOperation or IParameterInitializerOperation || (at.Parent is IAssignmentOperation assignment && at == assignment.Value))
            yield return at.Parent;
        if (steps == 0)
            yield break;
        foreach (var use in UsesOfHolder(at, model, cancellationToken))
            if (!IsTarget(use))
                foreach (var arrival in Of(use, steps - 1, model, cancellationToken))
                    yield return arrival;
    }

    private static IEnumerable<IOperation> UsesOfHolder(IOperation at, ServiceModel model, CancellationToken cancellationToken) => at.Parent switch
    {
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => model.BodyAround(at).ReferencesTo(declarator.Symbol),
        IAssignmentOperation { Target: ILocalReferenceOperation target } => model.BodyAround(at).ReferencesTo(target.Local),
        IAssignmentOperation { Target: IFieldReferenceOperation { Field: { DeclaringSyntaxReferences.IsEmpty: false } field } } => Uses(field, model, cancellationToken),
        IFieldInitializerOperation initializer => initializer.InitializedFields.SelectMany(field => Uses(field, model, cancellationToken)),
        IPropertyInitializerOperation initializer => initializer.InitializedProperties.SelectMany(property => Uses(property, model, cancellationToken)),
        IReturnOperation returned => MemberAround(returned, cancellationToken) is { } member ? Uses(member, model, cancellationToken) : [],
        _ => [],
    };

    private static IEnumerable<IOperation> Uses(ISymbol member, ServiceModel model, CancellationToken cancellationToken) =>
        model.UsesOf(member, cancellationToken).Select(use => use.Operation(cancellationToken)).OfType<IOperation>();

    /// <summary>The method or property that returns the value; null where a lambda or local function does.</summary>
    internal static ISymbol? MemberAround(IReturnOperation returned, CancellationToken cancellationToken) =>
        returned.SemanticModel?.GetEnclosingSymbol(returned.Syntax.SpanStart, cancellationToken) is IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.PropertyGet } method
            ? method.AssociatedSymbol ?? method
            : null;

    private static bool IsTarget(IOperation use) => use.Parent is IAssignmentOperation assignment && assignment.Target == use;

    // What comes out is what went in, in another form.
    private static bool HandsOn(IMethodSymbol method) => method.Name switch
    {
        "GetBytes" => method.ContainingType.IsOrDerivesFrom(Credentials.Encoding),
        "FromBase64String" or "FromHexString" => method.ContainingType.Is(Credentials.Convert),
        "Trim" or "ToCharArray" => method.ContainingType.SpecialType == SpecialType.System_String,
        "ToArray" => method.ContainingType.Is(Credentials.ReadOnlySpan) || method.ContainingType.Is(Credentials.Enumerable),
        "AsSpan" or "AsMemory" => method.ContainingType.Is(Credentials.MemoryExtensions),
        _ => false,
    };
}
