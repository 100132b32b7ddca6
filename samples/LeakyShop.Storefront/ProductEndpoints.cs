using System.Collections.Concurrent;

namespace LeakyShop.Storefront;

internal static class ProductEndpoints
{
    internal static void MapProducts(this IEndpointRouteBuilder app)
    {
        app.MapGet("/products", (Products products) => products.Names).AllowAnonymous().CacheOutput();
        app.MapGet("/products/search", (string text, Products products) => products.Names.Where(product => product.Value.Contains(text, StringComparison.OrdinalIgnoreCase)))
            .AllowAnonymous().DisableRateLimiting();
        app.MapGet("/products/stock", (Products products) => products.Stock).ShortCircuit();
        app.MapPost("/products/{sku}/reviews", (string sku, string text, Products products) =>
        {
            products.Reviews.Add((sku, text));
            return Results.Accepted();
        }).RequireRateLimiting(RateLimits.Reviews);
    }
}

internal sealed class Products
{
    public ConcurrentDictionary<string, string> Names { get; } = new();

    public ConcurrentDictionary<string, int> Stock { get; } = new();

    public ConcurrentBag<(string Sku, string Text)> Reviews { get; } = [];
}
