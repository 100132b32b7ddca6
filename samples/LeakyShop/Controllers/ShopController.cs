using LeakyShop.Accounts;
using LeakyShop.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace LeakyShop.Controllers;

[ApiController]
public abstract class ShopController(ShopContext shop, ILogger logger) : ControllerBase
{
    protected ShopContext Shop { get; } = shop;

    protected ILogger Logger { get; } = logger;

    protected int CustomerId => User.CustomerId();

    [Authorize]
    [HttpGet("count")]
    public abstract Task<int> Count();

    [HttpGet("version")]
    public string Version() => typeof(ShopController).Assembly.GetName().Version!.ToString();
}
