using System.Reflection;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Runtime.Tests.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Authorization;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BackendArchitect.Runtime.Tests.Comparing;

/// <summary>
/// Reads the endpoints of a running application: what its metadata says as the middleware weighs it, and what a request without
/// credentials gets, which shows what leaves no metadata.
/// </summary>
internal static class RunningEndpoints
{
    private const string ShortCircuits = "Microsoft.AspNetCore.Routing.ShortCircuit.ShortCircuitMetadata";
    private const string LimitingMiddleware = "Microsoft.AspNetCore.RateLimiting.RateLimitingMiddleware";

    internal static async Task<IReadOnlyList<EndpointRow>> ReadAsync(RunningApplication application)
    {
        var rows = new List<EndpointRow>();
        foreach (var endpoint in application.Endpoints)
            rows.Add(await ReadAsync(application, endpoint));
        return rows;
    }

    private static async Task<EndpointRow> ReadAsync(RunningApplication application, RouteEndpoint endpoint)
    {
        var (answer, met) = await AskAsync(application, endpoint);
        var (state, speaker) = await SaidAsync(application.Services, IsLookedUp(endpoint) && met is not null ? met : endpoint);
        var metadata = Words.Of(state, speaker);
        var refuses = answer is StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden;
        if (refuses && state == ClaimState.Absent)
            (state, speaker) = (ClaimState.Stated, Speaker.Code);
        return new()
        {
            Verbs = string.Join(",", endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>()),
            Route = RequestPath.Template(endpoint),
            Spelling = endpoint.RoutePattern.RawText ?? "",
            Handler = HandlerOf(endpoint),
            Authorization = state,
            Speaker = speaker,
            Metadata = metadata,
            Demand = state == ClaimState.Stated ? await DemandAsync(application.Services, endpoint) : null,
            RateLimiting = LimitingOf(application, IsLookedUp(endpoint) && met is not null ? met : endpoint),
            Parameters = RunningParameters.Of(application.Services, endpoint),
            Documentation = RunningDocumentation.Of(application.Services, endpoint),
            HubMethods = HubMethodsOf(endpoint),
            Because = answer is { } status ? $"answers {status}" : "another endpoint answers",
        };
    }

