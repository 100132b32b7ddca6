using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace RateLimits;

internal static class Limits
{
    internal static IServiceCollection AddLimits(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
            RateLimitPartition.GetConcurrencyLimiter(context.Request.Host.Host, _ => new() { PermitLimit = 100 }));
        options.AddConcurrencyLimiter("strict", limiter => limiter.PermitLimit = 10);
        options.AddConcurrencyLimiter("loose", limiter => limiter.PermitLimit = 1000);
    });
}
