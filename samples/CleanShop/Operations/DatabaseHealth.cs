using CleanShop.Data;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CleanShop.Operations;

internal sealed class DatabaseHealth(ShopContext shop) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await shop.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
}
