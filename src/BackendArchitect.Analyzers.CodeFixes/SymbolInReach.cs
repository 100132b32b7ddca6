using System;
using System.Linq;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes;

/// <summary>Finds what code at a place can read: a local, parameter, field or property of a type that somebody wants.</summary>
internal static class SymbolInReach
{
    /// <summary>The expression that reads it, or null; what the innermost function has comes first, its locals before its parameters, and members last.</summary>
    /// <param name="place">Where it is to be read.</param>
    /// <param name="semantics">The semantic model of the place.</param>
    /// <param name="read">The expression by the type of a symbol and its name; null for a type that nobody wants.</param>
    internal static string? At(ExpressionSyntax place, SemanticModel semantics, Func<ITypeSymbol, string, string?> read)
    {
        var isStatic = IsStatic(place);
        var inInitializer = place.Ancestors().TakeWhile(n => n is not TypeDeclarationSyntax).Any(n => n is FieldDeclarationSyntax or PropertyDeclarationSyntax { Initializer: not null });
        var barrier = place.Ancestors().FirstOrDefault(n => n is AnonymousFunctionExpressionSyntax { Modifiers: var m } && m.Any(SyntaxKind.StaticKeyword)
            || n is LocalFunctionStatementSyntax { Modifiers: var l } && l.Any(SyntaxKind.StaticKeyword));
        var found = semantics.LookupSymbols(place.SpanStart)
            .Where(symbol => symbol switch
            {
                ILocalSymbol local => IsBefore(local, place, barrier),
                IParameterSymbol parameter => parameter.RefKind is RefKind.None or RefKind.In && (barrier is null || Declares(barrier, parameter)) && !(isStatic && IsOfPrimaryConstructor(parameter)),
                IFieldSymbol or IPropertySymbol => !inInitializer && barrier is null && (symbol.IsStatic || !isStatic),
                _ => false,
            })
            .Select(symbol => (Symbol: symbol, Expression: Read(symbol, read)))
            .Where(candidate => candidate.Expression is not null)
            .OrderBy(candidate => candidate.Symbol is ILocalSymbol or IParameterSymbol ? 0 : 1)
            .ThenByDescending(candidate => StartOfFunction(candidate.Symbol))
            .ThenBy(candidate => candidate.Symbol is ILocalSymbol ? 0 : 1)
            .ThenBy(candidate => candidate.Expression, StringComparer.Ordinal)
            .FirstOrDefault();
        return found.Expression;
    }

    private static int StartOfFunction(ISymbol variable) =>
        variable is ILocalSymbol or IParameterSymbol ? variable.ContainingSymbol.DeclaringSyntaxReferences.FirstOrDefault()?.Span.Start ?? 0 : 0;

    /// <summary>Whether no instance of the type is at hand.</summary>
    internal static bool IsStatic(SyntaxNode place)
    {
        foreach (var around in place.Ancestors())
            if (around is BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax or BaseFieldDeclarationSyntax or TypeDeclarationSyntax)
                return around is TypeDeclarationSyntax || ((MemberDeclarationSyntax)around).Modifiers.Any(SyntaxKind.StaticKeyword);
        return true;
    }

    private static string? Read(ISymbol symbol, Func<ITypeSymbol, string, string?> read)
    {
        var type = symbol switch
        {
            ILocalSymbol local => local.Type,
            IParameterSymbol parameter => parameter.Type,
            IFieldSymbol field => field.Type,
            IPropertySymbol { IsIndexer: false, GetMethod: not null } property => property.Type,
            _ => null,
        };
        // Every local of 'var' is annotated; what it was given says more.
        if (type is null || (symbol is not ILocalSymbol && type.NullableAnnotation == NullableAnnotation.Annotated))
            return null;
        return read(type, SyntaxFacts.GetKeywordKind(symbol.Name) == SyntaxKind.None ? symbol.Name : "@" + symbol.Name);
    }

    // A lookup also finds the locals of top-level statements, which no other member can read.
    private static bool IsBefore(ILocalSymbol local, SyntaxNode place, SyntaxNode? barrier) =>
        local.DeclaringSyntaxReferences.Length == 1 && local.DeclaringSyntaxReferences[0].GetSyntax() is VariableDeclaratorSyntax { Initializer: not null } declaration
        && declaration.Span.End < place.SpanStart && MemberAround(declaration) == MemberAround(place) && (barrier is null || barrier.Span.Contains(declaration.Span));

    private static SyntaxNode MemberAround(SyntaxNode node) => node.Ancestors().First(n => n is MemberDeclarationSyntax and not GlobalStatementSyntax or CompilationUnitSyntax);

    private static bool Declares(SyntaxNode barrier, IParameterSymbol parameter) =>
        parameter.DeclaringSyntaxReferences.Any(reference => barrier.Span.Contains(reference.Span));

    private static bool IsOfPrimaryConstructor(IParameterSymbol parameter) =>
        parameter.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax().Parent?.Parent is TypeDeclarationSyntax);
}
