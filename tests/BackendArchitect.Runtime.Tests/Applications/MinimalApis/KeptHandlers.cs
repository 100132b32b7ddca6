using Microsoft.AspNetCore.Authorization;

namespace MinimalApis;

/// <summary>Handlers that members keep.</summary>
public static class KeptHandlers
{
    public static readonly Delegate Field = [Authorize] (Thing thing) => Results.Created("/kept", thing);

    public static Delegate Text => async (HttpContext context, Clock clock) => await context.Response.WriteAsync(clock.Now.ToString());

    public static Func<string, string> Name { get; } = name => name;

    /// <summary>Nobody sets it anew, though anybody might.</summary>
    public static Func<Thing, IResult> Open = [Authorize("readers")] (thing) => Results.Ok(thing);

    /// <summary>Set once, by the program.</summary>
    public static Delegate? Given { get; set; }

    /// <summary>Set anew, by the program.</summary>
    public static Delegate Replaced { get; set; } = [Authorize] (string name) => name;
}
