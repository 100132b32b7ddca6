using LeakyShop.Data;
using Microsoft.EntityFrameworkCore;

namespace LeakyShop.Shipping;

public class ShipmentWorker(IServiceScopeFactory scopes, IHttpClientFactory clients, ILogger<ShipmentWorker> logger) : BackgroundService
{
    private const string CarrierToken = "wU7rT2kX" + "9bLq4ZsN" + "8hVdE3mJ";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(TimeSpan.FromSeconds(30));
            try
            {
                using var scope = scopes.CreateScope();
                var shop = scope.ServiceProvider.GetRequiredService<ShopContext>();
                foreach (var order in await shop.Orders.Where(order => order.Status == OrderStatus.Paid).ToListAsync())
                {
                    await clients.CreateClient("carrier").PostAsync($"https://carrier.leakyshop.internal/shipments/{order.Id}", JsonContent.Create(new { token = CarrierToken }));
                    order.Status = OrderStatus.Shipped;
                    logger.LogInformation("Shipped order " + order.Id + " to " + order.ShipTo);
                }
                await shop.SaveChangesAsync();
            }
            catch (Exception exception)
            {
                logger.LogError(exception.ToString());
            }
        }
    }
}
