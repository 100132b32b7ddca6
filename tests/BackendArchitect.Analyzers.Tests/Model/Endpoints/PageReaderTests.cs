using BackendArchitect.Analyzers.Tests.Testing;

namespace BackendArchitect.Analyzers.Tests.Model.Endpoints;

public class PageReaderTests
{
    private const string Usings = "using Microsoft.AspNetCore.Authorization; using Microsoft.AspNetCore.Mvc; using Microsoft.AspNetCore.Mvc.RazorPages;\n";

    // As the Razor compiler writes it: an attribute of the assembly, and a class that tells its template.
    private static string Page(string path, string? template = null, string attributes = "", string? model = null)
    {
        var name = path.Trim('/').Replace('/', '_').Replace(".cshtml", "");
        return $$"""
            [assembly: Microsoft.AspNetCore.Razor.Hosting.RazorCompiledItemAttribute(typeof(AspNetCoreGeneratedDocument.{{name}}), @"mvc.1.0.razor-page", @"{{path}}")]
            namespace AspNetCoreGeneratedDocument
            {
                {{(template is null ? "" : $"""[Microsoft.AspNetCore.Razor.Hosting.RazorCompiledItemMetadataAttribute("RouteTemplate", "{template}")]""")}}
                [Microsoft.AspNetCore.Razor.Hosting.RazorCompiledItemMetadataAttribute("Identifier", "{{path}}")]
                {{attributes}}
                internal sealed class {{name}} : Microsoft.AspNetCore.Mvc.RazorPages.Page
                {
                    public override Task ExecuteAsync() => Task.CompletedTask;
                    public {{model ?? name}} Model => null!;
                }
            }
            """;
    }

    private static string[] Pages(string conventions, params string[] files) =>
        EndpointRows.Of("app.MapRazorPages(); builder.Services.AddRazorPages(options => { " + conventions + " });", files);

    [Theory]
    [InlineData("/Pages/About.cshtml", null, "/About")]
    [InlineData("/Pages/Item.cshtml", "{id:int}", "/Item/{id:int}")]
    [InlineData("/Pages/Free.cshtml", "/free/{slug?}", "/free/{slug?}")]
    [InlineData("/Pages/Shop/Free.cshtml", "~/free", "/free")]
    [InlineData("/Areas/Shop/Pages/Cart.cshtml", null, "/Shop/Cart")]
    public void A_page_has_the_route_of_its_file(string path, string? template, string route) => Assert.Equal([$"Page {route}: Absent"], Pages("", Page(path, template)));

    [Fact]
    public void Index_answers_for_its_folder() => Assert.Equal(
        ["Page /Admin/Index/{tab?}: Absent", "Page /Admin/{tab?}: Absent", "Page /Index: Absent", "Page /: Absent"],
        Pages("", Page("/Pages/Index.cshtml"), Page("/Pages/Admin/Index.cshtml", "{tab?}")));

    [Fact]
    public void Views_and_files_outside_of_the_folder_are_no_pages() =>
        Assert.Empty(Pages("", Page("/Views/Home.cshtml"), Page("/Pages/_Layout.cshtml").Replace("razor-page", "view")));

    [Theory]
    [InlineData("""options.Conventions.AuthorizeFolder("/Admin");""", "Stated: AuthorizeFolder", "Absent", "Absent")]
    [InlineData("""options.Conventions.AuthorizeFolder("/");""", "Stated: AuthorizeFolder", "Stated: AuthorizeFolder", "Absent")]
    [InlineData("""options.Conventions.AuthorizeFolder("/Adm");""", "Absent", "Absent", "Absent")]
    [InlineData("""options.Conventions.AuthorizePage("/Admin/Users");""", "Stated: AuthorizePage", "Absent", "Absent")]
    [InlineData("""options.Conventions.AuthorizeFolder("/").AllowAnonymousToPage("/about");""", "Stated: AuthorizeFolder", "Waived: AllowAnonymousToPage", "Absent")]
    [InlineData("""options.Conventions.AllowAnonymousToFolder("/"); options.Conventions.AuthorizePage("/Admin/Users");""", "Waived: AllowAnonymousToFolder", "Waived: AllowAnonymousToFolder", "Absent")]
    [InlineData("""options.Conventions.AuthorizeAreaFolder("Shop", "/");""", "Absent", "Absent", "Stated: AuthorizeAreaFolder")]
    [InlineData("""options.Conventions.AuthorizeAreaPage("Shop", "/Cart", "policy");""", "Absent", "Absent", "Stated: AuthorizeAreaPage")]
    [InlineData(
        """if (app.Environment.IsProduction()) options.Conventions.AuthorizePage("/About");""", "Absent", "Undecidable: AuthorizePage stands under a condition", "Absent")]
    [InlineData(
        """options.Conventions.AuthorizePage("/" + args[0]);""", "Undecidable: 'AuthorizePage' is given a path that is not known",
        "Undecidable: 'AuthorizePage' is given a path that is not known", "Undecidable: 'AuthorizePage' is given a path that is not known")]
    public void Conventions_hold_for_the_pages_that_they_name(string conventions, string users, string about, string cart) => Assert.Equal(
        [$"Page /About: {about}", $"Page /Admin/Users: {users}", $"Page /Shop/Cart: {cart}"],
        Pages(conventions, Page("/Pages/Admin/Users.cshtml"), Page("/Pages/About.cshtml"), Page("/Areas/Shop/Pages/Cart.cshtml")));