    // As AuthorizationMiddleware weighs it, then as MVC's filters do.
    private static async Task<(ClaimState, Speaker)> SaidAsync(IServiceProvider services, Endpoint endpoint)
    {
        var filters = endpoint.Metadata.GetMetadata<ActionDescriptor>()?.FilterDescriptors ?? [];
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null || filters.Any(f => f.Filter is IAllowAnonymousFilter))
            return (ClaimState.Waived, Speaker.Nobody);
        if (endpoint.Metadata.Any(item => item is IAuthorizeData or IAuthorizationRequirementData or AuthorizationPolicy))
            return (ClaimState.Stated, Speaker.Endpoint);
        // A filter on the action or its controller is that controller's word; one for all actions is the application's.
        if (filters.Any(f => f.Filter is AuthorizeFilter && f.Scope > FilterScope.Global))
            return (ClaimState.Stated, Speaker.Endpoint);
        if (!IsShortCircuited(endpoint) && services.GetService<IAuthorizationPolicyProvider>() is { } policies && await policies.GetFallbackPolicyAsync() is not null)
            return (ClaimState.Stated, Speaker.Fallback);
        return filters.Any(f => f.Filter is AuthorizeFilter) ? (ClaimState.Stated, Speaker.Filter) : (ClaimState.Absent, Speaker.Nobody);
    }

    // The policies that middleware and filters combine; null where a name among them stands for none, or where only a page that is looked up knows.
    private static async Task<string?> DemandAsync(IServiceProvider services, Endpoint endpoint)
    {
        if (IsLookedUp(endpoint) || services.GetService<IAuthorizationPolicyProvider>() is not { } provider)
            return null;
        try
        {
            List<AuthorizationPolicy?> policies = [await AuthorizationPolicy.CombineAsync(provider, endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>(), endpoint.Metadata.GetOrderedMetadata<AuthorizationPolicy>())];
            foreach (var filter in endpoint.Metadata.GetMetadata<ActionDescriptor>()?.FilterDescriptors.Select(f => f.Filter).OfType<AuthorizeFilter>() ?? [])
                policies.Add(filter.Policy ?? await AuthorizationPolicy.CombineAsync(filter.PolicyProvider ?? provider, filter.AuthorizeData ?? []));
            var requirements = policies.SelectMany(policy => policy?.Requirements ?? [])
                .Concat(endpoint.Metadata.GetOrderedMetadata<IAuthorizationRequirementData>().SelectMany(data => data.GetRequirements())).ToList();
            return requirements.Count == 0 ? null : requirements.TrueForAll(requirement => requirement is DenyAnonymousAuthorizationRequirement) ? "a name" : "more";
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    // It runs where it is found: the middleware that would ask the fallback policy or a limiter comes later. The framework names no public type for it.
    private static bool IsShortCircuited(Endpoint endpoint) => endpoint.Metadata.Any(item => item.GetType().FullName == ShortCircuits);

    // The page that answers is chosen when a request comes, and brings its own metadata. The framework names no public type for it.
    private static bool IsLookedUp(Endpoint endpoint) => endpoint.Metadata.Any(item => item.GetType().Name == "DynamicPageMetadata");

    // Null where the request met another endpoint. The router holds endpoints that were built anew, so they are told by their names.
    private static async Task<(int? Status, Endpoint? Met)> AskAsync(RunningApplication application, RouteEndpoint endpoint)
    {
        var verb = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.FirstOrDefault() ?? HttpMethods.Get;
        var (status, met) = await application.SendAsync(verb, RequestPath.Of(endpoint));
        return (IsLookedUp(endpoint) || met is null || (met is RouteEndpoint route && route.RoutePattern.RawText == endpoint.RoutePattern.RawText && met.DisplayName == endpoint.DisplayName && route.Order == endpoint.Order) ? status : null, met);
    }

    private static string? HandlerOf(Endpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<ControllerActionDescriptor>() is { } action)
            return $"{HandlerName.WithoutArity(action.ControllerTypeInfo.Name)}.{action.MethodInfo.Name}";
        return (endpoint.Metadata.GetMetadata<MethodInfo>() ?? endpoint.RequestDelegate?.Method) is { } method ? HandlerName.Of(method) : null;
    }

    // FastEndpoints counts by itself; the counter is no public member, and each application has a library of its own.
    private static bool IsThrottled(object metadata) =>
        metadata.GetType() is { FullName: "FastEndpoints.EndpointDefinition" } definition
        && definition.GetProperty("HitCounter", BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!.GetValue(metadata) is not null;

    // What the framework finds on a hub. The negotiation before the connection has the hub's metadata too.
    private static IReadOnlyList<string> HubMethodsOf(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HubMetadata>()?.HubType is not { } hub || endpoint.Metadata.Any(item => item.GetType().Name == "NegotiateMetadata") ? [] :
        [
            .. hub.GetMethods(BindingFlags.Public | BindingFlags.Instance)
                .Where(method => !method.IsSpecialName && method.GetBaseDefinition().DeclaringType is { } declaring && declaring != typeof(object) && declaring.Namespace != typeof(Hub).Namespace)
                .Select(method => HubMethod(method.Name, method.DeclaringType!.Name, method.GetCustomAttributes(inherit: true).OfType<IAuthorizeData>().Select(said => (said.Policy, said.Roles, said.AuthenticationSchemes))))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>One method of a hub as it is compared.</summary>
    internal static string HubMethod(string name, string declaringType, IEnumerable<(string? Policy, string? Roles, string? Schemes)> demands) =>
        $"{name} of {declaringType}: {string.Join(" and ", demands.Select(demand => $"policy {demand.Policy}, roles {demand.Roles}, schemes {demand.Schemes}").Order(StringComparer.Ordinal))}";

    private static string LimitingOf(RunningApplication application, Endpoint endpoint)
    {
        if (endpoint.Metadata.Any(IsThrottled))
            return "policy without a name";
        if (endpoint.Metadata.GetMetadata<DisableRateLimitingAttribute>() is not null)
            return "disabled";
        if (!application.Logged.Contains(LimitingMiddleware) || IsShortCircuited(endpoint))
            return "none";
        if (endpoint.Metadata.GetMetadata<EnableRateLimitingAttribute>() is { } enabled)
            return $"policy {enabled.PolicyName ?? "without a name"}";
        return application.Services.GetRequiredService<IOptions<RateLimiterOptions>>().Value.GlobalLimiter is null ? "none" : "global";
    }
}
