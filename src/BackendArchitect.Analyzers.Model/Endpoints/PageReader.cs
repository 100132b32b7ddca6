using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// Reads Razor pages: where they are mapped, what page conventions, page models and <c>@attribute</c> say. A page with a page model of the project
/// stands at that class, the others at the call that maps them.
/// </summary>
internal sealed class PageReader : KindReader
{
    private const string MapName = "MapRazorPages";

    private static readonly string[] Fallbacks = ["MapFallbackToPage", "MapFallbackToAreaPage"];

    private readonly ServiceModel _model;
    private readonly Once<IReadOnlyList<RazorPage>> _pages;
    private readonly Once<IReadOnlyList<Mapping>> _mappings;
    private readonly Once<PageConventions> _conventions;

    internal PageReader(ServiceModel model)
    {
        _model = model;
        _pages = new(token => [.. RazorPage.Of(model, token)]);
        _mappings = new(ReadMappings);
        _conventions = new(token => PageConventions.Read(model, token));
    }

    internal override IReadOnlyCollection<string> Names { get; } = [MapName, .. Fallbacks];

    /// <summary>The page models of the project that pages use.</summary>
    internal IEnumerable<INamedTypeSymbol> Models(CancellationToken cancellationToken) =>
        _pages.Value(cancellationToken).Where(HasModel).Select(page => page.Model!.OriginalDefinition).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default);

    /// <summary>The endpoints of a call: a fallback's own, and those of the pages without a page model in the project where it is what maps them.</summary>
    internal override IEnumerable<Endpoint>? Read(IInvocationOperation call, CancellationToken cancellationToken) =>
        call.TargetMethod.ContainingType.Is(EndpointMaps.RazorPages)
            ? (call.TargetMethod.Name == MapName ? [] : Fallback(call, cancellationToken)).Concat(Endpoints(
                _pages.Value(cancellationToken).Where(page => !HasModel(page)), _mappings.Value(cancellationToken).Where(mapping => mapping.Call.IsAt(call)), null, cancellationToken))
            : null;

    /// <summary>The endpoints of the pages that use a page model; none for a type that is none.</summary>
    internal IEnumerable<Endpoint> Read(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        RazorPage.IsModel(type) && type.FirstDeclaration() is { } identifier
            ? Endpoints(
                _pages.Value(cancellationToken).Where(page => SymbolEqualityComparer.Default.Equals(page.Model?.OriginalDefinition, type)),
                _mappings.Value(cancellationToken), identifier, cancellationToken)
            : [];

    private static bool HasModel(RazorPage page) => page.Model is { DeclaringSyntaxReferences.IsEmpty: false };

    // Calls on the same builder map the same pages once; a fallback to one of them maps all.
    private IReadOnlyList<Mapping> ReadMappings(CancellationToken cancellationToken)
    {
        var mappings =
            from name in Names
            from use in _model.MentionsOf(name, cancellationToken)
            let call = use.CallBy() is { } syntax ? _model.CallAt(syntax, cancellationToken) : null
            where call?.TargetMethod.ContainingType.Is(EndpointMaps.RazorPages) == true
            from mapping in Mapping.Of(_model, call, cancellationToken)
            select mapping;
        return [.. mappings.GroupBy(mapping => mapping.Group).Select(same => same.First().With([.. same.Where(mapping => mapping.Call.TargetMethod.Name == MapName).SelectMany(mapping => mapping.Own)]))];
    }

    private IEnumerable<Endpoint> Fallback(IInvocationOperation call, CancellationToken cancellationToken)
    {
        foreach (var mapping in Mapping.Of(_model, call, cancellationToken))
        {
            var route = mapping.TextOf("pattern", cancellationToken) ?? RoutePattern.AnythingButFiles;
            var (name, area) = (mapping.TextOf("page", cancellationToken), mapping.TextOf("area", cancellationToken));
            var found = _pages.Value(cancellationToken).Where(page => string.Equals(page.Name, name, System.StringComparison.OrdinalIgnoreCase)
                && string.Equals(page.Area ?? "", area ?? "", System.StringComparison.OrdinalIgnoreCase)).ToList();
            if (found.Count == 0)
                yield return mapping.Endpoint(EndpointKind.Fallback, [], route, cancellationToken, hidden: "the page that answers may say it");
            foreach (var page in found)
                yield return mapping.LookedUp(
                    route, [.. SaidOf(page, cancellationToken), .. _mappings.Value(cancellationToken).Where(pages => pages.Group == mapping.Group).SelectMany(pages => pages.Own)],
                    () => Refuses(page, cancellationToken), cancellationToken);
        }
    }

    private List<Convention> SaidOf(RazorPage page, CancellationToken cancellationToken) =>
    [
        .. _model.Endpoints.Conventions.MetadataOf(page.Generated, cancellationToken),
        .. page.Model is null ? [] : page.Model.InheritedAttributes().SelectMany(said => SaidBy(said.Attribute, said.Bearer, cancellationToken)),
        .. _conventions.Value(cancellationToken).Of(page),
    ];

    private IEnumerable<Endpoint> Endpoints(IEnumerable<RazorPage> pages, IEnumerable<Mapping> mappings, Location? place, CancellationToken cancellationToken)
    {
        var above = mappings.ToList();
        if (above.Count == 0)
            yield break;
        var conventions = _conventions.Value(cancellationToken);
        foreach (var page in pages)
        {
            var said = SaidOf(page, cancellationToken);
            foreach (var mapping in above)
                foreach (var (route, isGiven) in conventions.RoutesOf(page))
                {
                    var endpoint = mapping.Endpoint(
                        EndpointKind.Page, [], route, cancellationToken, said, guard: () => Refuses(page, cancellationToken), silent: ["the page", "a page convention"]) with
                    {
                        AuthorizationFilters = _model.Application.GlobalFilter(cancellationToken) is { IsStated: true, Origin: ClaimOrigin.GlobalFilter } ? 1 : 0,
                        Exempt = page.Exempt,
                        PageModel = page.Model,
                        Parameters = token => [.. new ActionParameters(_model).PropertiesOf(page.Model ?? page.Generated, token)],
                    };
                    if (isGiven)
                        endpoint = endpoint with { Spelling = mapping.Group.Spell(route) };
                    yield return place is null ? endpoint : endpoint with { Location = place };
                }
        }
    }

    // Action filters do not run for pages.
    private IEnumerable<Convention> SaidBy(AttributeData attribute, ISymbol bearer, CancellationToken cancellationToken) =>
        _model.Endpoints.Conventions.Read(attribute, bearer, cancellationToken)
            .Select(said => said is { IsCertain: true, IsAuthorizationFilter: false } ? said with { IsCertain = false } : said);

    // Every handler of the page, or what runs before all of them, turns callers away first.
    private bool Refuses(RazorPage page, CancellationToken cancellationToken)
    {
        if (page.Model is null)
            return false;
        var methods = page.Model.SelfAndBases().SelectMany(t => t.GetMembers()).OfType<IMethodSymbol>().ToList();
        if (methods.Any(m => m.Name is "OnPageHandlerExecuting" or "OnPageHandlerExecutionAsync" && _model.BodyOf(m, cancellationToken) is { } body && Refusal.In(body)))
            return true;
        var handlers = methods.Where(m => m is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsStatic: false } && IsHandler(m.Name)).ToList();
        return handlers.Count > 0 && handlers.All(m => FirstRefusal.In(_model, m, null, cancellationToken));
    }

    private static bool IsHandler(string method) =>
        method.StartsWith("On", System.StringComparison.Ordinal)
        && new[] { "OnGet", "OnPost", "OnPut", "OnDelete", "OnPatch", "OnHead", "OnOptions" }.Any(verb => method.StartsWith(verb, System.StringComparison.Ordinal));
}
