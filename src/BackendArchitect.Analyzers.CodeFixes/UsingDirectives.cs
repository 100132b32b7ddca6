using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes;

/// <summary>Adds the using directive that a fix needs.</summary>
internal static class UsingDirectives
{
    /// <summary>The root with the namespace imported where it was not, among its like in alphabetical order; a global or implicit using counts.</summary>
    /// <param name="root">The root, changed or not.</param>
    /// <param name="site">Where the fix stands.</param>
    /// <param name="space">The namespace.</param>
    /// <param name="type">A type of it that the fix names: when that is in scope, nothing needs importing.</param>
    internal static SyntaxNode WithUsing(this SyntaxNode root, FixSite site, string space, string type)
    {
        var inScope = site.Semantics.LookupNamespacesAndTypes(site.Diagnostic.Location.SourceSpan.Start, name: type).OfType<ITypeSymbol>()
            .Any(t => t.ContainingNamespace.ToDisplayString() == space);
        if (inScope || root is not CompilationUnitSyntax unit)
            return root;
        var newLine = root.LineBreak();
        var directive = SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(space).WithLeadingTrivia(SyntaxFactory.Space)).WithTrailingTrivia(newLine);
        var after = unit.Usings.TakeWhile(u => u.GlobalKeyword.RawKind != 0 || u.StaticKeyword.RawKind != 0 || IsBefore(u, space)).Count();
        if (unit.Usings.Count > 0)
        {
            if (after == 0)
            {
                directive = directive.WithLeadingTrivia(unit.Usings[0].GetLeadingTrivia());
                unit = unit.ReplaceNode(unit.Usings[0], unit.Usings[0].WithoutLeadingTrivia());
            }
            return unit.WithUsings(unit.Usings.Insert(after, directive));
        }
        var first = unit.GetFirstToken();
        return unit.ReplaceToken(first, first.WithLeadingTrivia(newLine)).WithUsings([directive.WithLeadingTrivia(first.LeadingTrivia)]);
    }

    private static bool IsBefore(UsingDirectiveSyntax directive, string space)
    {
        var name = directive.Name?.ToString() ?? "";
        var (isSystem, wantsSystem) = (name.StartsWith("System", StringComparison.Ordinal), space.StartsWith("System", StringComparison.Ordinal));
        return isSystem == wantsSystem ? string.CompareOrdinal(name, space) < 0 : isSystem;
    }
}
