using System.Collections.Concurrent;
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

/// <summary>What holds for the whole application: what is registered, what is in the pipeline, where controllers are mapped.</summary>
internal sealed class ApplicationReader
{
    internal static readonly string[] ControllerMaps =
    [
        "MapControllers", "MapControllerRoute", "MapDefaultControllerRoute", "MapAreaControllerRoute", "MapDynamicControllerRoute",
        "MapFallbackToController", "MapFallbackToAreaController",
        "UseMvc", "UseMvcWithDefaultRoute",
    ];

    // They tell MVC of the pages.
    private static readonly string[] PageServices = ["AddRazorPages", "AddMvc"];

    private readonly ServiceModel _model;
    private readonly Once<ControllerAdmission> _admission;
    private readonly Once<Claim> _defaultAuthorization;
    private readonly Once<Claim> _defaultAuthorizationOfActions;
    private readonly Once<Claim> _globalFilter;
    private readonly Once<object> _asksInFilters;
    private readonly Once<IReadOnlyList<ControllerMapping>> _controllerMappings;
    private readonly Once<Claim> _anyAuthorization;
    private readonly Once<Claim> _authentication;
    private readonly Once<object> _areasExist;
    private readonly Once<object> _pagesExist;
    private readonly Once<Granting> _granting;
    private readonly Once<object> _defaultDemand;
    private readonly Once<object> _configuredDemand;
    private readonly PermissivePolicies _permissive;
    private readonly Once<RateLimiting> _rateLimiting;
    private readonly ConcurrentDictionary<PolicyKind, Once<DefinedPolicies>> _policies = new();
    private readonly Once<Place> _place;

    internal ApplicationReader(ServiceModel model)
    {
        _model = model;
        Pipeline = new(model);
        var defaults = new AuthorizationDefaults(model);
        _defaultAuthorization = new(defaults.OfAllEndpoints);
        _globalFilter = new(defaults.OfActions);
        _asksInFilters = new(token => ConfiguredFlag.Of(AspNet.EnableEndpointRouting, byDefault: true, model, token) == false);
        _defaultAuthorizationOfActions = new(token => WithFilter(_defaultAuthorization.Value(token), _globalFilter.Value(token)));
        _permissive = new(model);
        RouteConventions = new(model);
        Services = new(model);
        Explorer = new(model);
        _admission = new(token => ControllerAdmission.Of(model, token));
        _controllerMappings = new(ReadControllerMappings);
        _anyAuthorization = new(new AuthorizationEvidence(model).Find);
        _authentication = new(new AuthenticationEvidence(model).Find);
        _areasExist = new(token => ControllerReader.CandidatesOfApplication(model, token).Concat(ControllerReader.CandidatesOfLibraries(model, token)).Any(type => ActionRoutes.AreaOf(type, model, token) is not null));
        _pagesExist = new(token => PageServices.Any(name => model.MentionsOf(name, token).Any()) && RazorPage.Of(model, token).Any());
        _granting = new(token => new(Composition.GrantingHandler.Find(model, token)));
        _rateLimiting = new(new RateLimitingDefaults(model).Read);
        _defaultDemand = new(token => PolicyDemand.OfDefaultPolicy(model, token));
        _configuredDemand = new(token => PolicyDemand.OfConfiguredDefault(model, token));
        _place = new(FindPlace);
    }

    /// <summary>The order of the middleware.</summary>
    internal PipelineReader Pipeline { get; }

    /// <summary>What holds for an endpoint about whose callers nobody says anything.</summary>
    internal Claim DefaultAuthorization(CancellationToken cancellationToken) => _defaultAuthorization.Value(cancellationToken);

    /// <summary>The same for an action of a controller, which global filters cover too.</summary>
    internal Claim DefaultAuthorizationOfActions(CancellationToken cancellationToken) => _defaultAuthorizationOfActions.Value(cancellationToken);

    /// <summary>
    /// The same for a page, which MVC's own global filters cover too. A convention of controllers says nothing about it, and of a filter of the
    /// service's own it depends on its kind whether it runs for pages.
    /// </summary>
    internal Claim DefaultAuthorizationOfPages(CancellationToken cancellationToken) => WithFilter(DefaultAuthorization(cancellationToken), GlobalFilter(cancellationToken) switch
    {
        { IsStated: true, Origin: ClaimOrigin.Convention } => Claim.Absent,
        { IsStated: true, Origin: ClaimOrigin.Handler } filter => Claim.Undecidable($"{filter.Because}, of pages perhaps not", filter.Where) with
        {
            Metadata = filter.Metadata is null ? null : Claim.Absent,
            HasAuthorizationFilter = filter.HasAuthorizationFilter,
        },
        var filter => filter,
    });

    /// <summary>What the filters of all actions say: they run in the action, whatever middleware ran before it.</summary>
    internal Claim GlobalFilter(CancellationToken cancellationToken) => _globalFilter.Value(cancellationToken);

