using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>
/// Reads the conventions that the application gives its Razor pages: who may call which folder and page, and which further routes lead there.
/// See https://learn.microsoft.com/aspnet/core/security/authorization/razor-pages-authorization.
/// </summary>
internal sealed class PageConventions
{
    private static readonly ImmutableDictionary<string, ConventionKind> Speaking = new Dictionary<string, ConventionKind>
    {
        ["AuthorizeFolder"] = ConventionKind.RequireAuthorization,
        ["AuthorizePage"] = ConventionKind.RequireAuthorization,
        ["AuthorizeAreaFolder"] = ConventionKind.RequireAuthorization,
        ["AuthorizeAreaPage"] = ConventionKind.RequireAuthorization,
        ["AllowAnonymousToFolder"] = ConventionKind.AllowAnonymous,
        ["AllowAnonymousToPage"] = ConventionKind.AllowAnonymous,
        ["AllowAnonymousToAreaFolder"] = ConventionKind.AllowAnonymous,
        ["AllowAnonymousToAreaPage"] = ConventionKind.AllowAnonymous,
    }.ToImmutableDictionary();

    private static readonly string[] Changing =
    [
        "AddFolderApplicationModelConvention", "AddPageApplicationModelConvention", "AddAreaFolderApplicationModelConvention",
        "AddAreaPageApplicationModelConvention",
    ];

    private static readonly string[] Routing =
    [
        "AddFolderRouteModelConvention", "AddPageRouteModelConvention", "AddAreaFolderRouteModelConvention", "AddAreaPageRouteModelConvention",
    ];

    private readonly ImmutableArray<(Scope Scope, Convention Said)> _said;
    private readonly ImmutableArray<(Scope Scope, PageRouteChange Change)> _routes;

    private PageConventions(ImmutableArray<(Scope, Convention)> said, ImmutableArray<(Scope, PageRouteChange)> routes) => (_said, _routes) = (said, routes);

    internal static PageConventions Read(ServiceModel model, CancellationToken cancellationToken)
    {
        var said = ImmutableArray.CreateBuilder<(Scope Scope, Convention Said)>();
        var routes = ImmutableArray.CreateBuilder<(Scope Scope, PageRouteChange Change)>();
        foreach (var (name, kind) in Speaking.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => (s.Key, s.Value)))
            foreach (var call in CallsOf(model, name, cancellationToken))
                Say(Scope.Of(call), new(kind, name, call.NameLocation())
                {
                    IsConditional = IsConditional(call),
                    Policy = call.ArgumentFor("policy").ConstantText(),
                    Demand = kind == ConventionKind.RequireAuthorization ? DemandOf(call, model, cancellationToken) : Demand.Name,
                });
        foreach (var name in Changing)
            foreach (var call in CallsOf(model, name, cancellationToken))
                if (new PageModelConvention(model, cancellationToken).Of(ConventionBody.Of(call.ArgumentFor("action"), model, cancellationToken), name, call) is { } added)
                    Say(Scope.Of(call), added);
        foreach (var call in CallsOf(model, "ConfigureFilter", cancellationToken))
            if (new PageModelConvention(model, cancellationToken).OfFilter(call) is { } added)
                Say(Scope.All, added);
        foreach (var name in new[] { "AddPageRoute", "AddAreaPageRoute" })
            foreach (var call in CallsOf(model, name, cancellationToken))
                if (Scope.Of(call) is { IsKnown: true } page)
                    routes.Add((page, PageRouteChange.Adding(PageRoot.TextOf(call.ArgumentFor("route"), model, cancellationToken))));
        foreach (var name in Routing)
            foreach (var call in CallsOf(model, name, cancellationToken))
                if (PageRouteChange.Of(ConventionBody.Of(call.ArgumentFor("action"), model, cancellationToken), model, cancellationToken) is { } change)
                    routes.Add((Scope.Of(call), IsConditional(call) ? PageRouteChange.Unknown : change));
        foreach (var (_, add) in MvcAdditions.CallsOn(EndpointMaps.PageOptionsConventions, model, cancellationToken))
        {
            var (convention, change) = new PageModelConvention(model, cancellationToken).Added(add);
            if (convention is not null)
                Say(Scope.All, convention);
            if (change is not null)
                routes.Add((Scope.All, IsConditional(add) ? PageRouteChange.Unknown : change));
        }
        if (IdentityPages.AddedBy(model, cancellationToken) is { } identity)
        {
            var protects = new Convention(ConventionKind.RequireAuthorization, identity.TargetMethod.Name, identity.NameLocation()) { Demand = model.Application.DefaultDemand(cancellationToken) };
            said.Add((new(IdentityPages.Area, IdentityPages.Managing, null), protects));
            said.Add((new(IdentityPages.Area, null, IdentityPages.SigningOut), protects));
        }
        return new(said.ToImmutable(), routes.ToImmutable());

