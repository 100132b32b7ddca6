using System.ComponentModel.DataAnnotations;
using CleanShop.Data;
using CleanShop.Orders;
using CleanShop.Stock;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Polly;

namespace CleanShop.Catalog;

internal static class CatalogEndpoints
{
    internal static void MapCatalog(this RouteGroupBuilder version)
    {
        var products = version.MapGroup("/products").WithTags("Catalog");

        products.MapGet("/", List)
            .WithName("ListProducts")
            .WithSummary("The products, by name")
            .ProducesValidationProblem();

        var product = products.MapGroup("/{sku:length(6)}").ProducesProblem(StatusCodes.Status404NotFound);
        product.MapGet("/", Get)
            .WithName("GetProduct")
            .WithSummary("One product");
        product.MapGet("/availability", Availability)
            .WithName("GetAvailability")
            .WithSummary("How many of a product are in stock")
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<Ok<List<ProductResponse>>> List(
        [AsParameters] Page page, ShopContext shop, CancellationToken cancellationToken) =>
        TypedResults.Ok(await shop.Products.AsNoTracking()
            .OrderBy(product => product.Name)
            .Skip(page.Skip ?? 0)
            .Take(page.Take ?? 20)
            .Select(product => new ProductResponse(product.Sku, product.Name, product.Price))
            .ToListAsync(cancellationToken));

    private static async Task<Results<Ok<ProductResponse>, NotFound>> Get(
        [StringLength(6)] string sku, ShopContext shop, CancellationToken cancellationToken) =>
        await shop.Products.AsNoTracking().SingleOrDefaultAsync(product => product.Sku == sku, cancellationToken) is { } product
            ? TypedResults.Ok(new ProductResponse(product.Sku, product.Name, product.Price))
            : TypedResults.NotFound();

    private static async Task<Results<Ok<AvailabilityResponse>, NotFound, ProblemHttpResult>> Availability(
        [StringLength(6)] string sku, StockClient stock, ILogger<StockClient> logger, CancellationToken cancellationToken)
    {
        try
        {
            return await stock.AvailableAsync(sku, cancellationToken) is { } available
                ? TypedResults.Ok(new AvailabilityResponse(sku, available))
                : TypedResults.NotFound();
        }
        catch (Exception exception) when (exception is HttpRequestException or ExecutionRejectedException)
        {
            logger.StockUnreachable(exception, sku);
            return TypedResults.Problem("The stock is not known at the moment.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}

/// <summary>Something to order.</summary>
/// <param name="Sku">The stock-keeping unit.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Price">What one costs.</param>
public sealed record ProductResponse(string Sku, string Name, decimal Price);

/// <summary>How many of a product are in stock.</summary>
/// <param name="Sku">The stock-keeping unit.</param>
/// <param name="Available">How many.</param>
public sealed record AvailabilityResponse(string Sku, int Available);
