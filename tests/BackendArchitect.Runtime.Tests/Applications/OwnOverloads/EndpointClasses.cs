namespace OwnOverloads;

public abstract class Endpoints
{
    protected static RouteHandlerBuilder Get(IEndpointRouteBuilder endpoints, string pattern, Delegate handler) => endpoints.MapGet(pattern, handler);

    protected virtual RouteHandlerBuilder Put(IEndpointRouteBuilder endpoints, string pattern, Delegate handler) => endpoints.MapPut(pattern, handler);
}

public sealed class Orders : Endpoints
{
    public void Map(IEndpointRouteBuilder endpoints)
    {
        Get(endpoints, "/orders", List);
        Get(endpoints, "/orders/{id:int}", (int id) => id).RequireAuthorization();
        Put(endpoints, "/orders/{id:int}", (int id) => id).AllowAnonymous();
    }

    private static int List() => 1;
}

// The group is held in a field, which whoever makes the object fills.
public sealed class Held(RouteGroupBuilder group)
{
    public void Map()
    {
        Get("/held/safe", () => 1).RequireAuthorization();
        Get("/held", () => 1);
    }

    private RouteHandlerBuilder Get(string pattern, Delegate handler) => group.MapGet(pattern, handler);
}
