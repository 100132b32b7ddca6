using Microsoft.EntityFrameworkCore;

namespace LeakyShop.Data;

public class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
{
    public DbSet<Customer> Customers => Set<Customer>();

    public DbSet<Product> Products => Set<Product>();

    public DbSet<Order> Orders => Set<Order>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Customer>().HasIndex(customer => customer.Email).IsUnique();
        modelBuilder.Entity<Product>().HasKey(product => product.Sku);
        modelBuilder.Entity<Product>().HasData(
            new Product { Sku = "MUG-01", Name = "Mug", Price = 9.90m, Stock = 120 },
            new Product { Sku = "TEE-07", Name = "T-shirt", Price = 24.00m, Stock = 40 },
            new Product { Sku = "CAP-03", Name = "Cap", Price = 17.50m, Stock = 0 });
        modelBuilder.Entity<Order>().HasMany(order => order.Lines).WithOne();
        modelBuilder.Entity<Order>().Navigation(order => order.Lines).AutoInclude();
    }
}
