using BackendArchitect.Analyzers.Tests.Model.Endpoints;
using BackendArchitect.Analyzers.Tests.Testing;

namespace BackendArchitect.Analyzers.Tests.Model.Composition;

/// <summary>What filters of the service's own mean for who may call: those that refuse whoever brings no credentials, and those of which nobody can tell.</summary>
public class RefusingFilterTests
{
    private const string Refuses = "Stated: AddEndpointFilter refuses callers";
    private const string MayRefuse = "Undecidable: AddEndpointFilter may refuse callers";
    private const string Open = "Absent";

    [Theory]
    [InlineData("(c, next) => new(Results.Unauthorized())", Refuses)]
    [InlineData("(c, next) => ValueTask.FromResult<object?>(TypedResults.Forbid())", Refuses)]
    [InlineData("async (c, next) => { await Task.Yield(); return Results.Problem(statusCode: 401); }", Refuses)]
    [InlineData("(c, next) => throw new UnauthorizedAccessException()", Refuses)]
    [InlineData("async (c, next) => { throw new UnauthorizedAccessException(); }", Refuses)]
    [InlineData("async (c, next) => { var user = c.HttpContext.User; var known = user.Identity?.IsAuthenticated ?? false; if (!known) return Results.Unauthorized(); return await next(c); }", Refuses)]
    [InlineData("async (c, next) => { if (c.HttpContext.User is not { Identity: { IsAuthenticated: true } }) return Results.Unauthorized(); return await next(c); }", Refuses)]
    [InlineData("async (c, next) => { if (c.HttpContext.User is { Identity.IsAuthenticated: true }) return await next(c); return Results.Unauthorized(); }", Refuses)]
    [InlineData("async (c, next) => { if (c.HttpContext.User.Identity is { IsAuthenticated: true } identity) return await next(c); return Results.Unauthorized(); }", Refuses)]
    [InlineData("async (c, next) => { if (c.HttpContext.User.Identity is null or { IsAuthenticated: false }) return Results.Unauthorized(); return await next(c); }", MayRefuse)]
    [InlineData("async (c, next) => c.HttpContext.User.HasClaim(x => x.Type == \"scope\") ? await next(c) : Results.Forbid()", Refuses)]
    [InlineData("async (c, next) => c.HttpContext.User.Claims.Any() && c.HttpContext.Request.Path != \"/\" ? await next(c) : Results.Forbid()", Refuses)]
    [InlineData("async (c, next) => c.HttpContext.User.Claims.Any() || c.HttpContext.Request.Path != \"/\" ? await next(c) : Results.Forbid()", MayRefuse)]
    [InlineData("async (c, next) => { var r = await c.HttpContext.AuthenticateAsync(); return r.Succeeded ? await next(c) : Results.Unauthorized(); }", Refuses)]
    [InlineData("async (c, next) => { if (string.IsNullOrWhiteSpace(c.HttpContext.Request.Headers.Authorization.ToString())) return Results.Unauthorized(); return await next(c); }", Refuses)]
    [InlineData("async (c, next) => { if (string.IsNullOrEmpty(c.HttpContext.Request.Headers[\"X-Signature\"])) return Results.Unauthorized(); return await next(c); }", Refuses)]
    [InlineData("async (c, next) => { if (!c.HttpContext.Request.Cookies.TryGetValue(\"session\", out _)) return Results.Unauthorized(); return await next(c); }", Refuses)]
    [InlineData("async (c, next) => { if (!c.HttpContext.Request.Headers.ContainsKey(\"X-Tenant\")) return Results.Unauthorized(); return await next(c); }", MayRefuse)]
    [InlineData("async (c, next) => { if (!c.HttpContext.Request.Query.ContainsKey(\"key\")) return Results.Unauthorized(); return await next(c); }", MayRefuse)]
    [InlineData("async (c, next) => { var known = false; Check(ref known); if (!known) return Results.Unauthorized(); return await next(c); static void Check(ref bool b) => b = true; }", MayRefuse)]
    [InlineData("async (c, next) => { var known = false; known |= c.HttpContext.Request.Path == \"/\"; if (!known) return Results.Unauthorized(); return await next(c); }", MayRefuse)]
    [InlineData("async (c, next) => { var result = await next(c); return c.HttpContext.User.Identity!.IsAuthenticated ? result : Results.Unauthorized(); }", MayRefuse)]
    [InlineData("async (c, next) => { try { throw new UnauthorizedAccessException(); } catch { return await next(c); } }", MayRefuse)]
    [InlineData("async (c, next) => { while (true) { if (c.Arguments.Count > 0) return await next(c); return Results.Unauthorized(); } }", MayRefuse)]
    [InlineData("async (c, next) => new ClaimsPrincipal().Identity?.IsAuthenticated == true ? await next(c) : Results.Unauthorized()", MayRefuse)]
    [InlineData("async (c, next) => { c.HttpContext.Response.Headers[\"X\"] = \"y\"; return await next(c); }", Open)]
    public void A_lambda_refuses_where_no_request_without_credentials_passes(string filter, string says) =>
        Assert.Equal([$"Minimal GET /x: {says}"], EndpointRows.Of($"app.MapGet(\"/x\", () => 1).AddEndpointFilter({filter});", Usings));

