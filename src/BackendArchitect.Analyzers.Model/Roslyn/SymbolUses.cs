using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Roslyn;

/// <summary>One place that names a symbol.</summary>
internal sealed class SymbolUse(SimpleNameSyntax name, SemanticModel semantics)
{
    /// <summary>The name as it stands there.</summary>
    internal SimpleNameSyntax Name => name;

    /// <summary>The method, or whatever else, that the name stands in.</summary>
    internal ISymbol? Enclosing(CancellationToken cancellationToken) => semantics.GetEnclosingSymbol(name.SpanStart, cancellationToken);

    /// <summary>The innermost operation around the name, in its whole body; null outside of bodies and initializers.</summary>
    internal IOperation? Operation(CancellationToken cancellationToken)
    {
        for (SyntaxNode? at = name; at is not null and not MemberDeclarationSyntax; at = at.Parent)
            if (semantics.GetOperation(at, cancellationToken) is { } operation)
                return operation;
        return null;
    }
}

/// <summary>From a symbol to the places that use it.</summary>
internal static class SymbolUses
{
    /// <summary>Every use of a member or type by its name, in the order of the project's files. Names inside <c>nameof</c> are no uses.</summary>
    internal static IEnumerable<SymbolUse> UsesOf(this ServiceModel model, ISymbol symbol, CancellationToken cancellationToken)
    {
        foreach (var mention in Mentions(model, symbol, cancellationToken))
        {
            if (!IsInNameOf(mention) && model.SemanticModelOf(mention.SyntaxTree) is { } semantics
                && IsSame(semantics.GetSymbolInfo(mention, cancellationToken).Symbol, symbol))
                yield return new(mention, semantics);
        }
    }

    private static bool IsInNameOf(SimpleNameSyntax mention)
    {
        SyntaxNode at = mention;
        while (at.Parent is MemberAccessExpressionSyntax or QualifiedNameSyntax)
            at = at.Parent;
        return at.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } };
    }

    // Names such as Connection or Key stand in every other class: what is private is looked for in its own type alone.
    private static IEnumerable<SimpleNameSyntax> Mentions(ServiceModel model, ISymbol symbol, CancellationToken cancellationToken) =>
        symbol is { DeclaredAccessibility: Accessibility.Private, ContainingType: { } type }
            ? type.DeclaringSyntaxReferences.Select(reference => reference.SyntaxTree).Distinct().SelectMany(tree => TreeNames.Of(tree, cancellationToken).MentionsOf(symbol.Name, cancellationToken))
            : model.MentionsOf(symbol.Name, cancellationToken);

    private static bool IsSame(ISymbol? bound, ISymbol symbol)
    {
        if (symbol is INamedTypeSymbol && bound is IMethodSymbol { MethodKind: MethodKind.Constructor })
            bound = bound.ContainingType;
        return Definition(bound).IsDeclaredAs(Definition(symbol));
    }

    private static ISymbol? Definition(ISymbol? symbol) => ((symbol as IMethodSymbol)?.ReducedFrom ?? symbol)?.OriginalDefinition;
}
