using System.Linq;
using BackendArchitect.Analyzers.Model.Endpoints;
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
    /// <param name="type">The type.</param>
    /// <param name="attributesRun">Whether its attributes are run, so that each speaks for its member.</param>
    internal static IPropertySymbol? Deceived(INamedTypeSymbol type, bool attributesRun) => Deceived(type, attributesRun, 0);

    private static IPropertySymbol? Deceived(INamedTypeSymbol type, bool attributesRun, int depth)
    {
        if (attributesRun && type.IsOrDerivesFrom(DataAnnotations.ValidatableObject))
            return null;
        foreach (var member in InputMember.Of(type))
        {
            if (member.Property is { Type: { IsReferenceType: true, NullableAnnotation: NullableAnnotation.NotAnnotated, TypeKind: not TypeKind.Error } } && !MayRefuse(member) && !(attributesRun && IsAskedFor(member)))
                return member.Property;
            if (depth < Deepest && member.Inner is { } inner && !SymbolEqualityComparer.Default.Equals(inner, type) && Deceived(inner, attributesRun, depth + 1) is { } deceived)
                return deceived;
        }
        return null;
    }

    // Every attribute of the framework but [Required] lets null pass.
    private static bool IsAskedFor(InputMember member) => member.Attributes.Any(a => a.AttributeClass is { } rule && rule.IsOrDerivesFrom(DataAnnotations.Validation)
        && (rule.IsOrDerivesFrom(DataAnnotations.Required) || !ConventionReader.IsFramework(rule.ContainingAssembly)));

    // A converter or a setter of its own sees the null, and '[AllowNull]' says that it may come.
    private static bool MayRefuse(InputMember member) => member.Attributes.Any(a => a.AttributeClass is null or { TypeKind: TypeKind.Error } || a.AttributeClass.IsOrDerivesFrom(RequestValidators.JsonConverter) || a.AttributeClass.Name == "AllowNullAttribute")
        || (member.Property.SetMethod is { DeclaringSyntaxReferences: { IsEmpty: false } setters } && setters[0].GetSyntax() is AccessorDeclarationSyntax { Body: not null } or AccessorDeclarationSyntax { ExpressionBody: not null });
}
