using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Roslyn;
using BackendArchitect.Tool.Loading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelEndpoint = BackendArchitect.Analyzers.Model.Endpoints.Endpoint;
using ModelEndpointKind = BackendArchitect.Analyzers.Model.Endpoints.EndpointKind;

namespace BackendArchitect.Tool.Endpoints;

/// <summary>Whether anybody may call an endpoint. The order is that of the table: what has to be looked at comes first.</summary>
internal enum Openness
{
    /// <summary>Anybody may, and nobody has said so.</summary>
    Open,

    /// <summary>It cannot be known from the sources.</summary>
    Undecidable,

    /// <summary>Anybody may, and somebody has said so.</summary>
    Anonymous,

    /// <summary>Callers are asked who they are.</summary>
    Required,
}

/// <summary>A line of a file.</summary>
/// <param name="File">The full path.</param>
/// <param name="Line">The line, counted from one.</param>
internal sealed record Place(string File, int Line)
{
    internal static Place? Of(Location? location)
    {
        if (location is not { IsInSource: true } || location.GetMappedLineSpan() is not { Path.Length: > 0 } span)
            return null;
        return new(span.Path, span.StartLinePosition.Line + 1);
    }
}

/// <summary>Who handles an endpoint.</summary>
/// <param name="Assembly">The project's assembly.</param>
/// <param name="Type">The type that declares it, as the runtime names it.</param>
/// <param name="Bearer">The name of the type that answers with it: the controller, where a base class declares it.</param>
/// <param name="Method">The method; null for a lambda.</param>
/// <param name="IsGenerated">Whether the compiler chooses the method's name at run time: a lambda, a local function.</param>
/// <param name="Body">Where its body begins, as a debugger would show it.</param>
internal sealed record HandlerRow(string? Assembly, string Type, string Bearer, string? Method, bool IsGenerated, Place? Body)
{
    /// <summary>The handler as a person would name it.</summary>
    internal string Name => Method is null ? "lambda" : IsGenerated ? Method : $"{Bearer}.{Method}";

    internal static HandlerRow? Of(ISymbol? handler, INamedTypeSymbol? controller)
    {
        if (handler is not IMethodSymbol { ContainingType: { } type } method)
            return null;
        var isLambda = method.MethodKind == MethodKind.AnonymousFunction;
        return new(type.ContainingAssembly.Name, RuntimeName.FullOf(type), (controller ?? type).MetadataName, isLambda ? null : method.Name, isLambda || method.MethodKind == MethodKind.LocalFunction, BodyPlaceOf(method));
    }

    /// <summary>Where the body of a method begins, or null.</summary>
    internal static Place? BodyPlaceOf(IMethodSymbol method) => Place.Of(BodyOf(method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax())?.GetLocation());

    private static SyntaxNode? BodyOf(SyntaxNode? method) => method switch
    {
        AnonymousFunctionExpressionSyntax lambda => lambda.Body,
        BaseMethodDeclarationSyntax declared => (SyntaxNode?)declared.Body ?? declared.ExpressionBody?.Expression,
        LocalFunctionStatementSyntax local => (SyntaxNode?)local.Body ?? local.ExpressionBody?.Expression,
        _ => method,
    };
}

/// <summary>One method of a hub, as it is printed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="DeclaringType">The base class that declares it; null where the hub does itself.</param>
/// <param name="Authorize">What each attribute on it asks of callers: <c>admins;roles:staff</c>; nothing where it asks nothing.</param>
/// <param name="Body">Where its body begins; null where that is in no source.</param>
internal sealed record HubMethodRow(string Name, string? DeclaringType, IReadOnlyList<string> Authorize, Place? Body)
{
    internal static IReadOnlyList<HubMethodRow> AllOf(ModelEndpoint endpoint) =>
        endpoint.Hub is { } hub ? [.. HubMethod.Of(hub).Select(method => Of(method, hub))]
        : endpoint.IsCircuit ? [.. HubMethod.OfCircuits.Select(name => new HubMethodRow(name, null, [], null))]
        : [];

    private static HubMethodRow Of(HubMethod hubMethod, INamedTypeSymbol hub)
    {
        var (method, demands) = hubMethod;
        var declaring = SymbolEqualityComparer.Default.Equals(method.ContainingType, hub) ? null : RuntimeName.FullOf(method.ContainingType);
        return new(method.Name, declaring, [.. demands.Select(TextOf)], HandlerRow.BodyPlaceOf(method));
    }

