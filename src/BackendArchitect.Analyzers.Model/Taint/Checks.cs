using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Taint;

/// <summary>
/// Whether a value was checked before it is used: it is one of several, its characters are, a full path lies below another, or somebody unseen has
/// said yes to it. A check counts where it decides that the use runs.
/// </summary>
internal sealed class Checks(TaintReader reader, ServiceModel model, TaintTables tables, Dangers danger, bool isAside, CancellationToken cancellationToken)
{
    private const int MostAliases = 3;
    private const int DeepestMethod = 2;
    private const int MostPlaces = 8;

    private int _depth;

    /// <summary>Whether a place was checked where an operation runs.</summary>
    internal bool Cover(IOperation place, IOperation at)
    {
        if (danger == Dangers.Size && UpperBound.IsAskedAround(at, operand => IsAbout(operand, place) || IsPartOf(operand, place)))
            return true;
        foreach (var known in Known.At(at, place))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (known.IsConstant ? IsAbout(known.Condition, place)
                : known.Pattern is { } pattern ? IsAbout(known.Condition, place) && Names(pattern)
                : known.HasReturned ? Threw(known.Condition, place)
                : Implies(known.Condition, known.Holds, place))
                return true;
        }
        return false;
    }

    /// <summary>Whether an answer to a condition says that a place is harmless.</summary>
    internal bool Implies(IOperation condition, bool answer, IOperation place)
    {
        condition = condition.WithoutConversions();
        switch (condition)
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return Implies(not.Operand, !answer, place);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And } both:
                return answer ? Implies(both.LeftOperand, true, place) || Implies(both.RightOperand, true, place) : Implies(both.LeftOperand, false, place) && Implies(both.RightOperand, false, place);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } either:
                return answer ? Implies(either.LeftOperand, true, place) && Implies(either.RightOperand, true, place) : Implies(either.LeftOperand, false, place) || Implies(either.RightOperand, false, place);
            case IBinaryOperation comparison when danger == Dangers.Size:
                return UpperBound.Is(comparison, operand => IsAbout(operand, place) || IsPartOf(operand, place)) || (answer && comparison.OperatorKind == BinaryOperatorKind.Equals && Compares(comparison, answer, place));
            case IBinaryOperation comparison:
                return Compares(comparison, answer, place);
            case IIsPatternOperation test:
                return IsAbout(test.Value, place) ? answer && Names(test.Pattern) || !answer && test.Pattern is INegatedPatternOperation negated && Names(negated.Pattern)
                    : test.Value.Type?.SpecialType == SpecialType.System_Boolean && test.Pattern is IConstantPatternOperation { Value.ConstantValue.Value: bool expected } ? Implies(test.Value, answer == expected, place)
                    : Found(test.Value, SaysSomething(test.Pattern) == answer, place);
            case ILocalReferenceOperation local:
                return Once(local) is { } value && Implies(value, answer, place);
            case IPropertyReferenceOperation { Property.Name: "HasValue" } when danger == Dangers.Size:
                return false;
            case IPropertyReferenceOperation { Property.Name: "Success" or "HasValue" or "IsValid" or "Succeeded", Instance: { } asked }:
                return answer && Answers(asked, place);
            case IAwaitOperation awaited:
                return Implies(awaited.Operation, answer, place);
            case IConditionalAccessOperation access:
                return Implies(access.WhenNotNull, answer, place);
            case ICoalesceOperation coalesce:
                return Implies(coalesce.Value, answer, place);
            case IInvocationOperation call:
                return IsCheck(call, answer, place);
            default:
                return false;
        }
    }

    // 'query.Size > 100' where the whole query is handed on.
    private static bool IsPartOf(IOperation operand, IOperation place) => Place.Plain(operand) is IMemberReferenceOperation part && Place.IsPartOf(part, place);

    private bool Compares(IBinaryOperation comparison, bool answer, IOperation place)
    {
        var (left, right) = (comparison.LeftOperand.WithoutConversions(), comparison.RightOperand.WithoutConversions());
        // What is asked for the place of a character is to keep it out.
        if (danger != Dangers.Pattern && left is IInvocationOperation { TargetMethod.Name: "IndexOf" or "IndexOfAny" or "LastIndexOf", Instance: { } searched } && IsAbout(searched, place))
            return true;
        if (comparison.OperatorKind is not (BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals))
            return false;
        var isEqual = answer == (comparison.OperatorKind == BinaryOperatorKind.Equals);
        foreach (var (asked, other) in new[] { (left, right), (right, left) })
        {
            if (other.ConstantValue is { HasValue: true, Value: bool expected })
                return Implies(asked, isEqual == expected, place);
            if (other.ConstantValue is { HasValue: true, Value: null })
                return Found(asked, !isEqual, place);
            if (isEqual && IsAbout(asked, place) && other.ConstantValue is not { HasValue: true, Value: "" } && !Place.AreSame(other, place))
                return !IsClients(other);
        }
        return false;
    }

    // Two values of the client's agree with each other, and that is all. Looked at aside, so that nothing asks in a circle.
    private bool IsClients(IOperation value) => !isAside && !value.ConstantValue.HasValue && reader.IsClients(value, danger, tables, cancellationToken);

    // 'var user = users.Find(name); if (user is null) return': the name is one of those that are known.
    private bool Found(IOperation asked, bool isThere, IOperation place) =>
        isThere && (asked.WithoutConversions() is ILocalReferenceOperation local ? Once(local) : asked) is { } value && Place.Plain(value) is IInvocationOperation { Type: { } type } call
        && type.SpecialType != SpecialType.System_String && Carrier.MayCarry(type) && !IsEquality(call.TargetMethod) && call.TargetMethod.Name is not ("Split" or "Trim" or "ToString" or "GetType" or "Create" or "Parse" or "Deserialize" or "DeserializeObject")
        && (call.Arguments.Any(a => IsAbout(a.Value, place) || AsksFor(a.Value, place)));

    private static bool SaysSomething(IPatternOperation pattern) => pattern switch
    {
        INegatedPatternOperation negated => !SaysSomething(negated.Pattern),
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } => false,
        _ => true,
    };

    /// <summary>Whether a pattern admits named values only.</summary>
    private static bool Names(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: not (null or "") } } => true,
        // 'url is { Host: "contoso.com" }'.
        IRecursivePatternOperation { InputType: var type, PropertySubpatterns: var parts } when type.Is(Encoders.Uri) => parts.Any(part => part.Member is IPropertyReferenceOperation { Property.Name: "Host" or "Authority" or "DnsSafeHost" or "IdnHost" } && Names(part.Pattern)),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => Names(either.LeftPattern) && Names(either.RightPattern),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both => Names(both.LeftPattern) || Names(both.RightPattern),
        _ => false,
    };

    private bool IsCheck(IInvocationOperation call, bool answer, IOperation place)
    {
        var method = call.TargetMethod;
        var isAboutReceiver = call.Instance is { } instance && IsAbout(instance, place);
        var passed = call.Arguments.FirstOrDefault(a => a.Parameter?.RefKind != RefKind.Out && IsAbout(a.Value, place));
        if (!isAboutReceiver && passed is null)
            return answer && call.Arguments.Any(a => AsksFor(a.Value, place) || (a.Value.WithoutConversions() is var whole && Place.Is(whole) && Place.IsPartOf(place, whole)));
        if (IsEquality(method))
            return answer && !call.Arguments.Any(a => a.Value.ConstantValue is { HasValue: true, Value: null or "" })
                && !call.Arguments.Select(a => a.Value).Concat(call.Instance is { } compared ? [compared] : []).Any(other => !IsAbout(other, place) && IsClients(other));
        if (method.Name is "TryParse" or "TryParseExact" or "IsDefined")
            return answer && danger != Dangers.Size;
        if (method.Name == "TryCreate" && method.ContainingType.Is(Encoders.Uri))
            return answer && call.Arguments.Any(a => a.Value.WithoutConversions() is IFieldReferenceOperation { Field.Name: "Relative" });
        if (isAboutReceiver && method.ContainingType.SpecialType == SpecialType.System_String)
            return method.Name switch
            {
                "StartsWith" => answer && IsPrefix(call, place),
                "EndsWith" => answer && (danger & Dangers.Hosts) != 0 && Place.Plain(call.Instance) is IPropertyReferenceOperation,
                // That a text lacks one says nothing of how long it is.
                "Contains" => !answer && danger != Dangers.Pattern,
                _ => false,
            };
        if (method.ContainingType.Is(Encoders.Regex) && method.Name == "IsMatch")
            return danger == Dangers.Pattern ? answer && !IsLoose(call) : !answer || !IsLoose(call);
        // What a library's object says of itself is no check of it.
        if (Sanitizers.NoChecks.Contains(method.Name) || (passed is null && method.DeclaringSyntaxReferences.IsEmpty))
            return false;
        // A collection that has it: whatever it holds is known. One that lacks it says nothing.
        if (passed is not null && Passages.IsCollection((method.ReducedFrom ?? method).ContainingType))
            return method.Name is "All" or "Any" || answer;
        return model.BodyOf(method, cancellationToken) is not { } body || passed?.Parameter is not { } parameter || AsksInside(body, method.OriginalDefinition.Parameters[parameter.Ordinal]);
    }

    private static bool IsEquality(IMethodSymbol method) => method.Name is "Equals" or "SequenceEqual" or "FixedTimeEquals";

    /// <summary>Whether the body of a method checks its parameter, whatever it makes of the answer.</summary>
    private bool AsksInside(IOperation body, IParameterSymbol parameter)
    {
        if (reader.Asked.TryGetValue((parameter, danger), out var known))
            return known;
        if (_depth >= DeepestMethod)
            return false;
        _depth++;
        var asks = AsksOf(body, parameter);
        _depth--;
        if (_depth == 0)
            reader.Asked.TryAdd((parameter, danger), asks);
        return asks;
    }

    // Of the parameter itself, or of a member of it.
    private bool AsksOf(IOperation body, IParameterSymbol parameter)
    {
        var places = new List<IOperation>();
        foreach (var reference in body.Descendants().OfType<IParameterReferenceOperation>().Where(r => r.Parameter.IsDeclaredAs(parameter)))
        {
            var place = reference.Parent is IFieldReferenceOperation or IPropertyReferenceOperation ? reference.Parent : reference;
            if (places.Count < MostPlaces && !places.Exists(other => Place.AreSame(other, place)))
                places.Add(place);
        }
        return places.Count > 0 && body.Descendants().Any(inner => (inner is IInvocationOperation { Type.SpecialType: SpecialType.System_Boolean } or IBinaryOperation { Type.SpecialType: SpecialType.System_Boolean } or IIsPatternOperation)
            && places.Exists(place => Implies(inner, true, place) || Implies(inner, false, place)));
    }

    private bool Threw(IOperation called, IOperation place)
    {
        if (called is not IInvocationOperation call || call.Arguments.FirstOrDefault(a => IsAbout(a.Value, place)) is not { Parameter: { } parameter })
            return false;
        var method = call.TargetMethod;
        if (model.BodyOf(method, cancellationToken) is { } body)
            return body.Descendants().Any(inner => inner is IThrowOperation) && AsksInside(body, method.OriginalDefinition.Parameters[parameter.Ordinal]);
        return method.ContainingType.TypeKind != TypeKind.Error && !Sanitizers.NoThrowingChecks.Contains(method.Name) && Sanitizers.ThrowingPrefixes.Any(prefix => method.Name.StartsWith(prefix, StringComparison.Ordinal));
    }

    // The beginning of a path tells where it ends only when nothing in it leads up again; that of a URL only when it holds the whole host.
    private bool IsPrefix(IInvocationOperation call, IOperation place)
    {
        var prefix = call.Arguments[0].Value;
        if ((danger & Dangers.Path) != 0)
            return IsFull(call.Instance!, place, MostAliases);
        return (danger & Dangers.Hosts) != 0 && (prefix.ConstantText() is not { } text || UrlText.EndsHost(text));
    }

    private bool IsFull(IOperation value, IOperation place, int aliases) => Place.Plain(value) switch
    {
        IInvocationOperation { TargetMethod: { Name: "GetFullPath" } method } => method.ContainingType.Is(Files.Path),
        IInvocationOperation { TargetMethod.ContainingType: var type } when type.Is(Files.Path) => false,
        IInterpolatedStringOperation or IBinaryOperation => false,
        ILocalReferenceOperation local when aliases > 0 && Values(local).ToList() is { Count: > 0 } values => values.Exists(v => IsFull(v, place, aliases - 1)),
        IParameterReferenceOperation parameter => model.BodyAround(parameter).ReferencesTo(parameter.Parameter).Any(r => r.Parent is ISimpleAssignmentOperation assignment && assignment.Target == r && IsFull(assignment.Value, place, aliases - 1)),
        IPropertyReferenceOperation { Property.Name: "FullName" } => true,
        _ => true,
    };

    // A pattern that is found anywhere in a text leaves the rest of it open.
    private static bool IsLoose(IInvocationOperation call)
    {
        var pattern = (call.ArgumentFor("pattern") ?? (call.Instance?.WithoutConversions() as IObjectCreationOperation)?.ArgumentFor("pattern")).ConstantText();
        return pattern is not null && !((pattern.StartsWith("^", StringComparison.Ordinal) || pattern.StartsWith("\\A", StringComparison.Ordinal)) && (pattern.EndsWith("$", StringComparison.Ordinal) || pattern.EndsWith("\\z", StringComparison.OrdinalIgnoreCase)));
    }

    // 'regex.Match(name).Success', 'validator.Validate(request).IsValid'.
    private bool Answers(IOperation asked, IOperation place) =>
        (asked.WithoutConversions() is ILocalReferenceOperation local ? Once(local) : asked) is { } value && Place.Plain(value) is IInvocationOperation call
        && call.Arguments.Any(a => IsAbout(a.Value, place) || (a.Value.WithoutConversions() is var whole && Place.Is(whole) && Place.IsPartOf(place, whole)))
        && !(call.TargetMethod.ContainingType.Is(Encoders.Regex) && IsLoose(call));

    /// <summary>Whether an expression is a place, or a form of its value that is as good for a check.</summary>
    private bool IsAbout(IOperation expression, IOperation place, int aliases = MostAliases)
    {
        if (Place.Plain(expression) is not { } plain)
            return false;
        if (Place.AreSame(plain, place))
            return true;
        switch (plain)
        {
            case IInvocationOperation { Instance: { } instance, TargetMethod.ContainingType.SpecialType: SpecialType.System_String, TargetMethod.Name: not ("Substring" or "Split" or "Equals" or "StartsWith" or "EndsWith" or "Contains") }:
                return IsAbout(instance, place, aliases);
            case IInvocationOperation { TargetMethod: { Name: "GetFullPath" } method } call when method.ContainingType.Is(Files.Path):
                return IsAbout(call.Arguments[0].Value, place, aliases) || call.Arguments[0].Value.Descendants().Any(part => Place.AreSame(part, place));
            case IInvocationOperation { TargetMethod: { Name: "Combine" or "Join" } method } call when method.ContainingType.Is(Files.Path):
                return call.Arguments.Any(a => IsAbout(a.Value, place, aliases) || (a.ElementsOfParams() is { IsDefault: false } elements && elements.Any(e => IsAbout(e, place, aliases))));
            case IInvocationOperation { Instance: { } instance, TargetMethod: { Name: "ToString", Parameters.IsEmpty: true } }:
                return IsAbout(instance, place, aliases);
            case IPropertyReferenceOperation { Property: { Name: "Host" or "Authority" or "DnsSafeHost" or "IdnHost" } property, Instance: { } instance } when property.ContainingType.Is(Encoders.Uri):
                return IsAbout(instance, place, aliases);
            case IObjectCreationOperation { Arguments: { Length: > 0 } arguments, Type: { } type } when type.Is(Encoders.Uri) || type.IsOrDerivesFrom(Files.FileSystemInfo):
                return arguments.Any(a => IsAbout(a.Value, place, aliases));
            case IPropertyReferenceOperation { Property.Name: "FullName", Instance: { } instance }:
                return IsAbout(instance, place, aliases);
            case ILocalReferenceOperation local when aliases > 0:
                return Values(local).Any(value => IsAbout(value, place, aliases - 1));
            case ICoalesceOperation coalesce:
                return IsAbout(coalesce.Value, place, aliases);
            default:
                return false;
        }
    }

    /// <summary>Whether a lambda asks for an equal: <c>users.Any(user =&gt; user.Name == name)</c>.</summary>
    private bool AsksFor(IOperation argument, IOperation place) => argument.WithoutConversions() is IAnonymousFunctionOperation lambda && lambda.Body.Descendants().Any(inner =>
        inner is IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equality && (IsAbout(equality.LeftOperand, place) || IsAbout(equality.RightOperand, place))
        || inner is IInvocationOperation { TargetMethod: var method } call && IsEquality(method) && (call.Instance is { } instance && IsAbout(instance, place) || call.Arguments.Any(a => IsAbout(a.Value, place))));

    private IEnumerable<IOperation> Values(ILocalReferenceOperation local) =>
        model.BodyAround(local).WritesOf(local.Local).Where(write => write.Steps.IsEmpty).Select(write => write.Value is IArgumentOperation { Parent: IInvocationOperation { Arguments: { Length: > 0 } arguments } } ? arguments[0].Value : write.Value);

    private IOperation? Once(ILocalReferenceOperation local) => model.BodyAround(local).WritesOf(local.Local).Where(write => write.Steps.IsEmpty && write.Value is not IArgumentOperation).Take(2).ToList() is { Count: 1 } only ? only[0].Value : null;
}