    [Theory]
    [InlineData("app.MapGet(\"/x\", () => 1).AddEndpointFilter(Keys.Check);", Refuses)]
    [InlineData("app.MapGet(\"/x\", () => 1).AddEndpointFilter<KeyFilter>();", Refuses)]
    [InlineData("app.MapGet(\"/x\", () => 1).AddEndpointFilter(new KeyFilter());", Refuses)]
    [InlineData("app.MapGet(\"/x\", () => 1).AddEndpointFilter<DerivedFilter>();", MayRefuse)]
    [InlineData("app.MapGet(\"/x\", () => 1).AddEndpointFilterFactory((made, next) => c => new(Results.Unauthorized()));", Refuses)]
    [InlineData("app.MapGet(\"/x\", () => 1).AddEndpointFilterFactory((made, next) => { if (made.MethodInfo.Name == \"y\") return next; return c => new(Results.Unauthorized()); });", MayRefuse)]
    [InlineData("var e = app.MapGet(\"/x\", () => 1); if (args.Length > 0) e.AddEndpointFilter<KeyFilter>();", MayRefuse)]
    [InlineData("app.MapGet(\"/x\", () => 1).AllowAnonymous().AddEndpointFilter<KeyFilter>();", Refuses)]
    [InlineData("app.MapGet(\"/x\", () => 1).AllowAnonymous().AddEndpointFilter<DerivedFilter>();", "Waived: AllowAnonymous")]
    [InlineData("app.MapGet(\"/x\", () => 1).RequireAuthorization().AddEndpointFilter<KeyFilter>();", "Stated: RequireAuthorization")]
    public void A_filter_counts_wherever_its_source_stands(string statements, string says) => Assert.Equal([$"Minimal GET /x: {says}"], EndpointRows.Of(statements, Usings, """
        static class Keys { public static ValueTask<object?> Check(EndpointFilterInvocationContext c, EndpointFilterDelegate next) => c.HttpContext.User.IsInRole("staff") ? next(c) : new(Results.Forbid()); }
        class KeyFilter : IEndpointFilter
        {
            public virtual async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
                context.HttpContext.Request.Headers.ContainsKey("X-Api-Key") ? await next(context) : Results.Unauthorized();
        }
        class DerivedFilter : KeyFilter
        {
            public override ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) => context.Arguments.Count > 0 ? next(context) : base.InvokeAsync(context, next);
        }
        """));

    [Theory]
    [InlineData("Attribute, IAuthorizationFilter { public void OnAuthorization(AuthorizationFilterContext c) { if (!c.HttpContext.User.Identity!.IsAuthenticated) { c.Result = new UnauthorizedResult(); return; } } }", "Stated: [Key] refuses callers")]
    [InlineData("Attribute, IAuthorizationFilter { public void OnAuthorization(AuthorizationFilterContext c) => c.Result = new JsonResult(1) { StatusCode = StatusCodes.Status403Forbidden }; }", "Stated: [Key] refuses callers")]
    [InlineData("Attribute, IAsyncAuthorizationFilter { public async Task OnAuthorizationAsync(AuthorizationFilterContext c) { await Task.Yield(); c.Result = new ForbidResult(); } }", "Stated: [Key] refuses callers")]
    [InlineData("ActionFilterAttribute { public override void OnActionExecuting(ActionExecutingContext c) => c.Result = new ChallengeResult(); }", "Stated: [Key] refuses callers")]
    [InlineData("ActionFilterAttribute { public override void OnActionExecuting(ActionExecutingContext c) => c.Result = new ChallengeResult(); public override Task OnActionExecutionAsync(ActionExecutingContext c, ActionExecutionDelegate next) => next(); }", "Undecidable: [Key] may refuse callers")]
    [InlineData("Attribute, IResourceFilter { public void OnResourceExecuting(ResourceExecutingContext c) => c.Result = new StatusCodeResult(401); public void OnResourceExecuted(ResourceExecutedContext c) { } }", "Stated: [Key] refuses callers")]
    [InlineData("Attribute, IAuthorizationFilter { public void OnAuthorization(AuthorizationFilterContext c) { if (c.HttpContext.Items[\"User\"] == null) c.Result = new UnauthorizedResult(); } }", "Undecidable: [Key] may refuse callers")]
    // A name alone makes no filter.
    [InlineData("Attribute, IFilterMetadata { public void OnAuthorization(AuthorizationFilterContext c) => c.Result = new UnauthorizedResult(); }", "Undecidable: [Key] may refuse callers")]
    [InlineData("TypeFilterAttribute { public KeyAttribute() : base(typeof(Inner)) { } class Inner : IAuthorizationFilter { public void OnAuthorization(AuthorizationFilterContext c) => c.Result = new UnauthorizedResult(); } }", "Stated: [Key] refuses callers")]
    public void A_filter_of_MVC_counts_by_what_runs_before_the_action(string key, string says) => Assert.Equal([$"Action GET /x: {says}"], EndpointRows.Of(
        "builder.Services.AddControllers(); app.MapControllers();", MvcUsings + $"public class KeyAttribute : {key} public class AController : ControllerBase {{ [HttpGet(\"x\"), Key] public int Get() => 1; }}"));

