using BackendArchitect.Analyzers.Tests.Testing;
using BackendArchitect.Analyzers.Validation;

namespace BackendArchitect.Analyzers.Tests.Rules.Validation;

public class IgnoredModelStateTests
{
    private const string Host = "var builder = WebApplication.CreateBuilder(args); builder.Services.AddControllers(); var app = builder.Build(); app.MapControllers(); app.Run();";

    private const string Types = """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.Filters;
        public class Order { [System.ComponentModel.DataAnnotations.Required] public string? Sku { get; set; } }

        """;

    private const string Plain = "public class Texts { public string? Sku { get; set; } public System.Collections.Generic.List<string>? Notes { get; set; } } public class Numbers { public string? Sku { get; set; } public int Size { get; set; } }";

    [Theory]
    [InlineData("[HttpPost] public IActionResult [|Post|]([FromBody] Order order) => Ok(order.Sku);")]
    [InlineData("[HttpPost] public IActionResult [|Post|]([FromForm] Order order) { ModelState.AddModelError(\"a\", \"b\"); return Ok(order.Sku); }")]
    [InlineData("[HttpPost] public IActionResult [|Post|](Order order) => Ok(order.Sku);")]
    [InlineData("[HttpPost] public IActionResult [|Post|]([FromBody] Texts texts) => Ok(texts.Sku);")]
    [InlineData("[HttpPost] public IActionResult [|Post|](Numbers numbers) => Ok(numbers.Size);")]
    [InlineData("[HttpGet(\"q\")] public IActionResult [|Find|]([FromQuery] Order order) => Ok(order.Sku);")]
    public Task An_action_that_does_not_look_is_reported(string action) => Verify.Rule<IgnoredModelState>(
        Host, Types + Plain + "[Route(\"a\")] public class AController : ControllerBase { [HttpGet] public int Get() => 1; " + action + "}");

    [Theory]
    [InlineData("[Route(\"a\")]", "[HttpPost] public IActionResult Post([FromBody] Order order) { if (!ModelState.IsValid) return BadRequest(); return Ok(); }")]
    [InlineData("[Route(\"a\")]", "[HttpPost] public IActionResult Post([FromBody] Order order) => Check() ? Ok() : BadRequest(); private bool Check() => this.ModelState.IsValid;")]
    [InlineData("[Route(\"a\")]", "[HttpPost] public IActionResult Post([FromBody] Order order) => TryValidateModel(order) ? Ok() : BadRequest();")]
    [InlineData("[Route(\"a\")]", "[HttpPost] public IActionResult Post([FromBody] Order order) { if (string.IsNullOrEmpty(order.Sku)) return BadRequest(); return Ok(); }")]
    [InlineData("[Route(\"a\")]", "[HttpPost] public IActionResult Post(int id, string name) => Ok();")]
    [InlineData("[Route(\"a\")]", "[HttpPost] public object Post(Order order) { if (order.Sku == null) { return View(order); } return Ok(); } private object View(object model) => model;")]
    [InlineData("[Route(\"a\")]", "[HttpPost] public IActionResult Post(Texts texts) => Ok(texts.Sku);")]
    [InlineData("[Route(\"a\"), ApiController]", "[HttpPost] public IActionResult Post(Order order) => Ok();")]
    [InlineData("[Route(\"a\"), Valid]", "[HttpPost] public IActionResult Post(Order order) => Ok();")]
    public Task An_action_that_looks_or_is_answered_for_is_quiet(string attributes, string action) => Verify.Rule<IgnoredModelState>(
        Host, Types + Plain + attributes + " public class AController : ControllerBase { [HttpGet] public int Get() => 1; " + action + "}"
        + "public class ValidAttribute : ActionFilterAttribute { public override void OnActionExecuting(ActionExecutingContext context) { if (!context.ModelState.IsValid) context.Result = new BadRequestResult(); } }");

