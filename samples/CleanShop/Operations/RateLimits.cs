using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace CleanShop.Operations;

internal static class RateLimits
{
    internal const string PerCaller = "per-caller";
    internal const string Writes = "writes";

    internal static void AddRateLimits(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = SayWhenToComeBack;
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => Window(context, permits: 300));
        options.AddPolicy(PerCaller, context => Window(context, permits: 120));
        options.AddPolicy(Writes, context => Window(context, permits: 20));
    });

    private static ValueTask SayWhenToComeBack(OnRejectedContext context, CancellationToken cancellationToken)
    {
        if (context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
            context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return ValueTask.CompletedTask;
    }

    // A caller who is not signed in shares the bucket of its address.
    private static RateLimitPartition<string> Window(HttpContext context, int permits) =>
        RateLimitPartition.GetFixedWindowLimiter(
            context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? context.Connection.RemoteIpAddress?.ToString() ?? "unknown",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = TimeSpan.FromMinutes(1) });
}
