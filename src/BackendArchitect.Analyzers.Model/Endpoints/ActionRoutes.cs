using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
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
    internal static IEnumerable<(ImmutableArray<string> Verbs, string Route)> Of(INamedTypeSymbol controller, string name, IMethodSymbol action)
    {
        var area = Text(controller.SelfAndBases().SelectMany(t => t.GetAttributes()).FirstOrDefault(a => a.AttributeClass.Is(AspNet.Area)));
        var prefixes = FirstWithRoutes(controller.SelfAndBases()).Where(prefix => !prefix.IsSilent).ToList();
        foreach (var (verbs, template) in SelectorsOf(FirstWithRoutes(SelfAndDefinition(action))))
        {
            if (prefixes.Count == 0 && template is null)
                yield return (verbs, RoutePattern.Join([name, NameOf(action)]));
            else if (prefixes.Count == 0 || RoutePattern.StandsAlone(template))
                yield return (verbs, RoutePattern.OfAction(null, template, name, NameOf(action), area));
            else
                foreach (var prefix in prefixes)
                    yield return (verbs, RoutePattern.OfAction(prefix.Template, template, name, NameOf(action), area));
        }
    }

    // Attributes with a route of their own make an endpoint each; the others add their verbs to it, or are one endpoint without a route of its own.
    private static IEnumerable<(ImmutableArray<string> Verbs, string? Template)> SelectorsOf(IReadOnlyList<Provider> providers)
    {
        var routes = providers.Where(p => !p.IsSilent).ToList();
        var silent = providers.Where(p => p.IsSilent).SelectMany(p => p.Verbs).Distinct().ToImmutableArray();
        foreach (var route in routes)
            yield return (route.GivesVerbs ? route.Verbs : silent, route.Template);
        if (routes.Count == 0 || (routes.Count < providers.Count && routes.All(route => route.GivesVerbs)))
            yield return (silent, null);
    }

    // A class or method that has route attributes takes the place of what it inherits.
    private static IReadOnlyList<Provider> FirstWithRoutes(IEnumerable<ISymbol> nearestFirst) =>
        nearestFirst.Select(symbol => symbol.GetAttributes().Where(IsProvider).Select(Provider.Of).ToList()).FirstOrDefault(found => found.Count > 0) ?? [];

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

    private static string NameOf(IMethodSymbol action)
    {
        for (var method = action; method is not null; method = method.OverriddenMethod)
            if (Text(method.GetAttributes().FirstOrDefault(a => a.AttributeClass.Is(AspNet.ActionName))) is { } given)
                return given;
        return action.Name.EndsWith("Async", StringComparison.Ordinal) ? action.Name.Substring(0, action.Name.Length - "Async".Length) : action.Name;
    }

    private static string? Text(AttributeData? attribute) =>
        attribute?.ConstructorArguments.Where(a => a.Kind == TypedConstantKind.Primitive).Select(a => a.Value as string).FirstOrDefault();

    /// <summary>One attribute that gives a route, verbs or both.</summary>
    /// <param name="Verbs">Its verbs.</param>
    /// <param name="GivesVerbs">Whether it is one that gives verbs.</param>
    /// <param name="Template">Its template, null where it has none.</param>
    /// <param name="IsSilent">Whether it has neither template nor name nor order, and so defines no route.</param>
    private sealed record Provider(ImmutableArray<string> Verbs, bool GivesVerbs, string? Template, bool IsSilent)
    {
        internal static Provider Of(AttributeData attribute)
        {
            var template = TemplateOf(attribute);
            return new(
                VerbsOf(attribute), attribute.AttributeClass.IsOrDerivesFrom(AspNet.ActionHttpMethodProvider), template,
                template is null && !attribute.NamedArguments.Any(a => a.Key is "Name" or "Order"));
        }

        private static string? TemplateOf(AttributeData attribute)
        {
            if (attribute.AttributeClass.Is(AspNet.AcceptVerbs))
                return attribute.NamedArguments.FirstOrDefault(a => a.Key == "Route").Value.Value as string;
            // An attribute of the service's own makes its template of whatever it likes.
            return ConventionReader.IsFramework(attribute.AttributeClass?.ContainingAssembly) ? Text(attribute) : RoutePattern.Unknown;
        }

        private static ImmutableArray<string> VerbsOf(AttributeData attribute)
        {
            if (attribute.AttributeClass.Is(AspNet.AcceptVerbs))
                return [.. attribute.ConstructorArguments.SelectMany(a => a.Kind == TypedConstantKind.Array ? a.Values : [a]).Select(v => v.Value as string).OfType<string>().Select(v => v.ToUpperInvariant())];
            for (var type = attribute.AttributeClass; type is not null; type = type.BaseType)
                if (type.Name.StartsWith("Http", StringComparison.Ordinal) && type.BaseType.Is(AspNet.HttpMethodAttribute))
                    return [type.Name.Substring("Http".Length, type.Name.Length - "Http".Length - "Attribute".Length).ToUpperInvariant()];
            return [];
        }
    }
}