    /// <summary>Whether MVC's own authorization filter runs in every action.</summary>
    internal bool HasAuthorizeFilter(CancellationToken cancellationToken) => GlobalFilter(cancellationToken) is var filter && (filter.Metadata ?? filter) is { IsStated: true, Origin: ClaimOrigin.GlobalFilter or ClaimOrigin.Convention };

    /// <summary>
    /// Whether MVC makes filters of its own of the attributes that ask for authorization, as it does where it is told not to rely on endpoint routing: the
    /// middleware asks the same of endpoints all the same.
    /// </summary>
    internal bool AsksInFilters(CancellationToken cancellationToken) => (bool)_asksInFilters.Value(cancellationToken);

    /// <summary>Whether anybody in the whole application says anything about who may call; absent when nobody does.</summary>
    internal Claim AnyAuthorization(CancellationToken cancellationToken) => _anyAuthorization.Value(cancellationToken);

    /// <summary>Whether anything can tell who calls; absent when no authentication scheme is registered.</summary>
    internal Claim Authentication(CancellationToken cancellationToken) => _authentication.Value(cancellationToken);

    /// <summary>What the application does about callers that call too often.</summary>
    internal RateLimiting RateLimiting(CancellationToken cancellationToken) => _rateLimiting.Value(cancellationToken);

    /// <summary>The policies of a kind that the application defines by name.</summary>
    internal DefinedPolicies Policies(PolicyKind kind, CancellationToken cancellationToken) =>
        _policies.GetOrAdd(kind, k => new(token => DefinedPolicies.Read(k, _model, token))).Value(cancellationToken);

    /// <summary>The builders that controllers are mapped on.</summary>
    internal IReadOnlyList<ControllerMapping> ControllerMappings(CancellationToken cancellationToken) => _controllerMappings.Value(cancellationToken);

    /// <summary>What conventions do to the routes of controllers.</summary>
    internal RouteConventions RouteConventions { get; }

    /// <summary>The types that the container of services knows.</summary>
    internal RegisteredServices Services { get; }

    /// <summary>Whether a provider of the application's own takes a type for a controller that MVC's own provider does not.</summary>
    internal bool Admits(INamedTypeSymbol type, CancellationToken cancellationToken) => ControllerReader.MayBeController(type) && _admission.Value(cancellationToken).Admits(type);

    /// <summary>What describes its endpoints.</summary>
    internal ApiExplorer Explorer { get; }

    /// <summary>Whether a policy lets everybody in; no name means the default policy.</summary>
    internal bool LetsEverybodyIn(string? policy, CancellationToken cancellationToken) => _permissive.Contains(policy, cancellationToken);

    /// <summary>The handler that grants whatever is asked, or null.</summary>
    internal GrantingHandler? GrantingHandler(CancellationToken cancellationToken) => _granting.Value(cancellationToken).Handler;

    /// <summary>Whether any controller stands in an area.</summary>
    internal bool AreasExist(CancellationToken cancellationToken) => (bool)_areasExist.Value(cancellationToken);

    /// <summary>Whether the application has Razor pages.</summary>
    internal bool PagesExist(CancellationToken cancellationToken) => (bool)_pagesExist.Value(cancellationToken);

    /// <summary>What who names no policy asks: what the default policy does.</summary>
    internal Demand DefaultDemand(CancellationToken cancellationToken) => (Demand)_defaultDemand.Value(cancellationToken);

    /// <summary>
    /// What the default policy asks that the service itself configures, for code that reads it while the options are made: what libraries add to
    /// it when they are complete is not in it. Undecidable for a policy that the default one is made of.
    /// </summary>
    internal Demand ConfiguredDefaultDemand(CancellationToken cancellationToken) =>
        _configuredDemand.IsComputing ? Demand.Undecidable : (Demand)_configuredDemand.Value(cancellationToken);

    /// <summary>The application, when it is built at this place; null elsewhere and in a library.</summary>
    internal Application? BuiltAt(Location place, CancellationToken cancellationToken) =>
        _place.Value(cancellationToken).Location is { } location && location.SourceTree == place.SourceTree && location.SourceSpan == place.SourceSpan
            ? new Application(place)
            : null;

    private Place FindPlace(CancellationToken cancellationToken)
    {
        if (!_model.IsHost)
            return new(null);
        foreach (var name in new[] { AspNet.BuildWebApplication, Hosting.BuildWebHost, Hosting.BuildHost })
        {
            foreach (var use in _model.MentionsOf(name.Name, cancellationToken))
            {
                if (use.CallBy() is not { } call
                    || _model.SymbolOf(call, cancellationToken) is not { } symbol || !symbol.Is(name))
                    continue;
                return new(name == AspNet.BuildWebApplication || StartupConfigure(cancellationToken) is not { } configure ? use.Identifier.GetLocation() : configure);
            }
        }
        return new(StartupConfigure(cancellationToken));
    }