    [Fact]
    public void A_page_may_be_given_further_routes() => Assert.Equal(
        ["Page /About: Absent", "Page /who/{name}: Absent", "Page /Item: Absent"],
        Pages("""options.Conventions.AddPageRoute("/About", "who/{name}");""", Page("/Pages/About.cshtml"), Page("/Pages/Item.cshtml")));

    [Theory]
    [InlineData("[Authorize] public class AboutModel : PageModel;", "Stated: [Authorize]")]
    [InlineData("public class AboutModel : Base; [Authorize] public abstract class Base : PageModel;", "Stated: [Authorize]")]
    [InlineData("[AllowAnonymous] public class AboutModel : PageModel;", "Waived: [AllowAnonymous]")]
    [InlineData("public class AboutModel : PageModel { [Authorize] public void OnGet() { } }", "Absent")]
    [InlineData(
        "public class AboutModel : PageModel { public IActionResult OnGet() { if (!User.Identity!.IsAuthenticated) return Challenge(); return Page(); } }",
        "Stated: the handler refuses callers before it does anything else")]
    public void The_page_model_speaks_for_its_page(string model, string expected) =>
        Assert.Equal([$"Page /About: {expected}"], Pages("", Page("/Pages/About.cshtml", model: "AboutModel"), Usings + model));

    [Fact]
    public void An_attribute_directive_speaks_for_its_page() =>
        Assert.Equal(["Page /About: Stated: [Authorize]"], Pages("", Page("/Pages/About.cshtml", attributes: "[Microsoft.AspNetCore.Authorization.Authorize]")));

    [Fact]
    public void Groups_and_conventions_on_the_call_hold_for_pages_and_endpoint_filters_do_not() => Assert.Equal(
        ["Page /a/About: Stated: RequireAuthorization", "Page /b/About: Absent"],
        EndpointRows.Of(
            """
            app.MapGroup("/a").MapRazorPages().RequireAuthorization();
            app.MapGroup("/b").AddEndpointFilter((context, next) => new(Results.Unauthorized())).MapRazorPages();
            """,
            Page("/Pages/About.cshtml")));

    [Fact]
    public void A_global_filter_holds_for_pages() => Assert.Equal(
        ["Page /About: Stated: AuthorizeFilter"],
        EndpointRows.Of(
            "app.MapRazorPages(); builder.Services.AddControllers(o => o.Filters.Add(new Microsoft.AspNetCore.Mvc.Authorization.AuthorizeFilter()));", Page("/Pages/About.cshtml")));

    [Fact]
    public void Pages_that_nobody_maps_are_no_endpoints() => Assert.Empty(EndpointRows.Of("", Page("/Pages/About.cshtml", model: "AboutModel"), Usings + "public class AboutModel : PageModel;"));

    [Fact]
    public void Pages_of_a_library_are_pages_of_the_host_but_for_those_that_it_has_itself() => Assert.Equal(
        ["Page /About: Absent", "Page /Shop/Cart: Stated: [Authorize]", "Page /Terms: Stated: AuthorizePage"],
        EndpointRows.Of(
            [
                Library.Compile("Shared.Pages", "using System.Threading.Tasks;\n" + Attributes(
                    Page("/Pages/About.cshtml", attributes: "[Microsoft.AspNetCore.Authorization.Authorize]"), Page("/Areas/Shop/Pages/Cart.cshtml", attributes: "[Microsoft.AspNetCore.Authorization.Authorize]"), Page("/Pages/Terms.cshtml"))),
            ],
            """app.MapRazorPages(); builder.Services.AddRazorPages(options => options.Conventions.AuthorizePage("/Terms"));""", Page("/Pages/About.cshtml")).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("""app.MapFallbackToPage("/any/{*path}", "/about").AllowAnonymous();""", "Fallback /any/{*path}: Stated: [Authorize]")]
    [InlineData("""app.MapFallbackToPage("/Nowhere");""", "Fallback /{*path:nonfile}: Undecidable: the page that answers may say it")]
    public void A_fallback_has_the_words_of_its_page(string map, string expected) =>
        Assert.Equal([expected, "Page /About: Stated: [Authorize]"], EndpointRows.Of(map, Page("/Pages/About.cshtml", attributes: "[Microsoft.AspNetCore.Authorization.Authorize]")));

    // Attributes of the assembly stand before everything else.
    private static string Attributes(params string[] pages) =>
        string.Join('\n', pages.Select(page => page.Split('\n')[0])) + "\n" + string.Join('\n', pages.Select(page => string.Join('\n', page.Split('\n').Skip(1))));
}
