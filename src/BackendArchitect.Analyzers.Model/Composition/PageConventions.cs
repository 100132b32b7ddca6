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

    // What changes the model of a page may add a filter to it.
    private static readonly string[] Hiding =
    [
        "AddFolderApplicationModelConvention", "AddPageApplicationModelConvention", "AddAreaFolderApplicationModelConvention",
        "AddAreaPageApplicationModelConvention",
    ];

    private static readonly string[] Routing =
    [
        "AddFolderRouteModelConvention", "AddPageRouteModelConvention", "AddAreaFolderRouteModelConvention", "AddAreaPageRouteModelConvention",
    ];

    private readonly ImmutableArray<Scope> _scopes;
    private readonly bool _changesRoutes;

    private PageConventions(ImmutableArray<Scope> scopes, bool changesRoutes) => (_scopes, _changesRoutes) = (scopes, changesRoutes);

    internal static PageConventions Read(ServiceModel model, CancellationToken cancellationToken)
    {
        var scopes = ImmutableArray.CreateBuilder<Scope>();
        foreach (var (name, kind) in Speaking.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => (s.Key, s.Value)))
            foreach (var call in CallsOf(model, name, cancellationToken))
                scopes.Add(Scope.Of(call, new(kind, name, call.NameLocation())
                {
                    IsConditional = LoneStatement.Original(call.Syntax).StandsUnderCondition(),
                    Policy = call.ArgumentFor("policy").ConstantText(),
                    Demand = kind == ConventionKind.RequireAuthorization ? DemandOf(call, model, cancellationToken) : Demand.Name,
                }));
        foreach (var name in Hiding)
            foreach (var call in CallsOf(model, name, cancellationToken))
                scopes.Add(Scope.Of(call, new(ConventionKind.Hidden, $"'{name}' may say it", call.NameLocation())));
        foreach (var name in new[] { "AddPageRoute", "AddAreaPageRoute" })
            foreach (var call in CallsOf(model, name, cancellationToken))
                scopes.Add(Scope.Of(call, null));
        if (IdentityPages.AddedBy(model, cancellationToken) is { } added)
        {
            var protects = new Convention(ConventionKind.RequireAuthorization, added.TargetMethod.Name, added.NameLocation()) { Demand = model.Application.DefaultDemand(cancellationToken) };
            scopes.Add(new(IdentityPages.Area, IdentityPages.Managing, null, protects, null, IsKnown: true));
            scopes.Add(new(IdentityPages.Area, null, IdentityPages.SigningOut, protects, null, IsKnown: true));
        }
        return new(scopes.ToImmutable(), Routing.Any(name => CallsOf(model, name, cancellationToken).Any()));
    }

    private static Demand DemandOf(IInvocationOperation call, ServiceModel model, CancellationToken cancellationToken) => call.ArgumentFor("policy") is { } policy
        ? PolicyDemand.Of(policy, model, cancellationToken)
        : model.Application.DefaultDemand(cancellationToken);

    /// <summary>What is said about a page.</summary>
    internal IEnumerable<Convention> Of(RazorPage page) => _scopes.Where(scope => scope.Covers(page)).Select(scope => scope.Said).OfType<Convention>();

    /// <summary>The routes of a page: those of its own, and those that it is given, which are spelled as they are written; null stands for one that is not known.</summary>
    internal IEnumerable<(string? Route, bool IsGiven)> RoutesOf(RazorPage page) => _changesRoutes
        ? [(null, false)]
        : page.Routes.Select(route => ((string?)route, false)).Concat(_scopes.Where(scope => scope.Said is null && scope.Covers(page)).Select(scope => (scope.Route, true)));

    private static IEnumerable<IInvocationOperation> CallsOf(ServiceModel model, string name, CancellationToken cancellationToken)
    {
        foreach (var use in model.MentionsOf(name, cancellationToken))
            if (use.CallBy() is { } syntax
                && model.CallAt(syntax, cancellationToken) is { } call && call.TargetMethod.ContainingType.Is(EndpointMaps.PageConventions))
                yield return call;
    }

    /// <summary>One convention and the pages that it is for.</summary>
    /// <param name="Area">The area; null for pages outside of areas.</param>
    /// <param name="Folder">The folder, where it is one.</param>
    /// <param name="Page">The page, where it is one.</param>
    /// <param name="Said">What is said; null where a route is given.</param>
    /// <param name="Route">The route.</param>
    /// <param name="IsKnown">Whether the pages are known at compile time.</param>
    private sealed record Scope(string? Area, string? Folder, string? Page, Convention? Said, string? Route, bool IsKnown)
    {
        internal static Scope Of(IInvocationOperation call, Convention? said)
        {
            var area = call.ArgumentFor("areaName");
            var folder = call.ArgumentFor("folderPath");
            var page = call.ArgumentFor("pageName");
            var isKnown = new[] { area, folder, page }.All(argument => argument is null || argument.ConstantText() is not null);
            return new(
                area.ConstantText(), folder.ConstantText(), page.ConstantText(),
                said is null || isKnown ? said : new(ConventionKind.Hidden, $"'{said.Said}' is given a path that is not known", said.Where), call.ArgumentFor("route").ConstantText(), isKnown);
        }

        internal bool Covers(RazorPage page) => !IsKnown ? Said is not null
            : Equal(Area, page.Area) && (Folder is not null ? Holds(Folder, page.Name) : Equal(Page, page.Name));

        private static bool Equal(string? a, string? b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

        private static bool Holds(string folder, string page) =>
            folder == "/" || page.StartsWith(folder.TrimEnd('/') + "/", StringComparison.OrdinalIgnoreCase);
    }
}
