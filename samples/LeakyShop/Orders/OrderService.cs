using LeakyShop.Data;
using LeakyShop.Payments;
using Microsoft.EntityFrameworkCore;

namespace LeakyShop.Orders;

public class OrderService(ShopContext shop, PaymentClient payments, OrderMailer mailer, ILogger<OrderService> logger)
{
    public async Task<Order> Place(int customerId, PlaceOrder request)
    {
        logger.LogInformation($"Customer {customerId} orders {request.Lines.Count} lines to {request.ShipTo}");

        var order = new Order { CustomerId = customerId, ShipTo = request.ShipTo, PlacedAt = DateTime.Now };
        foreach (var line in request.Lines)
        {
            var product = shop.Products.Single(product => product.Sku == line.Sku);
            order.Lines.Add(new OrderLine { Sku = line.Sku, Quantity = line.Quantity, Price = product.Price });
            product.Stock -= line.Quantity;
        }
        shop.Orders.Add(order);
        await shop.SaveChangesAsync();

        try
        {
            if (payments.Charge(order.Id, order.Total))
            {
                order.Status = OrderStatus.Paid;
                await shop.SaveChangesAsync();
            }
        }
        catch (Exception exception)
        {
            logger.LogError($"Payment of order {order.Id} failed: {exception.Message}");
        }

        _ = Task.Run(() => mailer.Confirm(shop.Customers.Find(customerId)!, order));
        return order;
    }

    public async Task AddLine(int orderId, PlaceOrderLine line)
    {
        var order = await shop.Orders.SingleAsync(order => order.Id == orderId);
        order.Lines.Add(new OrderLine { Sku = line.Sku, Quantity = line.Quantity });
        await shop.SaveChangesAsync();
        logger.LogInformation("Order {0}: added {1} of {2}", orderId, line.Quantity, line.Sku);
    }

    public async Task Cancel(int orderId)
    {
        try
        {
            var order = await shop.Orders.SingleAsync(order => order.Id == orderId);
            order.Status = OrderStatus.Cancelled;
            await shop.SaveChangesAsync();
            Console.WriteLine($"Order {orderId} cancelled");
            logger.LogInformation("Order {Id} of customer {Id} is cancelled", orderId, order.CustomerId);
        }
        catch
        {
        }
    }
}
