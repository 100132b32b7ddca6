using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// Reads the attribute routes of an action as MVC's application model does: which attributes make an endpoint each, which only add a verb
/// to another's. See https://learn.microsoft.com/aspnet/core/mvc/controllers/routing#attribute-routing-for-rest-apis.
/// </summary>
internal static class ActionRoutes
{
    /// <summary>The verbs and route templates of an action, without the groups that controllers are mapped in.</summary>
    /// <param name="controller">The controller that runs; the action may stand in a base class of it.</param>
    /// <param name="name">The controller's name in routes.</param>
    /// <param name="action">The action.</param>
    /// <param name="conventions">What conventions do to its routes.</param>
    /// <param name="model">The service.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Verbs, templates and the names of routes; no template where only a conventional route reaches the action.</returns>
    internal static IEnumerable<(ImmutableArray<string> Verbs, string? Route, string? Name)> Of(
        INamedTypeSymbol controller, string name, IMethodSymbol action, RouteConventions.Effect conventions, ServiceModel model, CancellationToken cancellationToken)
    {
        var area = AreaOf(controller, action, model, cancellationToken);
        var actionName = NameOf(action, model, cancellationToken);
        var prefixes = FirstWithRoutes(controller.SelfAndBases(), model, cancellationToken).Where(prefix => !prefix.IsSilent).Select(prefix => (prefix.Template, prefix.Name)).ToList();
        if (conventions.Prefix.Length > 0 && (prefixes.Count > 0 || conventions.GivesRoutes))
            prefixes = [.. prefixes.DefaultIfEmpty(("", null)).Select(prefix => RoutePattern.StandsAlone(prefix.Template) ? prefix : (RoutePattern.Join([conventions.Prefix, prefix.Template ?? ""]).Substring(1), prefix.Name))];
        (name, actionName, area) = (conventions.Tokens.Spell(name), conventions.Tokens.Spell(actionName), area is null ? null : conventions.Tokens.Spell(area));
        foreach (var (verbs, template, own) in SelectorsOf(FirstWithRoutes(SelfAndDefinition(action), model, cancellationToken)))
        {
            if (!conventions.IsKnown)
                yield return (verbs, RoutePattern.Join([RoutePattern.Unknown]), null);
            else if (prefixes.Count == 0 && template is null)
                yield return (verbs, null, null);
            else if (prefixes.Count == 0 || RoutePattern.StandsAlone(template))
                yield return (verbs, RoutePattern.OfAction(null, template, name, actionName, area), Spell(own));
            else
                foreach (var (prefix, above) in prefixes)
                    yield return (verbs, RoutePattern.OfAction(prefix, template, name, actionName, area), Spell(own ?? (string.IsNullOrEmpty(template) && above is not null ? RoutePattern.Unknown : null)));
        }

        // A name of the controller's route goes to the first of its actions that take it over.
        string? Spell(string? routeName) => routeName is null ? null : RoutePattern.ReplaceTokens(routeName, name, actionName, area);
    }

    /// <summary>The area of an action, which it may have where its controller has none or another; null where there is none.</summary>
    internal static string? AreaOf(INamedTypeSymbol controller, IMethodSymbol action, ServiceModel model, CancellationToken cancellationToken) =>
        AreaIn(SelfAndDefinition(action).SelectMany(method => method.GetAttributes()), model, cancellationToken) ?? AreaOf(controller, model, cancellationToken);

    /// <summary>The area of a controller, or null.</summary>
    internal static string? AreaOf(INamedTypeSymbol controller, ServiceModel model, CancellationToken cancellationToken) =>
        AreaIn(controller.SelfAndBases().SelectMany(type => type.GetAttributes()), model, cancellationToken);

    private static string? AreaIn(IEnumerable<AttributeData> attributes, ServiceModel model, CancellationToken cancellationToken) =>
        attributes.FirstOrDefault(a => a.AttributeClass.IsOrDerivesFrom(AspNet.Area)) is { } area ? AttributeArguments.Of(area, model, cancellationToken).Text("areaName") : null;

    /// <summary>The name of an action in routes.</summary>
    internal static string NameOf(IMethodSymbol action, ServiceModel model, CancellationToken cancellationToken)
    {
        for (var method = action; method is not null; method = method.OverriddenMethod)
            if (method.GetAttributes().FirstOrDefault(a => a.AttributeClass.IsOrDerivesFrom(AspNet.ActionName)) is { } given
                && AttributeArguments.Of(given, model, cancellationToken).Text("name") is { } name)
                return name;
        return !action.Name.EndsWith("Async", StringComparison.Ordinal) ? action.Name : model.Application.RouteConventions.DropsAsync(cancellationToken) switch
        {
            true => action.Name.Substring(0, action.Name.Length - "Async".Length),
            false => action.Name,
            null => RoutePattern.Unknown,
        };
    }

