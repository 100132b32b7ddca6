namespace NestedGroups.Administration;

public class UserEndpoints
{
    public void Map(IEndpointRouteBuilder endpoints)
    {
        var users = endpoints.MapGroup("/users");
        users.MapGet("/", List);
        users.MapGet("/me", () => "me").AllowAnonymous();
    }

    private string[] List() => [];
}

public static class ReportEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGroup("/reports").MapGet("/{year:int}", (int year) => year);
}
