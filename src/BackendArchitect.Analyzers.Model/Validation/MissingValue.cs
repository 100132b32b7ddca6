using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model.Validation;

/// <summary>
/// What becomes of a value that a request leaves out, where the member cannot be null: <c>[Required]</c> runs when it is too late, and finds the default there.
/// See https://learn.microsoft.com/aspnet/core/mvc/models/validation#required-validation-on-the-server.
/// </summary>
internal static class MissingValue
{
    private const string NewtonsoftProperty = "JsonPropertyAttribute";
    private const string NewtonsoftRequired = "JsonRequiredAttribute";
    private const string DataMember = "DataMemberAttribute";

    /// <summary>Whether a type asks for any value that is always there; most do not, and need no closer look.</summary>
    internal static bool IsAskedForBy(INamedTypeSymbol type) => type.GetMembers().Any(member => member switch
    {
        IPropertySymbol { Type.IsValueType: true } => IsRequired(member),
        IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => constructor.Parameters.Any(parameter => parameter.Type.IsValueType && IsRequired(parameter)),
        _ => false,
    });

    private static bool IsRequired(ISymbol member) => member.GetAttributes().Any(a => a.AttributeClass.Is(DataAnnotations.Required));

    /// <summary>The <c>[Required]</c> of a member that cannot see whether there is a value, or null.</summary>
    internal static AttributeData? UnansweredDemand(InputMember member) =>
        member.Property.Type is { IsValueType: true, TypeKind: not TypeKind.Error, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T }
            ? member.Attributes.FirstOrDefault(a => a.AttributeClass.Is(DataAnnotations.Required))
            : null;

    /// <summary>Those who fill the member and take a request that leaves it out.</summary>
    internal static BoundFrom LeftOpenBy(InputMember member, BoundFrom from, ServiceModel model, CancellationToken cancellationToken)
    {
        var json = model.Validation.Json;
        // A request delegate asks for each parameter that has no default, and this is one.
        var open = from & ~(BoundFrom.Parts | BoundFrom.Unknown | BoundFrom.Url);
        if ((open & BoundFrom.Bodies) != 0 && (member.Property.IsRequired || json.MayAskForMembers(cancellationToken)))
            open &= ~BoundFrom.Bodies;
        if (Has(member, Serializers.JsonRequired))
            open &= ~(json.IsNewtonsoft(cancellationToken) ? BoundFrom.Body : BoundFrom.Bodies);
        if ((open & BoundFrom.ActionBody) != 0 && IsAskedForByNewtonsoft(member))
            open &= ~BoundFrom.ActionBody;
        foreach (var body in new[] { BoundFrom.Body, BoundFrom.ActionBody })
            if ((open & body) != 0 && member.Parameter is { HasExplicitDefaultValue: false } && json.MayHave(JsonDemands.Parameters, body, cancellationToken))
                open &= ~body;
        // The form mapper knows the modifier and the parameters of constructors, and no attribute.
        if (member.Property.IsRequired || member.Parameter is { HasExplicitDefaultValue: false })
            open &= ~BoundFrom.Form;
        if (member.Attributes.Any(a => a.AttributeClass.IsOrDerivesFrom(RequestValidators.BindingBehavior)))
            open &= ~BoundFrom.Model;
        return open;
    }

    /// <summary>Whether a rule of the member, or one that may be about it, refuses what stands there when nothing was sent.</summary>
    internal static bool MayBeRefused(InputMember member, INamedTypeSymbol type, ServiceModel model, CancellationToken cancellationToken) =>
        member.Attributes.Any(a => a.AttributeClass is null or { TypeKind: TypeKind.Error } || RefusesDefault(a, member.Property.Type)) || ChecksItself(type, member.Property.Name, cancellationToken)
        || model.Validation.ValidatorsFor(type, cancellationToken).Any(validator => ValidatorReader.MembersOf(validator, cancellationToken) is not { } members || members.ContainsKey(member.Property.Name));

    private static bool Has(InputMember member, TypeName attribute) => member.Attributes.Any(a => a.AttributeClass.Is(attribute));

    // By their names, for any version of the library; its attributes of the framework count where it is told so.
    private static bool IsAskedForByNewtonsoft(InputMember member) => member.Attributes.Any(a => a.AttributeClass is { Name: var name } attribute && (name == NewtonsoftRequired && !attribute.Is(Serializers.JsonRequired)
        || name == NewtonsoftProperty && a.NamedArguments.Any(n => n.Key == "Required" && n.Value.Value is not 0)
        || name == DataMember && a.NamedArguments.Any(n => n is { Key: "IsRequired", Value.Value: true })));

    private static bool RefusesDefault(AttributeData attribute, ITypeSymbol type)
    {
        var rule = attribute.AttributeClass!;
        if (!rule.IsOrDerivesFrom(DataAnnotations.Validation) || rule.Is(DataAnnotations.Required) || rule.Is(DataAnnotations.DataType))
            return false;
        if (rule.Is(DataAnnotations.Range))
            return BoundsOf(attribute) is not var (least, most) || least > 0 || most < 0 || ((least == 0 || most == 0) && attribute.NamedArguments.Any(n => n.Key is "MinimumIsExclusive" or "MaximumIsExclusive"));
        if (rule.Is(DataAnnotations.EnumDataType))
            return !type.GetMembers().OfType<IFieldSymbol>().Any(field => field.HasConstantValue && Convert.ToDecimal(field.ConstantValue, CultureInfo.InvariantCulture) == 0);
        // Any other may, one of the service's own above all.
        return true;
    }

    private static (double Least, double Most)? BoundsOf(AttributeData range)
    {
        var numbers = new List<double>();
        foreach (var argument in range.ConstructorArguments)
            if (argument.Kind == TypedConstantKind.Primitive && double.TryParse(Convert.ToString(argument.Value, CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
                numbers.Add(number);
        return numbers.Count == 2 ? (numbers[0], numbers[1]) : null;
    }

    private static bool ChecksItself(INamedTypeSymbol type, string member, CancellationToken cancellationToken) => type.IsOrDerivesFrom(DataAnnotations.ValidatableObject)
        && (type.SelfAndBases().SelectMany(t => t.GetMembers("Validate")).SelectMany(method => method.DeclaringSyntaxReferences).Select(reference => reference.GetSyntax(cancellationToken)).ToList() is not { Count: > 0 } sources
            || sources.Exists(source => source.DescendantTokens().Any(token => token.ValueText == member)));
}