    // Attributes with a route of their own make an endpoint each; the others add their verbs to it, or are one endpoint without a route of its own.
    private static IEnumerable<(ImmutableArray<string> Verbs, string? Template, string? Name)> SelectorsOf(IReadOnlyList<Provider> providers)
    {
        var routes = providers.Where(p => !p.IsSilent).ToList();
        var silent = providers.Where(p => p.IsSilent).SelectMany(p => p.Verbs).Distinct().ToImmutableArray();
        foreach (var route in routes)
            yield return (route.GivesVerbs ? route.Verbs : silent, route.Template, route.Name);
        if (routes.Count == 0 || (routes.Count < providers.Count && routes.All(route => route.GivesVerbs)))
            yield return (silent, null, null);
    }

    // A class or method that has route attributes takes the place of what it inherits.
    private static IReadOnlyList<Provider> FirstWithRoutes(IEnumerable<ISymbol> nearestFirst, ServiceModel model, CancellationToken cancellationToken) =>
        nearestFirst.Select(symbol => symbol.GetAttributes().Where(IsProvider).Select(attribute => Provider.Of(attribute, model, cancellationToken)).ToList()).FirstOrDefault(found => found.Count > 0) ?? [];

    private static bool IsProvider(AttributeData attribute) =>
        attribute.AttributeClass.IsOrDerivesFrom(AspNet.RouteTemplateProvider) || attribute.AttributeClass.IsOrDerivesFrom(AspNet.ActionHttpMethodProvider);

    private static IEnumerable<IMethodSymbol> SelfAndDefinition(IMethodSymbol action)
    {
        yield return action;
        var definition = action;
        while (definition.OverriddenMethod is { } overridden)
            definition = overridden;
        if (!SymbolEqualityComparer.Default.Equals(definition, action))
            yield return definition;
    }

    /// <summary>One attribute that gives a route, verbs or both.</summary>
    /// <param name="Verbs">Its verbs.</param>
    /// <param name="GivesVerbs">Whether it is one that gives verbs.</param>
    /// <param name="Template">Its template, null where it has none.</param>
    /// <param name="Name">The name of its route, null where it has none.</param>
    /// <param name="IsSilent">Whether it has neither template nor name nor order, and so defines no route.</param>
    private sealed record Provider(ImmutableArray<string> Verbs, bool GivesVerbs, string? Template, string? Name, bool IsSilent)
    {
        internal static Provider Of(AttributeData attribute, ServiceModel model, CancellationToken cancellationToken)
        {
            var given = AttributeArguments.Of(attribute, model, cancellationToken);
            var template = TemplateOf(attribute, given);
            return new(
                VerbsOf(attribute, given), attribute.AttributeClass.IsOrDerivesFrom(AspNet.ActionHttpMethodProvider), template, attribute.NamedArguments.FirstOrDefault(a => a.Key == "Name").Value.Text(),
                template is null && !attribute.NamedArguments.Any(a => a.Key is "Name" or "Order"));
        }

        private static string? TemplateOf(AttributeData attribute, AttributeArguments given)
        {
            if (attribute.AttributeClass.Is(AspNet.AcceptVerbs))
                return attribute.NamedArguments.FirstOrDefault(a => a.Key == "Route").Value.Text();
            // An attribute that only implements the interfaces makes its template of whatever it likes, and its property says of what.
            return attribute.AttributeClass.IsOrDerivesFrom(AspNet.HttpMethodAttribute) || attribute.AttributeClass.IsOrDerivesFrom(AspNet.Route)
                || ConventionReader.IsFramework(attribute.AttributeClass?.ContainingAssembly)
                    ? given.Text("template")
                    : Joined(given.Property("Template"));
        }

        private static string? Joined(ImmutableArray<string> texts) => texts.Length <= 1 ? texts.FirstOrDefault() : RoutePattern.Unknown;

        private static ImmutableArray<string> VerbsOf(AttributeData attribute, AttributeArguments given)
        {
            if (attribute.AttributeClass.Is(AspNet.AcceptVerbs))
                return Upper(given.Texts("methods").AddRange(given.Texts("method")));
            for (var type = attribute.AttributeClass; type is not null; type = type.BaseType)
                if (type.BaseType.Is(AspNet.HttpMethodAttribute) && ConventionReader.IsFramework(type.ContainingAssembly))
                    return Upper([type.Name.Substring("Http".Length, type.Name.Length - "Http".Length - "Attribute".Length)]);
            return attribute.AttributeClass.IsOrDerivesFrom(AspNet.HttpMethodAttribute) ? Upper(given.Texts("httpMethods"))
                : attribute.AttributeClass.IsOrDerivesFrom(AspNet.ActionHttpMethodProvider) ? Upper(given.Property("HttpMethods")) : [];
        }

        private static ImmutableArray<string> Upper(ImmutableArray<string> verbs) => [.. verbs.Select(verb => verb.ToUpperInvariant())];
    }
}
