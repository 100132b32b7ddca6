using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model.Validation;

/// <summary>What can be wrong with the value of a member.</summary>
internal enum InputMemberKind
{
    /// <summary>Nothing that the binder would let through: a flag, an enumeration, a date, an identifier, a value that checks itself.</summary>
    Harmless,

    /// <summary>A text of any length and content.</summary>
    Text,

    /// <summary>A number of any size.</summary>
    Number,

    /// <summary>A collection of any size.</summary>
    Collection,

    /// <summary>An object with members of its own.</summary>
    Nested,

    /// <summary>Its type does not say what it holds.</summary>
    Opaque,

    /// <summary>Its type is not known, or cannot be looked into.</summary>
    Unknown,
}

/// <summary>One member of an input, as the client may fill it.</summary>
/// <param name="Property">The property.</param>
/// <param name="Kind">What can be wrong with it.</param>
/// <param name="Parameter">The parameter of a record that it is made of, whose attributes count too; null for most.</param>
internal sealed record InputMember(IPropertySymbol Property, InputMemberKind Kind, IParameterSymbol? Parameter)
{
    // Every endpoint that takes a type, and every rule, asks for the members of it and of all that it holds.
    private static readonly ConditionalWeakTable<INamedTypeSymbol, IReadOnlyList<InputMember>> Known = new();

    /// <summary>Whether a value of it can be wrong.</summary>
    internal bool IsFallible => Kind is InputMemberKind.Text or InputMemberKind.Number or InputMemberKind.Collection or InputMemberKind.Nested;

    /// <summary>The attributes of the property and of the parameter of the record.</summary>
    internal ImmutableArray<AttributeData> Attributes => Parameter is null ? Property.GetAttributes() : Property.GetAttributes().AddRange(Parameter.GetAttributes());

    /// <summary>The type whose members the member brings: its own, or that of its elements; null where there is none.</summary>
    internal INamedTypeSymbol? Inner { get; } = InputType.ElementsOf(Property.Type);

    /// <summary>The members of a type that a request can fill, those of its base classes too.</summary>
    internal static IReadOnlyList<InputMember> Of(INamedTypeSymbol type) => Known.GetValue(type, of => [.. Read(of)]);

    private static IEnumerable<InputMember> Read(INamedTypeSymbol type)
    {
        var seen = new HashSet<string>();
        foreach (var declaring in type.SelfAndBases())
            foreach (var property in declaring.GetMembers().OfType<IPropertySymbol>())
            {
                if (property is not { DeclaredAccessibility: Accessibility.Public, IsStatic: false, Parameters.IsEmpty: true } || !seen.Add(property.Name) || IsLeftOut(property))
                    continue;
                var parameter = declaring.InstanceConstructors.Where(c => c.DeclaredAccessibility == Accessibility.Public).SelectMany(c => c.Parameters)
                    .FirstOrDefault(p => p.Name.Equals(property.Name, System.StringComparison.OrdinalIgnoreCase) && SymbolEqualityComparer.Default.Equals(p.Type, property.Type));
                if (property.SetMethod is { DeclaredAccessibility: Accessibility.Public } || parameter is not null)
                    yield return new(property, InputType.KindOf(property.Type) is var kind && kind == InputMemberKind.Number && IsIdentifier(property.Name) ? InputMemberKind.Harmless : kind, parameter);
            }
    }

    // Which one is meant is looked up, and there is one or there is none.
    private static bool IsIdentifier(string name) => name is "Id" or "ID" || name.EndsWith("Id", System.StringComparison.Ordinal) || name.EndsWith("ID", System.StringComparison.Ordinal);

    private static bool IsLeftOut(IPropertySymbol property) => property.GetAttributes().Any(a =>
        a.AttributeClass.Is(RequestValidators.BindNever) || (a.AttributeClass.Is(RequestValidators.JsonIgnore) && !a.NamedArguments.Any(n => n.Key == "Condition" && n.Value.Value is not 1)));
}
