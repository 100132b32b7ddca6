using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// Decides conditions over the definition of an endpoint, such as <c>ep.EndpointTags?.Contains("public") is true</c> or <c>ep.Routes[0].StartsWith("/admin")</c>:
/// what the endpoint says of itself is known where it is written out. What is asked beyond that is left open.
/// </summary>
/// <param name="definition">What is known of a member of the definition by its name; <see cref="Unknown"/> for what is not.</param>
internal sealed class DefinitionPredicate(Func<string, object?> definition)
{
    /// <summary>What stands for a value that is not known.</summary>
    internal static readonly object Unknown = new();

    private readonly Dictionary<ISymbol, object?> _variables = new(SymbolEqualityComparer.Default);

    /// <summary>Whether an operation in the body of a function over definitions runs: by the conditions above it, and by what ends the function before; null where that is open.</summary>
    internal bool? Runs(IOperation operation, IOperation function)
    {
        bool? runs = true;
        for (var (child, parent) = (operation, operation.Parent); parent is not null && child != function; (child, parent) = (parent, parent.Parent))
            runs = And(runs, parent switch
            {
                IConditionalOperation choice when choice.Condition != child => choice.WhenTrue == child ? Holds(choice.Condition) : Not(Holds(choice.Condition)),
                ISwitchCaseOperation or ISwitchExpressionArmOperation or ILoopOperation or ICatchClauseOperation => null,
                ICoalesceOperation coalesce when coalesce.WhenNull == child => null,
                _ => true,
            });
        foreach (var end in function.Descendants().OfType<IReturnOperation>().Where(end => end is { IsImplicit: false, ReturnedValue: null } && end.Syntax.Span.End <= operation.Syntax.SpanStart))
            runs = runs == false ? false : And(runs, Not(Runs(end, function)));
        return runs;
    }

    /// <summary>Whether a condition holds; null where that is open.</summary>
    internal bool? Holds(IOperation condition) => ValueOf(condition) as bool?;

    /// <summary>What a lambda or method over a definition answers; null where that is open.</summary>
    internal bool? Answer(IOperation function) => function.ReturnedValues().ToList() is { Count: 1 } returned ? Holds(returned[0]) : null;

    private static bool? And(bool? left, bool? right) => left == false || right == false ? false : left is null || right is null ? null : true;

    private static bool? Not(bool? value) => value is null ? null : !value;

    private static object Of(bool? value) => value is { } known ? known : Unknown;

    private object? ValueOf(IOperation operation)
    {
        operation = operation.WithoutConversions();
        if (operation.ConstantValue is { HasValue: true, Value: var constant })
            return constant;
        switch (operation)
        {
            case IPropertyReferenceOperation { Instance: { } instance, Property: var property }:
                return MemberOf(instance, property);
            case IFieldReferenceOperation { Field: { IsStatic: true, Name: nameof(string.Empty), ContainingType.SpecialType: SpecialType.System_String } }:
                return "";
            case IParameterReferenceOperation { Parameter: var parameter }:
                return _variables.TryGetValue(parameter, out var given) ? given : Unknown;
            case IConditionalAccessOperation access:
                return ValueOf(access.Operation) is null ? null : ValueOf(access.WhenNotNull);
            case IConditionalAccessInstanceOperation instance:
                return instance.Accessed() is { } accessed ? ValueOf(accessed) : Unknown;
            case ITypeOfOperation { TypeOperand: var type }:
                return type;
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return Of(Not(Holds(not.Operand)));
            case ICoalesceOperation coalesce:
                return ValueOf(coalesce.Value) ?? ValueOf(coalesce.WhenNull);
            case IBinaryOperation binary:
                return Of(Compared(binary));
            case IIsPatternOperation test:
                return Of(Matches(ValueOf(test.Value), test.Pattern));
            case IArrayElementReferenceOperation { Indices: { Length: 1 } indices } element:
                return At(ValueOf(element.ArrayReference), ValueOf(indices[0]));
            case IInvocationOperation call:
                return ResultOf(call);
            default:
                return Unknown;
        }
    }

    private object? MemberOf(IOperation instance, IPropertySymbol property)
    {
        if (instance.WithoutConversions() is IParameterReferenceOperation { Parameter: var parameter } && !_variables.ContainsKey(parameter))
            return definition(property.Name);
        return (ValueOf(instance), property.Name) switch
        {
            (INamedTypeSymbol type, "Name") => type.MetadataName,
            (INamedTypeSymbol type, "Namespace") => type.ContainingNamespace.IsGlobalNamespace ? null : type.ContainingNamespace.ToDisplayString(),
            (INamedTypeSymbol { ContainingType: null } type, "FullName") => type.ContainingNamespace.IsGlobalNamespace ? type.MetadataName : type.ContainingNamespace.ToDisplayString() + "." + type.MetadataName,
            (ImmutableArray<string> list, "Length" or "Count") => list.Length,
            (string text, "Length") => text.Length,
            _ => Unknown,
        };
    }

    private bool? Compared(IBinaryOperation binary)
    {
        switch (binary.OperatorKind)
        {
            case BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And:
                return And(Holds(binary.LeftOperand), Holds(binary.RightOperand));
            case BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or:
                return Not(And(Not(Holds(binary.LeftOperand)), Not(Holds(binary.RightOperand))));
            case BinaryOperatorKind.Equals:
                return AreEqual(ValueOf(binary.LeftOperand), ValueOf(binary.RightOperand));
            case BinaryOperatorKind.NotEquals:
                return Not(AreEqual(ValueOf(binary.LeftOperand), ValueOf(binary.RightOperand)));
            case BinaryOperatorKind.GreaterThan:
                return (ValueOf(binary.LeftOperand), ValueOf(binary.RightOperand)) is (int left, int right) ? left > right : null;
            default:
                return null;
        }
    }

