using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// Looks at a method that is handed a builder, by syntax alone: most only map endpoints on it and perhaps return it, and then nothing in
/// them need be bound to know that they say nothing about it.
/// </summary>
internal static class BuilderUse
{
    private static readonly HashSet<string> FrameworkMaps =
        ["Map", "MapGet", "MapPost", "MapPut", "MapDelete", "MapPatch", "MapMethods", "MapFallback", "MapGroup"];

    /// <summary>Whether a method does nothing with a parameter but map on it and return it; null when it does more or has no source.</summary>
    internal static OnlyMaps? Of(IMethodSymbol method, IParameterSymbol parameter, CancellationToken cancellationToken)
    {
        if (method.DeclaringSyntaxReferences.Length != 1)
            return null;
        var isReturned = false;
        foreach (var name in method.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken).DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (name.Identifier.ValueText != parameter.Name)
                continue;
            switch (name.Parent)
            {
                case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax, Name.Identifier.ValueText: var called } access
                    when access.Expression == name && FrameworkMaps.Contains(called):
                case MemberAccessExpressionSyntax member when member.Name == name:
                case NameColonSyntax or NameEqualsSyntax:
                    break;
                case ReturnStatementSyntax or ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax }:
                    isReturned = true;
                    break;
                default:
                    return null;
            }
        }
        return new(isReturned);
    }

    /// <summary>What a method that only maps does besides.</summary>
    /// <param name="IsReturned">Whether it returns the builder it was handed.</param>
    internal sealed record OnlyMaps(bool IsReturned);
}