    private static string TextOf(AttributeData demand)
    {
        var parts = new[] { demand.ConstructorArguments.FirstOrDefault().Text() ?? Named("Policy"), Named("Roles") is { } roles ? $"roles:{roles}" : null, Named("AuthenticationSchemes") }.OfType<string>().ToList();
        return parts.Count == 0 ? "authenticated" : string.Join(';', parts);

        string? Named(string name) => demand.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Text();
    }
}

/// <summary>One endpoint of an application, as it is printed.</summary>
internal sealed record EndpointRow
{
    private const string StaticAsset = "static-asset";

    /// <summary>How it comes to be, in the words that a running application would be described with: minimal, controller ...</summary>
    internal required string Kind { get; init; }

    internal required string Route { get; init; }

    /// <summary>The route as the running application spells it.</summary>
    internal required string Spelling { get; init; }

    /// <summary>Whether no URL leads to it by itself.</summary>
    internal required bool IsInert { get; init; }

    /// <summary>Its HTTP methods; none where it answers all.</summary>
    internal required IReadOnlyList<string> Methods { get; init; }

    internal required HandlerRow? Handler { get; init; }

    /// <summary>Where it is mapped or declared.</summary>
    internal required Place? At { get; init; }

    internal required Claim Authorization { get; init; }

    /// <summary>How many of MVC's authorization filters run in it.</summary>
    internal required int AuthorizationFilters { get; init; }

    /// <summary>Whether the application has a fallback policy.</summary>
    internal required bool IsBehindFallbackPolicy { get; init; }

    internal required Claim RateLimiting { get; init; }

    /// <summary>What its handler is given.</summary>
    internal required IReadOnlyList<ParameterRow> Parameters { get; init; }

    /// <summary>What its documentation says; null for kinds of which that is not read.</summary>
    internal required EndpointDocumentation? Documentation { get; init; }

    /// <summary>Whether it belongs to a controller with <c>[ApiController]</c>, which the attribute of an assembly does not put there; null where it is no action.</summary>
    internal required bool? IsOfApiController { get; init; }

    /// <summary>Whether invalid requests are answered without running the action; null where it is none, or that is not known.</summary>
    internal required bool? RejectsInvalid { get; init; }

    /// <summary>The filters that run before it; null where it is an action or a page.</summary>
    internal required EndpointFilters? Filters { get; init; }

    /// <summary>What clients may call on the connection of a hub.</summary>
    internal required IReadOnlyList<HubMethodRow> HubMethods { get; init; }

    internal required bool IsDevelopmentOnly { get; init; }

    /// <summary>
    /// A policy that it asks for, and who does, where nothing defines that policy: the endpoint then fails, whoever calls. Anonymous callers fail too: the
    /// framework looks the policies up before it sees that it need not ask for them.
    /// </summary>
    internal required (string Name, string AskedBy)? UnknownPolicy { get; init; }

    /// <summary>Whether anybody may call it.</summary>
    internal Openness Openness => Authorization.State switch
    {
        ClaimState.Absent => Openness.Open,
        ClaimState.Undecidable => Openness.Undecidable,
        ClaimState.Waived => Openness.Anonymous,
        _ => Openness.Required,
    };

    /// <summary>Where that is decided; where nobody decides, the endpoint itself.</summary>
    internal Place? DecidedAt => Place.Of(Authorization.Where) ?? At;

