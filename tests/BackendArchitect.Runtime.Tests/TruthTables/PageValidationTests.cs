using BackendArchitect.Analyzers.Model;
using BackendArchitect.Runtime.Tests.Hosting;

namespace BackendArchitect.Runtime.Tests.TruthTables;

/// <summary>Invalid forms that are sent to Razor pages: a handler that the running application lets save them is one that the model calls unheard.</summary>
public sealed class PageValidationTests
{
    private const string Page = "public class {0}Model : PageModelBase {{ {1} }}";

    // The handler answers 200 where it took what is wrong, and 400 or 422 where somebody refused it.
    private static readonly (string Name, string Members, string Handler, bool IsUnheard)[] Cases =
    [
        ("Plain", "[BindProperty] public Input Input { get; set; } = new();", "public IActionResult OnPost() => Saved(Input.Name);", true),
        ("Looks", "[BindProperty] public Input Input { get; set; } = new();", "public IActionResult OnPost() { if (!ModelState.IsValid) return BadRequest(); return Saved(Input.Name); }", false),
        ("Calls", "[BindProperty] public Input Input { get; set; } = new();", "public IActionResult OnPost() => Check() ?? Saved(Input.Name); private IActionResult? Check() => ModelState.IsValid ? null : BadRequest();", false),
        ("Taken", "", "public IActionResult OnPost(Input input) => Saved(input.Name);", true),
        ("Single", "[BindProperty, StringLength(2)] public string? Name { get; set; }", "public IActionResult OnPost() => Saved(Name);", true),
        ("Before", "[BindProperty] public Input Input { get; set; } = new();",
            "public IActionResult OnPost() => Saved(Input.Name); public override void OnPageHandlerExecuting(PageHandlerExecutingContext context) { if (!context.ModelState.IsValid) context.Result = new UnprocessableEntityResult(); }", false),
        ("Class", "[BindProperties] public class Bound : PageModelBase { public Input Input { get; set; } = new(); public IActionResult OnPost() => Saved(Input.Name); }", "", true),
        ("Guards", "[BindProperty] public Input Input { get; set; } = new();", "public IActionResult OnPost() { if (Input.Name is null || Input.Name.Length > 2) return BadRequest(); return Saved(Input.Name); }", false),
    ];

    public static TheoryData<string> Applications() => ["Alone", "Filtered", "Acting"];

    [Theory]
    [MemberData(nameof(Applications))]
    public async Task What_a_page_takes_the_model_calls_unheard(string name)
    {
        var row = Row(name);
        var application = TruthRow.Compile("Pages" + name, [row])[row.Id];
        var model = ServiceModel.Of(application.Compilation);
        var unheard = model.Endpoints.All(CancellationToken.None)
            .SelectMany(endpoint => model.Validation.UnheardAt(endpoint, CancellationToken.None).Select(_ => endpoint.Route)).ToHashSet(StringComparer.Ordinal);
        await using var running = await row.StartAsync(application);

        foreach (var (page, _, _, isUnheard) in Cases)
        {
            var status = await running!.SendAsync("POST", "/" + page, "Name=long&Input.Name=long", "application/x-www-form-urlencoded");
            // A filter of all pages answers for each; one of actions never runs.
            Assert.Equal($"{name} {page}: {isUnheard && name != "Filtered"}", $"{name} {page}: {status == 200}");
            Assert.Equal($"{name} {page}: {status == 200}", $"{name} {page}: {unheard.Contains("/" + page)}");
        }
    }

    private static TruthRow Row(string name) => new("Page" + name, "Forms of pages that break rules")
    {
        Usings = "using System.ComponentModel.DataAnnotations; using Microsoft.AspNetCore.Mvc.RazorPages;",
        Services = "builder.Services.AddRazorPages().AddMvcOptions(o => { " + name switch { "Filtered" => "o.Filters.Add<Refusing>();", "Acting" => "o.Filters.Add<Acting>();", _ => "" } + " });",
        App = "app.MapRazorPages();",
        Pages = [.. Cases.Select(c => ($"Pages/{c.Name}.cshtml", $"@page\n@model Page{name}.{(c.Name == "Class" ? "ClassModel.Bound" : c.Name + "Model")}\n<p>{c.Name}</p>"))],
        Types = """
            public class Input { [Required, StringLength(2)] public string? Name { get; set; } }
            [IgnoreAntiforgeryToken] public abstract class PageModelBase : PageModel { protected IActionResult Saved(string? value) => Content("saved " + value); }
            public class Refusing : IPageFilter
            {
                public void OnPageHandlerSelected(PageHandlerSelectedContext context) { }
                public void OnPageHandlerExecuting(PageHandlerExecutingContext context) { if (!context.ModelState.IsValid) context.Result = new UnprocessableEntityResult(); }
                public void OnPageHandlerExecuted(PageHandlerExecutedContext context) { }
            }
            public class Acting : IActionFilter
            {
                public void OnActionExecuting(ActionExecutingContext context) { if (!context.ModelState.IsValid) context.Result = new UnprocessableEntityResult(); }
                public void OnActionExecuted(ActionExecutedContext context) { }
            }

            """ + string.Join("\n", Cases.Select(c => string.Format(System.Globalization.CultureInfo.InvariantCulture, Page, c.Name, c.Members + " " + c.Handler))),
        Truths = [],
    };
}
