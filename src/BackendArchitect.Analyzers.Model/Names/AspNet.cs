namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>ASP.NET Core: hosting, routing, authorization, MVC.</summary>
internal static class AspNet
{
    internal static readonly TypeName WebApplication = new("Microsoft.AspNetCore.Builder", "WebApplication");
    internal static readonly TypeName RouteTokenTransformer = new("Microsoft.AspNetCore.Mvc.ApplicationModels", "RouteTokenTransformerConvention");
    internal static readonly TypeName AttributeRouteModel = new("Microsoft.AspNetCore.Mvc.ApplicationModels", "AttributeRouteModel");
    internal static readonly MemberName CombineRoutes = new(AttributeRouteModel, "CombineAttributeRouteModel");
    internal static readonly MemberName SelectorRoute = new(new("Microsoft.AspNetCore.Mvc.ApplicationModels", "SelectorModel"), "AttributeRouteModel");
    internal static readonly TypeName WebApplicationBuilder = new("Microsoft.AspNetCore.Builder", "WebApplicationBuilder");
    internal static readonly MemberName BuildWebApplication = new(WebApplicationBuilder, "Build");
    internal static readonly TypeName ApplicationBuilder = new("Microsoft.AspNetCore.Builder", "IApplicationBuilder");
    internal static readonly TypeName EndpointConventionBuilder = new("Microsoft.AspNetCore.Builder", "IEndpointConventionBuilder");
    internal static readonly TypeName EndpointBuilder = new("Microsoft.AspNetCore.Builder", "EndpointBuilder");
    internal static readonly MemberName EndpointMetadata = new(EndpointBuilder, "Metadata");

    internal static readonly TypeName EndpointRouteBuilder = new("Microsoft.AspNetCore.Routing", "IEndpointRouteBuilder");
    internal static readonly TypeName RouteGroupBuilder = new("Microsoft.AspNetCore.Routing", "RouteGroupBuilder");
    internal static readonly TypeName EndpointRouteBuilderExtensions = new("Microsoft.AspNetCore.Builder", "EndpointRouteBuilderExtensions");
    internal static readonly TypeName FallbackEndpointRouteBuilderExtensions = new("Microsoft.AspNetCore.Builder", "FallbackEndpointRouteBuilderExtensions");
    internal static readonly MemberName MapGroup = new(EndpointRouteBuilderExtensions, "MapGroup");
    internal static readonly TypeName EndpointRoutingApplicationBuilderExtensions = new("Microsoft.AspNetCore.Builder", "EndpointRoutingApplicationBuilderExtensions");
    internal static readonly TypeName AuthorizationAppBuilderExtensions = new("Microsoft.AspNetCore.Builder", "AuthorizationAppBuilderExtensions");
    internal static readonly MemberName UseAuthorization = new(AuthorizationAppBuilderExtensions, "UseAuthorization");
    internal static readonly TypeName RouteShortCircuitExtensions = new("Microsoft.AspNetCore.Builder", "RouteShortCircuitEndpointConventionBuilderExtensions");
    internal static readonly MemberName ShortCircuit = new(RouteShortCircuitExtensions, "ShortCircuit");
    internal static readonly MemberName UseEndpoints = new(EndpointRoutingApplicationBuilderExtensions, "UseEndpoints");
    internal static readonly MemberName UseRouting = new(EndpointRoutingApplicationBuilderExtensions, "UseRouting");

    internal static readonly TypeName AuthorizationEndpointConventionBuilderExtensions = new("Microsoft.AspNetCore.Builder", "AuthorizationEndpointConventionBuilderExtensions");
    internal static readonly MemberName RequireAuthorization = new(AuthorizationEndpointConventionBuilderExtensions, "RequireAuthorization");
    internal static readonly MemberName AllowAnonymousConvention = new(AuthorizationEndpointConventionBuilderExtensions, "AllowAnonymous");
    internal static readonly TypeName RoutingEndpointConventionBuilderExtensions = new("Microsoft.AspNetCore.Builder", "RoutingEndpointConventionBuilderExtensions");
    internal static readonly MemberName WithMetadata = new(RoutingEndpointConventionBuilderExtensions, "WithMetadata");
    internal static readonly MemberName AddConvention = new(EndpointConventionBuilder, "Add");
    internal static readonly MemberName FinallyConvention = new(EndpointConventionBuilder, "Finally");
    internal static readonly TypeName EndpointFilterExtensions = new("Microsoft.AspNetCore.Http", "EndpointFilterExtensions");
    internal static readonly MemberName AddEndpointFilter = new(EndpointFilterExtensions, "AddEndpointFilter");
    internal static readonly MemberName AddEndpointFilterFactory = new(EndpointFilterExtensions, "AddEndpointFilterFactory");
    internal static readonly TypeName EndpointFilter = new("Microsoft.AspNetCore.Http", "IEndpointFilter");

