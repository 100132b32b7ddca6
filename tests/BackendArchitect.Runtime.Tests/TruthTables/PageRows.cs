using static BackendArchitect.Analyzers.Model.ClaimState;
using static BackendArchitect.Runtime.Tests.TruthTables.TruthRow;

namespace BackendArchitect.Runtime.Tests.TruthTables;

/// <summary>The cases of Razor pages and components.</summary>
internal static class PageRows
{
    private const string Pages = "builder.Services.AddAuthentication().AddBearerToken(); builder.Services.AddRazorPages();";

    internal static IReadOnlyList<TruthRow> All { get; } =
    [
        new("A63", "A global filter covers pages")
        {
            Services = "builder.Services.AddAuthentication().AddBearerToken(); builder.Services.AddMvc(o => o.Filters.Add(new AuthorizeFilter()));", App = "app.MapRazorPages();",
            Pages = [("Pages/Plain.cshtml", "@page\n<p>plain</p>")], Truths = [new("/Plain", 401, Stated)],
        },
        new("A63b", "A convention of controllers says nothing about pages, and of filters only those of authorization run for them")
        {
            Services = "builder.Services.AddAuthentication().AddBearerToken(); builder.Services.AddMvc(o => o.Conventions.Add(new Guarding()));", App = "app.MapControllers(); app.MapRazorPages();",
            Pages = [("Pages/Plain.cshtml", "@page\n<p>plain</p>"), ("Pages/Keyed.cshtml", "@page\n@model A63b.KeyedModel\n<p>keyed</p>"), ("Pages/Acting.cshtml", "@page\n@model A63b.ActingModel\n<p>acting</p>")],
            Types = """
                public class Guarding : IControllerModelConvention { public void Apply(ControllerModel controller) => controller.Filters.Add(new AuthorizeFilter()); }
                public class KeyAttribute : Attribute, IAuthorizationFilter { public void OnAuthorization(AuthorizationFilterContext context) => context.Result = new UnauthorizedResult(); }
                public class ActingAttribute : ActionFilterAttribute { public override void OnActionExecuting(ActionExecutingContext context) => context.Result = new UnauthorizedResult(); }
                [Key] public class KeyedModel : Microsoft.AspNetCore.Mvc.RazorPages.PageModel { public void OnGet() { } }
                [Acting] public class ActingModel : Microsoft.AspNetCore.Mvc.RazorPages.PageModel { public void OnGet() { } }
                public class AController : ControllerBase { [HttpGet("x")] public int Get() => 1; }
                """,
            Truths = [new("/Plain", 200, Absent), new("/Keyed", 401, Stated), new("/Acting", 200, Undecidable), new("/x", 401, Stated)],
        },
        new("A64", "A folder that is closed, and a page in it that is open")
        {
            Services = Conventions("""o.Conventions.AuthorizeFolder("/Admin"); o.Conventions.AllowAnonymousToPage("/Admin/Open");"""), App = "app.MapRazorPages();",
            Pages = [("Pages/Admin/Index.cshtml", "@page\n<p>index</p>"), ("Pages/Admin/Open.cshtml", "@page\n<p>open</p>"), ("Pages/Plain.cshtml", "@page\n<p>plain</p>")],
            Truths = [new("/Admin", 401, Stated), new("/Admin/Open", 200, Waived), new("/Plain", 200, Absent)],
        },
        new("A65", "A folder that is open, and a page in it that is closed: it is open")
        {
            Services = Conventions("""o.Conventions.AllowAnonymousToFolder("/"); o.Conventions.AuthorizePage("/Admin/Index");"""), App = "app.MapRazorPages();",
            Pages = [("Pages/Admin/Index.cshtml", "@page\n<p>index</p>")], Truths = [new("/Admin", 200, Waived)],
        },
        new("A66", "An attribute on the page model, or in the page")
        {
            Services = Pages, App = "app.MapRazorPages();",
            Pages =
            [
                ("Pages/Model.cshtml", "@page\n@model A66.ClosedModel\n<p>model</p>"),
                ("Pages/Directive.cshtml", "@page\n@attribute [Microsoft.AspNetCore.Authorization.Authorize]\n<p>directive</p>"),
            ],
            Types = "[Authorize] public class ClosedModel : Microsoft.AspNetCore.Mvc.RazorPages.PageModel { public void OnGet() { } }",
            Truths = [new("/Model", 401, Stated), new("/Directive", 401, Stated)],
        },
        new("A67", "An attribute on a handler method of a page does nothing")
        {
            Services = Pages, App = "app.MapRazorPages();", Pages = [("Pages/Handler.cshtml", "@page\n@model A67.HandlerModel\n<p>handler</p>")],
            Types = "public class HandlerModel : Microsoft.AspNetCore.Mvc.RazorPages.PageModel { [Authorize] public void OnGet() { } }", Truths = [new("/Handler", 200, Absent)],
        },
        new("A68", "A component's attribute counts, and one that says nothing is open")
        {
            Services = Security + "builder.Services.AddRazorComponents();", App = "app.UseAntiforgery(); app.MapRazorComponents<A68.App>();",
            Pages =
            [
                ("App.razor", "<p>app</p>"), ("Plain.razor", "@page \"/plain\"\n<p>plain</p>"),
                ("Closed.razor", "@page \"/closed\"\n@attribute [Microsoft.AspNetCore.Authorization.Authorize]\n<p>closed</p>"),
            ],
            Truths = [new("/plain", 200, Absent), new("/closed", 401, Stated)],
        },
        new("A68b", "The fallback policy covers components")
        {
            Services = Fallback + "builder.Services.AddRazorComponents();", App = "app.UseAntiforgery(); app.MapRazorComponents<A68b.App>();",
            Pages = [("App.razor", "<p>app</p>"), ("Plain.razor", "@page \"/plain\"\n<p>plain</p>")], Truths = [new("/plain", 401, Stated)],
        },
        new("A71p", "A group speaks for the pages in it")
        {
            Services = Pages, App = """app.MapGroup("/g").RequireAuthorization().MapRazorPages();""", Pages = [("Pages/Plain.cshtml", "@page\n<p>plain</p>")],
            Truths = [new("/g/Plain", 401, Stated)],
        },
        new("A73", "A group's endpoint filter does not run for the pages in it")
        {
            Services = Pages, App = """app.MapGroup("/g").AddEndpointFilter((context, next) => new(Results.Unauthorized())).MapRazorPages();""",
            Pages = [("Pages/Plain.cshtml", "@page\n<p>plain</p>")], Truths = [new("/g/Plain", 200, Absent)],
        },
    ];

    private static string Conventions(string said) => $"builder.Services.AddAuthentication().AddBearerToken(); builder.Services.AddRazorPages(o => {{ {said} }});";
}
