using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Tests.Testing;

namespace BackendArchitect.Analyzers.Tests.Rules.Endpoints;

public class MissingAntiforgeryTests
{
    [Theory]
    [InlineData("[HttpPost(\"a\")] public IActionResult [|Make|](string sku) => Ok();")]
    [InlineData("[HttpPost(\"a\")] public IActionResult [|Make|]([FromForm] Offer offer) => Ok();")]
    [InlineData("[HttpPut(\"a/{id}\")] public IActionResult [|Make|](int id, Offer offer) => Ok();")]
    [InlineData("[HttpPost(\"a\")] public IActionResult [|Make|](IFormFile file) => Ok();")]
    public Task An_action_that_takes_a_form_without_a_token_is_reported(string action) => Reports(Controller(action));

    [Theory]
    [InlineData("[HttpGet(\"a\")] public IActionResult Make(string sku) => Ok();")]
    [InlineData("[HttpPost(\"a\")] public IActionResult Make([FromBody] Offer offer) => Ok();")]
    [InlineData("[HttpPost(\"a/{id}\")] public IActionResult Make(int id, CancellationToken token) => Ok();")]
    [InlineData("[HttpPost(\"a\")] public IActionResult Make() => Ok();")]
    [InlineData("[HttpPost(\"a\"), ValidateAntiForgeryToken] public IActionResult Make(string sku) => Ok();")]
    [InlineData("[HttpPost(\"a\"), AutoValidateAntiforgeryToken] public IActionResult Make(string sku) => Ok();")]
    [InlineData("[HttpPost(\"a\"), IgnoreAntiforgeryToken] public IActionResult Make(string sku) => Ok();")]
    [InlineData("[HttpPost(\"a\"), AllowAnonymous] public IActionResult Make(string sku) => Ok();")]
    [InlineData("[HttpPost(\"a\"), Checked] public IActionResult Make(string sku) => Ok();")]
    public Task Reading_json_tokens_waivers_and_anonymous_callers_are_not(string action) => Reports(Controller(action));

    [Fact]
    public Task A_token_that_the_controller_asks_for_counts_for_its_actions() => Reports(Controller("[HttpPost(\"a\")] public IActionResult Make(string sku) => Ok();", "AutoValidateAntiforgeryToken, "));

    [Fact]
    public Task An_api_controller_reads_json_unless_it_says_form() => Reports(Controller("""
        [HttpPost("a")] public IActionResult Make(Offer offer) => Ok();
        [HttpPost("b")] public IActionResult [|Attach|]([FromForm] Offer offer) => Ok();
        """, "ApiController, "));

    [Theory]
    [InlineData("AddControllersWithViews()", "AddControllersWithViews(options => options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute()))")]
    [InlineData("AddCookie()", "AddBearerToken()")]
    [InlineData("AddCookie()", "AddCookie().AddBearerToken()")]
    [InlineData("AddCookie()", "AddCookie(options => options.Cookie.SameSite = SameSiteMode.Strict)")]
    public Task A_filter_for_all_other_sign_ins_and_strict_cookies_make_up_for_it(string old, string replacement) =>
        Reports(Controller("[HttpPost(\"a\")] public IActionResult Make(string sku) => Ok();"), old, replacement);

    [Fact]
    public Task A_form_of_a_minimal_api_is_reported_where_the_check_is_switched_off() => Reports(Controller(""), "app.Run();", """
        app.[|MapPost|]("/offers", ([FromForm] string sku) => sku).RequireAuthorization().DisableAntiforgery();
        app.[|MapPost|]("/files", (IFormFile file) => file.Name).DisableAntiforgery().RequireAuthorization();
        app.MapPost("/checked", ([FromForm] string sku) => sku).RequireAuthorization();
        app.MapPost("/json", (Offer offer) => offer).RequireAuthorization().DisableAntiforgery();
        app.MapPost("/open", ([FromForm] string sku) => sku).AllowAnonymous().DisableAntiforgery();
        app.Run();
        """);

    [Theory]
    [InlineData("warning", "Make")]
    [InlineData("none", "[|Make|]")]
    public Task What_the_sdk_s_own_rule_reports_is_left_to_it_when_it_is_on(string severity, string name) => Testing.Verify.Rule<MissingAntiforgery>(
        new Surroundings { GlobalConfig = $"dotnet_diagnostic.CA5391.severity = {severity}" }, Program, Controller($"[HttpPost(\"a\")] public IActionResult {name}(string sku) => Ok();"));

    [Fact]
    public Task The_fix_asks_for_the_token() => Testing.Verify.Fix<MissingAntiforgery>(
        new Surroundings(),
        [Program.Replace("app.Run();", "app.[|MapPost|](\"/offers\", ([FromForm] string sku) => sku).RequireAuthorization().DisableAntiforgery();\napp.Run();", StringComparison.Ordinal), Controller("""
            [HttpGet("a")]
                public IActionResult Show(string sku) => Ok();

                // Makes an offer.
                [HttpPost("a")]
                public IActionResult [|Make|](string sku) => Ok();
            """)],
        [Program.Replace("app.Run();", "app.MapPost(\"/offers\", ([FromForm] string sku) => sku).RequireAuthorization();\napp.Run();", StringComparison.Ordinal), Controller("""
            [HttpGet("a")]
                public IActionResult Show(string sku) => Ok();

                // Makes an offer.
                [ValidateAntiForgeryToken]
                [HttpPost("a")]
                public IActionResult Make(string sku) => Ok();
            """)]);

    private const string Program = """
        using Microsoft.AspNetCore.Mvc;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews();
        builder.Services.AddAuthentication().AddCookie();
        builder.Services.AddAuthorization();
        var app = builder.Build();
        app.MapControllers();
        app.Run();
        """;

    private static Task Reports(string controller, string old = "", string replacement = "") => Testing.Verify.Rule<MissingAntiforgery>(
        old.Length == 0 ? Program : Program.Replace(old, replacement, StringComparison.Ordinal), controller);

    private static string Controller(string actions, string attributes = "") => $$"""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.Filters;
        public record Offer(string Sku);
        public class CheckedAttribute : Attribute, IActionFilter
        {
            public void OnActionExecuting(ActionExecutingContext context) { }
            public void OnActionExecuted(ActionExecutedContext context) { }
        }
        [{{attributes}}Authorize, Route("offers")]
        public class OffersController : Controller
        {
            [HttpGet("all")] public IActionResult All() => Ok();
            {{actions}}
        }
        """;
}
