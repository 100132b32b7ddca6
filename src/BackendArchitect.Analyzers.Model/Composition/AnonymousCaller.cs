using System;
using System.Linq;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>
/// What expressions say of a request that brings no credentials: its user is not authenticated and has no claims, it has no cookies, and no header
/// that a credential could stand in. What depends on anything else is not known.
/// </summary>
internal static class AnonymousCaller
{
    private const int MostSteps = 6;

    private static readonly string[] CredentialHeaders = ["auth", "key", "token", "secret", "signature", "password", "credential", "cookie", "session"];

    /// <summary>Whether a condition holds; null where that is not known.</summary>
    internal static bool? Holds(IOperation condition, BodyIndex body) => Holds(condition, body, 0);

    private static bool? Holds(IOperation condition, BodyIndex body, int steps)
    {
        var value = condition.WithoutConversions();
        if (steps > MostSteps)
            return null;
        if (value.ConstantValue is { HasValue: true, Value: bool constant })
            return constant;
        return value switch
        {
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => !Holds(not.Operand, body, steps),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And } and => And(Holds(and.LeftOperand, body, steps), Holds(and.RightOperand, body, steps)),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } or => !And(!Holds(or.LeftOperand, body, steps), !Holds(or.RightOperand, body, steps)),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equals => AreEqual(equals, body, steps),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } differ => !AreEqual(differ, body, steps),
            IIsPatternOperation pattern => Matches(pattern.Value, pattern.Pattern, body, steps),
            // The framework gives every request a user and an identity.
            IConditionalAccessOperation access => Holds(access.WhenNotNull, body, steps),
            ICoalesceOperation coalesce => Holds(coalesce.Value, body, steps) is false && Holds(coalesce.WhenNull, body, steps) is false ? false : null,
            IPropertyReferenceOperation { Property.Name: "IsAuthenticated" } property => IsOfUser(property.Instance, body, steps) ? false : null,
            IPropertyReferenceOperation { Property: { Name: "Succeeded", ContainingType: var type } } property when type.Is(Authentication.Result) => IsAuthenticated(property.Instance, body, steps) ? false : null,
            IPropertyReferenceOperation { Property.Name: "HasValue" } property => !IsNull(property.Instance, body, steps),
            IInvocationOperation call => Answers(call, body, steps),
            ILocalReferenceOperation local => OnlyValueOf(local, body) is { } only ? Holds(only, body, steps + 1) : null,
            _ => null,
        };
    }

    private static bool? And(bool? left, bool? right) => left is false || right is false ? false : left is true && right is true ? true : null;

    private static bool? AreEqual(IBinaryOperation comparison, BodyIndex body, int steps)
    {
        var (left, right) = (comparison.LeftOperand.WithoutConversions(), comparison.RightOperand.WithoutConversions());
        if (left.ConstantValue is { HasValue: true })
            (left, right) = (right, left);
        return right.ConstantValue switch
        {
            { HasValue: true, Value: null } => IsNull(left, body, steps),
            { HasValue: true, Value: true } => Holds(left, body, steps),
            { HasValue: true, Value: false } => !Holds(left, body, steps),
            _ => null,
        };
    }

    private static bool? Matches(IOperation value, IPatternOperation pattern, BodyIndex body, int steps) => pattern switch
    {
        INegatedPatternOperation negated => !Matches(value, negated.Pattern, body, steps),
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } => IsNull(value, body, steps),
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: true } } => Holds(value, body, steps),
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: false } } => !Holds(value, body, steps),
        IRecursivePatternOperation recursive when recursive.PropertySubpatterns.Any(sub => IsOfAuthenticated(sub, value, body, steps)) => false,
        IRecursivePatternOperation or IDeclarationPatternOperation => IsNull(value, body, steps) is true ? false : null,
        _ => null,
    };

    // User is { Identity: { IsAuthenticated: true } }, User.Identity is { IsAuthenticated: true }
    private static bool IsOfAuthenticated(IPropertySubpatternOperation sub, IOperation value, BodyIndex body, int steps) =>
        IsOfUser(value, body, steps) && (sub.Member, sub.Pattern) switch
        {
            (IPropertyReferenceOperation { Property.Name: "IsAuthenticated" }, IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: true } }) => true,
            (IPropertyReferenceOperation { Property.Name: "Identity" }, IRecursivePatternOperation inner) => inner.PropertySubpatterns.Any(deeper => IsOfAuthenticated(deeper, value, body, steps)),
            _ => false,
        };

    private static bool? Answers(IInvocationOperation call, BodyIndex body, int steps)
    {
        var argument = call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == (call.Instance is null && call.TargetMethod.IsExtensionMethod ? 1 : 0))?.Value;
        switch (call.TargetMethod.Name)
        {
            case "IsInRole" or "HasClaim" when IsOfUser(call.Receiver(), body, steps):
                return false;
            case "Any" when call.Receiver() is IPropertyReferenceOperation { Property.Name: "Claims" } claims && IsOfUser(claims.Instance, body, steps):
                return false;
            case "ContainsKey" or "TryGetValue" when call.Receiver() is { } store && argument is not null:
                return IsCookies(store) || (IsHeaders(store) && IsCredential(argument.ConstantText())) ? false : null;
            case "IsNullOrEmpty" or "IsNullOrWhiteSpace" when argument is not null:
                return IsNullOrEmpty(argument, body, steps);
            default:
                return null;
        }
    }

    private static bool? IsNull(IOperation? operation, BodyIndex body, int steps)
    {
        if (operation?.WithoutConversions() is not { } value || steps > MostSteps)
            return null;
        switch (value)
        {
            case { ConstantValue: { HasValue: true, Value: null } }:
                return true;
            case IAwaitOperation awaited:
                return IsNull(awaited.Operation, body, steps);
            case IConditionalAccessOperation access:
                return IsNull(access.Operation, body, steps) is true || IsNull(access.WhenNotNull, body, steps) is true ? true : null;
            case ILocalReferenceOperation local:
                return OnlyValueOf(local, body) is { } only ? IsNull(only, body, steps + 1) : null;
            case IPropertyReferenceOperation { Property: { Name: "Name", ContainingType: var type } } name when type.IsOrDerivesFrom(AspNet.Identity):
                return IsOfUser(name.Instance, body, steps) ? true : null;
            case IPropertyReferenceOperation { Property.IsIndexer: true } entry when entry.Instance is { } store && IsCookies(store.WithoutConversions()):
                return true;
            case IInvocationOperation { TargetMethod.Name: "FindFirst" or "FindFirstValue" } find:
                return IsOfUser(find.Receiver(), body, steps) ? true : null;
            case IInvocationOperation { TargetMethod.Name: "FirstOrDefault" or "SingleOrDefault" } first when first.Receiver() is { } sequence:
                return IsAbsentHeader(sequence) || (sequence is IPropertyReferenceOperation { Property.Name: "Claims" } claims && IsOfUser(claims.Instance, body, steps)) ? true : null;
            default:
                return IsAbsentHeader(value) ? true : null;
        }
    }

    private static bool? IsNullOrEmpty(IOperation operation, BodyIndex body, int steps) => operation.WithoutConversions() switch
    {
        IInvocationOperation { TargetMethod.Name: "ToString", Instance: { } instance } => IsNullOrEmpty(instance, body, steps),
        ILocalReferenceOperation local when steps <= MostSteps && OnlyValueOf(local, body) is { } only => IsNullOrEmpty(only, body, steps + 1),
        var value => IsNull(value, body, steps) is true ? true : null,
    };

    private static bool IsAbsentHeader(IOperation value) => value.WithoutConversions() is IPropertyReferenceOperation { Instance: { } headers } entry && IsHeaders(headers.WithoutConversions())
        && (entry.Property.IsIndexer ? IsCredential(entry.Arguments[0].Value.ConstantText()) : entry.Property.Name is "Authorization" or "Cookie");

    private static bool IsHeaders(IOperation store) => store.Type.IsOrDerivesFrom(AspNet.HeaderDictionary)
        && store is IPropertyReferenceOperation { Property.Name: "Headers", Instance.Type: var of } && of.IsOrDerivesFrom(AspNet.HttpRequest);

    private static bool IsCookies(IOperation store) => store.Type.IsOrDerivesFrom(Cookies.OfRequest);

    private static bool IsCredential(string? header) => header is not null && Array.Exists(CredentialHeaders, word => header.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);

    // The user of the request, or one of its parts: another principal may be anybody's.
    private static bool IsOfUser(IOperation? operation, BodyIndex body, int steps) => operation?.WithoutConversions() switch
    {
        IPropertyReferenceOperation { Property.Name: "User" } user => user.Type.IsOrDerivesFrom(AspNet.ClaimsPrincipal) && !user.Property.IsStatic,
        IPropertyReferenceOperation { Property.Name: "Identity" } identity => IsOfUser(identity.Instance, body, steps),
        IConditionalAccessInstanceOperation instance => IsOfUser(instance.Accessed(), body, steps),
        IConditionalAccessOperation access => IsOfUser(access.WhenNotNull, body, steps),
        ILocalReferenceOperation local when steps <= MostSteps && OnlyValueOf(local, body) is { } only => IsOfUser(only, body, steps + 1),
        _ => false,
    };

    // The result of asking a scheme who calls.
    private static bool IsAuthenticated(IOperation? result, BodyIndex body, int steps) => result?.WithoutConversions() switch
    {
        IAwaitOperation awaited => IsAuthenticated(awaited.Operation, body, steps),
        IInvocationOperation { TargetMethod.Name: "AuthenticateAsync" } => true,
        ILocalReferenceOperation local when steps <= MostSteps && OnlyValueOf(local, body) is { } only => IsAuthenticated(only, body, steps + 1),
        _ => false,
    };

    /// <summary>The value of a local that is written once; null for any other.</summary>
    internal static IOperation? OnlyValueOf(ILocalReferenceOperation local, BodyIndex body) =>
        body.ValuesOf(local.Local).ToList() is { Count: 1 } values && !body.ReferencesTo(local.Local).Any(IsWritten) ? values[0] : null;

    // By reference, as a part of a tuple, or on the way.
    private static bool IsWritten(IOperation reference) => reference.Parent switch
    {
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } or ITupleOperation or IIncrementOrDecrementOperation => true,
        ICompoundAssignmentOperation or ICoalesceAssignmentOperation => ((IAssignmentOperation)reference.Parent).Target == reference,
        _ => false,
    };
}
