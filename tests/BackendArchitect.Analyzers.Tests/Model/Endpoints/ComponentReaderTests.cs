using BackendArchitect.Analyzers.Tests.Testing;

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
        Assert.Contains("Hub /_blazor/negotiate: exempt: it is a part of the framework", EndpointRows.Of("app.MapRazorComponents<App>().AddInteractiveServerRenderMode();", Components));

    [Fact]
    public void Components_in_the_browser_load_the_list_of_files_without_anybodys_leave()
    {
        const string WebAssembly = """
            namespace Microsoft.AspNetCore.Builder;
            public static class WebAssemblyRazorComponentsEndpointConventionBuilderExtensions
            {
                public static RazorComponentsEndpointConventionBuilder AddInteractiveWebAssemblyRenderMode(this RazorComponentsEndpointConventionBuilder builder) => builder;
            }
            """;
        var rows = EndpointRows.Of(
            [Library.Compile("Microsoft.AspNetCore.Components.WebAssembly.Server", WebAssembly)],
            "app.MapStaticAssets(); app.MapRazorComponents<App>().AddInteractiveWebAssemblyRenderMode().RequireAuthorization();", Components);
        Assert.Equal(
            [.. new[] { ".{?}.js.gz", ".{?}.js", ".{?}.js", ".js.gz", ".js", ".js" }.Select(name => $"Component /_framework/resource-collection{name}: exempt: it is a part of the framework")],
            rows.Where(row => row.Contains("resource-collection", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_convention_on_the_call_holds_for_all_components() =>
        Assert.Contains("Component GET,POST /: Stated: RequireAuthorization", EndpointRows.Of("app.MapRazorComponents<App>().RequireAuthorization();", Components));

    [Fact]
    public void Components_of_added_assemblies_are_endpoints_and_those_of_others_are_not()
    {
        const string Shared = """
            using Microsoft.AspNetCore.Authorization; using Microsoft.AspNetCore.Components;
            namespace Shared; [Route("/shared")] [Authorize] public class Pages : ComponentBase;
            """;
        const string Other = """namespace Other; [Microsoft.AspNetCore.Components.Route("/other")] public class Pages : Microsoft.AspNetCore.Components.ComponentBase;""";

        var rows = EndpointRows.Of(
            [Library.Compile("Shared", Shared), Library.Compile("Other", Other)], "app.MapRazorComponents<App>().AddAdditionalAssemblies(typeof(Shared.Pages).Assembly);", Components);

        Assert.Contains("Component GET,POST /shared: Stated: [Authorize]", rows);
        Assert.DoesNotContain(rows, row => row.Contains("/other", StringComparison.Ordinal));
    }
}
