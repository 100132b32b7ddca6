namespace BackendArchitect.Analyzers.Tests.Model.Endpoints;

public class HubReaderTests
{
    private const string Usings = "using Microsoft.AspNetCore.Authorization; using Microsoft.AspNetCore.SignalR;\n";

    private static string[] Hub(string statements, string declarations) => EndpointRows.Of(statements, Usings + declarations);

    [Fact]
    public void A_hub_is_a_connection_and_the_negotiation_before_it() => Assert.Equal(
        ["Hub /live/chat/negotiate: Absent", "Hub /live/chat: Absent"],
        Hub("""app.MapGroup("/live").MapHub<Chat>("/chat");""", "public class Chat : Hub;"));

    [Theory]
    [InlineData("""app.MapHub<Chat>("/c");""", "[Authorize] public class Chat : Hub;", "Stated: [Authorize]")]
    [InlineData("""app.MapHub<Chat>("/c");""", "public class Chat : Base; [Authorize] public abstract class Base : Hub;", "Stated: [Authorize]")]
    [InlineData("""app.MapHub<Chat>("/c");""", "[AllowAnonymous] public class Chat : Hub;", "Waived: [AllowAnonymous]")]
    [InlineData("""app.MapHub<Chat>("/c").RequireAuthorization();""", "public class Chat : Hub;", "Stated: RequireAuthorization")]
    [InlineData("""app.MapGroup("").RequireAuthorization().MapHub<Chat>("/c");""", "public class Chat : Hub;", "Stated: RequireAuthorization")]
    [InlineData("""app.MapHub<Chat>("/c", o => { });""", "public class Chat : Hub { [Authorize] public void Say() { } public void Ask() { } }", "Absent")]
    [InlineData(
        """app.MapHub<Chat>("/c");""", "public class Chat : Hub { [Authorize] public void Say() { } public override Task OnConnectedAsync() => Task.CompletedTask; }",
        "exempt: every method of the hub requires authorization")]
    [InlineData("""app.MapHub<Chat>("/c");""", "public class Chat : Hub<IClient>; public interface IClient;", "Absent")]
    public void The_class_of_the_hub_and_the_call_that_maps_it_decide(string map, string declarations, string expected) =>
        Assert.Equal([$"Hub /c/negotiate: {expected}", $"Hub /c: {expected}"], Hub(map, declarations));

    [Fact]
    public void A_hub_that_is_a_type_parameter_is_undecidable_unless_something_is_said_on_the_call() => Assert.Equal(
        [
            "Hub /a/negotiate: Undecidable: the hub is a type parameter", "Hub /a: Undecidable: the hub is a type parameter",
            "Hub /b/negotiate: Stated: RequireAuthorization", "Hub /b: Stated: RequireAuthorization",
        ],
        Hub(
            "app.MapAll<Chat>();",
            """
            static class Maps
            {
                public static void MapAll<T>(this IEndpointRouteBuilder app) where T : Hub { app.MapHub<T>("/a"); app.MapHub<T>("/b").RequireAuthorization(); }
            }
            public class Chat : Hub;
            """));

    [Fact]
    public void A_method_that_shares_the_name_is_followed_like_any_other() => Assert.Equal(
        ["Hub /chat/negotiate: Absent", "Hub /chat: Absent"],
        Hub(
            "app.MapHub();",
            """
            static class Maps { public static void MapHub(this IEndpointRouteBuilder app) => app.MapHub<Chat>("/chat"); }
            public class Chat : Hub;
            """));

    [Fact]
    public void The_hub_of_Blazor_leaves_it_to_the_components() => Assert.Equal(
        [
            "Hub /_blazor/negotiate: exempt: the components decide", "Hub /_blazor: exempt: the components decide",
            "Hub /_blazor/disconnect: exempt: the components decide", "Hub /_blazor/initializers: exempt: the components decide",
        ],
        EndpointRows.Of("app.MapBlazorHub();"));
}
