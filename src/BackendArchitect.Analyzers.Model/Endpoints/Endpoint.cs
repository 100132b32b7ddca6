using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>One endpoint, as the running application would list it.</summary>
/// <param name="Kind">How it comes to be.</param>
/// <param name="Verbs">Its HTTP methods; none where it answers all.</param>
/// <param name="Route">The full route; <see cref="RoutePattern.Unknown"/> stands for what is not known at compile time.</param>
/// <param name="Handler">The method or lambda that handles it, or null where it cannot be seen.</param>
/// <param name="Location">Where it is reported: the name of the map call, or the identifier of the action.</param>
/// <param name="Controller">The controller of an action.</param>
/// <param name="Authorization">Who may call it, and who says so.</param>
internal sealed record Endpoint(
    EndpointKind Kind, ImmutableArray<string> Verbs, string Route, ISymbol? Handler, Location Location, INamedTypeSymbol? Controller, Claim Authorization)
{
    /// <summary>How often it may be called, and who says so; asked for, because few rules do.</summary>
    internal Func<CancellationToken, Claim> RateLimiting
    {
        get;
        init => field = new Once<Claim>(value).Value;
    } = _ => Claim.Undecidable("nobody reads the limits of this kind of endpoint");

    /// <summary>The values that its handler is given, and where they come from; asked for, because few rules do.</summary>
    internal Func<CancellationToken, IReadOnlyList<EndpointParameter>> Parameters
    {
        get;
        init => field = new Once<IReadOnlyList<EndpointParameter>>(value).Value;
    } = _ => [];

    /// <summary>All that is said about it: by itself, its groups, its controller and what maps it; the nearest first.</summary>
    internal IReadOnlyList<Convention> Said { get; init; } = [];

    /// <summary>Why something more may be said about it where nobody sees it, or null.</summary>
    internal string? Hidden { get; init; }

    /// <summary>Whether it is an action of a library whose sources are not at hand.</summary>
    internal bool IsOfLibrary => Controller is { DeclaringSyntaxReferences.IsEmpty: true };

    /// <summary>What is said in its documentation, for minimal APIs and actions; asked for, because few rules do.</summary>
    internal Func<CancellationToken, EndpointDocumentation?> Documentation { get; init; } = _ => null;

    /// <summary>The filters that run before it, for what is no action, page or rpc; asked for, because few rules do.</summary>
    internal Func<CancellationToken, EndpointFilters?> Filters { get; init; } = _ => null;

    /// <summary>
    /// The route as the running application spells it, where that is not <see cref="Route"/>: without a slash before what MVC maps, and with the
    /// parameters of a conventional route.
    /// </summary>
    internal string Spelling
    {
        get => field ?? Route;
        init;
    }

    /// <summary>The class of the hub that answers on the connection; null for all that is no such connection.</summary>
    internal INamedTypeSymbol? Hub { get; init; }

    /// <summary>
    /// How many of MVC's authorization filters run in an action: the application's own, and without endpoint routing one for each level that is marked with
    /// attributes. See https://learn.microsoft.com/aspnet/core/mvc/controllers/filters#authorization-filters.
    /// </summary>
    internal int AuthorizationFilters { get; init; }

    /// <summary>Whether the hub of Blazor's server-side components answers on the connection, of which references have no symbol.</summary>
    internal bool IsCircuit { get; init; }

    /// <summary>The page model of a Razor page, whose handlers answer; null for all that is no page, and for pages without one.</summary>
    internal INamedTypeSymbol? PageModel { get; init; }

    /// <summary>The lambda that handles it, bound by whoever read the call that maps it; null for methods, whose body is asked for.</summary>
    internal IOperation? Function { get; init; }

    /// <summary>The type whose validator the call that maps it runs by itself, as Carter's <c>MapPost&lt;T&gt;</c> does; null for most.</summary>
    internal ITypeSymbol? Validated { get; init; }

    /// <summary>Whether a plain request delegate handles it: the framework keeps no word of what that is, nor reads its attributes as a handler's.</summary>
    internal bool IsRequestDelegate { get; init; }

    /// <summary>Whether an action or page is looked up when a request comes, and answers in its stead.</summary>
    internal bool LooksUp { get; init; }

    /// <summary>Whether it has no route of its own: only a route that looks it up leads to it.</summary>
    internal bool IsOnlyLookedUp { get; init; }

    /// <summary>Whether it only leads elsewhere: a redirect to a constant address, such as from the root to the documentation.</summary>
    internal bool OnlyRedirects { get; init; }

    /// <summary>Why nobody need say who may call it, by what was mapped and never by its route; null for most.</summary>
    internal string? Exempt { get; init; }

    /// <summary>Whether it is mapped only where Production is excluded; asked for, because the answer may lead far.</summary>
    internal Func<CancellationToken, bool> IsDevelopmentOnly { get; init; } = _ => false;

    /// <summary>
    /// What requires authorization of all that stands beside it: the outermost group around it that does, or what maps all controllers or pages; null
    /// where nothing does, and each endpoint speaks for itself.
    /// </summary>
    internal Convention? Cover { get; init; }

    /// <summary>Verb and route as a person would write them: <c>GET /orders/{id}</c>.</summary>
    internal string DisplayName => Verbs.IsEmpty ? Route : string.Join(",", Verbs) + " " + Route;
}
