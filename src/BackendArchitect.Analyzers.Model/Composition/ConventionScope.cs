using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>
/// Which actions a statement of a convention is for: the conditions that it stands under, asked of one controller and action after the other. What they ask is
/// the controller's type, name, namespace, bases and attributes; the answer to anything else is not known.
/// </summary>
/// <param name="conditions">The conditions, each with the answer that leads to the statement.</param>
/// <param name="of">The convention as it is made, with the frame of that place.</param>
/// <param name="model">The service.</param>
internal sealed class ConventionScope(IReadOnlyList<(IOperation Condition, bool Answer)> conditions, ObjectReader.Made of, ServiceModel model)
{
    private const int Deepest = 8;

    private static readonly HashSet<string> Whole = ["SelectMany", "Select", "ToList", "ToArray", "AsEnumerable", "OfType", "Cast", "Distinct", "OrderBy", "Reverse"];

    private static readonly HashSet<string> Picks = ["Where", "First", "FirstOrDefault", "Single", "SingleOrDefault"];

    /// <summary>The scope of a statement in what a convention runs.</summary>
    internal static ConventionScope Around(IOperation statement, ConventionCode code, ObjectReader.Made of, ServiceModel model) =>
        new([.. code.Way.SelectMany(ConditionsOver), .. ConditionsOver(statement), .. ConditionsOn(statement)], of, model);

    // 'controllers.Remove(controllers.Single(controller => ...))'
    private static IEnumerable<(IOperation Condition, bool Answer)> ConditionsOn(IOperation statement) =>
        statement is IInvocationOperation { TargetMethod.Name: "Remove" } removal ? removal.Arguments.Where(argument => argument.Value != removal.Receiver()).SelectMany(argument => FiltersIn(argument.Value)) : [];

    /// <summary>Whether it is for an action of a controller; null where that is not known.</summary>
    internal bool? Covers(INamedTypeSymbol controller, string name, IMethodSymbol action, CancellationToken cancellationToken)
    {
        bool? covers = true;
        foreach (var (condition, answer) in conditions)
            covers = And(covers, new Question(this, controller, name, action, cancellationToken).Ask(condition, 0) is { } said ? said == answer : null);
        return covers;
    }

    private static bool? And(bool? left, bool? right) => left == false || right == false ? false : left is null || right is null ? null : true;

    private static IEnumerable<(IOperation Condition, bool Answer)> ConditionsOver(IOperation statement)
    {
        for (var (at, parent) = (statement, statement.Parent); parent is not null; (at, parent) = (parent, parent.Parent))
        {
            switch (parent)
            {
                case IConditionalOperation choice when at != choice.Condition && !AsksForRoute(choice.Condition):
                    yield return (choice.Condition, at == choice.WhenTrue);
                    break;
                case IBlockOperation block:
                    foreach (var before in block.Operations.TakeWhile(operation => operation != at).OfType<IConditionalOperation>())
                        if (before.WhenFalse is null && Leaves(before.WhenTrue) && !AsksForRoute(before.Condition))
                            yield return (before.Condition, false);
                    break;
                case IForEachLoopOperation loop when at == loop.Body:
                    foreach (var filter in FiltersIn(loop.Collection))
                        yield return filter;
                    break;
                // 'controllers.ForEach(controller => ...)'
                case IInvocationOperation call when at is IArgumentOperation && call.Receiver() is { } all:
                    foreach (var filter in FiltersIn(all))
                        yield return filter;
                    break;
                case ISwitchCaseOperation or ISwitchExpressionArmOperation or ICatchClauseOperation:
                    yield return (parent, true);
                    break;
            }
        }
    }

    // What else takes some of them is not known.
    private static IEnumerable<(IOperation Condition, bool Answer)> FiltersIn(IOperation collection)
    {
        foreach (var call in Followed(collection).OfType<IInvocationOperation>().Where(call => !Whole.Contains(call.TargetMethod.Name)))
        {
            var asked = !Picks.Contains(call.TargetMethod.Name) ? [] : call.Arguments.SelectMany(argument => argument.Value.WithoutConversions() is IAnonymousFunctionOperation lambda ? lambda.Body.ReturnedValues() : []).ToList();
            if (asked.Count != 1)
                yield return (call, true);
            else if (!AsksForRoute(asked[0]))
                yield return (asked[0], true);
        }
    }

    // What a selector has already is not what tells actions apart.
    private static bool AsksForRoute(IOperation condition) => Followed(condition).Any(o => o is IPropertyReferenceOperation { Property.Name: "AttributeRouteModel" });

    // With what locals were made of: 'var routed = selectors.Where(selector => selector.AttributeRouteModel != null).ToList();'
    private static IEnumerable<IOperation> Followed(IOperation operation)
    {
        var root = operation;
        while (root.Parent is { } parent)
            root = parent;
        var found = operation.DescendantsAndSelf().ToList();
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        for (var i = 0; i < found.Count; i++)
            if (found[i] is ILocalReferenceOperation { Local: var local } && seen.Add(local))
                foreach (var declarator in root.Descendants().OfType<IVariableDeclaratorOperation>())
                    if (SymbolEqualityComparer.Default.Equals(declarator.Symbol, local) && declarator.GetVariableInitializer() is { } initializer)
                        found.AddRange(initializer.Value.DescendantsAndSelf());
        return found;
    }

