using System;
using System.Collections.Generic;
using System.Linq;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>
/// Which types an expression of type <see cref="Type"/> may stand for, where it is found by reflection: <c>type.GetInterfaces()</c> are interfaces, and of
/// <c>assembly.GetTypes().Where(t =&gt; t.IsAssignableTo(typeof(IJob)))</c> all are jobs. Whatever is not understood may be any type.
/// </summary>
internal sealed class ReflectedTypes(ServiceModel model)
{
    private const int Deepest = 12;

    private static readonly Func<INamedTypeSymbol, bool> Any = _ => true;
    private static readonly Func<INamedTypeSymbol, bool> Interface = type => type.TypeKind == TypeKind.Interface;

    /// <summary>What the expression may stand for.</summary>
    /// <param name="value">The expression.</param>
    /// <param name="use">What it is used in: the conditions that lead there are heard too.</param>
    internal Func<INamedTypeSymbol, bool> Of(IOperation value, IOperation use)
    {
        var found = Value(value, 0);
        foreach (var (condition, subject) in ConditionsAround(use))
            found = Both(found, Test(condition, subject, 0));
        return found;
    }

    /// <summary>What passes a predicate of a scan: a lambda over types, or calls on a filter such as <c>c =&gt; c.AssignableTo&lt;IJob&gt;()</c>.</summary>
    internal Func<INamedTypeSymbol, bool> Admitted(IOperation predicate) => predicate.WithoutConversions() is not IAnonymousFunctionOperation lambda ? Any
        : lambda.Symbol.Parameters.Length == 1 && lambda.Symbol.Parameters[0].Type.Is(Names.Reflection.Type) ? Test(BodyOf(lambda), lambda.Symbol.Parameters[0], 0)
        : BodyOf(lambda).DescendantsAndSelf().OfType<IInvocationOperation>().Select(Narrows).Aggregate(Any, Both);

    private Func<INamedTypeSymbol, bool> Narrows(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "AssignableTo" when NamedBy(call) is { } type => Is(type),
        "AssignableToAny" when call.Descendants().OfType<ITypeOfOperation>().Select(of => of.TypeOperand).ToList() is { Count: > 0 } types => tested => types.Exists(type => Is(type)(tested)),
        "WithAttribute" when NamedBy(call) is { } attribute => Bears(attribute),
        "Where" when call.Arguments.Select(a => a.Value.WithoutConversions()).OfType<IAnonymousFunctionOperation>().FirstOrDefault() is { } where => Admitted(where),
        _ => Any,
    };

    private static ITypeSymbol? NamedBy(IInvocationOperation call) =>
        call.TargetMethod.TypeArguments.FirstOrDefault() ?? call.Arguments.Select(a => a.Value.WithoutConversions()).OfType<ITypeOfOperation>().FirstOrDefault()?.TypeOperand;

    private Func<INamedTypeSymbol, bool> Value(IOperation value, int depth)
    {
        if (depth > Deepest)
            return Any;
        switch (value.WithoutConversions())
        {
            case ITypeOfOperation of:
                return type => type.IsSameAs(of.TypeOperand);
            case IInvocationOperation { TargetMethod.Name: "MakeGenericType" or "GetGenericTypeDefinition" or "GetTypeInfo" or "AsType" } same when same.Receiver() is { } receiver:
                return Value(receiver, depth + 1);
            case IInvocationOperation { TargetMethod.Name: "GetInterface" }:
                return Interface;
            case IInvocationOperation { TargetMethod.Name: "First" or "FirstOrDefault" or "Single" or "SingleOrDefault" or "Last" or "LastOrDefault" or "ElementAt" or "ElementAtOrDefault" } one when one.Receiver() is { } receiver:
                return Both(Elements(receiver, depth + 1), Filter(one, depth + 1));
            case IArrayElementReferenceOperation element:
                return Elements(element.ArrayReference, depth + 1);
            case ICoalesceOperation coalesce:
                return Either(Value(coalesce.Value, depth + 1), Value(coalesce.WhenNull, depth + 1));
            case IConditionalOperation { WhenFalse: { } otherwise } conditional:
                return Either(Value(conditional.WhenTrue, depth + 1), Value(otherwise, depth + 1));
            case ILocalReferenceOperation { Local: var local } reference:
                var body = model.BodyAround(reference);
                if (body.LoopOf(local) is { } loop)
                    return Elements(loop.Collection, depth + 1);
                var values = body.ValuesOf(local).ToList();
                return values.Count == 0 ? Any : values.Select(each => Value(each, depth + 1)).Aggregate(Either);
            case IParameterReferenceOperation { Parameter: var parameter } reference:
                if (LambdaOf(parameter, reference) is not { Parent: var outer } || CallAround(outer) is not { } taker || taker.Receiver() is not { } over)
                    return Any;
                return parameter.Ordinal == 0 ? Elements(over, depth + 1)
                    : taker.TargetMethod.Name == "SelectMany" && Lambda(taker) is { } inner ? Elements(BodyOf(inner), depth + 1)
                    : Any;
            // What FluentValidation and others find says so by its name.
            case IPropertyReferenceOperation { Property.Name: "InterfaceType" }:
                return Interface;
            case IPropertyReferenceOperation { Property.ContainingType.IsAnonymousType: true } member:
                return GivenTo(member).Select(given => Value(given, depth + 1)).DefaultIfEmpty(Any).Aggregate(Either);
            default:
                return Any;
        }
    }

