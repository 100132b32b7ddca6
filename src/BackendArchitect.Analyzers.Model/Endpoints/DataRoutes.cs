using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Data;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// The routes that OData gives actions by their names, such as <c>Get(int key)</c> of <c>OrdersController</c>: the data models that the service builds decide
/// which. Where one is built out of sight, that there is a route is known. See https://learn.microsoft.com/odata/webapi-8/fundamentals/routing-overview.
/// </summary>
internal sealed class DataRoutes(ServiceModel model)
{
    private static readonly string[] Verbs = ["Get", "Post", "Put", "Patch", "Delete"];

    private readonly Once<DataComponents> _components = new(token => DataComponents.Read(model, token));

    /// <summary>The routes of an action, those of its attributes and those of data.</summary>
    /// <param name="controller">The controller.</param>
    /// <param name="name">The controller's name in routes.</param>
    /// <param name="action">The action.</param>
    /// <param name="attributed">Its verbs and routes by its attributes; no route where it has none. OData names its own by chance.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal IEnumerable<(ImmutableArray<string> Verbs, string? Route, string? Name)> With(
        INamedTypeSymbol controller, string name, IMethodSymbol action, IReadOnlyList<(ImmutableArray<string> Verbs, string? Route, string? Name)> attributed, CancellationToken cancellationToken)
    {
        if (!model.MentionsOf(DataServices.AddRouteComponents.Name, cancellationToken).Any() || IsIgnored(controller) || IsIgnored(action))
            return attributed;
        var components = _components.Value(cancellationToken);
        var isOpen = components.IsOpen || components.Conventions.Concerns(name);
        var found = isOpen && (components.Options is null || components.Conventions.IsOpen || components.Conventions.Concerns(name)) ? [] : Found(components, controller, name, action, cancellationToken);
        // The first takes the place of the selector without a route, unless the controller gives that one.
        if (found.Count > 0)
            return attributed.Where(selector => selector.Route is not null).Concat(found);
        // What a known model serves is hardly served by another that is not known.
        return isOpen && (components.Conventions.Names(name) || (controller.IsOrDerivesFrom(EndpointLibraries.DataController) && (components.Conventions.Concerns(name) || !components.Serve(name))))
            ? attributed.Select(selector => selector.Route is null && (!selector.Verbs.IsEmpty || VerbIn(action) is not null) ? (VerbsOf(action, selector.Verbs), RoutePattern.Unknown, selector.Name) : selector)
            : attributed;
    }

    private List<(ImmutableArray<string>, string?, string?)> Found(DataComponents components, INamedTypeSymbol controller, string name, IMethodSymbol action, CancellationToken cancellationToken)
    {
        var found = new List<(ImmutableArray<string>, string?, string?)>();
        DataAction? asked = null;
        foreach (var component in components.All)
            if (component.Model is { } data && IsFor(controller, component.Prefix) && IsFor(action, component.Prefix))
                foreach (var (verbs, route) in new DataConventions(data, components.Options!, model, cancellationToken).RoutesOf(asked ??= new(name, action, model, cancellationToken)))
                    found.Add((verbs, component.Prefix.Length == 0 ? route : component.Prefix + "/" + route, null));
        return found;
    }

    private static bool IsIgnored(ISymbol bearer) => bearer.InheritedAttributes().Any(said => said.Attribute.AttributeClass.Is(DataServices.Ignored));

    // The first of several attributes is heard, and the others are not.
    private static bool IsFor(ISymbol bearer, string prefix) =>
        bearer.InheritedAttributes().Select(said => said.Attribute).FirstOrDefault(attribute => attribute.AttributeClass.Is(DataServices.RouteComponent)) is not { } component
        || (component.ConstructorArguments.FirstOrDefault().Text() ?? "") == prefix;

    private static ImmutableArray<string> VerbsOf(IMethodSymbol action, ImmutableArray<string> verbs) =>
        verbs.IsEmpty && VerbIn(action) is { } verb ? [verb.ToUpperInvariant()] : verbs;

    private static string? VerbIn(IMethodSymbol action) => Array.Find(Verbs, verb => action.Name.StartsWith(verb, StringComparison.Ordinal));
}
