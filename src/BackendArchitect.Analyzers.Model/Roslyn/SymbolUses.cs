using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Roslyn;

/// <summary>One place that names a symbol.</summary>
/// <param name="Name">The name as it stands there.</param>
/// <param name="Operation">The innermost operation around the name; null outside of bodies and initializers.</param>
internal sealed record SymbolUse(SimpleNameSyntax Name, IOperation? Operation);

/// <summary>From a symbol to the places that use it.</summary>
internal static class SymbolUses
{
    /// <summary>Every use of a member or type by its name, in the order of the project's files. Names inside <c>nameof</c> are no uses.</summary>
    internal static IEnumerable<SymbolUse> UsesOf(this ServiceModel model, ISymbol symbol, CancellationToken cancellationToken)
    {
        foreach (var mention in Mentions(model, symbol, cancellationToken))
        {
            var semantics = model.SemanticModelOf(mention.SyntaxTree);
            if (semantics is null || !IsSame(semantics.GetSymbolInfo(mention, cancellationToken).Symbol, symbol))
                continue;
            var operation = InnermostOperation(semantics, mention, cancellationToken);
            if (operation?.Kind != OperationKind.NameOf && operation?.Parent?.Kind != OperationKind.NameOf)
                yield return new(mention, operation);
        }
    }

    // Names such as Connection or Key stand in every other class: what is private is looked for in its own type alone.
    private static IEnumerable<SimpleNameSyntax> Mentions(ServiceModel model, ISymbol symbol, CancellationToken cancellationToken) =>
        symbol is { DeclaredAccessibility: Accessibility.Private, ContainingType: { } type }
            ? type.DeclaringSyntaxReferences.Select(reference => reference.SyntaxTree).Distinct().SelectMany(tree => TreeNames.Of(tree, cancellationToken).MentionsOf(symbol.Name, cancellationToken))
            : model.MentionsOf(symbol.Name, cancellationToken);

    private static IOperation? InnermostOperation(SemanticModel semantics, SyntaxNode node, CancellationToken cancellationToken)
    {
        for (SyntaxNode? at = node; at is not null and not MemberDeclarationSyntax; at = at.Parent)
            if (semantics.GetOperation(at, cancellationToken) is { } operation)
                return operation;
        return null;
    }

    private static bool IsSame(ISymbol? bound, ISymbol symbol)
    {
        if (symbol is INamedTypeSymbol && bound is IMethodSymbol { MethodKind: MethodKind.Constructor })
            bound = bound.ContainingType;
        return SymbolEqualityComparer.Default.Equals(Definition(bound), Definition(symbol));
    }

    private static ISymbol? Definition(ISymbol? symbol) => ((symbol as IMethodSymbol)?.ReducedFrom ?? symbol)?.OriginalDefinition;
}
