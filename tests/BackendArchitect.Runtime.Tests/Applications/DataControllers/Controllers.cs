using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OData.Deltas;
using Microsoft.AspNetCore.OData.Formatter;
using Microsoft.AspNetCore.OData.Query;
using Microsoft.AspNetCore.OData.Routing.Attributes;
using Microsoft.AspNetCore.OData.Routing.Controllers;
using Shop.Data;

namespace Shop;

public class OrdersController : ODataController
{
    [EnableQuery]
    public IQueryable<Order> Get() => Enumerable.Empty<Order>().AsQueryable();

    [Authorize]
    public IActionResult Get(int key) => Ok(key);

    public IActionResult Post([FromBody] Order order) => Ok();

    [HttpPatch]
    public IActionResult Patch(int key, [FromBody] Order order) => Ok();

    public IActionResult Delete(int key) => Ok();

    public IActionResult GetFromVipOrder() => Ok();

    public IActionResult PutVipOrder(int key) => Ok();

    public IActionResult GetNumber(int key) => Ok();

    public IActionResult GetTags(int key) => Ok();

    public IActionResult GetState(int key) => Ok();

    public IActionResult PutToTarget(int key) => Ok();

    public IActionResult GetTargetOfPostBox(int key) => Ok();

    public IActionResult DeleteToNumber(int key) => Ok();

    public IActionResult GetDiscountFromVipOrder(int key) => Ok();

    public IActionResult GetCustomer(int key) => Ok();

    public IActionResult GetLines(int key) => Ok();

    public IActionResult PostToLines(int key) => Ok();

    public IActionResult GetAgentFromVipOrder(int key) => Ok();

    public IActionResult CreateRefToCustomer(int key) => Ok();

    public IActionResult DeleteRefToLines(int key, int relatedKeyOrderId, int relatedKeyNumber) => Ok();

    public IActionResult GetRef(int key, string navigationProperty) => Ok();

    [HttpPost]
    public IActionResult Ship(int key, ODataActionParameters parameters) => Ok();

    [HttpPost]
    public IActionResult Cancel(int key) => Ok();

    [HttpPost]
    public IActionResult ShipAll() => Ok();

    [HttpGet]
    public IActionResult TotalIn(int key, string currency) => Ok();

    [HttpGet]
    public IActionResult Newest() => Ok();

    [HttpGet]
    public IActionResult Best() => Ok();

    [HttpGet]
    public IActionResult BonusOnVipOrder(int key) => Ok();

    [HttpGet("odata/Orders({key})/Open")]
    public IActionResult Open(int key) => Ok();

    [ODataIgnored]
    [HttpGet("plain")]
    public IActionResult Put(int key, [FromODataBody] string text, Delta<Order> delta) => Ok();
}

[Authorize]
[Route("api/[controller]")]
public class CustomersController : ControllerBase
{
    [HttpGet]
    public IActionResult Get() => Ok();

    [HttpGet("{key}")]
    [AllowAnonymous]
    public IActionResult Get(string key) => Ok();
}

[ODataRouteComponent("odata")]
public class LinesController : ODataController
{
    public IActionResult Get(int keyOrderId, int keyNumber) => Ok();

    public IActionResult GetAmount(int keyOrderId, int keyNumber) => Ok();
}

[Authorize]
public class CompanyController : ControllerBase
{
    public IActionResult Get() => Ok();

    public IActionResult PatchCompany() => Ok();

    public IActionResult GetName() => Ok();

    public IActionResult GetOwner(ODataQueryOptions<Customer> options) => Ok(options);

    [HttpGet]
    public IActionResult Revenue([FromODataUri] int year) => Ok(year);
}

public class ODataOperationImportController : ControllerBase
{
    [HttpPost]
    public IActionResult Reset() => Ok();

    [HttpGet]
    [AllowAnonymous]
    public IActionResult Rate(string from, string to) => Ok();
}

public class PeopleController : ODataController
{
    public IActionResult Get(string keyfirstName, string keylastName) => Ok();

    public IActionResult Getage(string keyfirstName, string keylastName) => Ok();
}

public class ItemsController : ODataController
{
    public IActionResult Get() => Ok();

    public IActionResult Get(int key) => Ok();

    public IActionResult GetName(int key) => Ok();

    public IActionResult GetTags(int key) => Ok();

    [HttpGet]
    public IActionResult Weigh(int key) => Ok();
}

[ODataIgnored]
[Route("people")]
public class LinesOfPeopleController : ODataController
{
    [HttpGet]
    public IActionResult Get() => Ok();
}
