using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;

namespace CleanShop.Stock;

internal sealed class StockOptions
{
    /// <summary>Where the stock service answers, with a slash at the end.</summary>
    [Required]
    public Uri? BaseAddress { get; set; }
}

internal static class StockSetup
{
    internal static void AddStock(this IServiceCollection services)
    {
        services.AddOptions<StockOptions>().BindConfiguration("Stock").ValidateDataAnnotations().ValidateOnStart();
        services.AddHttpClient<StockClient>((provider, client) =>
                client.BaseAddress = provider.GetRequiredService<IOptions<StockOptions>>().Value.BaseAddress)
            .AddStandardResilienceHandler(options =>
            {
                options.Retry.DisableForUnsafeHttpMethods();
                // Our own caller waits meanwhile, and not longer than the request timeout lets it.
                options.AttemptTimeout.Timeout = TimeSpan.FromSeconds(2);
                options.TotalRequestTimeout.Timeout = TimeSpan.FromSeconds(6);
            });
    }
}
