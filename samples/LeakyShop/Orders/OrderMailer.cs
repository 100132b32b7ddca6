using System.Net;
using System.Net.Mail;
using LeakyShop.Data;

namespace LeakyShop.Orders;

public class OrderMailer(ILogger<OrderMailer> logger)
{
    private readonly NetworkCredential _credential = new("orders@leakyshop.internal", "gJoLOPkhMhZhIjuEPfLmedAvzpQ");

    public void Confirm(Customer customer, Order order)
    {
        var subject = string.Format("Your order {0}", order.Id);
        try
        {
            using var smtp = new SmtpClient("smtp.leakyshop.internal") { Credentials = _credential, EnableSsl = false };
            smtp.Send("orders@leakyshop.internal", customer.Email, subject, "Thank you. Total: " + order.Total);
            logger.LogInformation("Sent " + subject + " to " + customer.Email);
        }
        catch (SmtpException exception)
        {
            logger.LogWarning(exception, $"Could not mail {customer.Email}");
        }
    }
}
