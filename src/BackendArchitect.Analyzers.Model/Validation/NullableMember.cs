using System.Linq;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Validation;

/// <summary>What the annotations of a type promise about null, and a serializer does not keep.</summary>
internal static class NullableMember
{
    private const int Deepest = 3;

    /// <summary>The first member of a type, or of what it is made of, that is not nullable and may be null after a body was read; null where there is none.</summary>
    internal static IPropertySymbol? Deceived(INamedTypeSymbol type) => Deceived(type, 0);

    private static IPropertySymbol? Deceived(INamedTypeSymbol type, int depth)
    {
        foreach (var member in InputMember.Of(type))
        {
            if (member.Property is { Type: { IsReferenceType: true, NullableAnnotation: NullableAnnotation.NotAnnotated, TypeKind: not TypeKind.Error } } && !MayRefuse(member))
                return member.Property;
            if (depth < Deepest && member.Inner is { } inner && !SymbolEqualityComparer.Default.Equals(inner, type) && Deceived(inner, depth + 1) is { } deceived)
                return deceived;
        }
        return null;
    }

    // A converter or a setter of its own sees the null, and '[AllowNull]' says that it may come.
    private static bool MayRefuse(InputMember member) => member.Attributes.Any(a => a.AttributeClass is null or { TypeKind: TypeKind.Error } || a.AttributeClass.IsOrDerivesFrom(RequestValidators.JsonConverter) || a.AttributeClass.Name == "AllowNullAttribute")
        || (member.Property.SetMethod is { DeclaringSyntaxReferences: { IsEmpty: false } setters } && setters[0].GetSyntax() is AccessorDeclarationSyntax { Body: not null } or AccessorDeclarationSyntax { ExpressionBody: not null });
}
