using System;
using System.Collections.Immutable;
using System.Linq;
using BackendArchitect.Analyzers.Model.Names;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>One kind of policies that an application defines by name and asks for by name.</summary>
internal sealed class PolicyKind
{
    /// <summary>Who may call. See https://learn.microsoft.com/aspnet/core/security/authorization/policies.</summary>
    internal static readonly PolicyKind Authorization = new("authorization", StringComparer.OrdinalIgnoreCase, "requests fail with 500")
    {
        Definers = [Policies.AddAuthorizationPolicy, Policies.BuildAuthorizationPolicy, AspNet.AddDefaultPolicy, AspNet.AddFallbackPolicy],
        Providers = [AspNet.AuthorizationPolicyProvider, Policies.DefaultAuthorizationPolicyProvider],
    };

    /// <summary>How often one may call. See https://learn.microsoft.com/aspnet/core/performance/rate-limit.</summary>
    internal static readonly PolicyKind RateLimiting = new("rate limiting", StringComparer.Ordinal, "requests fail with 500")
    {
        Definers = [Policies.AddRateLimiterPolicy, Policies.AddFixedWindowLimiter, Policies.AddSlidingWindowLimiter, Policies.AddTokenBucketLimiter, Policies.AddConcurrencyLimiter],
    };

    /// <summary>Pages of which sites may call. See https://learn.microsoft.com/aspnet/core/security/cors.</summary>
    internal static readonly PolicyKind Cors = new("CORS", StringComparer.Ordinal, "no browser of another site gets through, silently")
    {
        Definers = [Policies.AddCorsPolicy],
        Unnamed = Policies.AddDefaultCorsPolicy,
        // The value of CorsOptions.DefaultPolicyName until somebody sets it.
        NameOfUnnamed = "__DefaultCorsPolicy",
        Providers = [Policies.CorsPolicyProvider, Policies.DefaultCorsPolicyProvider],
    };

    /// <summary>How long answers are kept. See https://learn.microsoft.com/aspnet/core/performance/caching/output.</summary>
    internal static readonly PolicyKind OutputCache = new("output cache", StringComparer.OrdinalIgnoreCase, "nothing is cached, silently")
    {
        Definers = [Policies.AddOutputCachePolicy],
    };

    private PolicyKind(string name, StringComparer names, string consequence) => (Name, Names, Consequence) = (name, names, consequence);

    /// <summary>What the kind is called in a sentence.</summary>
    internal string Name { get; }

    /// <summary>How the framework compares names of this kind.</summary>
    internal StringComparer Names { get; }

    /// <summary>What happens where a policy is asked for that nobody defines.</summary>
    internal string Consequence { get; }

    /// <summary>What defines a policy by the name that it is given.</summary>
    internal ImmutableArray<MemberName> Definers { get; private init; }

    /// <summary>What defines a policy without being given a name; null where nothing does.</summary>
    internal MemberName? Unnamed { get; private init; }

    /// <summary>The name that such a policy has.</summary>
    internal string? NameOfUnnamed { get; private init; }

    /// <summary>What a service implements or replaces to make policies up as they are asked for.</summary>
    internal ImmutableArray<TypeName> Providers { get; private init; } = [];

    /// <summary>The names that code uses which defines policies of this kind.</summary>
    internal ImmutableArray<string> Signs => [.. Definers.Select(definer => definer.Name).Distinct(), .. Providers.Select(provider => provider.MetadataName)];
}