    [Theory]
    [InlineData("o.Filters.Add<Refuses>()", "Stated: the global filter 'Refuses' refuses callers", "Stated: the global filter 'Refuses' refuses callers")]
    [InlineData("o.Filters.Add(new Refuses())", "Stated: the global filter 'Refuses' refuses callers", "Stated: the global filter 'Refuses' refuses callers")]
    [InlineData("{ if (args.Length > 0) o.Filters.Add<Refuses>(); }", "Undecidable: the global filter 'Refuses' may refuse callers", "Waived: [AllowAnonymous]")]
    [InlineData("o.Conventions.Add(new Closes())", "Stated: the convention 'Closes'", "Waived: [AllowAnonymous]")]
    [InlineData("o.Conventions.Add(new Looks())", "Undecidable: the convention 'Looks' may add filters", "Waived: [AllowAnonymous]")]
    [InlineData("{ if (args.Length > 0) o.Conventions.Add(new Closes()); }", "Undecidable: the convention 'Closes' may add filters", "Waived: [AllowAnonymous]")]
    public void What_holds_for_all_actions_holds_for_one_that_says_nothing(string option, string plain, string open) => Assert.Equal([$"Action GET /plain: {plain}", $"Action GET /open: {open}"], EndpointRows.Of(
        "Setup.Add(builder.Services, args); app.MapControllers();", MvcUsings + $$"""
        using Microsoft.AspNetCore.Mvc.ApplicationModels; using Microsoft.AspNetCore.Mvc.Authorization; using Microsoft.AspNetCore.Authorization;
        static class Setup { internal static void Add(IServiceCollection services, string[] args) => services.AddControllers(o => {{option}}); }
        public class Refuses : IAuthorizationFilter { public void OnAuthorization(AuthorizationFilterContext c) => c.Result = new UnauthorizedResult(); }
        {{(option.Contains("Closes") ? "public class Closes : IActionModelConvention { public void Apply(ActionModel action) { action.Filters.Add(new AuthorizeFilter(\"staff\")); } }" : "")}}
        {{(option.Contains("Looks") ? "public class Looks : IActionModelConvention { public void Apply(ActionModel action) { if (action.ActionName == \"Plain\") action.Filters.Add(new AuthorizeFilter(\"staff\")); } }" : "")}}
        public class AController : ControllerBase { [HttpGet("plain")] public int Plain() => 1; [HttpGet("open"), AllowAnonymous] public int Open() => 1; }
        """));

    private const string Usings = "global using System.Security.Claims; global using Microsoft.AspNetCore.Authentication;";

    private const string MvcUsings = "using Microsoft.AspNetCore.Mvc; using Microsoft.AspNetCore.Mvc.Filters; ";

    [Fact]
    public void An_attribute_of_a_library_that_only_describes_refuses_nobody() => Assert.Equal(
        ["Action GET /a: Absent", "Action GET /b: Undecidable: [Guards] may refuse callers"],
        EndpointRows.Of(
            [Library.Compile("Shop.Annotations", """
                namespace Shop.Annotations;
                public class AnswersAttribute() : Microsoft.AspNetCore.Mvc.ProducesResponseTypeAttribute(200);
                public class GuardsAttribute : Microsoft.AspNetCore.Mvc.Filters.ActionFilterAttribute;
                """)],
            "builder.Services.AddControllers(); app.MapControllers();",
            """
            using Microsoft.AspNetCore.Mvc;
            public class ShopController : ControllerBase
            {
                [HttpGet("a"), Shop.Annotations.Answers] public int A() => 1;
                [HttpGet("b"), Shop.Annotations.Guards] public int B() => 1;
            }
            """));
}