    [Fact]
    public Task The_fix_leaves_first_of_all() => Verify.Fix<IgnoredModelState>(
        new(), [Host, Types + """
        [Route("a")]
        public class AController : ControllerBase
        {
            [HttpGet] public int Get() => 1;

            [HttpPost]
            public async Task<ActionResult<int>> [|Post|](Order order)
            {
                // Comments stay where they are.
                await Task.Yield();
                return 1;
            }
        }
        """], [Host, Types + """
        [Route("a")]
        public class AController : ControllerBase
        {
            [HttpGet] public int Get() => 1;

            [HttpPost]
            public async Task<ActionResult<int>> Post(Order order)
            {
                if (!ModelState.IsValid)
                    return BadRequest(ModelState);
                // Comments stay where they are.
                await Task.Yield();
                return 1;
            }
        }
        """]);

    [Theory]
    [InlineData("[HttpPost] public int [|Post|](Order order) { return 1; }")]
    [InlineData("[HttpPost] public IActionResult [|Post|](Order order) => Ok();")]
    [InlineData("[HttpPost] public Task<IActionResult> [|Post|](Order order) { return Task.FromResult<IActionResult>(Ok()); }")]
    public Task The_fix_is_not_offered_where_the_answer_does_not_fit(string action) => Verify.NoFix<IgnoredModelState>(
        Types.Replace("public class Order", Host + "public class Order") + "[Route(\"a\")] public class AController : ControllerBase { [HttpGet] public int Get() => 1; " + action + "}");

    [Theory]
    [InlineData("[BindProperty] public Order Order { get; set; } = new();", "public IActionResult [|OnPost|]() { Save(Order.Sku); return Page(); }")]
    [InlineData("[BindProperty] public Order Order { get; set; } = new();", "public async Task<IActionResult> [|OnPostAsync|]() { await Task.Yield(); Save(Order.Sku); return RedirectToPage(); }")]
    [InlineData("[BindProperty] public Order Order { get; set; } = new();", "public void [|OnPutSave|]() => Keep(); private void Keep() => Save(Order.Sku);")]
    [InlineData("", "public IActionResult [|OnPost|](Order order) { Save(order.Sku); return Page(); }")]
    [InlineData("[BindProperty, System.ComponentModel.DataAnnotations.StringLength(5)] public string? Name { get; set; }", "public IActionResult [|OnPost|]() { Save(Name); return Page(); }")]
    [InlineData("[BindProperty] public Order Order { get; set; } = new();", "public IActionResult [|OnPost|]() { ModelState.AddModelError(\"a\", \"b\"); Save(Order.Sku); return Page(); }")]
    [InlineData("[BindProperty] public Order Order { get; set; } = new();", "public IActionResult OnPost() { if (!ModelState.IsValid) return Page(); Save(Order.Sku); return Page(); } public void [|OnPostOther|]() => Save(Order.Sku);")]
    public Task A_handler_of_a_page_that_does_not_look_is_reported(string property, string handler) => Verify.Rule<IgnoredModelState>(PageHost(""), Types, Page(property, handler));

    [Theory]
    [InlineData("[BindProperty] public Order Order { get; set; } = new();", "public IActionResult OnPost() { if (!ModelState.IsValid) return Page(); Save(Order.Sku); return Page(); }")]
    [InlineData("[BindProperty] public Order Order { get; set; } = new();", "public IActionResult OnPost() => Check() ? Page() : NotFound(); private bool Check() { Save(Order.Sku); return ModelState.IsValid; }")]
    [InlineData("[BindProperty] public Order Order { get; set; } = new();", "public IActionResult OnPost() { if (string.IsNullOrEmpty(Order.Sku)) return BadRequest(); Save(Order.Sku); return Page(); }")]
    [InlineData("[BindProperty] public Order Order { get; set; } = new();", "public IActionResult OnPostDelete(int id) { Save(id.ToString()); return Page(); }")]
    [InlineData("[BindProperty(SupportsGet = true)] public Order Order { get; set; } = new();", "public void OnGet() => Save(Order.Sku);")]
    [InlineData("public Order Order { get; set; } = new();", "public void OnPost() => Save(Order.Sku);")]
    [InlineData("[BindProperty] public string? Name { get; set; }", "public void OnPost() => Save(Name);")]
    [InlineData("[BindProperty, System.ComponentModel.DataAnnotations.Required] public string? Name { get; set; }", "public void OnPost() { if (Name == null) return; Save(Name); }")]
    [InlineData("[BindProperty] public Order Order { get; set; } = new();", "[Microsoft.AspNetCore.Mvc.RazorPages.NonHandler] public void OnPost() => Save(Order.Sku);")]
    [InlineData("[BindProperty] public Order Order { get; set; } = new();", "public void OnPost() => Save(Order.Sku); public override void OnPageHandlerExecuting(PageHandlerExecutingContext context) { if (!context.ModelState.IsValid) context.Result = new BadRequestResult(); }")]
    public Task A_handler_of_a_page_that_looks_or_does_not_use_it_is_quiet(string property, string handler) => Verify.Rule<IgnoredModelState>(PageHost(""), Types, Page(property, handler));

