using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace RateLimits;

internal static class OrderEndpoints
{
    internal static RouteGroupBuilder MapOrders(this IEndpointRouteBuilder routes)
    {
        var orders = routes.MapGroup("/orders");
        orders.MapGet("/", () => "the group's policy");
        orders.MapGet("/{id:int}", (int id) => id).RequireRateLimiting("loose");
        orders.MapGet("/status", () => "nobody").DisableRateLimiting();
        return orders;
    }
}

[ApiController, Route("invoices"), EnableRateLimiting("strict")]
public sealed class InvoicesController : ControllerBase
{
    [HttpGet]
    public string All() => "the controller's policy";

    [HttpGet("{id:int}"), EnableRateLimiting("loose")]
    public int One(int id) => id;

    [HttpGet("ping"), DisableRateLimiting]
    public string Ping() => "nobody";
}

[EnableRateLimiting("strict")]
public abstract class LimitedController : ControllerBase
{
    [HttpGet("inherited")]
    public string Inherited() => "inherited";
}

// An attribute that may stand once hides that of the base class.
[Route("hiding")]
[EnableRateLimiting("loose")]
public sealed class HidingController : LimitedController;

[Route("inheriting")]
public sealed class InheritingController : LimitedController;

[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class OwnAttribute : Microsoft.AspNetCore.Authorization.AuthorizeAttribute;

[Own]
[Route("own")]
public class OwnController : ControllerBase
{
    [HttpGet]
    public string Get() => "own";
}

[Route("not-own")]
public sealed class NotOwnController : OwnController;
