namespace LeakyShop.Data;

public class Customer
{
    public int Id { get; set; }

    public string Email { get; set; } = "";

    public string PasswordHash { get; set; } = "";

    public bool IsStaff { get; set; }
}

public class Product
{
    public string Sku { get; set; } = "";

    public string Name { get; set; } = "";

    public decimal Price { get; set; }

    public int Stock { get; set; }
}

public class Order
{
    public int Id { get; set; }

    public int CustomerId { get; set; }

    public string ShipTo { get; set; } = "";

    public OrderStatus Status { get; set; }

    public DateTime PlacedAt { get; set; }

    public List<OrderLine> Lines { get; set; } = [];

    public decimal Total => Lines.Sum(line => line.Quantity * line.Price);
}

public class OrderLine
{
    public int Id { get; set; }

    public string Sku { get; set; } = "";

    public int Quantity { get; set; }

    public decimal Price { get; set; }
}

public enum OrderStatus
{
    Placed,
    Paid,
    Shipped,
    Cancelled,
}