    private Func<INamedTypeSymbol, bool> Elements(IOperation collection, int depth)
    {
        if (depth > Deepest)
            return Any;
        switch (collection.WithoutConversions())
        {
            case IInvocationOperation { TargetMethod.Name: "GetInterfaces" } or IPropertyReferenceOperation { Property.Name: "ImplementedInterfaces" }:
                return Interface;
            case IInvocationOperation { TargetMethod.Name: "Where" } where when where.Receiver() is { } receiver:
                return Both(Elements(receiver, depth + 1), Filter(where, depth + 1));
            case IInvocationOperation { TargetMethod.Name: "Select" } select when Lambda(select) is { } projection:
                return Value(BodyOf(projection), depth + 1);
            case IInvocationOperation { TargetMethod.Name: "SelectMany" } select when Lambda(select) is { } projection && select.Arguments.Length == 2:
                return Elements(BodyOf(projection), depth + 1);
            case IInvocationOperation { TargetMethod.Name: "Distinct" or "ToList" or "ToArray" or "OrderBy" or "OrderByDescending" or "ThenBy" or "Except" or "AsEnumerable" or "Skip" or "Take" or "ToHashSet" } same
                when same.Receiver() is { } receiver:
                return Elements(receiver, depth + 1);
            case IPropertyReferenceOperation { Property.ContainingType.IsAnonymousType: true } member:
                return GivenTo(member).Select(given => Elements(given, depth + 1)).DefaultIfEmpty(Any).Aggregate(Either);
            case ILocalReferenceOperation { Local: var local } reference:
                var values = model.BodyAround(reference).ValuesOf(local).ToList();
                return values.Count == 0 ? Any : values.Select(each => Elements(each, depth + 1)).Aggregate(Either);
            default:
                return Any;
        }
    }

    private Func<INamedTypeSymbol, bool> Filter(IInvocationOperation call, int depth) =>
        Lambda(call) is { Symbol.Parameters: { Length: > 0 } parameters } lambda ? Test(BodyOf(lambda), parameters[0], depth) : Any;

