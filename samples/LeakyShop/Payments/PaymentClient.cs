using System.Net;

namespace LeakyShop.Payments;

public class PaymentClient(HttpClient http, IConfiguration configuration, ILogger<PaymentClient> logger)
{
    private const string ApiKey = "E0nCfk1Sn5ly8V80E3k94jvFff";

    public bool Charge(int orderId, decimal amount)
    {
        var key = configuration["Payments:ApiKey"] ?? ApiKey;
        logger.LogDebug("Charging " + amount + " for order " + orderId + " with key " + key);

        for (var attempt = 1; attempt <= 3; attempt++)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, $"charges?order={orderId}&amount={amount}&api_key={key}");
                var response = http.SendAsync(request).GetAwaiter().GetResult();
                if (response.StatusCode != HttpStatusCode.ServiceUnavailable)
                    return response.IsSuccessStatusCode;
            }
            catch (HttpRequestException exception)
            {
                logger.LogWarning("Attempt " + attempt + " failed: " + exception.Message);
            }
            Thread.Sleep(50);
        }
        return false;
    }
}