    [Theory]
    [InlineData("", "", true)]
    [InlineData("o => o.Filters.Add<ValidFilter>()", "", false)]
    [InlineData("o => o.Filters.Add<Acting>()", "", true)]
    [InlineData("o => o.Filters.Add<TimedFilter>()", "", true)]
    [InlineData("", "[Valid] ", false)]
    [InlineData("", "[Timed] ", true)]
    [InlineData("", "[TypeFilter(typeof(TimedFilter))] ", false)]
    public Task Filters_of_pages_may_answer_and_those_of_actions_never_run(string options, string attribute, bool isReported) => Verify.Rule<IgnoredModelState>(
        PageHost(options), Types, Page("[BindProperty] public Order Order { get; set; } = new();", $"public void {(isReported ? "[|OnPost|]" : "OnPost")}() => Save(Order.Sku);", attribute) + """

        public class ValidAttribute : Attribute, IPageFilter
        {
            public void OnPageHandlerSelected(PageHandlerSelectedContext context) { }
            public void OnPageHandlerExecuting(PageHandlerExecutingContext context) { if (!context.ModelState.IsValid) context.Result = new BadRequestResult(); }
            public void OnPageHandlerExecuted(PageHandlerExecutedContext context) { }
        }
        public class ValidFilter : ValidAttribute { }
        public class Acting : ActionFilterAttribute { public override void OnActionExecuting(ActionExecutingContext context) { if (!context.ModelState.IsValid) context.Result = new BadRequestResult(); } }
        public class TimedAttribute : Attribute, IAsyncPageFilter
        {
            public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;
            public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next) => next();
        }
        public class TimedFilter : TimedAttribute { }
        """);

    [Fact]
    public Task The_fix_shows_the_page_again() => Verify.Fix<IgnoredModelState>(
        new(), [PageHost(""), Types, Page("[BindProperty] public Order Order { get; set; } = new();", """
            public async Task<IActionResult> [|OnPostAsync|]()
            {
                await Task.Yield();
                Save(Order.Sku);
                return RedirectToPage();
            }
        """)], [PageHost(""), Types, Page("[BindProperty] public Order Order { get; set; } = new();", """
            public async Task<IActionResult> OnPostAsync()
            {
                if (!ModelState.IsValid)
                    return Page();
                await Task.Yield();
                Save(Order.Sku);
                return RedirectToPage();
            }
        """)]);

    private static string PageHost(string options) =>
        $"var builder = WebApplication.CreateBuilder(args); builder.Services.AddRazorPages(); builder.Services.AddMvc({(options.Length == 0 ? "o => { }" : options)}); var app = builder.Build(); app.MapRazorPages(); app.Run();";

    private static string Page(string property, string handler, string attribute = "") => $$"""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.Filters;
        [assembly: Microsoft.AspNetCore.Razor.Hosting.RazorCompiledItemAttribute(typeof(Pages_Order), @"mvc.1.0.razor-page", @"/Pages/Order.cshtml")]
        internal sealed class Pages_Order : Microsoft.AspNetCore.Mvc.RazorPages.Page
        {
            public override Task ExecuteAsync() => Task.CompletedTask;
            public OrderModel Model => null!;
        }
        {{attribute}}public class OrderModel : Microsoft.AspNetCore.Mvc.RazorPages.PageModel
        {
            {{property}}
            {{handler}}
            private static void Save(string? value) => Console.WriteLine(value);
        }

        """;
}
