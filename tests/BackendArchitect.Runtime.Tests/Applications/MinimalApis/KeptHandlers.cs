using Microsoft.AspNetCore.Authorization;

namespace MinimalApis;

/// <summary>Handlers that members keep.</summary>
public static class KeptHandlers
{
    public static readonly Delegate Field = [Authorize] (Thing thing) => Results.Created("/kept", thing);

    public static Delegate Text => async (HttpContext context, Clock clock) => await context.Response.WriteAsync(clock.Now.ToString());

    public static Func<string, string> Name { get; } = name => name;
}
