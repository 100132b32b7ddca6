using System.Text;
using Microsoft.AspNetCore.Mvc.Filters;

namespace LeakyShop.Controllers;

public class RequestLogFilter(ILogger<RequestLogFilter> logger) : IActionFilter
{
    public void OnActionExecuting(ActionExecutingContext context)
    {
        var text = new StringBuilder();
        text.Append(context.HttpContext.Request.Method).Append(' ').Append(context.HttpContext.Request.Path);
        foreach (var header in context.HttpContext.Request.Headers)
            text.Append(' ').Append(header.Key).Append('=').Append(header.Value);
        logger.LogInformation(text.ToString());
    }

    public void OnActionExecuted(ActionExecutedContext context)
    {
    }
}
