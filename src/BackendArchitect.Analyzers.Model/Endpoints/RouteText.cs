using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Configuration;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>Reads the text of patterns and prefixes where it is written: through variables, parameters and what joins them.</summary>
internal sealed class RouteText(ServiceModel model, ObjectReader objects)
{
    /// <summary>How many values are followed, one from the other: code that does not compile may lead in a circle.</summary>
    internal const int Deepest = 16;

    /// <summary>The text of an expression; <see cref="RoutePattern.Unknown"/> stands for the parts that are not known at compile time.</summary>
    internal string Of(IOperation value, Frame frame, CancellationToken cancellationToken) => Of(value, frame, 0, cancellationToken);

    /// <summary>The same for a value that is followed to already.</summary>
    internal string Of(IOperation value, Frame frame, int depth, CancellationToken cancellationToken)
    {
        (value, frame) = frame.Passed(value);
        if (value.ConstantValue is { HasValue: true, Value: { } constant })
            return Convert.ToString(constant, CultureInfo.InvariantCulture)!;
        if (depth > Deepest)
            return RoutePattern.Unknown;
        switch (value)
        {
            case IInterpolatedStringOperation interpolated:
                return string.Concat(interpolated.Parts.Select(part => part switch
                {
                    IInterpolatedStringTextOperation text => text.Text.ConstantText(),
                    IInterpolationOperation { FormatString: null } hole => Of(hole.Expression, frame, depth + 1, cancellationToken),
                    _ => RoutePattern.Unknown,
                }));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, OperatorMethod: null } sum when sum.Type?.SpecialType == SpecialType.System_String:
                return Of(sum.LeftOperand, frame, depth + 1, cancellationToken) + Of(sum.RightOperand, frame, depth + 1, cancellationToken);
            case ILocalReferenceOperation local when model.BodyAround(local) is var body && body.LoopOf(local.Local) is null && body.ValuesOf(local.Local).ToList() is { Count: 1 } values:
                return Of(values[0], frame.Of(local.Local), depth + 1, cancellationToken);
            case IFieldReferenceOperation { Field: { Name: nameof(string.Empty), ContainingType.SpecialType: SpecialType.System_String } }:
                return "";
            case IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } field }:
                foreach (var reference in field.DeclaringSyntaxReferences)
                    if (reference.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } written } && model.OperationOf(written, cancellationToken).ConstantText() is { } text)
                        return text;
                break;
            case IPropertyReferenceOperation { Instance: null, Property: { SetMethod: null, DeclaringSyntaxReferences.IsEmpty: false } shared, ConstrainedToType: null } when shared.WrittenValue(cancellationToken) is { } initial && model.OperationOf(initial, cancellationToken) is { } given:
                return Of(given, Frame.OutOfSight(null, "it is written where it is declared"), depth + 1, cancellationToken);
            case IPropertyReferenceOperation or IInvocationOperation when SettingPath.Of(value, frame, depth, model, cancellationToken) is { } path:
                return OfSetting(path, (value as IInvocationOperation)?.ArgumentFor("defaultValue"), frame, depth, cancellationToken);
            case IPropertyReferenceOperation { Property: { Name: "Name", ContainingType: var owner }, Instance: { } type } when owner.Is(Reflection.MemberInfo) || owner.Is(Reflection.Type):
                return objects.TypeOf(type, frame)?.Name ?? RoutePattern.Unknown;
            case IFieldReferenceOperation or IPropertyReferenceOperation or IParameterReferenceOperation when objects.HeldBy(value, frame, cancellationToken) is { Count: 1 } held:
                return Of(held[0].Value, held[0].Frame, depth + 1, cancellationToken);
            case IPropertyReferenceOperation:
                return objects.ConstantOf(value, frame, cancellationToken) is { } property ? property.Value as string ?? "" : RoutePattern.Unknown;
            case ICoalesceOperation choice when SettingPath.Of(choice.Value, frame, depth, model, cancellationToken) is { } path:
                return OfSetting(path, choice.WhenNull, frame, depth, cancellationToken);
            case ICoalesceOperation choice when objects.ConstantOf(choice.Value, frame, cancellationToken) is { } chosen:
                return chosen.Value as string ?? Of(choice.WhenNull, frame, depth + 1, cancellationToken);
        }
        return RoutePattern.Unknown;
    }

    // What the files say, or what is taken where they say nothing; where environments differ, or the files are not at hand, that is not known.
    private string OfSetting(string path, IOperation? otherwise, Frame frame, int depth, CancellationToken cancellationToken) =>
        SettingsFiles.Of(model.Configuration) is not { } files || files.Differ(path) ? RoutePattern.Unknown
        : files.ValueOf(path) ?? (otherwise is null ? RoutePattern.Unknown : Of(otherwise, frame, depth + 1, cancellationToken));
}