    /// <summary>Reads a row of the model's.</summary>
    internal static EndpointRow Of(ModelEndpoint endpoint, ServiceModel model, CancellationToken cancellationToken) => new()
    {
        Kind = KindOf(endpoint),
        Route = endpoint.Route,
        Spelling = endpoint.Spelling,
        IsInert = endpoint.IsOnlyLookedUp,
        Methods = endpoint.Verbs,
        Handler = HandlerRow.Of(endpoint.Handler, endpoint.Controller),
        At = Place.Of(endpoint.Location),
        Authorization = endpoint.Authorization,
        AuthorizationFilters = endpoint.AuthorizationFilters,
        IsBehindFallbackPolicy = model.Application.DefaultAuthorization(cancellationToken) is var fallback && (fallback.Metadata ?? fallback) is { IsStated: true },
        RateLimiting = endpoint.RateLimiting(cancellationToken),
        Documentation = endpoint.Documentation(cancellationToken),
        IsOfApiController = endpoint.Kind == ModelEndpointKind.Page ? false : endpoint.Controller is { } controller ? ApiBehavior.IsSaidOn(controller) : null,
        // Pages run whether their input is valid or not.
        RejectsInvalid = endpoint.Kind == ModelEndpointKind.Page ? false : endpoint.Controller is { } validated ? new ApiBehavior(model).RejectsInvalid(validated, cancellationToken) : null,
        Filters = endpoint.Filters(cancellationToken),
        Parameters = ParameterRow.AllOf(endpoint, new(model), cancellationToken),
        HubMethods = HubMethodRow.AllOf(endpoint),
        IsDevelopmentOnly = endpoint.IsDevelopmentOnly(cancellationToken),
        UnknownPolicy = UnknownPolicyOf(endpoint, model, cancellationToken),
    };

    private static (string Name, string AskedBy)? UnknownPolicyOf(ModelEndpoint endpoint, ServiceModel model, CancellationToken cancellationToken)
    {
        IEnumerable<(string Name, string AskedBy)> asked = endpoint.Authorization switch
        {
            { IsStated: true, Policy: { } policy, Because: var because } => [(policy, because)],
            // Libraries that read their own classes put nothing before the middleware where a class lets everybody in.
            { IsWaived: true } when endpoint.Kind is ModelEndpointKind.Action or ModelEndpointKind.Minimal or ModelEndpointKind.Fallback or ModelEndpointKind.Hub =>
                endpoint.Said.Where(word => word is { IsRequirement: true, Policy: not null }).Select(word => (word.Policy!, word.Said)),
            _ => [],
        };
        foreach (var one in asked)
            if (model.Application.Policies(PolicyKind.Authorization, cancellationToken) is { Unseen: null } defined && !defined.Names.Contains(one.Name))
                return one;
        return null;
    }

    /// <summary>The row of each file where the row stands for files that a build lists; the row itself where it does not, or nothing was built.</summary>
    /// <param name="staticAssets">The files; null where nothing was built.</param>
    internal IEnumerable<EndpointRow> ForEach(StaticAssets? staticAssets) => Kind != StaticAsset || staticAssets is null || !Route.EndsWith(RoutePattern.Unknown, StringComparison.Ordinal)
        ? [this]
        : staticAssets.Routes.Select(file => this with { Route = Route.Replace(RoutePattern.Unknown, file, StringComparison.Ordinal), Spelling = Spelling.Replace(RoutePattern.Unknown, file, StringComparison.Ordinal).TrimStart('/') });

    private static string KindOf(ModelEndpoint endpoint) => endpoint.Kind switch
    {
        _ when endpoint.LooksUp => "dynamic",
        ModelEndpointKind.Action => "controller",
        ModelEndpointKind.Minimal or ModelEndpointKind.Fallback when endpoint.Said.Any(said => said.Kind == ConventionKind.ShowsComponent) => "component",
        // The libraries behind these map them as anybody maps a minimal API.
        ModelEndpointKind.Minimal or ModelEndpointKind.Fallback when endpoint.IsRequestDelegate || endpoint.Handler is null => "delegate",
        ModelEndpointKind.Document or ModelEndpointKind.Dynamic when endpoint.IsRequestDelegate => "delegate",
        // Of the documents only those of OData are actions, of a controller of the library's own.
        ModelEndpointKind.Document when endpoint.Handler is not null => "controller",
        ModelEndpointKind.Minimal or ModelEndpointKind.Fallback or ModelEndpointKind.Document or ModelEndpointKind.Identity => "minimal",
        // Beside its connection, its pages and its files the framework maps what they need.
        ModelEndpointKind.Hub or ModelEndpointKind.Component or ModelEndpointKind.StaticAssets when endpoint.IsRequestDelegate => "delegate",
        ModelEndpointKind.HealthCheck => "health",
        ModelEndpointKind.StaticAssets => StaticAsset,
        ModelEndpointKind.Proxy or ModelEndpointKind.Wolverine => "delegate",
        ModelEndpointKind.GrpcJson => "grpc-json",
        ModelEndpointKind.GrpcUnimplemented => "grpc-unimplemented",
        var other => other.ToString().ToLowerInvariant(),
    };
}
