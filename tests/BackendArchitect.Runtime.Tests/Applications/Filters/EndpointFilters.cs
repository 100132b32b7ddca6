namespace Filters;

public class ApiKeyFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (!context.HttpContext.Request.Headers.ContainsKey("X-Api-Key"))
            return Results.Unauthorized();
        return await next(context);
    }
}

public class TimingFilter(ILogger<TimingFilter> logger) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var start = TimeProvider.System.GetTimestamp();
        var result = await next(context);
        logger.LogInformation("Took {Elapsed}", TimeProvider.System.GetElapsedTime(start));
        return result;
    }
}
