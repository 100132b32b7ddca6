using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>
/// An endpoint that takes a form from a caller who is known by a cookie. Any site can make a browser send such a form, cookie and all, so the form has to
/// prove that the service made it. Minimal APIs ask for the proof by themselves, and fail without the middleware; MVC's actions ask for nothing.
/// See https://learn.microsoft.com/aspnet/core/security/anti-request-forgery.
/// </summary>
internal static class FormPost
{
    private static readonly HashSet<string> Safe = ["GET", "HEAD", "OPTIONS", "TRACE", "QUERY"];

    private static readonly string[] CookieSignIns = ["AddCookie", "AddIdentity", "AddDefaultIdentity", "AddIdentityCookies", "AddOpenIdConnect", "AddMicrosoftIdentityWebApp"];

    // Who also signs in by these may mean them.
    private static readonly string[] OtherSignIns = ["AddJwtBearer", "AddBearerToken", "AddIdentityApiEndpoints", "AddMicrosoftIdentityWebApi", "AddCertificate", "AddScheme", "AddPolicyScheme"];

    /// <summary>What leaves the form unproven, or null.</summary>
    internal static string? WhyUnproven(Endpoint endpoint, ServiceModel model, CancellationToken cancellationToken)
    {
        if (!endpoint.Authorization.IsStated || endpoint.Verbs.IsEmpty || endpoint.Verbs.All(Safe.Contains) || endpoint.Handler is not IMethodSymbol handler)
            return null;
        var why = endpoint.Kind switch
        {
            EndpointKind.Action when TakesForm(handler, endpoint.Controller!, endpoint.Route) && !Speaks(handler) && !Speaks(endpoint.Controller!) =>
                "no attribute of the action, of its controller or of all controllers validates an antiforgery token",
            EndpointKind.Minimal when handler.Parameters.Any(IsForm) && IsDisabledAt(endpoint.Location, cancellationToken) => "DisableAntiforgery switches the check of the token off",
            _ => null,
        };
        return why is not null && SignsInByCookie(model, cancellationToken) && !ChecksElsewhere(model, cancellationToken) ? why : null;
    }

    private static bool SignsInByCookie(ServiceModel model, CancellationToken cancellationToken) =>
        CookieSignIns.Any(name => model.MentionsOf(name, cancellationToken).Any()) && !OtherSignIns.Any(name => model.MentionsOf(name, cancellationToken).Any())
        && !model.MentionsOf(Antiforgery.StrictSite.Name, cancellationToken).Any(use => model.SymbolOf(use, cancellationToken).Is(Antiforgery.StrictSite));

    // A filter for all controllers, or code that asks the service for the check itself.
    private static bool ChecksElsewhere(ServiceModel model, CancellationToken cancellationToken) =>
        new[] { Antiforgery.ValidateRequest.Name, Antiforgery.IsRequestValid.Name }.Any(name => model.MentionsOf(name, cancellationToken).Any())
        || new[] { Antiforgery.Validate.MetadataName, Antiforgery.AutoValidate.MetadataName }.Any(name =>
            model.MentionsOf(name, cancellationToken).Any(use => use.FirstAncestorOrSelf<AttributeSyntax>() is null));

    private static bool TakesForm(IMethodSymbol action, INamedTypeSymbol controller, string route)
    {
        if (action.Parameters.Any(IsForm))
            return true;
        // Of a controller with views, what says nothing is read from the form too.
        return controller.IsOrDerivesFrom(Antiforgery.ViewController) && !controller.SelfAndBases().Any(type => type.GetAttributes().Any(a => a.AttributeClass.IsOrDerivesFrom(Antiforgery.ApiController)))
            && action.Parameters.Any(parameter => parameter.Type.ContainingNamespace?.ToDisplayString() != "System.Threading"
                && !parameter.GetAttributes().Any(a => a.AttributeClass.IsOrDerivesFrom(Antiforgery.BindingSource))
                && route.IndexOf("{" + parameter.Name, StringComparison.OrdinalIgnoreCase) < 0 && route.IndexOf("*" + parameter.Name, StringComparison.OrdinalIgnoreCase) < 0);
    }

    private static bool IsForm(IParameterSymbol parameter) =>
        parameter.Type.Is(Antiforgery.FormFile) || parameter.Type.Is(Antiforgery.FormFiles) || parameter.Type.Is(Antiforgery.FormCollection)
        || parameter.GetAttributes().Any(a => a.AttributeClass.IsOrDerivesFrom(Antiforgery.FromForm));

    // A filter of one's own may validate too.
    private static bool Speaks(ISymbol bearer)
    {
        for (var symbol = bearer; symbol is not null; symbol = symbol is INamedTypeSymbol type ? type.BaseType : (symbol as IMethodSymbol)?.OverriddenMethod)
            if (symbol.GetAttributes().Any(a => a.AttributeClass.IsOrDerivesFrom(Antiforgery.Validate) || a.AttributeClass.IsOrDerivesFrom(Antiforgery.AutoValidate)
                || a.AttributeClass.IsOrDerivesFrom(Antiforgery.Ignore) || (a.AttributeClass.IsOrDerivesFrom(AspNet.FilterMetadata) && !ConventionReader.IsFramework(a.AttributeClass?.ContainingAssembly))))
                return true;
        return false;
    }

    private static bool IsDisabledAt(Location map, CancellationToken cancellationToken) =>
        map.SourceTree!.GetRoot(cancellationToken).FindNode(map.SourceSpan).Ancestors().TakeWhile(node => node is not StatementSyntax).OfType<InvocationExpressionSyntax>()
            .Any(call => call.InvokedName()?.Identifier.ValueText == Antiforgery.Disable.Name);
}
