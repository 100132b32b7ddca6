using System;
using System.Linq;
using System.Text;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Logging;

/// <summary>
/// The name that a value gets in a message template: what holds it and what it is, in Pascal case. <c>order.Id</c> is <c>OrderId</c>,
/// <c>user.GetName()</c> is <c>UserName</c>, <c>_count</c> is <c>Count</c>; a value without a name of its own is <c>Value</c>.
/// </summary>
internal static class PlaceholderName
{
    private const string Nameless = "Value";

    internal static string Of(IOperation value) => Full(value) is { Length: > 0 } name && !char.IsDigit(name[0]) ? name : Nameless;

    private static string? Full(IOperation? value) => value switch
    {
        IMemberReferenceOperation { Member: not IPropertySymbol { IsIndexer: true } } member => Unwraps(member.Member) && Full(member.Instance) is { } wrapped
            ? wrapped
            : Join(Own(member.Instance), Own(member)),
        IInvocationOperation call => OfCall(call, Full),
        _ => Own(value),
    };

    // The name without what holds it.
    private static string? Own(IOperation? value) => value switch
    {
        ILocalReferenceOperation local => Pascal(local.Local.Name),
        IParameterReferenceOperation parameter => Pascal(parameter.Parameter.Name),
        IPropertyReferenceOperation { Property.IsIndexer: true } indexed => Own(indexed.Instance),
        IMemberReferenceOperation member => Unwraps(member.Member) && Own(member.Instance) is { } wrapped ? wrapped : Pascal(member.Member.Name),
        IInvocationOperation call => OfCall(call, Own),
        IConditionalAccessOperation access => Full(access.WhenNotNull),
        IConditionalAccessInstanceOperation instance => Own(AccessAround(instance)?.Operation),
        IConversionOperation conversion => Full(conversion.Operand),
        IAwaitOperation awaited => Full(awaited.Operation),
        ICoalesceOperation choice => Full(choice.Value),
        IArrayElementReferenceOperation element => Own(element.ArrayReference),
        IIncrementOrDecrementOperation step => Full(step.Target),
        IUnaryOperation unary => Full(unary.Operand),
        IObjectCreationOperation creation => creation.Type?.Name,
        ITypeOfOperation => "Type",
        _ => null,
    };

    private static string? OfCall(IInvocationOperation call, Func<IOperation?, string?> holderName)
    {
        var holder = call.Receiver();
        var method = Without(call.TargetMethod.Name, "Async");
        if (method.StartsWith("To", StringComparison.Ordinal) && holder is not null and not IInstanceReferenceOperation)
            return holderName(holder);
        if (method.StartsWith("Get", StringComparison.Ordinal) && method.Length > 3)
            method = method.Substring(3);
        else if (holder is null or IInstanceReferenceOperation)
            // Math.Round(total), Mask(card): the value is of its argument.
            return call.Arguments.Select(a => Full(a.Value)).FirstOrDefault(name => name is not null) ?? Pascal(method);
        return holderName == Own ? Pascal(method) : Join(Own(holder), Pascal(method));
    }

    // What only unwraps has no name of its own.
    private static bool Unwraps(ISymbol member) => member is { Name: "Value" or "Result", IsStatic: false };

    private static string? Join(string? holder, string? member) =>
        holder is null || member is null ? member ?? holder
        : member.StartsWith(holder, StringComparison.OrdinalIgnoreCase) ? member
        : holder + member;

    private static IConditionalAccessOperation? AccessAround(IConditionalAccessInstanceOperation instance)
    {
        IOperation at = instance;
        for (var parent = at.Parent; parent is not null; at = parent, parent = at.Parent)
            if (parent is IConditionalAccessOperation access && access.WhenNotNull == at)
                return access;
        return null;
    }

    private static string Without(string name, string suffix) =>
        name.EndsWith(suffix, StringComparison.Ordinal) && name.Length > suffix.Length ? name.Substring(0, name.Length - suffix.Length) : name;

    private static string Pascal(string identifier)
    {
        var name = new StringBuilder(identifier.Length);
        var startsWord = true;
        // Prefixes of fields: s_count, m_count.
        for (var i = identifier.Length > 2 && identifier[1] == '_' ? 2 : 0; i < identifier.Length; i++)
        {
            if (char.IsLetterOrDigit(identifier[i]))
                name.Append(startsWord ? char.ToUpperInvariant(identifier[i]) : identifier[i]);
            startsWord = !char.IsLetterOrDigit(identifier[i]);
        }
        return name.ToString();
    }
}
