using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Runtime.Tests.Hosting;
using Microsoft.CodeAnalysis;
using ModelEndpoint = BackendArchitect.Analyzers.Model.Endpoints.Endpoint;

namespace BackendArchitect.Runtime.Tests.Comparing;

/// <summary>Reads the endpoints that the model finds in a compilation.</summary>
internal static class ModelEndpoints
{
    /// <summary>What the model says of an application: of all its endpoints, or of those that it also has in production.</summary>
    internal static IReadOnlyList<EndpointRow> Read(CompiledApplication application, bool inProduction = false) => Read(application, application.Compilation, inProduction);

    /// <summary>What it says where the projects that the application references are at hand as metadata alone.</summary>
    internal static IReadOnlyList<EndpointRow> ReadAsBuilt(CompiledApplication application) => Read(application, application.AsBuilt(), inProduction: false);

    private static IReadOnlyList<EndpointRow> Read(CompiledApplication application, Compilation compilation, bool inProduction) =>
    [
        .. ServiceModel.Of(compilation, application.Source.Configuration()).Endpoints.All(CancellationToken.None)
            .Where(endpoint => !endpoint.IsOnlyLookedUp && !(inProduction && endpoint.IsDevelopmentOnly(CancellationToken.None))).Select(Row),
    ];

    private static EndpointRow Row(ModelEndpoint endpoint)
    {
        var place = endpoint.Location.GetLineSpan();
        return new()
        {
            Verbs = string.Join(",", endpoint.Verbs.Order(StringComparer.Ordinal)),
            Route = endpoint.Route,
            Spelling = endpoint.Spelling,
            Handler = HandlerOf(endpoint),
            Authorization = endpoint.Authorization.State,
            Speaker = SpeakerOf(endpoint.Authorization),
            Metadata = (endpoint.Authorization.Metadata ?? endpoint.Authorization) is { IsUndecidable: false } metadata ? Words.Of(metadata.State, SpeakerOf(metadata)) : null,
            Demand = (endpoint.Authorization.Metadata ?? endpoint.Authorization) is { IsStated: true, Origin: not ClaimOrigin.Handler, AsksUnderCondition: null } asking ? DemandOf(asking) : null,
            RateLimiting = LimitingOf(endpoint.RateLimiting(CancellationToken.None)),
            Parameters = ParametersOf(endpoint),
            Documentation = DocumentationOf(endpoint),
            HubMethods = HubMethodsOf(endpoint),
            Because = endpoint.Authorization.Because,
            Place = (place.Path, place.StartLinePosition.Line),
        };
    }

    private static string DemandOf(Claim claim) => claim.Demand switch { Demand.Name => "a name", Demand.More => "more", _ => EndpointRow.UndecidableDemand };

    // A handler that has no source is not held to anything.
    private static IReadOnlyList<string>? ParametersOf(ModelEndpoint endpoint)
    {
        var parameters = endpoint.Parameters(CancellationToken.None);
        return parameters.Any(parameter => parameter.Name.Length == 0)
            ? null
            : [.. parameters.Select(parameter => $"{parameter.Name}: {SourceOf(parameter.Source, endpoint.Kind)}").Order(StringComparer.Ordinal)];
    }

    // MVC has another name for the path, and the factory of minimal APIs none for files.
    private static string SourceOf(BindingSource source, EndpointKind kind) => (source, kind) switch
    {
        (BindingSource.Route, EndpointKind.Action) => "path",
        (BindingSource.FormFile, EndpointKind.Minimal or EndpointKind.Fallback) => "form",
        _ => source.ToString().ToLowerInvariant(),
    };

    private static IReadOnlyList<string>? DocumentationOf(ModelEndpoint endpoint) => endpoint.Documentation(CancellationToken.None) is not { } said ? null :
    [
        .. Said("name", said.Name), .. Said("group", said.GroupName), .. Said("summary", said.Summary), .. Said("description", said.Description), .. Said("tags", said.Tags),
        .. Said("excluded", said.Exclusion), .. Said("operation", said.Operation),
        .. RunningDocumentation.Said("produces", said.Content.Responses.IsDefault ? ["undecidable"]
            : said.Content.Responses.Select(response => RunningDocumentation.Answer(response.StatusCode, NameOf(response.Type))).Distinct().Order(StringComparer.Ordinal)),
        .. RunningDocumentation.Said("accepts", said.Content.ContentTypes.IsDefault ? "undecidable"
            : said.Content.ContentTypes.IsEmpty ? null : RunningDocumentation.Answer(string.Join(" or ", said.Content.ContentTypes), NameOf(said.Content.RequestType))),
        .. RunningDocumentation.Said("others", said.Others.Order(StringComparer.Ordinal)),
        .. RunningDocumentation.Said("shown", said.IsShown switch { null => "undecidable", true => "shown", _ => null }),
    ];

    private static IReadOnlyList<string> HubMethodsOf(ModelEndpoint endpoint) =>
        endpoint.Hub is { } hub ? [.. HubMethod.Of(hub).Select(HubMethodOf).Order(StringComparer.Ordinal)]
        : endpoint.IsCircuit ? [.. HubMethod.OfCircuits.Select(name => RunningEndpoints.HubMethod(name, "ComponentHub", [])).Order(StringComparer.Ordinal)]
        : [];

    private static string HubMethodOf(HubMethod method) => RunningEndpoints.HubMethod(method.Method.Name, method.Method.ContainingType.MetadataName, method.Demands.Select(demand => (
        demand.ConstructorArguments.FirstOrDefault().Value as string ?? Named(demand, "Policy"), Named(demand, "Roles"), Named(demand, "AuthenticationSchemes"))));

    private static string? Named(AttributeData attribute, string name) => attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value as string;

    private static string? NameOf(ITypeSymbol? type) => type is IArrayTypeSymbol array ? NameOf(array.ElementType) + "[]" : type?.MetadataName;

    private static IEnumerable<string> Said(string field, Documented said) =>
        RunningDocumentation.Said(field, said.Texts.IsDefault ? ["undecidable"] : said.Texts.Order(StringComparer.Ordinal));

    private static string? LimitingOf(Claim claim) => claim switch
    {
        { IsWaived: true } => "disabled",
        { IsAbsent: true } => "none",
        { IsUndecidable: true } => null,
        { Origin: ClaimOrigin.GlobalLimiter } => "global",
        _ => $"policy {claim.Policy ?? "without a name"}",
    };

    private static string? HandlerOf(ModelEndpoint endpoint)
    {
        if (endpoint.Controller is { } controller)
            return $"{controller.Name}.{endpoint.Handler?.Name}";
        return endpoint.Kind is EndpointKind.Minimal || (endpoint.Kind is EndpointKind.Fallback && endpoint.Handler is not null) ? HandlerName.Of(endpoint.Handler) : HandlerName.Framework;
    }

    private static Speaker SpeakerOf(Claim claim) => claim switch
    {
        { IsStated: false } => Speaker.Nobody,
        { Origin: ClaimOrigin.FallbackPolicy } => Speaker.Fallback,
        { Origin: ClaimOrigin.GlobalFilter } => Speaker.Filter,
        { Origin: ClaimOrigin.Handler } => Speaker.Code,
        _ => Speaker.Endpoint,
    };
}
