using System.Net;

namespace CleanShop.Stock;

/// <summary>The warehouse's stock service.</summary>
internal sealed class StockClient(HttpClient http)
{
    /// <summary>How many of a product are in stock, or null when the warehouse does not know it.</summary>
    internal async Task<int?> AvailableAsync(string sku, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync($"stock/{Uri.EscapeDataString(sku)}", cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotFound)
            return null;
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<StockLevel>(cancellationToken))?.Available;
    }

    private sealed record StockLevel(int Available);
}