    // What may pass a test; the test of something else lets everything pass.
    private Func<INamedTypeSymbol, bool> Test(IOperation test, ISymbol subject, int depth)
    {
        if (depth > Deepest)
            return Any;
        switch (test.WithoutConversions())
        {
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And } both:
                return Both(Test(both.LeftOperand, subject, depth + 1), Test(both.RightOperand, subject, depth + 1));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } either:
                return Either(Test(either.LeftOperand, subject, depth + 1), Test(either.RightOperand, subject, depth + 1));
            case IPropertyReferenceOperation { Property.Name: "IsInterface" } property when IsSubject(property.Instance, subject):
                return Interface;
            case IPropertyReferenceOperation { Property.Name: "IsClass" } property when IsSubject(property.Instance, subject):
                return type => type.TypeKind == TypeKind.Class;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } found when found.RightOperand.WithoutConversions() is ILiteralOperation { ConstantValue: { HasValue: true, Value: null } }:
                return Test(found.LeftOperand, subject, depth + 1);
            case IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } } } found:
                return Test(found.Value, subject, depth + 1);
            case IInvocationOperation call:
                return TestOf(call, subject);
            default:
                return Any;
        }
    }

    private static Func<INamedTypeSymbol, bool> TestOf(IInvocationOperation call, ISymbol subject)
    {
        var receiver = call.Receiver()?.WithoutConversions();
        var named = NamedBy(call);
        switch (call.TargetMethod.Name)
        {
            case "IsAssignableTo" or "IsSubclassOf" or "Implements" when IsSubject(receiver, subject) && named is not null:
                return Is(named);
            case "IsAssignableFrom" when receiver is ITypeOfOperation of && call.Arguments.Any(a => IsSubject(a.Value, subject)):
                return Is(of.TypeOperand);
            case "IsDefined" or "GetCustomAttribute" or "GetCustomAttributes" when IsSubject(receiver, subject) && named is not null:
                return Bears(named);
            case "Contains" when receiver is IInvocationOperation { TargetMethod.Name: "GetInterfaces" } all && IsSubject(all.Instance, subject) && named is not null:
                return Is(named);
            case "Any" when receiver is IInvocationOperation { TargetMethod.Name: "GetInterfaces" } all && IsSubject(all.Instance, subject):
                var asked = call.Descendants().OfType<ITypeOfOperation>().Select(of => of.TypeOperand).ToList();
                return asked.Count == 1 && Lambda(call) is { } lambda && !BodyOf(lambda).DescendantsAndSelf().Any(o => o is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } or IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.NotEquals })
                    ? Is(asked[0])
                    : type => !type.AllInterfaces.IsEmpty;
            case "EndsWith" or "StartsWith" or "Contains" when receiver is IPropertyReferenceOperation { Property.Name: "Name" } name && IsSubject(name.Instance, subject) && call.Arguments.Length > 0 && call.Arguments[0].Value.ConstantText() is { } part:
                return type => type.MetadataName.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;
            default:
                return Any;
        }
    }

    // The conditions of the branches that an operation stands in, with the variable of the loop or lambda that they speak of.
    private static IEnumerable<(IOperation Condition, ISymbol Subject)> ConditionsAround(IOperation use)
    {
        var types = use.Descendants().Select(SymbolOf).OfType<ISymbol>().Distinct<ISymbol>(SymbolEqualityComparer.Default).ToList();
        for (var at = use; at.Parent is { } parent; at = parent)
            if (parent is IConditionalOperation conditional && conditional.WhenTrue == at && types.Count == 1)
                yield return (conditional.Condition, types[0]);

        static ISymbol? SymbolOf(IOperation operation) => operation switch
        {
            ILocalReferenceOperation { Type: { } type } local when type.Is(Names.Reflection.Type) => local.Local,
            IParameterReferenceOperation { Type: { } type } parameter when type.Is(Names.Reflection.Type) => parameter.Parameter,
            _ => null,
        };
    }

    private static Func<INamedTypeSymbol, bool> Is(ITypeSymbol wanted) => type =>
        type.SelfAndBases().Concat(type.AllInterfaces).Any(one => one.IsSameAs(wanted));

    private static Func<INamedTypeSymbol, bool> Bears(ITypeSymbol attribute) => type => type.SelfAndBases().SelectMany(one => one.GetAttributes())
        .Any(given => given.AttributeClass is { } made && made.SelfAndBases().Concat(made.AllInterfaces).Any(one => one.IsSameAs(attribute)));

    private static bool IsSubject(IOperation? value, ISymbol subject) => value?.WithoutConversions() switch
    {
        ILocalReferenceOperation local => SymbolEqualityComparer.Default.Equals(local.Local, subject),
        IParameterReferenceOperation parameter => SymbolEqualityComparer.Default.Equals(parameter.Parameter, subject),
        _ => false,
    };

    private static IAnonymousFunctionOperation? Lambda(IInvocationOperation call) => call.Arguments.Select(a => a.Value.WithoutConversions()).OfType<IAnonymousFunctionOperation>().FirstOrDefault();

    private static IAnonymousFunctionOperation? LambdaOf(IParameterSymbol parameter, IOperation inside)
    {
        for (var at = inside; at is not null; at = at.Parent)
            if (at is IAnonymousFunctionOperation lambda && lambda.Symbol.Parameters.Contains(parameter, SymbolEqualityComparer.Default))
                return lambda;
        return null;
    }

    private static IInvocationOperation? CallAround(IOperation? at)
    {
        while (at is IDelegateCreationOperation or IConversionOperation or IArgumentOperation)
            at = at.Parent;
        return at as IInvocationOperation;
    }

    // What a property of an anonymous type is made with in the body around.
    private static IEnumerable<IOperation> GivenTo(IPropertyReferenceOperation member) => WholeOf(member).Descendants().OfType<IAnonymousObjectCreationOperation>()
        .Where(made => SymbolEqualityComparer.Default.Equals(made.Type, member.Property.ContainingType))
        .SelectMany(made => made.Initializers).OfType<ISimpleAssignmentOperation>().Where(set => set.Target is IPropertyReferenceOperation target && target.Property.Name == member.Property.Name)
        .Select(set => set.Value);

    private static IOperation WholeOf(IOperation part)
    {
        while (part.Parent is { } parent)
            part = parent;
        return part;
    }

    private static IOperation BodyOf(IAnonymousFunctionOperation lambda) =>
        lambda.Body.Operations.Length == 1 && lambda.Body.Operations[0] is IReturnOperation { ReturnedValue: { } value } ? value : lambda.Body;

    private static Func<INamedTypeSymbol, bool> Both(Func<INamedTypeSymbol, bool> left, Func<INamedTypeSymbol, bool> right) =>
        left == Any ? right : right == Any ? left : type => left(type) && right(type);

    private static Func<INamedTypeSymbol, bool> Either(Func<INamedTypeSymbol, bool> left, Func<INamedTypeSymbol, bool> right) =>
        left == Any || right == Any ? Any : type => left(type) || right(type);
}