    internal static readonly TypeName AuthorizeData = new("Microsoft.AspNetCore.Authorization", "IAuthorizeData");
    internal static readonly TypeName AllowAnonymous = new("Microsoft.AspNetCore.Authorization", "IAllowAnonymous");
    internal static readonly TypeName AuthorizationRequirementData = new("Microsoft.AspNetCore.Authorization", "IAuthorizationRequirementData");
    internal static readonly TypeName Authorize = new("Microsoft.AspNetCore.Authorization", "AuthorizeAttribute");
    internal static readonly TypeName AuthorizationOptions = new("Microsoft.AspNetCore.Authorization", "AuthorizationOptions");
    internal static readonly MemberName FallbackPolicy = new(AuthorizationOptions, "FallbackPolicy");
    internal static readonly MemberName DefaultPolicy = new(AuthorizationOptions, "DefaultPolicy");
    internal static readonly TypeName AuthorizationPolicyBuilder = new("Microsoft.AspNetCore.Authorization", "AuthorizationPolicyBuilder");
    internal static readonly MemberName PolicyRequirements = new(AuthorizationPolicyBuilder, "Requirements");
    internal static readonly MemberName RequireAssertion = new(AuthorizationPolicyBuilder, "RequireAssertion");
    internal static readonly MemberName AddRequirements = new(AuthorizationPolicyBuilder, "AddRequirements");
    internal static readonly TypeName AuthorizationHandlerOf = new("Microsoft.AspNetCore.Authorization", "AuthorizationHandler`1");
    internal static readonly TypeName AuthorizationHandler = new("Microsoft.AspNetCore.Authorization", "IAuthorizationHandler");
    internal static readonly TypeName AuthorizationHandlerContext = new("Microsoft.AspNetCore.Authorization", "AuthorizationHandlerContext");
    internal static readonly MemberName PendingRequirements = new(AuthorizationHandlerContext, "PendingRequirements");
    internal static readonly MemberName SucceedRequirement = new(AuthorizationHandlerContext, "Succeed");
    internal static readonly TypeName AuthorizationBuilder = new("Microsoft.AspNetCore.Authorization", "AuthorizationBuilder");
    internal static readonly TypeName PolicyServiceCollectionExtensions = new("Microsoft.Extensions.DependencyInjection", "PolicyServiceCollectionExtensions");
    internal static readonly MemberName AddAuthorization = new(PolicyServiceCollectionExtensions, "AddAuthorization");
    internal static readonly MemberName AddAuthorizationBuilder = new(PolicyServiceCollectionExtensions, "AddAuthorizationBuilder");
    internal static readonly MemberName SetFallbackPolicy = new(AuthorizationBuilder, "SetFallbackPolicy");
    internal static readonly MemberName SetDefaultPolicy = new(AuthorizationBuilder, "SetDefaultPolicy");
    internal static readonly MemberName AddDefaultPolicy = new(AuthorizationBuilder, "AddDefaultPolicy");
    internal static readonly MemberName AddFallbackPolicy = new(AuthorizationBuilder, "AddFallbackPolicy");
    internal static readonly TypeName AuthorizationPolicy = new("Microsoft.AspNetCore.Authorization", "AuthorizationPolicy");
    internal static readonly TypeName AuthorizationPolicyProvider = new("Microsoft.AspNetCore.Authorization", "IAuthorizationPolicyProvider");
    internal static readonly TypeName AuthorizationService = new("Microsoft.AspNetCore.Authorization", "IAuthorizationService");
    internal static readonly TypeName AuthorizeFilter = new("Microsoft.AspNetCore.Mvc.Authorization", "AuthorizeFilter");

