using BackendArchitect.Analyzers.Model.Composition;

namespace BackendArchitect.Analyzers.Tests.Model.Composition;

public class FormPostTests
{
    private const string Cookie = "builder.Services.AddAuthentication().AddCookie(); app.MapControllers(); ";
    private const string Unproven = "no attribute of the action, of its controller or of all controllers validates an antiforgery token";

    [Theory]
    [InlineData("[Authorize] public class AController : ControllerBase { [HttpPost(\"x\")] public int Post([FromForm] string a) => 1; }", Unproven)]
    [InlineData("[Authorize] public class AController : ControllerBase { [HttpPut(\"x\")] public int Put(IFormFile a) => 1; }", Unproven)]
    [InlineData("[Authorize] public class AController : Controller { [HttpPost(\"x\")] public int Post(string a) => 1; }", Unproven)]
    [InlineData("[Authorize] public class AController : Controller { [HttpPost(\"x/{a}\")] public int Post(string a) => 1; }", null)]
    [InlineData("[Authorize] public class AController : Controller { [HttpPost(\"x\")] public int Post([FromBody] string a, CancellationToken token) => 1; }", null)]
    [InlineData("[Authorize, ApiController] public class AController : Controller { [HttpPost(\"x\")] public int Post(string a) => 1; }", null)]
    [InlineData("[Authorize] public class AController : ControllerBase { [HttpPost(\"x\")] public int Post(string a) => 1; }", null)]
    [InlineData("[Authorize] public class AController : ControllerBase { [HttpGet(\"x\")] public int Get([FromForm] string a) => 1; }", null)]
    [InlineData("public class AController : ControllerBase { [HttpPost(\"x\")] public int Post([FromForm] string a) => 1; }", null)]
    [InlineData("[Authorize, AutoValidateAntiforgeryToken] public class AController : ControllerBase { [HttpPost(\"x\")] public int Post([FromForm] string a) => 1; }", null)]
    [InlineData("[Authorize] public class AController : BaseController { [HttpPost(\"x\")] public int Post([FromForm] string a) => 1; } [ValidateAntiForgeryToken] public abstract class BaseController : ControllerBase;", null)]
    [InlineData("[Authorize] public class AController : ControllerBase { [HttpPost(\"x\"), IgnoreAntiforgeryToken] public int Post([FromForm] string a) => 1; }", null)]
    [InlineData("[Authorize] public class AController : ControllerBase { [HttpPost(\"x\"), Own] public int Post([FromForm] string a) => 1; } public class OwnAttribute : Microsoft.AspNetCore.Mvc.Filters.ActionFilterAttribute;", null)]
    [InlineData("[Authorize] public class AController : ControllerBase { [HttpPost(\"x\")] public int Post([FromForm] string a) => 1; } class F { void Add(MvcOptions o) => o.Filters.Add(new AutoValidateAntiforgeryTokenAttribute()); }", null)]
    [InlineData("[Authorize] public class AController : ControllerBase { [HttpPost(\"x\")] public int Post([FromForm] string a) => 1; } class F { void Add(CookieOptions o) => o.SameSite = SameSiteMode.Strict; }", null)]
    public void An_actions_form_proves_nothing_where_nobody_validates_it(string types, string? why) => Assert.Equal(why, WhyUnproven(Cookie, types));

    [Theory]
    [InlineData("app.MapPost(\"/x\", ([FromForm] string a) => 1).DisableAntiforgery().RequireAuthorization();", "DisableAntiforgery switches the check of the token off")]
    [InlineData("app.MapPost(\"/x\", (IFormFileCollection a) => 1).RequireAuthorization().DisableAntiforgery();", "DisableAntiforgery switches the check of the token off")]
    [InlineData("app.MapPost(\"/x\", ([FromForm] string a) => 1).RequireAuthorization();", null)]
    [InlineData("app.MapPost(\"/x\", (string a) => 1).DisableAntiforgery().RequireAuthorization();", null)]
    [InlineData("app.MapPost(\"/x\", ([FromForm] string a) => 1).DisableAntiforgery();", null)]
    public void A_minimal_endpoint_asks_by_itself_until_somebody_switches_that_off(string map, string? why) =>
        Assert.Equal(why, WhyUnproven("builder.Services.AddAuthentication().AddCookie(); " + map, ""));

    [Theory]
    [InlineData("builder.Services.AddAuthentication().AddBearerToken(); ")]
    [InlineData("builder.Services.AddAuthentication().AddCookie().AddBearerToken(); ")]
    public void A_caller_who_is_known_by_something_else_than_a_cookie_is_not_made_to_send_it(string authentication) =>
        Assert.Null(WhyUnproven(authentication + "app.MapControllers();", "[Authorize] public class AController : ControllerBase { [HttpPost(\"x\")] public int Post([FromForm] string a) => 1; }"));

    private static string? WhyUnproven(string statements, string types)
    {
        var service = new MadeService(statements, "global using Microsoft.AspNetCore.Mvc; global using Microsoft.AspNetCore.Authorization;", types);
        return FormPost.WhyUnproven(service.Endpoint, service.Model, default);
    }
}
