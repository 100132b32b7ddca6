using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model.Logging;

/// <summary>What becomes visible of an object that is written with all that it holds: destructured, serialized, or by the text that a record makes of itself.</summary>
internal static class WholeObject
{
    private const int Deepest = 2;

    // What keeps a member out of what is written, in serializers and in packages that mask: Destructurama.Attributed and its like.
    private static readonly ImmutableHashSet<string> Hiding = ImmutableHashSet.Create(
        StringComparer.Ordinal, "JsonIgnoreAttribute", "NotLoggedAttribute", "NotLoggedIfDefaultAttribute", "LogMaskedAttribute", "LogReplacedAttribute", "LogHashedAttribute", "LogPropertyIgnoreAttribute",
        "IgnoreDataMemberAttribute", "SensitiveDataAttribute", "RedactedAttribute", "MaskedAttribute");

    // What a project that shapes objects for its log mentions: configuration and policies of Serilog, masks, NLog's own transformations.
    private static readonly ImmutableArray<string> Reshaping = ["Destructure", "IDestructuringPolicy", "WithSensitiveDataMasking", "RegisterObjectTransformation"];

    /// <summary>Whether the type's <c>ToString</c> is the one that the compiler writes for a record: it names every member with its value.</summary>
    internal static bool WritesItself(INamedTypeSymbol type) =>
        type is { IsRecord: true, DeclaringSyntaxReferences.IsEmpty: false }
        && type.SelfAndBases().Where(t => t.SpecialType is not (SpecialType.System_Object or SpecialType.System_ValueType)).All(t => t.GetMembers().OfType<IMethodSymbol>().Where(m => m.Name is "ToString" or "PrintMembers").All(m => m.IsImplicitlyDeclared));

    /// <summary>Whether the project says how objects are taken apart for its log: what of them is written is decided there.</summary>
    internal static bool IsReshaped(ServiceModel model, CancellationToken cancellationToken) => Reshaping.Any(name => model.FilesWith(name, cancellationToken).Any());

    /// <summary>What an object is called in a sentence.</summary>
    internal static string Called(INamedTypeSymbol type) => type.IsAnonymousType ? "an object" : $"a '{type.Name}'";

    /// <summary>The public properties of an object and of the objects in it, each with the way to it.</summary>
    internal static IEnumerable<ImmutableArray<IPropertySymbol>> MembersOf(INamedTypeSymbol type) => MembersOf(type, []);

    private static IEnumerable<ImmutableArray<IPropertySymbol>> MembersOf(INamedTypeSymbol type, ImmutableArray<IPropertySymbol> way)
    {
        foreach (var property in type.SelfAndBases().SelectMany(t => t.GetMembers()).OfType<IPropertySymbol>())
        {
            if (property is not { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, GetMethod.DeclaredAccessibility: Accessibility.Public }
                || property.GetAttributes().Any(a => a.AttributeClass is { } attribute && Hiding.Contains(attribute.Name)))
                continue;
            var here = way.Add(property);
            yield return here;
            // Objects of the project's own; those of the framework are texts, numbers and times, or no data.
            if (here.Length < Deepest && property.Type is INamedTypeSymbol { DeclaringSyntaxReferences.IsEmpty: false, TypeKind: TypeKind.Class or TypeKind.Struct } held && !SymbolEqualityComparer.Default.Equals(held, type))
                foreach (var inner in MembersOf(held, here))
                    yield return inner;
        }
    }
}
