using Microsoft.EntityFrameworkCore;

namespace CleanShop.Data;

/// <summary>The shop's database.</summary>
public sealed class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
{
    internal DbSet<Product> Products => Set<Product>();

    internal DbSet<Order> Orders => Set<Order>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Product>().HasKey(product => product.Sku);
        modelBuilder.Entity<Product>().HasData(
            new Product { Sku = "MUG-01", Name = "Mug", Price = 9.90m },
            new Product { Sku = "TEE-07", Name = "T-shirt", Price = 24.00m },
            new Product { Sku = "CAP-03", Name = "Cap", Price = 17.50m });
        modelBuilder.Entity<Order>().HasIndex(order => order.Customer);
        modelBuilder.Entity<Order>().HasMany(order => order.Lines).WithOne();
        modelBuilder.Entity<Order>().Navigation(order => order.Lines).AutoInclude();
    }
}
