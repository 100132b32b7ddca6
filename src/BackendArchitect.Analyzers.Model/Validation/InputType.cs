using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Validation;

/// <summary>What the types of inputs let through: the binder refuses what is no value of the type, and the type may refuse more.</summary>
internal static class InputType
{
    private const int Deepest = 4;

    private static readonly HashSet<SpecialType> Numbers =
    [
        SpecialType.System_SByte, SpecialType.System_Byte, SpecialType.System_Int16, SpecialType.System_UInt16, SpecialType.System_Int32, SpecialType.System_UInt32,
        SpecialType.System_Int64, SpecialType.System_UInt64, SpecialType.System_Decimal, SpecialType.System_Single, SpecialType.System_Double,
    ];

    private static readonly HashSet<string> Opaque = ["JsonElement", "JsonNode", "JsonObject", "JsonArray", "JsonDocument", "JToken", "JObject", "JArray", "BsonDocument", "ExpandoObject", "Stream", "PipeReader", "IFormFile", "IFormFileCollection", "IFormCollection"];

    private static readonly ConditionalWeakTable<INamedTypeSymbol, StrongBox<bool?>> Checked = new();

    /// <summary>What can be wrong with a value of a type.</summary>
    internal static InputMemberKind KindOf(ITypeSymbol type)
    {
        var core = type.Core();
        if (core is IErrorTypeSymbol or ITypeParameterSymbol)
            return InputMemberKind.Unknown;
        if (core.SpecialType == SpecialType.System_String)
            return InputMemberKind.Text;
        if (Numbers.Contains(core.SpecialType))
            return InputMemberKind.Number;
        if (core.SpecialType == SpecialType.System_Object || core.TypeKind == TypeKind.Dynamic || Opaque.Contains(core.Name))
            return InputMemberKind.Opaque;
        if (core is IArrayTypeSymbol || core.AllInterfaces.Any(i => i.SpecialType == SpecialType.System_Collections_IEnumerable) || core.SpecialType == SpecialType.System_Collections_IEnumerable)
            return InputMemberKind.Collection;
        if (core is not INamedTypeSymbol named || core.TypeKind is TypeKind.Enum or TypeKind.Delegate || core.SpecialType != SpecialType.None || ConventionReader.IsFramework(core.ContainingAssembly))
            return InputMemberKind.Harmless;
        return core.TypeKind == TypeKind.Interface ? InputMemberKind.Opaque
            : ChecksItself(named) switch { true => InputMemberKind.Harmless, false => InputMemberKind.Nested, null => InputMemberKind.Unknown };
    }

    /// <summary>The type whose members a value brings: its own, or that of the elements of a collection; null where there is none.</summary>
    internal static INamedTypeSymbol? ElementsOf(ITypeSymbol type)
    {
        var core = type.Core();
        switch (KindOf(core))
        {
            case InputMemberKind.Nested:
                return core as INamedTypeSymbol;
            case InputMemberKind.Collection:
                var element = core is IArrayTypeSymbol array ? array.ElementType
                    : core is INamedTypeSymbol named ? named.AllInterfaces.Add(named).FirstOrDefault(i => i.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)?.TypeArguments[0] : null;
                // The values of a dictionary are what a client sends; its elements are pairs.
                if (element is INamedTypeSymbol { Name: "KeyValuePair", TypeArguments: { Length: 2 } pair })
                    element = pair[1];
                return element is not null && KindOf(element) == InputMemberKind.Nested ? element as INamedTypeSymbol : null;
            default:
                return null;
        }
    }

    /// <summary>Whether a value of the type is made of texts and nothing else: whatever a form brings is one, so that no binder finds anything wrong with it.</summary>
    internal static bool IsMadeOfTexts(INamedTypeSymbol type) => InputMember.Of(type).All(member => member.Kind == InputMemberKind.Text
        || (member.Kind == InputMemberKind.Collection && member.Property.Type is INamedTypeSymbol { TypeArguments: { Length: 1 } of } && of[0].SpecialType == SpecialType.System_String));

    /// <summary>Whether a value of the type can have members that are wrong; null where that cannot be seen.</summary>
    internal static bool? IsFallible(INamedTypeSymbol type) => IsFallible(type, 0);

    private static bool? IsFallible(INamedTypeSymbol type, int depth)
    {
        // An attribute or base class that cannot be resolved may state any rule.
        if (type.SelfAndBases().Any(t => t.TypeKind == TypeKind.Error || t.GetAttributes().Any(IsUnresolved)) || InputMember.Of(type).Any(member => member.Attributes.Any(IsUnresolved)))
            return null;
        var isUnknown = false;
        foreach (var member in InputMember.Of(type))
        {
            var answer = member.Kind switch
            {
                InputMemberKind.Text or InputMemberKind.Number or InputMemberKind.Collection => true,
                InputMemberKind.Nested => depth < Deepest ? IsFallible((INamedTypeSymbol)member.Property.Type.Core(), depth + 1) : false,
                InputMemberKind.Unknown => null,
                _ => (bool?)false,
            };
            if (answer == true)
                return true;
            isUnknown |= answer is null;
        }
        return isUnknown ? null : false;
    }

    private static bool IsUnresolved(AttributeData attribute) => attribute.AttributeClass is null or { TypeKind: TypeKind.Error };

    /// <summary>
    /// Whether a type refuses wrong values by itself, so that none of them exists: a constructor or a setter throws, a converter of its own reads it, or only
    /// its own code can make one. Null for a type without source that is no plain carrier of data.
    /// </summary>
    internal static bool? ChecksItself(INamedTypeSymbol type) => Checked.GetValue(type, of => new(ReadsChecks(of))).Value;

    private static bool? ReadsChecks(INamedTypeSymbol type)
    {
        if (type.GetAttributes().Any(a => a.AttributeClass.Is(RequestValidators.JsonConverter) || a.AttributeClass.Is(Binding.TypeConverter) || a.AttributeClass?.Name == "ValueObjectAttribute"))
            return true;
        if (type.DeclaringSyntaxReferences.IsEmpty)
            return IsCarrier(type) ? false : null;
        return type.SelfAndBases().SelectMany(t => t.DeclaringSyntaxReferences).Select(reference => reference.GetSyntax()).OfType<TypeDeclarationSyntax>().SelectMany(declaration => declaration.Members).Any(ChecksValues)
            || (!IsCarrier(type) && !type.IsAbstract);
    }

    // What a serializer can fill from outside.
    private static bool IsCarrier(INamedTypeSymbol type) =>
        type.IsValueType || type.IsRecord || type.IsAbstract || type.InstanceConstructors.Any(c => c.DeclaredAccessibility == Accessibility.Public);

    private static bool ChecksValues(MemberDeclarationSyntax member) => member switch
    {
        ConstructorDeclarationSyntax { Modifiers: var modifiers } constructor => !modifiers.Any(m => m.ValueText == "static") && Refuses(constructor),
        PropertyDeclarationSyntax property => (property.Initializer is { } initializer && Refuses(initializer))
            || property.AccessorList?.Accessors.Any(accessor => accessor.Keyword.ValueText is "set" or "init" && Refuses(accessor)) == true,
        FieldDeclarationSyntax field => Refuses(field),
        _ => false,
    };

    /// <summary>Whether code throws, or calls a guard that does.</summary>
    internal static bool Refuses(SyntaxNode code) => code.DescendantNodes().Any(node =>
        node is ThrowStatementSyntax or ThrowExpressionSyntax || (node is InvocationExpressionSyntax call && CheckName.IsGuard(call.InvokedName()?.Identifier.ValueText, call.Expression.ToString())));
}