        void Say(Scope scope, Convention convention) =>
            said.Add((scope, scope.IsKnown ? convention : new(ConventionKind.Hidden, $"'{convention.Said}' is given a path that is not known", convention.Where)));
    }

    private static bool IsConditional(IInvocationOperation call) => LoneStatement.Original(call.Syntax).StandsUnderCondition();

    private static Demand DemandOf(IInvocationOperation call, ServiceModel model, CancellationToken cancellationToken) => call.ArgumentFor("policy") is { } policy
        ? PolicyDemand.Of(policy, model, cancellationToken)
        : model.Application.DefaultDemand(cancellationToken);

    /// <summary>What is said about a page.</summary>
    internal IEnumerable<Convention> Of(RazorPage page) => _said.Where(said => said.Scope.Covers(page)).Select(said => said.Said);

    /// <summary>The routes of a page: those of its own, and those that it is given, which are spelled as they are written; null stands for one that is not known.</summary>
    internal IEnumerable<(string? Route, bool IsGiven)> RoutesOf(RazorPage page)
    {
        var changes = _routes.Where(route => route.Scope.Covers(page)).Select(route => route.Change).ToList();
        var spelling = changes.Select(change => change.Spelling).LastOrDefault(spelling => spelling is not null) ?? TokenSpelling.AsNamed;
        var added = changes.FindAll(change => change.Adds);
        // What is put behind each route is put behind those that were given before too.
        if (!page.IsPlaced || !spelling.IsKnown || changes.Exists(change => !change.IsKnown) || (added.Count > 1 && added.Exists(change => change.IsBehindOwn)))
            return [(null, false)];
        return
        [
            .. page.RoutesIn(spelling).Select(route => ((string?)route, false)),
            .. added.SelectMany(change => !change.IsBehindOwn || change.Route is null ? [(change.Route, true)]
                : page.RoutesIn(TokenSpelling.AsNamed).Select(own => ((string?)(RoutePattern.StandsAlone(change.Route) ? RoutePattern.Join([change.Route.TrimStart('~')]) : RoutePattern.Join([own, change.Route])), false))),
        ];
    }

    private static IEnumerable<IInvocationOperation> CallsOf(ServiceModel model, string name, CancellationToken cancellationToken)
    {
        foreach (var use in model.MentionsOf(name, cancellationToken))
            if (use.CallBy() is { } syntax
                && model.CallAt(syntax, cancellationToken) is { } call && (call.TargetMethod.ContainingType.Is(EndpointMaps.PageConventions) || call.TargetMethod.ContainingType.Is(EndpointMaps.PageConventionCollection)))
                yield return call;
    }

    /// <summary>The pages that a convention is for.</summary>
    /// <param name="Area">The area; null for pages outside of areas.</param>
    /// <param name="Folder">The folder, where it is one.</param>
    /// <param name="Page">The page, where it is one.</param>
    private sealed record Scope(string? Area, string? Folder, string? Page)
    {
        /// <summary>All pages, those of areas too.</summary>
        internal static readonly Scope All = new(null, null, null) { IsForAll = true };

        /// <summary>Whether the pages are known at compile time; it may be any of them where they are not.</summary>
        internal bool IsKnown { get; private init; } = true;

        private bool IsForAll { get; init; }

        internal static Scope Of(IInvocationOperation call)
        {
            var area = call.ArgumentFor("areaName");
            var folder = call.ArgumentFor("folderPath");
            var page = call.ArgumentFor("pageName");
            return new(area.ConstantText(), folder.ConstantText(), page.ConstantText())
            {
                IsKnown = new[] { area, folder, page }.All(argument => argument is null || argument.ConstantText() is not null),
            };
        }

        internal bool Covers(RazorPage page) => IsForAll || !IsKnown
            || (Equal(Area, page.Area) && (Folder is not null ? Holds(Folder, page.Name) : Equal(Page, page.Name)));

        private static bool Equal(string? a, string? b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

        private static bool Holds(string folder, string page) =>
            folder == "/" || page.StartsWith(folder.TrimEnd('/') + "/", StringComparison.OrdinalIgnoreCase);
    }
}
