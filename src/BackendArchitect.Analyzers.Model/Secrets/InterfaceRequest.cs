using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Secrets;

/// <summary>
/// A request that an interface declares for Refit: parameters of the method fill the route in its attribute, and those that do not become the query,
/// unless an attribute of their own puts them elsewhere.
/// </summary>
/// <remarks>Source: Refit documentation, "Dynamic Querystring Parameters", "Body content" and "Setting request headers".</remarks>
internal static class InterfaceRequest
{
    /// <summary>The credentials that the method of a route puts into the URL.</summary>
    internal static IEnumerable<CredentialInUrl> Of(ILiteralOperation route, ISymbol destination, CancellationToken cancellationToken)
    {
        if (destination is not IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: { } attribute } } || !attribute.IsOrDerivesFrom(OutgoingUrls.RefitMethod)
            || route.ConstantValue.Value is not string text || route.Syntax.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } declaration
            || route.SemanticModel?.GetDeclaredSymbol(declaration, cancellationToken) is not { } method || Has(method, OutgoingUrls.RefitMultipart))
            return [];
        return method.Parameters.Where(parameter => CredentialInUrl.IsText(parameter.Type) && !OutgoingUrls.NotInUrl.Any(other => Has(parameter, other)))
            .Select(parameter => (Parameter: parameter, Name: NameOf(parameter)))
            .Where(parameter => CredentialInUrl.IsCredential(parameter.Name) && parameter.Parameter.Locations.Length > 0)
            .Select(parameter => new CredentialInUrl(SecretDetector.Redacted(parameter.Name, ""), PartOf(text, parameter.Name), parameter.Parameter.Locations[0]));
    }

    private static string NameOf(IParameterSymbol parameter) =>
        parameter.GetAttributes().FirstOrDefault(a => a.AttributeClass.Is(OutgoingUrls.RefitAlias)) is { ConstructorArguments: { Length: 1 } names } && names[0].Value is string alias ? alias : parameter.Name;

    private static string PartOf(string route, string name) =>
        route.IndexOf("{" + name + "}", StringComparison.OrdinalIgnoreCase) is >= 0 and var at && !(route.IndexOf('?') is >= 0 and var query && query < at) ? CredentialInUrl.Path : CredentialInUrl.Query;

    private static bool Has(ISymbol symbol, TypeName attribute) => symbol.GetAttributes().Any(a => a.AttributeClass.Is(attribute));
}
