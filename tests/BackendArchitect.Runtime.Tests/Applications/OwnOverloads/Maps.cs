namespace OwnOverloads;

public static class Maps
{
    public static RouteHandlerBuilder Post(IEndpointRouteBuilder endpoints, string pattern, Delegate handler) => endpoints.MapPost(pattern, handler);

    public static void Status(IEndpointRouteBuilder endpoints, string pattern) => endpoints.MapGet(pattern, () => "fine").WithTags("status");

    public static void Through(IEndpointRouteBuilder endpoints, string pattern, Delegate handler) => Post(endpoints, pattern, handler).RequireAuthorization();

    public static RouteHandlerBuilder Extended(this IEndpointRouteBuilder endpoints, string pattern, Func<int> handler) => endpoints.MapGet(pattern, handler);

    public static void TurnedRound(this WebApplication app, Delegate handler, string pattern = "/") => app.MapGet(pattern, handler);

    public static void Versioned(IEndpointRouteBuilder endpoints, int version, string name)
    {
        var prefix = $"/v{version}";
        endpoints.MapGet(prefix + "/" + name, () => version);
    }

    public static RouteGroupBuilder Under(IEndpointRouteBuilder endpoints, string name) => endpoints.MapGroup("/under/" + name).RequireAuthorization();

    extension(IEndpointRouteBuilder endpoints)
    {
        public RouteHandlerBuilder InABlock(string pattern, Delegate handler) => endpoints.MapDelete(pattern, handler);
    }
}

public interface IMaps
{
    void Add(IEndpointRouteBuilder endpoints, string pattern, Delegate handler);
}

public sealed class MapsOfGet : IMaps
{
    public void Add(IEndpointRouteBuilder endpoints, string pattern, Delegate handler) => endpoints.MapGet(pattern, handler);
}

public static class Handlers
{
    public static int List() => 1;
}
