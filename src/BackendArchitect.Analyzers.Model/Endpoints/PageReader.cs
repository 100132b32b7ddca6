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

    private readonly ServiceModel _model;
    private readonly Once<IReadOnlyList<RazorPage>> _pages;
    private readonly Once<IReadOnlyList<Mapping>> _mappings;
    private readonly Once<PageConventions> _conventions;

    internal PageReader(ServiceModel model)
    {
        _model = model;
        _pages = new(_ => [.. RazorPage.In(model.Compilation)]);
        _mappings = new(ReadMappings);
        _conventions = new(token => PageConventions.Read(model, token));
    }

    internal override IReadOnlyCollection<string> Names { get; } = [MapName];

    /// <summary>The page models of the project that pages use.</summary>
    internal IEnumerable<INamedTypeSymbol> Models(CancellationToken cancellationToken) =>
        _pages.Value(cancellationToken).Where(HasModel).Select(page => page.Model!.OriginalDefinition).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default);

    /// <summary>The endpoints of the pages that call leaves: those without a page model in the project.</summary>
    internal override IEnumerable<Endpoint>? Read(IInvocationOperation call, CancellationToken cancellationToken) =>
        call.TargetMethod.ContainingType.Is(EndpointMaps.RazorPages)
            ? Endpoints(_pages.Value(cancellationToken).Where(page => !HasModel(page)), Mapping.Of(_model, call, cancellationToken), null, cancellationToken)
            : null;

    /// <summary>The endpoints of the pages that use a page model; none for a type that is none.</summary>
    internal IEnumerable<Endpoint> Read(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.TypeKind == TypeKind.Class && type.SelfAndBases().Any(t => t.Is(EndpointMaps.PageModel)) && type.FirstDeclaration() is { } identifier
            ? Endpoints(
                _pages.Value(cancellationToken).Where(page => SymbolEqualityComparer.Default.Equals(page.Model?.OriginalDefinition, type)),
                _mappings.Value(cancellationToken), identifier, cancellationToken)
            : [];

    private static bool HasModel(RazorPage page) => page.Model is { DeclaringSyntaxReferences.IsEmpty: false };

    private IReadOnlyList<Mapping> ReadMappings(CancellationToken cancellationToken) =>
    [
        .. _model.MentionsOf(MapName, cancellationToken)
            .Select(use => use.CallBy() is { } syntax ? _model.CallAt(syntax, cancellationToken) : null)
            .OfType<IInvocationOperation>().Where(call => call.TargetMethod.ContainingType.Is(EndpointMaps.RazorPages))
            .SelectMany(call => Mapping.Of(_model, call, cancellationToken)),
    ];

    private IEnumerable<Endpoint> Endpoints(IEnumerable<RazorPage> pages, IEnumerable<Mapping> mappings, Location? place, CancellationToken cancellationToken)
    {
        var above = mappings.ToList();
        if (above.Count == 0)
            yield break;
        var conventions = _conventions.Value(cancellationToken);
        foreach (var page in pages)
        {
            List<Convention> said =
            [
                .. _model.Endpoints.Conventions.MetadataOf(page.Generated, cancellationToken),
                .. page.Model is null ? [] : page.Model.SelfAndBases().SelectMany(t => t.GetAttributes().SelectMany(a => SaidBy(a, t, cancellationToken))),
                .. conventions.Of(page),
            ];
            foreach (var mapping in above)
                foreach (var route in conventions.RoutesOf(page))
                {
                    var endpoint = mapping.Endpoint(
                        EndpointKind.Page, [], route, cancellationToken, said, guard: () => Refuses(page, cancellationToken), silent: ["the page", "a page convention"]);
                    yield return place is null ? endpoint : endpoint with { Location = place };
                }
        }
    }

    // Action filters do not run for pages.
    private IEnumerable<Convention> SaidBy(AttributeData attribute, INamedTypeSymbol model, CancellationToken cancellationToken) =>
        _model.Endpoints.Conventions.Read(attribute, model, cancellationToken)
            .Select(said => said.IsCertain && !attribute.AttributeClass.IsOrDerivesFrom(AspNet.AuthorizationFilter) && !attribute.AttributeClass.IsOrDerivesFrom(AspNet.AsyncAuthorizationFilter) ? said with { IsCertain = false } : said);

    // Every handler of the page, or what runs before all of them, turns callers away first.
    private bool Refuses(RazorPage page, CancellationToken cancellationToken)
    {
        if (page.Model is null)
            return false;
        var methods = page.Model.SelfAndBases().SelectMany(t => t.GetMembers()).OfType<IMethodSymbol>().ToList();
        if (methods.Any(m => m.Name is "OnPageHandlerExecuting" or "OnPageHandlerExecutionAsync" && _model.BodyOf(m, cancellationToken) is { } body && Refusal.In(body)))
            return true;
        var handlers = methods.Where(m => m is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsStatic: false } && IsHandler(m.Name)).ToList();
        return handlers.Count > 0 && handlers.All(m => Refusal.ComesFirstIn(_model, m, null, cancellationToken));
    }

    private static bool IsHandler(string method) =>
        method.StartsWith("On", System.StringComparison.Ordinal)
        && new[] { "OnGet", "OnPost", "OnPut", "OnDelete", "OnPatch", "OnHead", "OnOptions" }.Any(verb => method.StartsWith(verb, System.StringComparison.Ordinal));
}
