using LeakyShop.Data;
using Microsoft.EntityFrameworkCore;

namespace LeakyShop.Catalog;

public static class CatalogEndpoints
{
    public static void MapCatalog(this IEndpointRouteBuilder app)
    {
        app.MapGroup("/catalog").MapProducts();
        app.MapGroup("/partners").MapGroup("/catalog").MapProducts();

        app.MapGroup("/warehouse").RequireAuthorization("Staff").MapStock();
        app.MapGroup("/scanner").MapStock();

        foreach (var format in new[] { "csv", "json" })
        {
            app.MapGet("/catalog/export." + format, (ShopContext shop) => Export(shop, format));
        }
    }

    private static void MapProducts(this RouteGroupBuilder group)
    {
        group.MapGet("/", Search);
        group.MapGet("/{sku}", async (string sku, ShopContext shop) =>
            await shop.Products.FindAsync(sku) is { } product ? Results.Ok(product) : Results.NotFound());
    }

    private static void MapStock(this RouteGroupBuilder group)
    {
        group.MapPut("/{sku}/stock", SetStock);
    }

    private static async Task<IResult> Search(ShopContext shop, ILogger<Product> logger, string? name = null, int take = 50)
    {
        logger.LogInformation("Searching for " + name + ", at most " + take);
        var products = string.IsNullOrEmpty(name)
            ? shop.Products
            : shop.Products.FromSqlRaw("SELECT * FROM Products WHERE Name LIKE '%" + name + "%'");
        return Results.Ok(await products.OrderBy(product => product.Name).Take(take).ToListAsync());
    }

    private static async Task<IResult> SetStock(string sku, Product posted, ShopContext shop, ILogger<Product> logger)
    {
        shop.Products.Update(posted);
        await shop.SaveChangesAsync();
        logger.LogInformation($"Stock of {sku} is now {posted.Stock}");
        return Results.NoContent();
    }

    private static IResult Export(ShopContext shop, string format)
    {
        Console.WriteLine("Exporting the catalog as " + format);
        var products = shop.Products.ToListAsync().Result;
        return format == "csv"
            ? Results.Text(string.Join('\n', products.Select(product => $"{product.Sku};{product.Name};{product.Price}")), "text/csv")
            : Results.Ok(products);
    }
}