    internal static readonly TypeName ControllerBase = new("Microsoft.AspNetCore.Mvc", "ControllerBase");
    internal static readonly TypeName Controller = new("Microsoft.AspNetCore.Mvc", "ControllerAttribute");
    internal static readonly TypeName NonController = new("Microsoft.AspNetCore.Mvc", "NonControllerAttribute");
    internal static readonly TypeName NonAction = new("Microsoft.AspNetCore.Mvc", "NonActionAttribute");
    internal static readonly TypeName TypeFilter = new("Microsoft.AspNetCore.Mvc", "TypeFilterAttribute");
    internal static readonly TypeName ServiceFilter = new("Microsoft.AspNetCore.Mvc", "ServiceFilterAttribute");
    internal static readonly TypeName MvcOptions = new("Microsoft.AspNetCore.Mvc", "MvcOptions");
    internal static readonly MemberName MvcFilters = new(MvcOptions, "Filters");
    internal static readonly MemberName MvcConventions = new(MvcOptions, "Conventions");
    internal static readonly TypeName FilterMetadata = new("Microsoft.AspNetCore.Mvc.Filters", "IFilterMetadata");
    internal static readonly TypeName FilterCollection = new("Microsoft.AspNetCore.Mvc.Filters", "FilterCollection");
    internal static readonly TypeName RouteTemplateProvider = new("Microsoft.AspNetCore.Mvc.Routing", "IRouteTemplateProvider");
    internal static readonly TypeName ActionHttpMethodProvider = new("Microsoft.AspNetCore.Mvc.Routing", "IActionHttpMethodProvider");
    internal static readonly TypeName HttpMethodAttribute = new("Microsoft.AspNetCore.Mvc.Routing", "HttpMethodAttribute");
    internal static readonly TypeName ActionName = new("Microsoft.AspNetCore.Mvc", "ActionNameAttribute");
    internal static readonly TypeName Route = new("Microsoft.AspNetCore.Mvc", "RouteAttribute");
    internal static readonly TypeName Area = new("Microsoft.AspNetCore.Mvc", "AreaAttribute");
    internal static readonly TypeName AcceptVerbs = new("Microsoft.AspNetCore.Mvc", "AcceptVerbsAttribute");
    internal static readonly TypeName ControllerEndpoints = new("Microsoft.AspNetCore.Builder", "ControllerEndpointRouteBuilderExtensions");
    internal static readonly TypeName RouteBuilder = new("Microsoft.AspNetCore.Routing", "IRouteBuilder");
    internal static readonly TypeName MvcApplicationBuilderExtensions = new("Microsoft.AspNetCore.Builder", "MvcApplicationBuilderExtensions");

    internal static readonly TypeName RateLimiterEndpointConventionBuilderExtensions = new("Microsoft.AspNetCore.Builder", "RateLimiterEndpointConventionBuilderExtensions");
    internal static readonly MemberName RequireRateLimiting = new(RateLimiterEndpointConventionBuilderExtensions, "RequireRateLimiting");
    internal static readonly MemberName DisableRateLimitingConvention = new(RateLimiterEndpointConventionBuilderExtensions, "DisableRateLimiting");
    internal static readonly TypeName RequestDelegate = new("Microsoft.AspNetCore.Http", "RequestDelegate");
    internal static readonly TypeName EnableRateLimiting = new("Microsoft.AspNetCore.RateLimiting", "EnableRateLimitingAttribute");
    internal static readonly TypeName DisableRateLimiting = new("Microsoft.AspNetCore.RateLimiting", "DisableRateLimitingAttribute");
    internal static readonly TypeName RateLimiterOptions = new("Microsoft.AspNetCore.RateLimiting", "RateLimiterOptions");
    internal static readonly MemberName GlobalLimiter = new(RateLimiterOptions, "GlobalLimiter");
    internal static readonly MemberName RejectionStatusCode = new(RateLimiterOptions, "RejectionStatusCode");
    internal static readonly MemberName OnRejected = new(RateLimiterOptions, "OnRejected");
    internal static readonly TypeName RateLimiterApplicationBuilderExtensions = new("Microsoft.AspNetCore.Builder", "RateLimiterApplicationBuilderExtensions");
    internal static readonly MemberName UseRateLimiter = new(RateLimiterApplicationBuilderExtensions, "UseRateLimiter");
    internal static readonly TypeName RateLimiterServiceCollectionExtensions = new("Microsoft.AspNetCore.Builder", "RateLimiterServiceCollectionExtensions");
    internal static readonly MemberName AddRateLimiter = new(RateLimiterServiceCollectionExtensions, "AddRateLimiter");

    internal static readonly TypeName HttpContext = new("Microsoft.AspNetCore.Http", "HttpContext");
    internal static readonly TypeName HttpMethods = new("Microsoft.AspNetCore.Http", "HttpMethods");
    internal static readonly TypeName HttpRequest = new("Microsoft.AspNetCore.Http", "HttpRequest");
    internal static readonly TypeName HttpResponse = new("Microsoft.AspNetCore.Http", "HttpResponse");
    internal static readonly TypeName HeaderDictionary = new("Microsoft.AspNetCore.Http", "IHeaderDictionary");
    internal static readonly TypeName FromHeaderMetadata = new("Microsoft.AspNetCore.Http.Metadata", "IFromHeaderMetadata");
    internal static readonly TypeName Results = new("Microsoft.AspNetCore.Http", "Results");
    internal static readonly TypeName TypedResults = new("Microsoft.AspNetCore.Http", "TypedResults");
    internal static readonly TypeName ClaimsPrincipal = new("System.Security.Claims", "ClaimsPrincipal");
    internal static readonly TypeName Identity = new("System.Security.Principal", "IIdentity");
}
