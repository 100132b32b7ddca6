using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.OData.Edm;
using Microsoft.OData.ModelBuilder;

namespace Shop.Data;

public static class Models
{
    public static IEdmModel Sales()
    {
        var builder = new ODataConventionModelBuilder { Namespace = "Shop.Calls" };
        builder.EntitySet<Order>("Orders");
        var customers = builder.EntitySet<Customer>("Customers");
        customers.EntityType.HasMany(customer => customer.Orders);
        builder.EntitySet<Line>("Lines").EntityType.HasKey(line => new { line.OrderId, line.Number });
        builder.Singleton<Company>("Company");
        AddOperations(builder.EntityType<Order>(), builder);
        return builder.GetEdmModel();
    }

    private static void AddOperations(EntityTypeConfiguration<Order> order, ODataModelBuilder all)
    {
        order.Action("Ship").Parameter<DateTimeOffset>("at");
        order.Action("Cancel");
        order.Collection.Action("ShipAll").Returns<int>();
        var total = order.Function("TotalIn").Returns<decimal>();
        total.Parameter<string>("currency");
        total.Parameter<int>("digits").Optional();
        FunctionConfiguration newest = order.Collection.Function("Newest").ReturnsCollectionFromEntitySet<Order>("Orders");
        newest = all.EntityType<VipOrder>().Collection.Function("Best").ReturnsCollectionFromEntitySet<Order>("Orders");
        all.EntityType<VipOrder>().Function("Bonus").Returns<int>();
        all.EntityType<Company>().Function("Revenue").Returns<decimal>();
        all.Action("Reset");
        var rate = all.Function("Rate");
        rate.Returns<decimal>();
        rate.Parameter<string>("from");
        rate.Parameter<string>("to");
    }

    public static IEdmModel People()
    {
        var builder = new ODataConventionModelBuilder();
        builder.EnableLowerCamelCase();
        builder.EntitySet<Person>("People").EntityType.HasKey(person => new { person.FirstName, person.LastName }).Ignore(person => person.Secret);
        return builder.GetEdmModel();
    }

    public static IEdmModel Explicit()
    {
        var builder = new ODataModelBuilder();
        var item = builder.EntityType<Item>();
        item.HasKey(i => i.Code);
        item.Property(i => i.Name);
        item.CollectionProperty(i => i.Tags);
        item.Function("Weigh").Returns<double>();
        builder.EntitySet<Item>("Items");
        return builder.GetEdmModel();
    }
}

public class Order
{
    public int Id { get; set; }

    public string Number { get; set; } = "";

    [Required]
    public string Place { get; set; } = "";

    public decimal Total { get; set; }

    public OrderState State { get; set; }

    public List<string> Tags { get; set; } = [];

    public Address? Target { get; set; }

    public Customer? Customer { get; set; }

    public List<Line> Lines { get; set; } = [];

    [NotMapped]
    public string Internal { get; set; } = "";

    public string ReadOnly => Number;
}

public class VipOrder : Order
{
    public int Discount { get; set; }

    public Customer? Agent { get; set; }
}

public enum OrderState
{
    Open,
    Shipped,
}

public class Address
{
    public string Street { get; set; } = "";
}

public class PostBox : Address
{
    public int Box { get; set; }
}

public class Customer
{
    [Key]
    public string Code { get; set; } = "";

    public string Name { get; set; } = "";

    public List<Order> Orders { get; set; } = [];
}

public class Line
{
    public int OrderId { get; set; }

    public int Number { get; set; }

    public int Amount { get; set; }
}

public class Company
{
    public int CompanyId { get; set; }

    public string Name { get; set; } = "";

    public Customer? Owner { get; set; }
}

public class Person
{
    public string FirstName { get; set; } = "";

    public string LastName { get; set; } = "";

    public int Age { get; set; }

    public string Secret { get; set; } = "";
}

public class Item
{
    public int Code { get; set; }

    public string Name { get; set; } = "";

    public double Weight { get; set; }

    public List<string> Tags { get; set; } = [];
}
