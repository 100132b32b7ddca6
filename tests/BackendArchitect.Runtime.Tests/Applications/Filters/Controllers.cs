using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Filters;

[ApiController, Route("orders")]
public class OrdersController : ControllerBase
{
    [HttpGet]
    public string Plain() => "plain";

    [HttpGet("open"), AllowAnonymous]
    public string Open() => "open";

    [HttpGet("own"), Authorize]
    public string Own() => "own";

    [HttpGet("keyed"), ApiKey]
    public string Keyed() => "keyed";

    [HttpGet("logged"), ServiceFilter<LoggingFilter>(IsReusable = true)]
    public string Logged() => "logged";
}

[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public class ApiKeyAttribute : Attribute, IAuthorizationFilter
{
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        if (!context.HttpContext.Request.Headers.ContainsKey("X-Api-Key"))
            context.Result = new UnauthorizedResult();
    }
}

public class LoggingFilter : IActionFilter
{
    public void OnActionExecuting(ActionExecutingContext context)
    {
    }

    public void OnActionExecuted(ActionExecutedContext context)
    {
    }
}
