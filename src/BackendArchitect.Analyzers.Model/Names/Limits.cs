namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>What makes the buckets of a rate limiter, and what of a request it may look at.</summary>
internal static class Limits
{
    internal static readonly TypeName PartitionedRateLimiter = new("System.Threading.RateLimiting", "PartitionedRateLimiter");
    internal static readonly MemberName AddPolicy = new(AspNet.RateLimiterOptions, "AddPolicy");
    internal static readonly TypeName Policy = new("Microsoft.AspNetCore.RateLimiting", "IRateLimiterPolicy`1");
    internal static readonly MemberName GetPartition = new(Policy, "GetPartition");

    internal static readonly MemberName User = new(AspNet.HttpContext, "User");
    internal static readonly MemberName Headers = new(AspNet.HttpRequest, "Headers");
    internal static readonly MemberName Query = new(AspNet.HttpRequest, "Query");
    internal static readonly MemberName RemoteAddress = new(new("Microsoft.AspNetCore.Http", "ConnectionInfo"), "RemoteIpAddress");
}
