using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// The routes that OData gives actions by their names, such as <c>Get(int key)</c> of <c>OrdersController</c>: the data model decides which, when the
/// application starts. That there is one is known. See https://learn.microsoft.com/odata/webapi-8/fundamentals/routing-overview.
/// </summary>
internal sealed class DataRoutes(ServiceModel model)
{
    private static readonly string[] Verbs = ["Get", "Post", "Put", "Patch", "Delete"];

    /// <summary>Whether an action without a route of its own may get one from the data model.</summary>
    /// <param name="controller">The controller.</param>
    /// <param name="action">The action.</param>
    /// <param name="verbs">The verbs that its attributes give.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal bool MayRoute(INamedTypeSymbol controller, IMethodSymbol action, ImmutableArray<string> verbs, CancellationToken cancellationToken) =>
        controller.IsOrDerivesFrom(EndpointLibraries.DataController) && (!verbs.IsEmpty || VerbIn(action) is not null) && model.MentionsOf("AddRouteComponents", cancellationToken).Any();

    /// <summary>The verbs of such an action: those of its attributes, or the one that its name begins with.</summary>
    internal static ImmutableArray<string> VerbsOf(IMethodSymbol action, ImmutableArray<string> verbs) =>
        verbs.IsEmpty && VerbIn(action) is { } verb ? [verb.ToUpperInvariant()] : verbs;

    private static string? VerbIn(IMethodSymbol action) => Array.Find(Verbs, verb => action.Name.StartsWith(verb, StringComparison.Ordinal));
}
