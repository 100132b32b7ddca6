using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Taint;

/// <summary>
/// Methods of the service's own that take a text apart and leave out what does harm. What they do to each character cannot be followed; which characters
/// they ask about is plain.
/// </summary>
internal static class Cleaner
{
    private static readonly ConditionalWeakTable<IMethodSymbol, StrongBox<Dangers>> Known = new();

    private static readonly string[] Classes = ["IsLetterOrDigit", "IsAsciiLetterOrDigit", "IsLetter", "IsAsciiLetter", "IsDigit", "IsAsciiDigit", "IsAsciiLetterLower", "IsAsciiHexDigit"];

    /// <summary>The dangers that the text a method returns has no more.</summary>
    internal static Dangers AvertedBy(IMethodSymbol method, CancellationToken cancellationToken) => method.ReturnType.SpecialType == SpecialType.System_String
        ? Known.GetValue(method, of => new(Read(of, cancellationToken))).Value
        : Dangers.None;

    private static Dangers Read(IMethodSymbol method, CancellationToken cancellationToken)
    {
        var names = new HashSet<string>();
        var averted = Dangers.None;
        foreach (var code in method.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellationToken)))
        {
            names.UnionWith(code.DescendantNodes().OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText));
            if (AsksForSeparators(code))
                averted |= Dangers.Path;
        }
        // Only letters and digits are left.
        if (names.Overlaps(Classes))
            averted = Dangers.All;
        if (names.Contains("GetInvalidFileNameChars") || FieldsNamed(names, method).Any(field => AsksForSeparators(field.GetSyntax(cancellationToken))))
            averted |= Dangers.Path;
        return averted;
    }

    private static IEnumerable<SyntaxReference> FieldsNamed(HashSet<string> names, IMethodSymbol method) =>
        names.SelectMany(name => method.ContainingType.GetMembers(name)).OfType<IFieldSymbol>().SelectMany(field => field.DeclaringSyntaxReferences);

    // A separator that is compared or listed is one that is looked for; one that is appended is not.
    private static bool AsksForSeparators(SyntaxNode code) => code.DescendantNodes().Any(node => node switch
    {
        LiteralExpressionSyntax { Token.Value: '/' or '\\' } literal => literal.Parent is InitializerExpressionSyntax or ExpressionElementSyntax or ConstantPatternSyntax or CaseSwitchLabelSyntax
            or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression },
        IdentifierNameSyntax name => name.Identifier.ValueText == "GetInvalidFileNameChars",
        _ => false,
    });
}
