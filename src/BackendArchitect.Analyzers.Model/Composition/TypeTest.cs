using System;
using System.Linq;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>
/// Whether a class passes the filter of a scan: <c>type =&gt; !type.Name.StartsWith("Old")</c> over reflected types, or calls on a filter such as
/// Scrutor's <c>c =&gt; c.AssignableTo&lt;IJob&gt;()</c>. Where <see cref="ReflectedTypes"/> asks what may pass, this says what does: null is not known.
/// </summary>
internal static class TypeTest
{
    /// <summary>Whether a class passes a predicate; null where that is not known.</summary>
    internal static bool? Passes(IOperation predicate, INamedTypeSymbol type)
    {
        if (predicate.WithoutConversions() is not IAnonymousFunctionOperation { Symbol.Parameters: { Length: 1 } parameters } lambda)
            return null;
        if (parameters[0].Type.Is(Names.Reflection.Type))
            return lambda.Body.Operations is { Length: 1 } statements && statements[0] is IReturnOperation { ReturnedValue: { } returned } ? Holds(returned, parameters[0], type) : null;
        // Each call on the filter narrows it, one behind the other or line by line.
        var calls = lambda.Body.Descendants().OfType<IInvocationOperation>().Where(call => IsOn(call, parameters[0])).ToList();
        return calls.Count > 0 && !lambda.Body.Descendants().Any(o => o is IConditionalOperation or ILoopOperation or ISwitchOperation)
            ? calls.Select(call => Narrows(call, type)).Aggregate((bool?)true, And)
            : null;
    }

    /// <summary>Both; null where that depends on what is not known.</summary>
    internal static bool? And(bool? left, bool? right) => left == false || right == false ? false : left is null || right is null ? null : true;

    private static bool? Or(bool? left, bool? right) => !And(!left, !right);

