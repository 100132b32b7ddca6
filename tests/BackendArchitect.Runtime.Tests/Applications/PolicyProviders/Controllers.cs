using Microsoft.AspNetCore.Mvc;

[ApiController, Route("goods"), HasPermission(Permission.ReadOrders)]
public class GoodsController : ControllerBase
{
    [HttpGet]
    public int Get() => 1;

    [HttpDelete, HasPermission(Permission.WriteOrders)]
    public int Delete() => 1;
}
