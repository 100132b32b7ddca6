using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace LeakyShop.Storefront;

internal static class RateLimits
{
    internal const string Browsing = "browsing";
    internal const string Checkout = "checkout";
    internal const string Reviews = "reviews";

    internal static void AddRateLimits(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetFixedWindowLimiter(
            context.User.Identity?.Name ?? "guests", _ => new() { PermitLimit = 600, Window = TimeSpan.FromMinutes(1) }));
        options.AddConcurrencyLimiter(Browsing, limiter => limiter.PermitLimit = 200);
        options.AddFixedWindowLimiter(Checkout, limiter => (limiter.PermitLimit, limiter.Window) = (5, TimeSpan.FromMinutes(1)));
        options.AddPolicy(Reviews, context => RateLimitPartition.GetFixedWindowLimiter(
            context.Request.Headers["X-Forwarded-For"].ToString(), _ => new() { PermitLimit = 3, Window = TimeSpan.FromHours(1) }));
    });
}