    private static bool IsOn(IInvocationOperation call, IParameterSymbol filter)
    {
        IOperation? at = call;
        while (at?.WithoutConversions() is IInvocationOperation inner)
            at = inner.Receiver();
        return at?.WithoutConversions() is IParameterReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Parameter, filter);
    }

    private static bool? Narrows(IInvocationOperation call, INamedTypeSymbol type) => call.TargetMethod.Name switch
    {
        "AssignableTo" when NamedBy(call) is { } wanted => IsA(type, wanted),
        "WithAttribute" when NamedBy(call) is { } attribute && call.Arguments.All(argument => argument.Value.WithoutConversions() is not IAnonymousFunctionOperation) => Bears(type, attribute),
        "WithoutAttribute" when NamedBy(call) is { } attribute && call.Arguments.All(argument => argument.Value.WithoutConversions() is not IAnonymousFunctionOperation) => !Bears(type, attribute),
        "Where" when call.Arguments is { Length: > 0 } given => Passes(given[given.Length - 1].Value, type),
        _ => null,
    };

    private static bool? Holds(IOperation test, ISymbol subject, INamedTypeSymbol type)
    {
        switch (test.WithoutConversions())
        {
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And } both:
                return And(Holds(both.LeftOperand, subject, type), Holds(both.RightOperand, subject, type));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } either:
                return Or(Holds(either.LeftOperand, subject, type), Holds(either.RightOperand, subject, type));
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return !Holds(not.Operand, subject, type);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } same when TextOf(same.LeftOperand, subject, type) is { } text && same.RightOperand.ConstantText() is { } wanted:
                return text == wanted;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } other when TextOf(other.LeftOperand, subject, type) is { } text && other.RightOperand.ConstantText() is { } unwanted:
                return text != unwanted;
            // A static class is abstract too.
            case IPropertyReferenceOperation { Property.Name: var property, Instance: { } instance } when IsSubject(instance, subject):
                return property switch
                {
                    "IsAbstract" => type.IsAbstract || type.IsStatic || type.TypeKind == TypeKind.Interface,
                    "IsInterface" => type.TypeKind == TypeKind.Interface,
                    "IsClass" => type.TypeKind is TypeKind.Class or TypeKind.Delegate,
                    "IsSealed" => type.IsSealed || type.IsStatic,
                    "IsGenericType" => type.IsGenericType,
                    "IsPublic" => type.ContainingType is null && type.DeclaredAccessibility == Accessibility.Public,
                    _ => null,
                };
            case IInvocationOperation call:
                return Holds(call, subject, type);
            default:
                return null;
        }
    }

    private static bool? Holds(IInvocationOperation call, ISymbol subject, INamedTypeSymbol type)
    {
        var receiver = call.Receiver()?.WithoutConversions();
        switch (call.TargetMethod.Name)
        {
            case "IsAssignableTo" when IsSubject(receiver, subject) && NamedBy(call) is { } wanted:
                return IsA(type, wanted);
            case "IsSubclassOf" when IsSubject(receiver, subject) && NamedBy(call) is { } wanted:
                return And(IsA(type, wanted), wanted.TypeKind == TypeKind.Class && !type.IsDeclaredAs(wanted));
            case "IsAssignableFrom" when receiver is ITypeOfOperation { TypeOperand: var wanted } && call.Arguments.Any(argument => IsSubject(argument.Value, subject)):
                return IsA(type, wanted);
            case "StartsWith" or "EndsWith" or "Contains" when receiver is not null && TextOf(receiver, subject, type) is { } text && call.Arguments is { Length: > 0 } given && given[0].Value.ConstantText() is { } wanted && ComparisonOf(call) is { } comparison:
                return call.TargetMethod.Name switch
                {
                    "StartsWith" => text.StartsWith(wanted, comparison),
                    "EndsWith" => text.EndsWith(wanted, comparison),
                    _ => text.IndexOf(wanted, comparison) >= 0,
                };
            default:
                return null;
        }
    }

    // By the rules of a culture two names may be alike in more ways, but hardly ever two that are made of letters alone.
    private static StringComparison? ComparisonOf(IInvocationOperation call) => call.Arguments.Length switch
    {
        1 => StringComparison.Ordinal,
        2 when call.Arguments[1].Value.ConstantValue is { HasValue: true, Value: int comparison } => comparison % 2 == 1 ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal,
        _ => null,
    };

    private static string? TextOf(IOperation value, ISymbol subject, INamedTypeSymbol type) => value.WithoutConversions() switch
    {
        IPropertyReferenceOperation { Property.Name: "Name", Instance: { } instance } when IsSubject(instance, subject) => type.MetadataName,
        IPropertyReferenceOperation { Property.Name: "Namespace", Instance: { } instance } when IsSubject(instance, subject) && !type.ContainingNamespace.IsGlobalNamespace => type.ContainingNamespace.ToDisplayString(),
        _ => null,
    };

    // Whether a construction of an open type is meant depends on who asks.
    private static bool? IsA(INamedTypeSymbol type, ITypeSymbol wanted) => wanted is INamedTypeSymbol { IsGenericType: true }
        ? null
        : type.SelfAndBases().Concat(type.AllInterfaces).Any(one => one.IsSameAs(wanted));

    private static bool Bears(INamedTypeSymbol type, ITypeSymbol attribute) =>
        type.SelfAndBases().SelectMany(one => one.GetAttributes()).Any(given => given.AttributeClass is { } made && made.SelfAndBases().Any(one => one.IsSameAs(attribute)));

    private static ITypeSymbol? NamedBy(IInvocationOperation call) =>
        call.TargetMethod.TypeArguments.FirstOrDefault() ?? call.Arguments.Select(argument => argument.Value.WithoutConversions()).OfType<ITypeOfOperation>().FirstOrDefault()?.TypeOperand;

    private static bool IsSubject(IOperation? value, ISymbol subject) =>
        value?.WithoutConversions() is IParameterReferenceOperation parameter && SymbolEqualityComparer.Default.Equals(parameter.Parameter, subject);
}
