using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Logging;

/// <summary>How a value becomes part of an entry.</summary>
internal enum LoggedAs
{
    /// <summary>As the text that its <c>ToString</c> makes.</summary>
    Text,

    /// <summary>As the value of a placeholder: a collection by its items, anything else as text.</summary>
    Value,

    /// <summary>With all of its public properties: <c>{@Order}</c>, or serialized.</summary>
    Whole,
}

/// <summary>A value that a log call writes, behind what chooses between values, joins them or only changes their form.</summary>
/// <param name="Operation">What gives the value.</param>
/// <param name="How">How it is written.</param>
internal sealed record LoggedValue(IOperation Operation, LoggedAs How)
{
    /// <summary>The type of the value; of what is awaited, that of its result.</summary>
    internal ITypeSymbol? Type => Operation.Type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: { Length: 1 } results } ? results[0] : Operation.Type;

    /// <summary>Where a value is reported: itself, or the template where it stands in a local above.</summary>
    internal static Location LocationOf(IOperation value, LogCall call)
    {
        while (value.Parent is IConditionalAccessOperation access && access.WhenNotNull == value)
            value = access;
        return call.Invocation.Syntax.Span.Contains(value.Syntax.Span) ? value.Syntax.GetLocation() : call.TemplateLocation();
    }

    /// <summary>The values that a call writes, in the message and for its placeholders. What a method makes that is not known here is another value, such as a mask or a hash.</summary>
    internal static IEnumerable<LoggedValue> In(LogCall call, CancellationToken cancellationToken)
    {
        if (call.Template is { } template)
            foreach (var piece in BuiltText.Of(template, cancellationToken)?.Values.AsEnumerable() ?? [template])
                foreach (var value in Behind(piece, LoggedAs.Text))
                    yield return value;
        for (var i = 0; i < call.Values.Length; i++)
        {
            var parameter = call.TemplateArgument is null ? ParameterOf(call.Values[i]) : null;
            // The generator redacts what its own parameters are classified as.
            if (parameter is not null && DataClass.Of(parameter) is not null)
                continue;
            foreach (var value in Behind(call.Values[i], IsWhole(call, i, parameter) ? LoggedAs.Whole : LoggedAs.Value))
                yield return value;
        }
        // What the call takes for the array of all values may be a single one: the values of a header convert to an array of text.
        if (call.UnseenValues is { } unseen && IsText(unseen.Type))
            yield return new(unseen, LoggedAs.Value);
    }

    /// <summary>Whether a type is one whose values are text or are read as such.</summary>
    internal static bool IsText(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol { ElementType: var element } => element.SpecialType == SpecialType.System_Char || IsText(element),
        { SpecialType: SpecialType.System_String } => true,
        INamedTypeSymbol { TypeArguments: { Length: 1 } items } sequence when sequence.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T
            || sequence.AllInterfaces.Any(i => i.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T) => items[0].SpecialType == SpecialType.System_String,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: { Length: 1 } inner } => IsText(inner[0]),
        _ => type.Is(Text.Guid) || type.Is(Text.StringBuilder) || type.Is(Hashes.StringValues),
    };

    private static IEnumerable<LoggedValue> Behind(IOperation operation, LoggedAs how)
    {
        var value = operation.WithoutConversions();
        if (value.ConstantValue.HasValue)
            return [];
        return Serialized(value) is { } serialized ? Behind(serialized, LoggedAs.Whole)
            : Chosen(value) is { } one ? one.SelectMany(part => Behind(part, how))
            : Joined(value) is { } parts ? parts.SelectMany(part => Behind(part, LoggedAs.Text))
            : [new(value, how)];
    }

    private static IEnumerable<IOperation>? Chosen(IOperation value) => value switch
    {
        IConditionalOperation { WhenFalse: { } whenFalse } choice => [choice.WhenTrue, whenFalse],
        ICoalesceOperation choice => [choice.Value, choice.WhenNull],
        ISwitchExpressionOperation choice => choice.Arms.Select(arm => arm.Value),
        IAwaitOperation awaited => [awaited.Operation],
        IAnonymousObjectCreationOperation made => made.Initializers.OfType<ISimpleAssignmentOperation>().Select(member => member.Value),
        IConditionalAccessOperation access => [access.WhenNotNull],
        IInvocationOperation call when KeepsWhole(call.TargetMethod) && call.Receiver() is { } receiver => [Accessed(receiver)],
        _ => null,
    };

    private static IEnumerable<IOperation>? Joined(IOperation value) => value switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum => [sum.LeftOperand, sum.RightOperand],
        IInterpolatedStringOperation text => text.Parts.OfType<IInterpolationOperation>().Select(hole => hole.Expression),
        IInvocationOperation call when Joins(call.TargetMethod) => call.Arguments.SelectMany(a => a.ElementsOfParams() is { IsDefault: false } elements ? elements.AsEnumerable() : [a.Value]),
        IInvocationOperation { TargetMethod: { Name: "ToString", Parameters.IsEmpty: true } } call when call.Receiver() is { } receiver => [Accessed(receiver)],
        IInvocationOperation { TargetMethod: var method, Arguments: { Length: > 0 } arguments } when Spells(method) => [arguments[0].Value],
        _ => null,
    };

    private static IOperation Accessed(IOperation receiver) => receiver is IConditionalAccessInstanceOperation instance ? instance.Accessed() ?? receiver : receiver;

    private static IOperation? Serialized(IOperation value) =>
        value is IInvocationOperation { Arguments: { Length: > 0 } arguments, TargetMethod: var method } && (method.Is(Serializers.Serialize) || method.Is(Serializers.SerializeObject)) ? arguments[0].Value : null;

    private static bool Joins(IMethodSymbol method) => method.Is(Text.Format) || method.Is(Text.Concat) || method.Is(Text.Join);

    // What cuts a part out of a text is left alone: the last four digits are no secret.
    private static bool KeepsWhole(IMethodSymbol method) => method.Name switch
    {
        "Trim" or "TrimStart" or "TrimEnd" or "ToLower" or "ToUpper" or "ToLowerInvariant" or "ToUpperInvariant" or "Replace" or "ReplaceLineEndings" or "Normalize" or "ToCharArray" =>
            method.ContainingType.SpecialType == SpecialType.System_String,
        "ToList" or "ToArray" or "ToDictionary" or "First" or "FirstOrDefault" or "Single" or "SingleOrDefault" or "Last" or "LastOrDefault" => method.ContainingType.Is(Credentials.Enumerable),
        "ConfigureAwait" => true,
        _ => false,
    };

    private static bool Spells(IMethodSymbol method) =>
        (method.Name is "GetString" && method.ContainingType.IsOrDerivesFrom(Credentials.Encoding)) || (method.Name is "ToBase64String" or "ToHexString" or "ToString" && method.ContainingType.Is(Credentials.Convert));

    private static IParameterSymbol? ParameterOf(IOperation value) => value.Parent is IArgumentOperation argument ? argument.Parameter : null;

    private static bool IsWhole(LogCall call, int index, IParameterSymbol? parameter)
    {
        if (parameter?.GetAttributes().Any(a => a.AttributeClass.Is(Loggers.LogProperties)) == true)
            return true;
        if (call.ConstantTemplate is not { } template || call.Form != LogMessageForm.Template)
            return false;
        var placeholder = parameter is null ? template.Placeholders.ElementAtOrDefault(index)
            : template.Placeholders.FirstOrDefault(p => string.Equals(p.Name.TrimStart('@', '$'), parameter.Name, System.StringComparison.OrdinalIgnoreCase));
        return placeholder is { Name: { Length: > 0 } name } && name[0] == '@';
    }
}
