using CleanShop.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CleanShop.Orders;

/// <summary>Gives up orders that nobody paid.</summary>
internal sealed class OrderExpiry(
    IServiceScopeFactory scopes, IOptions<OrderOptions> options, TimeProvider time, ILogger<OrderExpiry> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(5), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await ExpireAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.ExpiryFailed(exception);
            }
        }
    }

    private async Task ExpireAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var shop = scope.ServiceProvider.GetRequiredService<ShopContext>();
        var limit = time.GetUtcNow().UtcDateTime - options.Value.PaymentPeriod;
        var expired = await shop.Orders
            .Where(order => order.Status == OrderStatus.Placed && order.PlacedAt < limit)
            .ExecuteUpdateAsync(orders => orders.SetProperty(order => order.Status, OrderStatus.Expired), cancellationToken);
        if (expired > 0)
            logger.OrdersExpired(expired);
    }
}
