using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Proposals.Rewrites;

/// <summary>Whether a value became a new object with some of its members: those that the code looks at, and not all of them.</summary>
internal static class CopyReading
{
    /// <summary>What speaks against the new expression, or null.</summary>
    internal static string? Fault(ExpressionSyntax was, ExpressionSyntax now, SemanticModel semantics)
    {
        var what = $"'{EditReading.Short(now)}' is no copy of '{EditReading.Short(was)}'";
        if (was is not IdentifierNameSyntax source || semantics.GetTypeInfo(was).Type is not { } type
            || now is not BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 }, Initializer.Expressions: { Count: > 0 } settings } || !Makes(now, type, semantics.GetTypeInfo(was).ConvertedType))
            return what;
        var copied = new HashSet<string>(StringComparer.Ordinal);
        foreach (var setting in settings)
            if (setting is not AssignmentExpressionSyntax { Left: IdentifierNameSyntax member, Right: MemberAccessExpressionSyntax read } || !EditReading.AreSame(read.Expression, was) || read.Name.Identifier.Text != member.Identifier.Text || !copied.Add(member.Identifier.Text))
                return what;
        var settable = type.SelfAndBaseTypes().SelectMany(of => of.GetMembers()).OfType<IPropertySymbol>().Where(property => property is { IsStatic: false, SetMethod.DeclaredAccessibility: Accessibility.Public }).Select(property => property.Name).ToList();
        if (settable.TrueForAll(copied.Contains))
            return $"'{EditReading.Short(now)}' takes over all that the client may set";
        var looked = source.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Where(access => EditReading.AreSame(access.Expression, was)).Select(access => access.Name.Identifier.Text).ToList() ?? [];
        return looked.Find(name => settable.Contains(name) && !copied.Contains(name)) is { } lost ? $"'{lost}' is lost in '{EditReading.Short(now)}'" : null;
    }

    private static bool Makes(ExpressionSyntax made, ITypeSymbol type, ITypeSymbol? wanted) =>
        made is ObjectCreationExpressionSyntax { Type: var name } ? name.ToString().Split('.').Last() == type.Name : SymbolEqualityComparer.Default.Equals(type, wanted);

    private static IEnumerable<ITypeSymbol> SelfAndBaseTypes(this ITypeSymbol type)
    {
        for (ITypeSymbol? of = type; of is not null; of = of.BaseType)
            yield return of;
    }
}
