using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Logging;

/// <summary>Text that is no constant to the compiler and yet says nothing about one call: a resource, a static readonly literal, the line break.</summary>
internal static class FixedText
{
    internal static bool Is(IOperation value, CancellationToken cancellationToken) => value switch
    {
        IFieldReferenceOperation { Field: var field } => field.Is(Text.Empty) || (field is { IsStatic: true, IsReadOnly: true } && IsLiteral(field, cancellationToken)),
        IPropertyReferenceOperation { Property: var property } => property.Is(Text.NewLine) || IsResource(property),
        _ => false,
    };

    // The class that the resource compiler writes: static text properties beside a static ResourceManager.
    private static bool IsResource(IPropertySymbol property) =>
        property is { IsStatic: true, Type.SpecialType: SpecialType.System_String }
        && property.ContainingType.GetMembers("ResourceManager").OfType<IPropertySymbol>().Any(p => p.IsStatic && p.Type.Is(Text.ResourceManager));

    private static bool IsLiteral(IFieldSymbol field, CancellationToken cancellationToken) =>
        field.DeclaringSyntaxReferences.Length == 1
        && field.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } initial }
        && initial.IsKind(SyntaxKind.StringLiteralExpression);
}
