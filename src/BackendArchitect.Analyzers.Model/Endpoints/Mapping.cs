using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// One way a map call runs, for one group: what stands above the endpoints that it makes, and what is said about all of them. A call in a
/// method that runs for two groups is two mappings.
/// </summary>
internal sealed class Mapping
{
    private readonly ServiceModel _model;
    private readonly IInvocationOperation _call;
    private readonly Frame _frame;
    private readonly EndpointGroup _group;
    private readonly ImmutableArray<Convention> _own;
    private readonly string? _hidden;

    private Mapping(ServiceModel model, IInvocationOperation call, Frame frame, EndpointGroup group, ImmutableArray<Convention> own) =>
        (_model, _call, _frame, _group, _own, _hidden) = (model, call, frame, group, own, group.WhyHidden ?? frame.Hidden ?? frame.Doubt);

    /// <summary>The mappings that a call makes.</summary>
    internal static IEnumerable<Mapping> Of(ServiceModel model, IInvocationOperation call, CancellationToken cancellationToken)
    {
        if (call.Receiver() is not { } builder)
            yield break;
        foreach (var frame in model.Endpoints.Calls.FramesAround(call, cancellationToken))
        {
            var own = model.Endpoints.Walks.ConventionsOf(call, frame, cancellationToken);
            foreach (var group in model.Endpoints.Builders.GroupsOf(builder, frame, cancellationToken))
                yield return new(model, call, frame, group, own);
        }
    }

    /// <summary>The groups that it stands in.</summary>
    internal EndpointGroup Group => _group;

    /// <summary>What is said about the call itself.</summary>
    internal ImmutableArray<Convention> Own => _own;

    /// <summary>The call.</summary>
    internal IInvocationOperation Call => _call;

    /// <summary>The same with other words about the call: those about each call that maps the same.</summary>
    internal Mapping With(ImmutableArray<Convention> own) => new(_model, _call, _frame, _group, own);

    /// <summary>The same outside all groups and without words about the call: for what a framework adds to the application itself.</summary>
    internal Mapping OfApplication() => new(_model, _call, _frame, EndpointGroup.Application, []);

    /// <summary>The text that an argument of the call has this time; null where it is left out.</summary>
    internal string? TextOf(string parameter, CancellationToken cancellationToken) =>
        _call.ArgumentFor(parameter) is { } argument ? _model.Endpoints.Routes.Of(argument, _frame, cancellationToken) : null;