    private Location? StartupConfigure(CancellationToken cancellationToken) =>
        _model.Compilation.GetSymbolsWithName("Configure", SymbolFilter.Member, cancellationToken).OfType<IMethodSymbol>()
            .FirstOrDefault(m => !m.IsExtensionMethod && !m.Parameters.IsEmpty && m.Parameters[0].Type.Is(AspNet.ApplicationBuilder))?.FirstDeclaration();

    private IReadOnlyList<ControllerMapping> ReadControllerMappings(CancellationToken cancellationToken)
    {
        if (!_model.IsHost)
            return [OutOfSight("the host maps it")];
        var routes = new ConventionalRouteReader(_model);
        var mappings = new List<(EndpointGroup Group, ImmutableArray<Convention> Said, ImmutableArray<ConventionalRoute> Routes, string? Doubt, InvocationExpressionSyntax Call)>();
        foreach (var name in ControllerMaps)
        {
            foreach (var use in _model.MentionsOf(name, cancellationToken))
            {
                if (use.CallBy() is not { } syntax
                    || _model.CallAt(syntax, cancellationToken) is not { } call || call.Receiver() is not { } builder)
                    continue;
                var definition = call.TargetMethod.ContainingType;
                if (definition.Is(AspNet.MvcApplicationBuilderExtensions) && !_model.Endpoints.Calls.NeverRuns(use, cancellationToken))
                    mappings.Add((EndpointGroup.WithoutRouting, [], routes.OfLegacyRouting(call, cancellationToken), null, syntax));
                else if (definition.Is(AspNet.ControllerEndpoints))
                    foreach (var frame in _model.Endpoints.Calls.FramesAround(call, cancellationToken))
                    {
                        var said = SaidAbout(call, frame, cancellationToken);
                        var mapped = routes.MappedBy(call, frame, cancellationToken);
                        // What is said about a route holds for that route alone, and what is said about MapControllers for every action.
                        foreach (var group in _model.Endpoints.Builders.GroupsOf(builder, frame, cancellationToken))
                            mappings.Add((group, mapped.IsEmpty ? said : [], [.. mapped.Select(route => route with { Said = said })], frame.Doubt, syntax));
                    }
            }
        }
        // 'UseMvc()' behind endpoints that are the same actions is never reached.
        mappings.RemoveAll(legacy => legacy.Group == EndpointGroup.WithoutRouting && legacy.Routes is { IsDefault: false, IsEmpty: true }
            && mappings.Exists(mapped => mapped is { Doubt: null } && mapped.Group == EndpointGroup.Application && StandsBefore(mapped.Call, legacy.Call)));
        if (mappings.Count == 0)
            return new ForeignSetup(_model).ThatMayMapControllers(cancellationToken) is { } foreign ? [OutOfSight($"'{foreign}' has no source and may map it")] : [];
        return
        [
            .. mappings.GroupBy(m => m.Group).Select(same => new ControllerMapping(
                same.Key, [.. same.SelectMany(m => m.Said)], same.Key.WhyHidden ?? DoubtOf([.. same.Select(m => (m.Doubt, Speaks: !m.Said.IsEmpty || !m.Routes.IsEmpty))]), [.. same.SelectMany(m => m.Routes)]) { Where = same.First().Call.InvokedName()?.GetLocation() }),
        ];
    }

    private static bool StandsBefore(SyntaxNode call, SyntaxNode other) => call.SpanStart < other.SpanStart && !call.StandsUnderCondition()
        && call.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() == other.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() && call.SyntaxTree == other.SyntaxTree;

    // A call that may not run takes nothing away from one that does, unless it says something besides.
    private static string? DoubtOf(IReadOnlyCollection<(string? Doubt, bool Speaks)> calls) =>
        calls.FirstOrDefault(call => call.Doubt is not null && (call.Speaks || calls.All(other => other.Doubt is not null))).Doubt;

    // The action takes the fallback's place with its own metadata: what is said about the fallback is lost.
    private ImmutableArray<Convention> SaidAbout(IInvocationOperation mapping, Frame frame, CancellationToken cancellationToken) =>
        mapping.TargetMethod.Name.StartsWith("MapFallback", System.StringComparison.Ordinal) ? [] : _model.Endpoints.Walks.ConventionsOf(mapping, frame, cancellationToken);

    private static Claim WithFilter(Claim general, Claim filter)
    {
        var claim = general.IsAbsent && !filter.IsAbsent ? filter : general with { Demand = filter.IsStated ? new[] { general.Demand, filter.Demand }.OfAll() : general.Demand };
        return general.Metadata is null && filter.Metadata is null
            ? claim
            : claim with { Metadata = WithFilter(general.Metadata ?? general, filter.Metadata ?? filter), HasAuthorizationFilter = filter.HasAuthorizationFilter };
    }

    private static ControllerMapping OutOfSight(string why) => new(EndpointGroup.Application, [], why, default);

    private sealed record Granting(GrantingHandler? Handler);

    private sealed record Place(Location? Location);
}
