using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>The endpoints of a service: those of one place for who stands there, all of them for who asks for the whole.</summary>
internal sealed class EndpointReader
{
    /// <summary>The names of the framework's methods that map one endpoint each.</summary>
    internal static readonly ImmutableHashSet<string> MapNames =
        ["MapGet", "MapPost", "MapPut", "MapDelete", "MapPatch", "MapMethods", "Map", "MapFallback"];

    private readonly ServiceModel _model;
    private readonly MinimalApiReader _minimal;
    private readonly ControllerReader _controllers;
    private readonly PageReader _pages;
    private readonly FastEndpointReader _fastEndpoints;
    private readonly WolverineReader _wolverine;
    private readonly ForeignReader _foreign;
    private readonly Dictionary<string, KindReader> _kinds;

    // Several rules ask for the same endpoint, and some for all of them.
    private readonly ConcurrentDictionary<SyntaxNode, ImmutableArray<Endpoint>> _byCall = new();
    private readonly ConcurrentDictionary<INamedTypeSymbol, ImmutableArray<Endpoint>> _byType = new(SymbolEqualityComparer.Default);

    internal EndpointReader(ServiceModel model)
    {
        _model = model;
        Conventions = new(model);
        Objects = new(model);
        Calls = new(model, Objects);
        Routes = new(model, Objects);
        Builders = new(model, this);
        Walks = new(model, this);
        Overloads = new(model);
        _minimal = new(model, this);
        _controllers = new(model, this);
        _pages = new(model);
        _fastEndpoints = new(model);
        var wolverine = new Once<WolverineSettings>(token => WolverineSettings.Read(model, token));
        _wolverine = new(model, wolverine);
        _foreign = new(model);
        KindReader[] kinds = [new HubReader(model), new FixedRouteReader(model), new IdentityReader(model), new ComponentReader(model), new GrpcReader(model), new ReverseProxyReader(model), new DynamicRouteReader(model), new DataDocumentReader(model), new JobDashboardReader(model), new ModelContextReader(model), new WolverineMessageReader(model, wolverine), new LibraryControllerReader(model, _controllers), _pages];
        _kinds = kinds.SelectMany(reader => reader.Names.Select(name => (name, reader))).ToDictionary(kind => kind.name, kind => kind.reader);
    }

    internal ConventionReader Conventions { get; }

    internal ObjectReader Objects { get; }

    internal CallGraph Calls { get; }

    internal RouteText Routes { get; }

    internal BuilderReader Builders { get; }

    internal BuilderWalks Walks { get; }

    /// <summary>The method or lambda that a map call is handed, in the frame it runs in; null where it cannot be seen.</summary>
    internal IMethodSymbol? HandlerOf(IInvocationOperation map, Frame frame, CancellationToken cancellationToken) => _minimal.HandlerOf(map, frame, cancellationToken).Symbol;

    internal MapOverloads Overloads { get; }

    /// <summary>
    /// Whether a method without source adds endpoints to a route builder, so that its result is another builder than its receiver: of what it is
    /// given as no more than a route builder it cannot say anything.
    /// </summary>
    internal static bool Maps(IMethodSymbol method) =>
        method.Name.StartsWith("Map", System.StringComparison.Ordinal) && method.DeclaringSyntaxReferences.IsEmpty
        && method.Parameters.Length > 0 && method.Parameters[0].Type.Is(AspNet.EndpointRouteBuilder);

    /// <summary>The endpoints that a call makes: several where its method runs for several groups, none where it makes none.</summary>
    internal ImmutableArray<Endpoint> MappedBy(IInvocationOperation call, CancellationToken cancellationToken)
    {
        if (!MayMap(call, cancellationToken))
            return [];
        var at = LoneStatement.Original(call.Syntax);
        return _byCall.TryGetValue(at, out var known) ? known : _byCall.GetOrAdd(at, ReadCall(call, cancellationToken));
    }

    /// <summary>The endpoints of a controller, page model or endpoint class; none for a type that is none of these.</summary>
    internal ImmutableArray<Endpoint> Of(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        _byType.TryGetValue(type, out var known) ? known : _byType.GetOrAdd(type, ReadType(type, cancellationToken));

    // By name alone: this is asked for every call of a service.
    private bool MayMap(IInvocationOperation call, CancellationToken cancellationToken) =>
        _kinds.ContainsKey(call.TargetMethod.Name) || MapNames.Contains(call.TargetMethod.Name) || Overloads.HaveName(call.TargetMethod.Name, cancellationToken) || ForeignReader.Maps(call.TargetMethod);

    private ImmutableArray<Endpoint> ReadCall(IInvocationOperation call, CancellationToken cancellationToken) =>
        _kinds.TryGetValue(call.TargetMethod.Name, out var kind) && kind.Read(call, cancellationToken) is { } found ? [.. found]
        : (MapNames.Contains(call.TargetMethod.Name) || Overloads.HaveName(call.TargetMethod.Name, cancellationToken)) && _minimal.Read(call, cancellationToken) is { IsEmpty: false } mapped ? mapped
        : ForeignReader.Maps(call.TargetMethod) ? [.. _foreign.Read(call, cancellationToken)] : [];

    private ImmutableArray<Endpoint> ReadType(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        _controllers.Read(type, cancellationToken) is { IsEmpty: false } actions ? actions : [.. _pages.Read(type, cancellationToken), .. _fastEndpoints.Read(type, cancellationToken), .. _wolverine.Read(type, cancellationToken)];

    /// <summary>Every endpoint of the application whose sources are at hand, those of referenced projects too, in the order of files and places.</summary>
    internal IEnumerable<Endpoint> All(CancellationToken cancellationToken) => All(null, cancellationToken);

    /// <summary>The endpoints that are mapped or declared in one file: what is reported there.</summary>
    internal IEnumerable<Endpoint> In(SyntaxTree tree, CancellationToken cancellationToken) => All(tree, cancellationToken);

    private IEnumerable<Endpoint> All(SyntaxTree? only, CancellationToken cancellationToken)
    {
        var names = MapNames.Concat(_kinds.Where(kind => kind.Value.MayFind(cancellationToken)).Select(kind => kind.Key)).Concat(_foreign.Names(cancellationToken)).OrderBy(n => n, System.StringComparer.Ordinal);
        foreach (var name in names.Union(Overloads.Names(cancellationToken)))
        {
            foreach (var use in _model.MentionsOf(name, cancellationToken))
            {
                if (only is not null && use.SyntaxTree != only || use.CallBy() is not { } syntax)
                    continue;
                var mapped = _byCall.TryGetValue(syntax, out var known) ? known
                    : _model.OperationOf(syntax, cancellationToken) is IInvocationOperation call ? MappedBy(call, cancellationToken) : [];
                foreach (var endpoint in mapped)
                    yield return endpoint;
            }
        }
        var types = ControllerReader.CandidatesOfApplication(_model, cancellationToken).Concat(_pages.Models(cancellationToken)).Concat(_fastEndpoints.Candidates(cancellationToken)).Concat(_wolverine.Candidates(cancellationToken));
        foreach (var type in types.Where(type => only is null || type.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == only)))
            foreach (var endpoint in Of(type, cancellationToken))
                yield return endpoint;
    }
}
