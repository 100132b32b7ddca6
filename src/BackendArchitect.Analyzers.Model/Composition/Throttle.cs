using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>
/// Whether code of the service's own turns callers away because they call too often: it answers 429 (RFC 6585, section 4). What it counts and
/// whom it stops is not judged; where it stands, nobody can say that nothing limits.
/// </summary>
internal static class Throttle
{
    /// <summary>Whether a filter or middleware may limit: its source names the status, or it has none to look at.</summary>
    internal static bool MayLimit(ITypeSymbol type, CancellationToken cancellationToken) => type.DeclaringSyntaxReferences.IsEmpty
        ? !ConventionReader.IsFramework(type.ContainingAssembly)
        : ((type as INamedTypeSymbol)?.SelfAndBases() ?? []).SelectMany(t => t.DeclaringSyntaxReferences).Any(declaration => NamesStatus(declaration.GetSyntax(cancellationToken)));

    /// <summary>The same for a lambda or a method.</summary>
    internal static bool MayLimit(IOperation function, CancellationToken cancellationToken) => function switch
    {
        IAnonymousFunctionOperation => NamesStatus(function.Syntax),
        IMethodReferenceOperation { Method.DeclaringSyntaxReferences: { IsEmpty: false } declarations } => declarations.Any(d => NamesStatus(d.GetSyntax(cancellationToken))),
        _ => true,
    };

    // What only documents the status does not answer it.
    private static bool NamesStatus(SyntaxNode code) => code.DescendantTokens().Any(token =>
        (token.Value is 429 || token.ValueText is "Status429TooManyRequests" or "TooManyRequests") && token.Parent?.FirstAncestorOrSelf<AttributeSyntax>() is null);
}
