using System.Net.Security;

namespace LeakyShop.Payments;

public static class PaymentSetup
{
    public static void AddPayments(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHttpClient<PaymentClient>(client => client.BaseAddress = new Uri(configuration["Payments:BaseAddress"]!))
            .ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler
            {
                ServerCertificateCustomValidationCallback = (_, _, _, _) => true,
            });

        services.AddHttpClient("carrier")
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = delegate { return true; } },
            });
    }
}