    private static bool Leaves(IOperation statement) => statement switch
    {
        IBlockOperation { Operations: { Length: > 0 } operations } => Leaves(operations[operations.Length - 1]),
        IReturnOperation or IThrowOperation => true,
        IBranchOperation { BranchKind: BranchKind.Continue or BranchKind.Break } => true,
        IExpressionStatementOperation { Operation: IThrowOperation } => true,
        _ => false,
    };

    /// <summary>The conditions, asked of one action.</summary>
    private readonly struct Question(ConventionScope scope, INamedTypeSymbol controller, string name, IMethodSymbol action, CancellationToken cancellationToken)
    {
        internal bool? Ask(IOperation condition, int depth)
        {
            condition = condition.WithoutConversions();
            if (depth > Deepest)
                return null;
            if (condition.ConstantValue is { HasValue: true, Value: bool constant })
                return constant;
            switch (condition)
            {
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                    return !Ask(not.Operand, depth + 1);
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both:
                    return And(Ask(both.LeftOperand, depth + 1), Ask(both.RightOperand, depth + 1));
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either:
                    return !And(!Ask(either.LeftOperand, depth + 1), !Ask(either.RightOperand, depth + 1));
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison:
                    return comparison.OperatorKind == BinaryOperatorKind.Equals ? AreEqual(comparison.LeftOperand, comparison.RightOperand, depth) : !AreEqual(comparison.LeftOperand, comparison.RightOperand, depth);
                case IIsPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } } test:
                    return !HasAttribute(test.Value);
                case IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } } } test:
                    return HasAttribute(test.Value);
                case ICoalesceOperation { WhenNull.ConstantValue: { HasValue: true, Value: false } } choice:
                    return Ask(choice.Value, depth + 1);
                case IConditionalAccessOperation access:
                    return Ask(access.WhenNotNull, depth + 1);
                case ILocalReferenceOperation local when scope.Behind(local) is { } value:
                    return Ask(value, depth + 1);
                case IInvocationOperation call:
                    return HasAttribute(call) ?? AskOfType(call) ?? AskOfText(call, depth);
                default:
                    return null;
            }
        }

        private bool? AreEqual(IOperation left, IOperation right, int depth)
        {
            (left, right) = (left.WithoutConversions(), right.WithoutConversions());
            if (right.ConstantValue is { HasValue: true, Value: bool answer })
                return Ask(left, depth + 1) is { } said ? said == answer : null;
            if (right.ConstantValue is { HasValue: true, Value: null })
                return !HasAttribute(left);
            if (TypeOf(left) is { } type && TypeOf(right) is { } other)
                return SymbolEqualityComparer.Default.Equals(type, other);
            return TextOf(left) is { } text && TextOf(right) is { } same ? text == same : null;
        }

        // 'x.Attributes.OfType<T>().Any()', 'x.Attributes.Any(a => a is T)', 'type.IsDefined(typeof(T))', 'type.GetCustomAttribute<T>()'
        private bool? HasAttribute(IOperation value)
        {
            value = value.WithoutConversions();
            if (value is ILocalReferenceOperation local && scope.Behind(local) is { } behind)
                value = behind.WithoutConversions();
            if (value is not IInvocationOperation { TargetMethod: var method } call)
                return null;
            if (method.Name is "Any" or "FirstOrDefault" or "SingleOrDefault")
            {
                if (call.Arguments.Select(argument => argument.Value.WithoutConversions()).OfType<IAnonymousFunctionOperation>().FirstOrDefault() is { } test)
                    return test.Body.ReturnedValues().ToList() is { Count: 1 } tests && tests[0] is IIsTypeOperation { TypeOperand: var asked, ValueOperand: IParameterReferenceOperation } ? IsOn(BearerOf(call.Receiver()), asked) : null;
                return call.Receiver()?.WithoutConversions() is IInvocationOperation { TargetMethod: { Name: "OfType" or "GetCustomAttributes", TypeArguments: { Length: 1 } of } } typed ? IsOn(BearerOf(typed.Receiver()), of[0]) : null;
            }
            return method.Name switch
            {
                "IsDefined" when call.Arguments.Select(argument => argument.Value).OfType<ITypeOfOperation>().FirstOrDefault() is { } asked => IsOn(BearerOf(call.Receiver()), asked.TypeOperand),
                "GetCustomAttribute" when method.TypeArguments.Length == 1 => IsOn(BearerOf(call.Receiver()), method.TypeArguments[0]),
                _ => null,
            };
        }

        private ISymbol? BearerOf(IOperation? value) => value?.WithoutConversions() switch
        {
            IPropertyReferenceOperation { Property.Name: "Attributes", Instance: { } of } => of.Type.Is(AspNet.ControllerModel) ? controller : of.Type.Is(AspNet.ActionModel) ? action : null,
            IPropertyReferenceOperation { Property.Name: "ActionMethod" } => action,
            { } type => TypeOf(type),
            null => null,
        };

        private static bool? IsOn(ISymbol? bearer, ITypeSymbol attribute) =>
            bearer?.InheritedAttributes().Any(said => said.Attribute.AttributeClass is { } type && (type.SelfAndBases().Any(t => SymbolEqualityComparer.Default.Equals(t, attribute)) || type.AllInterfaces.Any(i => SymbolEqualityComparer.Default.Equals(i, attribute))));

        private bool? AskOfType(IInvocationOperation call)
        {
            if (call.Arguments.Length != 1 || TypeOf(call.Receiver()) is not { } receiver || TypeOf(call.Arguments[0].Value) is not { } argument)
                return null;
            return call.TargetMethod.Name switch
            {
                "IsAssignableFrom" => IsA(argument, receiver),
                "IsAssignableTo" => IsA(receiver, argument),
                "IsSubclassOf" => !SymbolEqualityComparer.Default.Equals(receiver, argument) && IsA(receiver, argument),
                "Equals" => SymbolEqualityComparer.Default.Equals(receiver, argument),
                _ => null,
            };
        }

        private static bool IsA(INamedTypeSymbol type, INamedTypeSymbol of) => type.SelfAndBases().Concat(type.AllInterfaces).Any(t => SymbolEqualityComparer.Default.Equals(t, of));

        private bool? AskOfText(IInvocationOperation call, int depth)
        {
            if (call.Instance is not { } instance || TextOf(instance) is not { } text || call.Arguments.Length is 0 or > 2 || TextOf(call.Arguments[0].Value) is not { } asked || depth > Deepest)
                return null;
            var comparison = System.StringComparison.Ordinal;
            if (call.Arguments.Length == 2)
            {
                if (call.Arguments[1].Value.WithoutConversions() is not IFieldReferenceOperation { Field.Name: var how } || !System.Enum.TryParse(how, out comparison))
                    return null;
            }
            return call.TargetMethod.Name switch
            {
                "StartsWith" => text.StartsWith(asked, comparison),
                "EndsWith" => text.EndsWith(asked, comparison),
                "Contains" => text.IndexOf(asked, comparison) >= 0,
                "Equals" => string.Equals(text, asked, comparison),
                _ => null,
            };
        }

        private INamedTypeSymbol? TypeOf(IOperation? value) => value?.WithoutConversions() switch
        {
            ITypeOfOperation of => of.TypeOperand as INamedTypeSymbol,
            IPropertyReferenceOperation { Property.Name: "ControllerType", Property.ContainingType: var holder } when holder.Is(AspNet.ControllerModel) => controller,
            IInvocationOperation { TargetMethod.Name: "AsType" or "GetTypeInfo" } same => TypeOf(same.Receiver()),
            IMemberReferenceOperation or IParameterReferenceOperation when scope.Held(value!.WithoutConversions(), cancellationToken) is ITypeOfOperation held => held.TypeOperand as INamedTypeSymbol,
            _ => null,
        };

        private string? TextOf(IOperation value)
        {
            value = value.WithoutConversions();
            if (value is IConditionalAccessInstanceOperation instance && instance.Accessed() is { } accessed)
                value = accessed.WithoutConversions();
            if (value is ILocalReferenceOperation local && scope.Behind(local) is { } behind)
                value = behind.WithoutConversions();
            if (value.ConstantText() is { } constant)
                return constant;
            if (value is IPropertyReferenceOperation property)
            {
                if (property.Property.ContainingType.Is(AspNet.ControllerModel) && property.Property.Name == "ControllerName")
                    return name;
                if (TypeOf(property.Instance) is { } type)
                    return property.Property.Name switch
                    {
                        "Name" => type.MetadataName,
                        "Namespace" => type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(),
                        _ => null,
                    };
            }
            return value is IMemberReferenceOperation or IParameterReferenceOperation ? scope.Held(value, cancellationToken).ConstantText() : null;
        }
    }

    private IOperation? Behind(ILocalReferenceOperation local) => model.BodyAround(local).ValuesOf(local.Local).ToList() is { Count: 1 } values ? values[0] : null;

    // What the convention was made with.
    private IOperation? Held(IOperation value, CancellationToken cancellationToken) => value switch
    {
        IMemberReferenceOperation { Instance: IInstanceReferenceOperation, Member: var member } => Passed(model.Endpoints.Objects.HeldBy(member.OriginalDefinition, of, cancellationToken)),
        IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } parameter } => Passed(model.Endpoints.Objects.HeldBy(parameter.OriginalDefinition, of, cancellationToken)),
        _ => null,
    };

    private static IOperation? Passed((IOperation Value, Frame Frame)? held) => held is { } found ? found.Frame.Passed(found.Value.WithoutConversions()).Value.WithoutConversions() : null;
}
