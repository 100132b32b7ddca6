using LeakyShop.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LeakyShop.Controllers;

public class ReportsController(ShopContext shop, ILogger<ShopContext> logger) : Controller
{
    public IActionResult Index() => Json(new { Orders = shop.Orders.Count(), Customers = shop.Customers.Count() });

    public async Task<IActionResult> Customers(string? order)
    {
        logger.LogInformation("Customer report, " + (order ?? "unordered"));
        return Json(await shop.Customers.ToListAsync());
    }

    [HttpPost]
    public IActionResult Query(string sql)
    {
        try
        {
            return Json(shop.Database.SqlQueryRaw<int>(sql).ToList());
        }
        catch (Exception exception)
        {
            logger.LogError(exception, $"Report failed: {sql}");
            return Content(exception.Message);
        }
    }
}
