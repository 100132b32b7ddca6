namespace BackendArchitect.Analyzers.Tests.Model.Endpoints;

public class ComponentReaderTests
{
    // As the Razor compiler writes it.
    private const string Components = """
        using Microsoft.AspNetCore.Authorization; using Microsoft.AspNetCore.Components;
        public class App : ComponentBase;
        [Route("/")] [Route("/home/{id}")] public class Home : ComponentBase;
        [Route("/mine")] [Authorize] public class Mine : ComponentBase;
        [Route("/login")] [AllowAnonymous] public class Login : ComponentBase;
        public class Part : ComponentBase;
        [Route("/no")] public class NoComponent;
        """;

    [Fact]
    public void Every_route_of_a_component_is_an_endpoint() => Assert.Equal(
        [
            "Component GET /_framework/opaque-redirect: exempt: it is a part of the framework",
            "Component GET,POST /: Absent", "Component GET,POST /home/{id}: Absent",
            "Component GET,POST /login: Waived: [AllowAnonymous]", "Component GET,POST /mine: Stated: [Authorize]",
        ],
        EndpointRows.Of("app.MapRazorComponents<App>();", Components).Order(StringComparer.Ordinal).OrderBy(row => row.Contains("exempt") ? 0 : 1));

    [Fact]
    public void Interactive_servers_have_a_hub_of_the_framework() =>
        Assert.Contains("Component /_blazor/negotiate: exempt: it is a part of the framework", EndpointRows.Of("app.MapRazorComponents<App>().AddInteractiveServerRenderMode();", Components));

    [Fact]
    public void A_convention_on_the_call_holds_for_all_components() =>
        Assert.Contains("Component GET,POST /: Stated: RequireAuthorization", EndpointRows.Of("app.MapRazorComponents<App>().RequireAuthorization();", Components));
}
