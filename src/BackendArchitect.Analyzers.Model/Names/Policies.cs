namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>What defines policies by name, and what asks for them.</summary>
internal static class Policies
{
    internal static readonly MemberName AddAuthorizationPolicy = new(AspNet.AuthorizationOptions, "AddPolicy");
    internal static readonly MemberName BuildAuthorizationPolicy = new(AspNet.AuthorizationBuilder, "AddPolicy");
    internal static readonly TypeName DefaultAuthorizationPolicyProvider = new("Microsoft.AspNetCore.Authorization", "DefaultAuthorizationPolicyProvider");
    internal static readonly MemberName AuthorizeAsync = new(AspNet.AuthorizationService, "AuthorizeAsync");
    internal static readonly TypeName AuthorizationServiceExtensions = new("Microsoft.AspNetCore.Authorization", "AuthorizationServiceExtensions");
    internal static readonly MemberName AuthorizeAsyncExtension = new(AuthorizationServiceExtensions, "AuthorizeAsync");

    internal static readonly MemberName AddRateLimiterPolicy = new(AspNet.RateLimiterOptions, "AddPolicy");
    internal static readonly TypeName RateLimiterOptionsExtensions = new("Microsoft.AspNetCore.RateLimiting", "RateLimiterOptionsExtensions");
    internal static readonly MemberName AddFixedWindowLimiter = new(RateLimiterOptionsExtensions, "AddFixedWindowLimiter");
    internal static readonly MemberName AddSlidingWindowLimiter = new(RateLimiterOptionsExtensions, "AddSlidingWindowLimiter");
    internal static readonly MemberName AddTokenBucketLimiter = new(RateLimiterOptionsExtensions, "AddTokenBucketLimiter");
    internal static readonly MemberName AddConcurrencyLimiter = new(RateLimiterOptionsExtensions, "AddConcurrencyLimiter");

    internal static readonly TypeName CorsOptions = new("Microsoft.AspNetCore.Cors.Infrastructure", "CorsOptions");
    internal static readonly MemberName AddCorsPolicy = new(CorsOptions, "AddPolicy");
    internal static readonly MemberName AddDefaultCorsPolicy = new(CorsOptions, "AddDefaultPolicy");
    internal static readonly TypeName CorsPolicyProvider = new("Microsoft.AspNetCore.Cors.Infrastructure", "ICorsPolicyProvider");
    internal static readonly TypeName DefaultCorsPolicyProvider = new("Microsoft.AspNetCore.Cors.Infrastructure", "DefaultCorsPolicyProvider");
    internal static readonly TypeName CorsEndpointConventionBuilderExtensions = new("Microsoft.AspNetCore.Builder", "CorsEndpointConventionBuilderExtensions");
    internal static readonly MemberName RequireCors = new(CorsEndpointConventionBuilderExtensions, "RequireCors");
    internal static readonly TypeName CorsMiddlewareExtensions = new("Microsoft.AspNetCore.Builder", "CorsMiddlewareExtensions");
    internal static readonly MemberName UseCors = new(CorsMiddlewareExtensions, "UseCors");
    internal static readonly TypeName EnableCors = new("Microsoft.AspNetCore.Cors", "EnableCorsAttribute");

    internal static readonly TypeName OutputCacheOptions = new("Microsoft.AspNetCore.OutputCaching", "OutputCacheOptions");
    internal static readonly MemberName AddOutputCachePolicy = new(OutputCacheOptions, "AddPolicy");
    internal static readonly TypeName OutputCacheConventionBuilderExtensions = new("Microsoft.Extensions.DependencyInjection", "OutputCacheConventionBuilderExtensions");
    internal static readonly MemberName CacheOutput = new(OutputCacheConventionBuilderExtensions, "CacheOutput");
    internal static readonly TypeName OutputCache = new("Microsoft.AspNetCore.OutputCaching", "OutputCacheAttribute");
}