    private static bool? AreEqual(object? left, object? right) =>
        left == Unknown || right == Unknown ? null
        : left is ITypeSymbol one && right is ITypeSymbol other ? SymbolEqualityComparer.Default.Equals(one, other)
        : Equals(left, right);

    private bool? Matches(object? value, IPatternOperation pattern) => pattern switch
    {
        INegatedPatternOperation not => Not(Matches(value, not.Pattern)),
        IConstantPatternOperation constant => AreEqual(value, ValueOf(constant.Value)),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => Not(And(Not(Matches(value, either.LeftPattern)), Not(Matches(value, either.RightPattern)))),
        _ => null,
    };

    private object? ResultOf(IInvocationOperation call)
    {
        var receiver = call.Instance ?? call.Arguments.FirstOrDefault()?.Value;
        var arguments = call.Instance is null ? call.Arguments.RemoveRange(0, Math.Min(1, call.Arguments.Length)) : call.Arguments;
        if (receiver is null)
            return Unknown;
        var first = arguments.FirstOrDefault(argument => !argument.IsImplicit)?.Value.WithoutConversions();
        switch (ValueOf(receiver), call.TargetMethod.Name)
        {
            case (ImmutableArray<string> list, "Any" or "Exists" or "All" or "TrueForAll") when first is IAnonymousFunctionOperation test:
                var isAny = call.TargetMethod.Name is "Any" or "Exists";
                bool? result = !isAny;
                foreach (var element in list)
                    result = isAny ? Not(And(Not(result), Not(With(test, element)))) : And(result, With(test, element));
                return Of(result);
            case (ImmutableArray<string> list, "Any") when first is null:
                return list.Length > 0;
            case (ImmutableArray<string> list, "Contains") when first is not null:
                return ValueOf(first) is string wanted ? Of(Contains(list, wanted, arguments)) : Unknown;
            case (ImmutableArray<string> list, "First" or "FirstOrDefault" or "Single") when first is null:
                return At(list, 0);
            case (ImmutableArray<string> list, "get_Item"):
                return first is null ? Unknown : At(list, ValueOf(first));
            case (string text, "StartsWith" or "EndsWith" or "Contains" or "Equals") when first is not null && ValueOf(first) is string part && ComparisonIn(arguments) is { } comparison:
                return call.TargetMethod.Name switch
                {
                    "StartsWith" => text.StartsWith(part, comparison),
                    "EndsWith" => text.EndsWith(part, comparison),
                    "Equals" => text.Equals(part, comparison),
                    _ => text.IndexOf(part, comparison) >= 0,
                };
            case (string text, "ToLower" or "ToLowerInvariant"):
                return text.ToLowerInvariant();
            case (string text, "ToUpper" or "ToUpperInvariant"):
                return text.ToUpperInvariant();
            case (string text, "ToString"):
                return text;
            case (string text, "Trim") when first is null:
                return text.Trim();
            case (INamedTypeSymbol type, "IsAssignableTo" or "IsSubclassOf") when first is not null && ValueOf(first) is INamedTypeSymbol ancestor:
                return type.SelfAndBases().Concat(type.AllInterfaces).Any(one => SymbolEqualityComparer.Default.Equals(one, ancestor));
            case (INamedTypeSymbol type, "Equals") when first is not null:
                return Of(AreEqual(type, ValueOf(first)));
            // Of objects that nobody adds there is none of a kind.
            case (ImmutableArray<ITypeSymbol> types, "OfType") when call.TargetMethod.TypeArguments is { Length: 1 } kind:
                return types.Any(type => type.SelfAndInterfaces().Any(one => SymbolEqualityComparer.Default.Equals(one, kind[0]))) ? Unknown : ImmutableArray<string>.Empty;
            case (null, _) when call.Instance is null && call.TargetMethod.Name is "IsNullOrEmpty" or "IsNullOrWhiteSpace":
                return true;
            default:
                return Unknown;
        }
    }

    private static object? At(object? list, object? index) => list is ImmutableArray<string> texts && index is int place && place >= 0 && place < texts.Length ? texts[place] : Unknown;

    private bool? Contains(ImmutableArray<string> list, string wanted, ImmutableArray<IArgumentOperation> arguments) =>
        arguments.Length == 1 ? list.Contains(wanted)
        : arguments[1].Value.WithoutConversions() is IPropertyReferenceOperation { Property: { Name: var comparer, ContainingType.Name: nameof(StringComparer) } }
            ? list.Contains(wanted, comparer.EndsWith("IgnoreCase", StringComparison.Ordinal) ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal)
            : null;

    // Routes are compared by cultures only by those who forget to say otherwise.
    private static StringComparison? ComparisonIn(ImmutableArray<IArgumentOperation> arguments) =>
        arguments.Length <= 1 ? StringComparison.Ordinal
        : arguments[1].Value.ConstantValue is { HasValue: true, Value: int comparison } ? ((StringComparison)comparison).ToString().EndsWith("IgnoreCase", StringComparison.Ordinal) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal
        : null;

    private bool? With(IAnonymousFunctionOperation test, string element)
    {
        if (test.Symbol.Parameters.Length != 1)
            return null;
        _variables[test.Symbol.Parameters[0]] = element;
        return Answer(test.Body);
    }
}
