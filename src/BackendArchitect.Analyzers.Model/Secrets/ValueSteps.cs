using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Secrets;

/// <summary>
/// Looks behind a value for what it is called on its way: behind encodings and what cuts, joins or spells a text otherwise, behind locals and members
/// that are written once, and behind what a call fills through <c>out</c>.
/// </summary>
internal static class ValueSteps
{
    private const int MostSteps = 8;

    /// <summary>The value and what it was made of, nearest first. Each part of a joined text is followed.</summary>
    internal static IEnumerable<IOperation> Of(IOperation value, ServiceModel model, CancellationToken cancellationToken) => Of(value, MostSteps, model, cancellationToken);

    private static IEnumerable<IOperation> Of(IOperation value, int steps, ServiceModel model, CancellationToken cancellationToken)
    {
        value = value.WithoutConversions();
        yield return value;
        if (steps == 0)
            yield break;
        foreach (var inner in Inside(value))
            foreach (var step in Of(inner, steps - 1, model, cancellationToken))
                yield return step;
        foreach (var source in Behind(value, model, cancellationToken))
            foreach (var step in Of(source, steps - 1, model, cancellationToken))
                yield return step;
    }

    /// <summary>What a value carries in another form: the text that is encoded, trimmed, cut or joined.</summary>
    private static IEnumerable<IOperation> Inside(IOperation value)
    {
        switch (value)
        {
            case IInvocationOperation { Instance: { } instance } call when (IsOtherForm(call.TargetMethod) || call.TargetMethod.Name == "ToString") && !call.TargetMethod.ContainingType.IsOrDerivesFrom(Credentials.Encoding):
                return [instance];
            case IInvocationOperation call when IsOtherForm(call.TargetMethod) || call.TargetMethod.Is(Text.Concat):
                return call.Arguments.SelectMany(argument => argument.ElementsOfParams() is { IsDefault: false } elements ? elements.AsEnumerable() : [argument.Value]);
            case IPropertyReferenceOperation { Property: { IsIndexer: true, ContainingType: var type }, Instance: { } text } when type.Is(Hashes.StringValues):
                return [text];
            case IPropertyReferenceOperation { Property: { Name: "Value" or "Span", IsIndexer: false }, Instance: { } holder }:
                return [holder];
            case IArrayElementReferenceOperation { ArrayReference: IInvocationOperation { TargetMethod: { Name: "Split", ContainingType.SpecialType: SpecialType.System_String }, Instance: { } split } }:
                return [split];
            case IImplicitIndexerReferenceOperation { Instance: { } sliced }:
                return [sliced];
            case IConditionalAccessOperation access:
                return [access.WhenNotNull];
            case IConditionalAccessInstanceOperation instance when instance.Accessed() is { } accessed:
                return [accessed];
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } joined:
                return [joined.LeftOperand, joined.RightOperand];
            case IInterpolatedStringOperation text:
                return text.Parts.OfType<IInterpolationOperation>().Select(part => part.Expression);
            case IObjectCreationOperation { Arguments.Length: 1, Type.Name: "MemoryStream" or "String" or "StringValues" or "ReadOnlyMemory" or "ReadOnlySpan" or "Span" } creation:
                return [creation.Arguments[0].Value];
            case IArrayCreationOperation { Initializer.ElementValues: { Length: < 16 } elements }:
                return elements;
            case ICollectionExpressionOperation { Elements: { Length: < 16 } elements }:
                return elements.Select(element => element is ISpreadOperation spread ? spread.Operand : element);
            case IAwaitOperation await:
                return [await.Operation];
            default:
                return [];
        }
    }

    private static IEnumerable<IOperation> Behind(IOperation value, ServiceModel model, CancellationToken cancellationToken)
    {
        foreach (var origin in ValueOrigin.Of(value, model, cancellationToken))
            for (ValueOrigin? at = origin; at is not null && at.Value != value; at = at.Through)
                yield return at.Value;
        if (value is not ILocalReferenceOperation { Local: var local })
            yield break;
        foreach (var write in model.BodyAround(value).WritesOf(local))
            if (write.Value is IArgumentOperation { Parent: IInvocationOperation call })
                yield return call;
    }

    private static bool IsOtherForm(IMethodSymbol method)
    {
        var type = method.ContainingType;
        return method.Name switch
        {
            "GetBytes" or "GetString" => type.IsOrDerivesFrom(Credentials.Encoding),
            "FromBase64String" or "FromHexString" or "ToBase64String" or "ToHexString" or "ToHexStringLower" => type.Is(Credentials.Convert),
            "ToString" => type.Is(Hashes.BitConverter) || type.Is(Credentials.Convert),
            "AsSpan" or "AsMemory" or "Trim" => type.Is(Credentials.MemoryExtensions) || type.SpecialType == SpecialType.System_String,
            "AsBytes" => type.Is(Hashes.MemoryMarshal),
            "First" or "FirstOrDefault" or "Single" or "SingleOrDefault" or "Last" or "LastOrDefault" or "ToArray" or "Concat" or "ToList" => type.Is(Credentials.Enumerable) || type.Is(Credentials.ReadOnlySpan) || type.Is(Hashes.Span),
            "TrimStart" or "TrimEnd" or "ToLower" or "ToLowerInvariant" or "ToUpper" or "ToUpperInvariant" or "Replace" or "Substring" or "ToCharArray" or "Normalize" or "Split" or "Remove" or "PadLeft" or "PadRight" =>
                type.SpecialType == SpecialType.System_String,
            "Slice" => type.Is(Credentials.ReadOnlySpan) || type.Is(Hashes.Span),
            _ => false,
        };
    }
}
