using System.ComponentModel.DataAnnotations;

namespace CleanShop.Orders;

internal sealed class OrderOptions
{
    /// <summary>How long an order waits for its payment.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "30.00:00:00")]
    public TimeSpan PaymentPeriod { get; set; }
}

internal static class OrderSetup
{
    internal static void AddOrders(this IServiceCollection services)
    {
        services.AddOptions<OrderOptions>().BindConfiguration("Orders").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(TimeProvider.System);
        services.AddScoped<OrderService>();
        services.AddHostedService<OrderExpiry>();
    }
}