    /// <summary>The texts that are passed for a <c>params</c> parameter this time, one by one; a single unknown one where they cannot be read.</summary>
    internal IEnumerable<string?> TextsOf(string parameter, CancellationToken cancellationToken) =>
        _call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter)?.ElementsOfParams() is { IsDefault: false } elements
            ? elements.Select(element => _model.Endpoints.Routes.Of(element, _frame, cancellationToken))
            : (IEnumerable<string?>)[null];

    /// <summary>One endpoint of the mapping.</summary>
    /// <param name="kind">How it comes to be.</param>
    /// <param name="verbs">Its HTTP methods; none where it answers all.</param>
    /// <param name="route">Its route below the groups, null where it is not known.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <param name="said">What is said about this endpoint alone, besides what is said about all of the mapping.</param>
    /// <param name="hidden">Why something more may be said where we cannot see it, or null.</param>
    /// <param name="guard">Whether what handles it refuses before it does anything else; asked only when it matters.</param>
    /// <param name="silent">Who could have spoken and did not, besides the groups.</param>
    internal Endpoint Endpoint(
        EndpointKind kind, ImmutableArray<string> verbs, string? route, CancellationToken cancellationToken,
        IEnumerable<Convention>? said = null, string? hidden = null, Func<bool>? guard = null,
        params string[] silent)
    {
        var isPage = kind == EndpointKind.Page;
        var above = _group.SelfAndParents().ToList();
        // MVC's global filters hold for pages too; the endpoint filters of a group do not.
        var application = isPage ? _model.Application.DefaultAuthorizationOfPages(cancellationToken) : _model.Application.DefaultAuthorization(cancellationToken);
        List<IEnumerable<Convention>> layers = [_own, said ?? [], .. above.Select(g => g.Conventions.Where(c => !isPage || !IsFilter(c)))];
        List<string> whoCould = [.. silent, "the call that maps it", .. above.Where(g => g.Parent is not null).Select(g => $"its group '{RoutePattern.Join([g.Prefix])}'")];
        return new(
            kind, verbs, RoutePattern.Join([.. _group.Prefixes, route]), null, _call.NameLocation(), null,
            AuthorizationReader.Weigh([.. layers.SelectMany(layer => layer)], _hidden ?? hidden, guard ?? (() => false), application, whoCould))
        {
            Spelling = _group.Spell(isPage ? route?.TrimStart('/') : route),
            RateLimiting = token => RateLimitingReader.Weigh(layers, _hidden ?? hidden, _model.Application.RateLimiting(token), whoCould),
            // One call maps all pages and components; one that maps a hub or a service maps that alone.
            Cover = layers.Skip(kind is EndpointKind.Page or EndpointKind.Component ? 0 : 2).SelectMany(layer => layer).LastOrDefault(c => c.IsRequirement),
            IsDevelopmentOnly = token => _call.ExcludesProduction(_model, token),
            Documentation = token => new DocumentationReader(_model, token).OfCalls([.. said ?? [], .. _own], [.. above.Select(g => (IReadOnlyList<Convention>)g.Conventions)], _hidden),
            Filters = token => isPage ? null : EndpointFilters.Of([.. Enumerable.Reverse(above).SelectMany(g => g.Conventions), .. _own], _hidden, _model, token),
            Parameters = _ => kind is EndpointKind.Document or EndpointKind.Identity or EndpointKind.Foreign ? [EndpointParameter.OutOfSight("its handler has no source")] : [],
        };
    }

    /// <summary>An endpoint that is declared elsewhere and the call maps, as it maps all others of its library.</summary>
    /// <param name="kind">How it comes to be.</param>
    /// <param name="verbs">Its HTTP methods.</param>
    /// <param name="route">Its route below the groups, null where it is not known.</param>
    /// <param name="handler">The method that handles it, or null where it cannot be seen.</param>
    /// <param name="location">Where it is declared.</param>
    /// <param name="own">What is said about it, what is latest in the metadata first.</param>
    /// <param name="hidden">Why something more may be said where we cannot see it, or null.</param>
    /// <param name="guard">Whether what handles it may refuse before it does anything else; asked only when it matters.</param>
    /// <param name="silent">Who could have spoken and did not, besides the groups.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal Endpoint OfClass(
        EndpointKind kind, ImmutableArray<string> verbs, string? route, IMethodSymbol? handler, Location location, IEnumerable<IEnumerable<Convention>> own, string? hidden, Func<bool> guard, string[] silent, CancellationToken cancellationToken)
    {
        List<IEnumerable<Convention>> ownLayers = [.. own];
        List<IEnumerable<Convention>> layers = [.. ownLayers, _own, .. _group.SelfAndParents().Select(g => g.Conventions)];
        List<string> whoCould = [.. silent, .. _group.SelfAndParents().Where(g => g.Parent is not null).Select(g => $"its group '{RoutePattern.Join([g.Prefix])}'")];
        return new(
            kind, verbs, RoutePattern.Join([.. _group.Prefixes, route]), handler, location, null,
            AuthorizationReader.Weigh([.. layers.SelectMany(layer => layer)], _hidden ?? hidden, guard, _model.Application.DefaultAuthorization(cancellationToken), whoCould))
        {
            Spelling = _group.Spell(route),
            Said = [.. layers.SelectMany(layer => layer)],
            Hidden = _hidden ?? hidden,
            RateLimiting = token => RateLimitingReader.Weigh(layers, _hidden ?? hidden, _model.Application.RateLimiting(token), whoCould),
            Cover = layers.Skip(ownLayers.Count).SelectMany(layer => layer).LastOrDefault(c => c.IsRequirement),
            IsDevelopmentOnly = token => _call.ExcludesProduction(_model, token),
            Parameters = _ => [EndpointParameter.OutOfSight("the library binds them")],
        };
    }

    /// <summary>
    /// An endpoint whose page is looked up when a request comes: the page brings its own words, and those about the call and its groups are lost.
    /// </summary>
    /// <param name="route">Its route below the groups, null where it is not known.</param>
    /// <param name="said">What is said about the page.</param>
    /// <param name="guard">Whether the page refuses before it does anything else; asked only when it matters.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal Endpoint LookedUp(string? route, IReadOnlyList<Convention> said, Func<bool> guard, CancellationToken cancellationToken)
    {
        string[] whoCould = ["the page", "a page convention", "the call that maps all pages"];
        return new(
            EndpointKind.Fallback, [], RoutePattern.Join([.. _group.Prefixes, route]), null, _call.NameLocation(), null,
            AuthorizationReader.Weigh(said, _hidden, guard, _model.Application.DefaultAuthorizationOfActions(cancellationToken), whoCould))
        {
            LooksUp = true,
            Spelling = _group.Spell(route),
            RateLimiting = token => RateLimitingReader.Weigh([said], _hidden, _model.Application.RateLimiting(token), whoCould),
            IsDevelopmentOnly = token => _call.ExcludesProduction(_model, token),
        };
    }

    private static bool IsFilter(Convention convention) => convention.Kind is ConventionKind.RefusingFilter or ConventionKind.LimitingFilter or ConventionKind.Filter;
}
