namespace NestedGroups.Administration;

public static class AdministrationEndpoints
{
    public static void MapAdministration(this RouteGroupBuilder administration)
    {
        administration.MapGet("/", () => "administration");
        new UserEndpoints().Map(administration);
        ReportEndpoints.Map(administration);
        administration.MapHandler("/jobs", () => "jobs");
    }

    // An overload of one's own: pattern and handler come from the caller.
    private static RouteHandlerBuilder MapHandler(this IEndpointRouteBuilder endpoints, string pattern, Delegate handler) =>
        endpoints.MapPost(pattern, handler);

    public static T ForStaff<T>(this T builder)
        where T : IEndpointConventionBuilder
    {
        builder.RequireAuthorization("Staff");
        return builder;
    }
}
