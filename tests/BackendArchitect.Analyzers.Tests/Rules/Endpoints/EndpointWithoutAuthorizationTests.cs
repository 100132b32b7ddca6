using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Tests.Testing;

namespace BackendArchitect.Analyzers.Tests.Rules.Endpoints;

public class EndpointWithoutAuthorizationTests
{
    /// <summary>A host in which somebody speaks, so that the gap of one endpoint is not the gap of the whole service.</summary>
    private const string Speaking = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication();
        builder.Services.AddAuthorization();
        builder.Services.AddControllers();
        var app = builder.Build();
        app.MapGet("/mine", () => "mine").RequireAuthorization();

        """;

    private static Task Endpoints(string code, params string[] others) => Verify.Rule<EndpointWithoutAuthorization>([Speaking + code + "\napp.Run();", .. others]);

    private static Task Controllers(string code, string mapping = "app.MapDefaultControllerRoute();") => Endpoints(mapping, "using Microsoft.AspNetCore.Authorization; using Microsoft.AspNetCore.Mvc; using Microsoft.AspNetCore.Mvc.Filters;\n" + code);

    [Fact]
    public Task An_endpoint_that_says_nothing_is_reported() => Endpoints("""app.[|MapGet|]("/open", () => "open");""");

    [Theory]
    [InlineData("{|CS0103:missing|}.FallbackPolicy = 1;")]
    [InlineData("{|CS0103:missing|}.SetFallbackPolicy(1);")]
    public Task A_fallback_policy_that_does_not_compile_yet_may_be_one(string setUp) => Endpoints(setUp + """app.MapGet("/open", () => "open");""");

    [Fact]
    public async Task The_message_names_the_endpoint_and_who_could_have_spoken()
    {
        var expected = Microsoft.CodeAnalysis.Testing.DiagnosticResult.CompilerWarning("BARCH5001").WithLocation(0)
            .WithArguments("'POST /orders/{id}/cancel'", "not the endpoint, not its group '/{id}', not its group '/orders', and there is no fallback policy");
        await Verify.Rule<EndpointWithoutAuthorization>(new Surroundings { Expected = [expected] }, Speaking + """
            var orders = app.MapGroup("/orders");
            var order = orders.MapGroup("{id}");
            order.{|#0:MapPost|}("/cancel", (int id) => "gone");
            app.Run();
            """);
    }

    [Theory]
    [InlineData("""app.MapGet("/a", () => "").RequireAuthorization();""")]
    [InlineData("""app.MapGet("/a", () => "").WithName("a").RequireAuthorization().WithTags("t");""")]
    [InlineData("""app.MapGet("/a", () => "").AllowAnonymous();""")]
    [InlineData("""var a = app.MapGet("/a", () => ""); a.WithName("a"); a.RequireAuthorization();""")]
    [InlineData("""var g = app.MapGroup("/g"); g.MapGet("/a", () => ""); g.RequireAuthorization();""")]
    [InlineData("""var g = app.MapGroup("/g").RequireAuthorization(); g.MapGroup("/h").MapGet("/a", () => "");""")]
    [InlineData("""app.MapGroup("/g").RequireAuthorization().MapGroup("/h").WithTags("t").MapGet("/a", () => "");""")]
    [InlineData("""var g = app.MapGroup("/g"); g = g.RequireAuthorization(); g.MapGet("/a", () => "");""")]
    [InlineData("""var g = app.MapGroup("/g"); g = g.MapGroup("/h").RequireAuthorization(); g.MapGet("/a", () => "");""")]
    [InlineData("""foreach (var g in new[] { app.MapGroup("/g"), app.MapGroup("/h") }) { g.RequireAuthorization(); g.MapGet("/a", () => ""); }""")]
    [InlineData("""app.MapGet("/a", [Microsoft.AspNetCore.Authorization.Authorize] () => "");""")]
    [InlineData("""app.MapGet("/a", [Microsoft.AspNetCore.Authorization.AllowAnonymous] () => "");""")]
    [InlineData("""var h = [Microsoft.AspNetCore.Authorization.Authorize] () => ""; app.MapGet("/a", h);""")]
    [InlineData("""app.MapGet("/a", () => "").WithMetadata(new Microsoft.AspNetCore.Authorization.AuthorizeAttribute());""")]
    [InlineData("""app.MapGet("/a", () => "").WithMetadata(new Microsoft.AspNetCore.Authorization.AllowAnonymousAttribute());""")]
    [InlineData("""app.MapGet("/a", () => "").Add(b => b.Metadata.Add(new Microsoft.AspNetCore.Authorization.AuthorizeAttribute()));""")]
    [InlineData("""app.MapGet("/", () => Results.Redirect("/docs"));""")]
    [InlineData("""app.UseEndpoints(e => e.MapGet("/a", () => "").RequireAuthorization());""")]
    [InlineData("""if (app.Environment.IsDevelopment()) app.MapGet("/a", () => "");""")]
    public Task An_endpoint_is_quiet_where_somebody_speaks(string code) => Endpoints(code);

    [Theory]
    [InlineData("""app.[|MapPost|]("/a", () => "").WithName("a").WithTags("t");""")]
    [InlineData("""var g = app.MapGroup("").RequireAuthorization(); app.[|MapGet|]("/a", () => "");""")]
    [InlineData("""app.MapGroup("/g").MapGroup("/h").[|MapGet|]("/a", () => ""); app.MapGroup("/g").RequireAuthorization();""")]
    [InlineData("""app.[|MapMethods|]("/a", ["GET", "HEAD"], () => "");""")]
    [InlineData("""app.[|MapFallback|](() => "");""")]
    [InlineData("""app.[|Map|]("/a", () => "");""")]
    [InlineData("""app.UseEndpoints(e => e.[|MapGet|]("/a", () => ""));""")]
    [InlineData("""app.[|MapGet|]("/a", async (HttpContext context) => await context.Response.WriteAsync("a"));""")]
    [InlineData("""app.[|MapGet|]("/a", () => "").WithMetadata(new System.ObsoleteAttribute());""")]
    [InlineData("""app.[|MapGet|]("/go", (string to) => Results.Redirect(to));""")]
    [InlineData("""app?.[|MapGet|]("/a", () => "");""")]
    [InlineData("""app.[|MapGet|]("/a", () => "").Add(b => { b.Metadata.Add(new object()); b.FilterFactories.Add((_, next) => c => c.Arguments.Count > 9 ? new(Results.BadRequest()) : next(c)); });""")]
    [InlineData("""foreach (var path in new[] { "/a", "/b" }) app.[|MapGet|](path, () => "");""")]
    public Task An_endpoint_is_reported_where_nobody_speaks(string code) => Endpoints(code);

    [Fact]
    public Task Authorize_on_the_class_of_a_static_handler_says_nothing() => Endpoints(
        """app.[|MapGet|]("/a", Handlers.Get);""",
        "[Microsoft.AspNetCore.Authorization.Authorize] static class Handlers { public static string Get() => \"\"; }");

    [Fact]
    public Task Authorize_on_a_handler_method_speaks() => Endpoints(
        """app.MapGet("/a", Handlers.Get);""",
        "static class Handlers { [Microsoft.AspNetCore.Authorization.Authorize] public static string Get() => \"\"; }");

    [Fact]
    public Task A_list_in_an_attribute_of_the_handler_says_nothing() => Endpoints(
        """app.[|MapGet|]("/a", Handlers.Get);""",
        "static class Handlers { [Microsoft.AspNetCore.Mvc.ProducesResponseType(typeof(string), 200, \"text/plain\", \"text/html\")] public static string Get() => \"\"; }");

    [Fact]
    public Task Authorize_on_a_method_that_the_lambda_calls_says_nothing() => Endpoints("""
        app.[|MapGet|]("/a", () => Get());
        [Microsoft.AspNetCore.Authorization.Authorize] static string Get() => "";
        """);

    [Fact]
    public Task A_group_is_followed_into_an_extension_method_of_another_file() => Endpoints(
        """
        app.MapGroup("/safe").RequireAuthorization().MapOrders();
        """,
        """
        static class Orders
        {
            public static RouteGroupBuilder MapOrders(this RouteGroupBuilder group) { group.MapGet("/", () => ""); return group; }
        }
        """);

    [Fact]
    public Task A_group_that_is_protected_at_the_call_site_is_quiet() => Endpoints(
        """
        app.MapOrders().RequireAuthorization();
        """,
        """
        static class Orders
        {
            public static RouteGroupBuilder MapOrders(this IEndpointRouteBuilder routes)
            {
                var group = routes.MapGroup("/orders");
                group.MapGet("/", () => "");
                return group;
            }
        }
        """);

    [Fact]
    public Task A_method_that_runs_for_a_protected_and_an_open_group_is_one_finding_that_names_the_open_route() =>
        Verify.Rule<EndpointWithoutAuthorization>(
            new Surroundings
            {
                Expected =
                [
                    Microsoft.CodeAnalysis.Testing.DiagnosticResult.CompilerWarning("BARCH5001").WithLocation(0)
                        .WithArguments("'GET /open/orders'", "not the endpoint, not its group '/open', and there is no fallback policy"),
                ],
            },
            Speaking + """
                app.MapGroup("/safe").RequireAuthorization().MapOrders();
                app.MapGroup("/open").MapOrders();
                app.Run();
                """,
            """
            static class Orders
            {
                public static void MapOrders(this IEndpointRouteBuilder routes) => routes.{|#0:MapGet|}("/orders", () => "");
            }
            """);

    [Fact]
    public Task Calls_are_followed_over_three_levels() => Endpoints(
        """
        app.MapApi();
        """,
        """
        static class Api
        {
            public static void MapApi(this WebApplication app) { var api = app.MapGroup("/api"); api.MapAdmin(); api.MapShop(); }
        }
        static class Admin
        {
            public static void MapAdmin(this RouteGroupBuilder api) => api.MapGroup("/admin").RequireAuthorization().MapUsers();
            static void MapUsers(this RouteGroupBuilder admin) => admin.MapGet("/users", () => "");
            public static void MapShop(this RouteGroupBuilder api) => api.[|MapGet|]("/shop", () => "");
        }
        """);

    [Fact]
    public Task A_convention_of_the_service_itself_is_read_from_its_body() => Endpoints(
        """
        app.MapGet("/a", () => "").Protected();
        app.[|MapGet|]("/b", () => "").Documented();
        app.MapGroup("/c").Protected().MapGet("/d", () => "");
        """,
        """
        static class Conventions
        {
            public static TBuilder Protected<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder => builder.RequireAuthorization("p");
            public static TBuilder Documented<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder { builder.WithDisplayName("x"); return builder; }
        }
        """);

    [Fact]
    public Task An_overload_of_the_service_is_reported_where_it_is_called() => Endpoints(
        """
        var group = app.MapGroup("/g");
        group.[|MapPost|](() => "", "/a");
        app.MapGroup("/h").RequireAuthorization().MapPost(() => "", "/a");
        """,
        """
        static class Overloads
        {
            public static RouteHandlerBuilder MapPost(this IEndpointRouteBuilder routes, Delegate handler, string pattern) => routes.MapPost(pattern, handler);
        }
        """);

    [Theory]
    [InlineData("""Own.[|Post|](app, "/a", () => ""); Own.Post(app, "/b", () => "").RequireAuthorization();""")]
    [InlineData("""Own.[|Status|](app, "/a");""")]
    [InlineData("""Own.[|Through|](app.MapGroup("/g"), "/a", () => ""); Own.Through(app.MapGroup("/h").RequireAuthorization(), "/a", () => "");""")]
    [InlineData("""app.[|Block|]("/a", () => "");""")]
    [InlineData("""void Get(string path, Delegate handler) => app.MapGet(path, handler); [|Get|]("/a", () => "");""")]
    [InlineData("""var g = app.MapGroup("/g"); RouteHandlerBuilder Get(string path, Func<string> handler) => g.MapGet(path, handler); [|Get|]("/a", () => ""); Get("/b", () => "").AllowAnonymous();""")]
    [InlineData("""void Get(string path) { app.MapGet(path, () => ""); } [|Get|]("/a"); [|Get|]("/b");""")]
    [InlineData("""void Both(Delegate handler) { app.MapGet("/a", handler); app.MapPost("/a", (Delegate)handler!).RequireAuthorization(); } [|Both|](() => "");""")]
    [InlineData("""new Orders().Map(app); new Orders().MapSafely(app);""")]
    [InlineData("""IMaps maps = new Maps(); maps.[|Add|](app, "/a", () => ""); Own.Add(new(), "/a", () => "");""")]
    [InlineData("""void Prefixed(string name) => app.[|MapGet|]("/p/" + name, () => ""); Prefixed("a"); Prefixed("b");""")]
    public Task An_overload_of_any_shape_is_reported_where_it_is_called(string code) => Endpoints(code,
        """
        static class Own
        {
            public static RouteHandlerBuilder Post(IEndpointRouteBuilder routes, string path, Delegate handler) => routes.MapPost(path, handler);
            public static void Status(IEndpointRouteBuilder routes, string path) => routes.MapGet(path, () => 1);
            public static RouteHandlerBuilder Through(RouteGroupBuilder routes, string path, Delegate handler) => Post(routes, path, handler);
            public static void Add(List<string> to, string path, Delegate handler) => to.Add(path);
            extension(IEndpointRouteBuilder routes)
            {
                public RouteHandlerBuilder Block(string path, Delegate handler) => routes.MapPost(path, handler);
            }
        }
        interface IMaps { void Add(IEndpointRouteBuilder routes, string path, Delegate handler); }
        class Maps : IMaps { public void Add(IEndpointRouteBuilder routes, string path, Delegate handler) => routes.MapGet(path, handler); }
        abstract class Endpoints
        {
            protected RouteHandlerBuilder Get(IEndpointRouteBuilder routes, string path, Delegate handler) => routes.MapGet(path, handler);
        }
        class Orders : Endpoints
        {
            public void Map(IEndpointRouteBuilder routes) => Get(routes, "/a", () => "").RequireAuthorization();
            public void MapSafely(IEndpointRouteBuilder routes) => Get(routes.MapGroup("/safe").RequireAuthorization(), "/a", () => "");
        }
        """);

    [Theory]
    [InlineData("""Delegate handler = Keeper.Handler; app.[|MapGet|]("/a", handler);""")]
    [InlineData("""app.[|MapGet|]("/a", Keeper.Handler);""")]
    public Task A_handler_that_a_field_is_given_once_is_known(string code) => Endpoints(code, """static class Keeper { public static Delegate Handler = () => ""; }""");

    [Theory]
    [InlineData("""if (app.Environment.IsProduction()) app.MapGroup("/x"); var g = app.MapGroup("/g"); if (args.Length > 0) g.RequireAuthorization(); g.MapGet("/a", () => "");""")]
    [InlineData("""var g = app.MapGroup("/g"); new Keeper(g).Protect(); g.MapGet("/a", () => "");""")]
    [InlineData("""Keeper.Handler = () => "b"; app.MapGet("/a", Keeper.Handler);""")]
    [InlineData("""app.MapGet("/a", () => "").AddEndpointFilter(async (context, next) => context.HttpContext.Request.Headers.ContainsKey("X-Key") ? await next(context) : Results.Unauthorized());""")]
    [InlineData("""app.MapGet("/a", () => "").AddEndpointFilter<KeyFilter>();""")]
    [InlineData("""app.MapGet("/a", () => "").Add(Keeper.Convention);""")]
    [InlineData("""app.MapGet("/a", () => "").Add(b => b.Metadata.Add(Keeper.Metadata));""")]
    [InlineData("""app.MapGet("/a", () => "").Add(b => b.FilterFactories.Add((_, next) => c => c.HttpContext.User is null ? new(Results.Unauthorized()) : next(c)));""")]
    [InlineData("""app.MapGet("/a", () => "").WithMetadata(Keeper.Metadata);""")]
    public Task What_cannot_be_decided_is_quiet(string code) => Endpoints(code,
        """
        class Keeper(RouteGroupBuilder group)
        {
            public void Protect() => group.RequireAuthorization();
            public static Delegate Handler = () => "";
            public static Action<EndpointBuilder> Convention = _ => { };
            public static object Metadata = new();
        }
        class KeyFilter : IEndpointFilter
        {
            public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
                context.HttpContext.Request.Headers.ContainsKey("X-Key") ? await next(context) : TypedResults.StatusCode(401);
        }
        """);

    [Fact]
    public Task A_filter_that_only_validates_says_nothing() => Endpoints(
        """app.[|MapPost|]("/a", (string a) => "").AddEndpointFilter<LengthFilter>();""",
        """
        class LengthFilter : IEndpointFilter
        {
            public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
                context.GetArgument<string>(0).Length > 9 ? Results.BadRequest() : await next(context);
        }
        """);

    [Fact]
    public Task A_handler_that_first_refuses_callers_without_a_key_speaks() => Endpoints("""
        app.MapPost("/hook", (HttpRequest request, IConfiguration configuration) =>
        {
            if (request.Headers["X-Signature"] != configuration["Hook"])
                return Results.Unauthorized();
            return Results.Ok();
        });
        """);

    [Theory]
    [InlineData("var user = context.Who(); if (string.IsNullOrEmpty(user)) { Callers.Deny(); }", "Deny() => throw new UnauthorizedAccessException();")]
    [InlineData("if (context.Who() is null) Callers.ThrowNotKnown();", """ThrowNotKnown() { throw new System.Security.SecurityException("who?"); }""")]
    [InlineData("Callers.Ensure(context);", "Ensure(HttpContext context) { if (context.Who() is null) throw new UnauthorizedAccessException(); }")]
    [InlineData("await Callers.RequireAsync(context); ", "RequireAsync(HttpContext context) { if (context.Who() is null) throw new UnauthorizedAccessException(); return Task.CompletedTask; }")]
    public Task A_handler_that_refuses_through_methods_of_the_service_speaks(string guard, string method) => Endpoints(
        $$"""app.MapPost("/hook", async (HttpContext context) => { {{guard}} await Task.Yield(); return Results.Ok(); });""",
        $$"""
        static class Callers
        {
            public static string? Who(this HttpContext context) => context.User.FindFirst("sub")?.Value;
            public static {{(method.StartsWith("RequireAsync") ? "Task" : "void")}} {{method}}
        }
        """);

    [Theory]
    [InlineData("Id is null")]
    [InlineData("Find() == null")]
    [InlineData("current.Id is null")]
    public Task An_action_that_asks_members_of_the_service_for_the_caller_speaks(string condition) => Verify.Rule<EndpointWithoutAuthorization>($$"""
        using Microsoft.AspNetCore.Mvc;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        var app = builder.Build();
        app.MapControllers();
        app.MapGet("/open", () => "").AllowAnonymous();
        app.Run();

        [Route("orders")]
        public class OrdersController(ICurrent current) : ControllerBase
        {
            private string? Id => User.FindFirst("sub")?.Value;
            private string? Find() { return User.Identity?.Name; }
            [HttpPost] public IActionResult Post()
            {
                if ({{condition}})
                    return Unauthorized();
                return Ok(current);
            }
        }

        public interface ICurrent { string? Id { get; } }

        public class Current(IHttpContextAccessor accessor) : ICurrent { public string? Id => accessor.HttpContext?.User.Identity?.Name; }
        """);

    [Theory]
    [InlineData("if (order.Name == null) Callers.Throw();")]
    [InlineData("Callers.Check(order);")]
    [InlineData("if (context.Who() is null) Callers.Log();")]
    [InlineData("Callers.RejectLater(context);")]
    [InlineData("Callers.Forbidden(context);")]
    [InlineData("_ = Callers.RequireAsync(context);")]
    [InlineData("Callers.RequireLater(context);")]
    public Task A_method_that_looks_at_the_body_or_refuses_nobody_says_nothing(string guard) => Endpoints(
        $$"""app.[|MapPost|]("/orders", (Order order, HttpContext context) => { {{guard}} return Results.Ok(); });""",
        """
        record Order(string? Name);

        static class Callers
        {
            public static string? Who(this HttpContext context) => context.User.FindFirst("sub")?.Value;
            public static void Throw() => throw new UnauthorizedAccessException();
            public static void Check(Order order) { if (order.Name is null) throw new UnauthorizedAccessException(); }
            public static void Log() => Console.WriteLine("no authorization");
            public static void RejectLater(HttpContext context) { if (context.Who() is null) context.Response.StatusCode = 401; }
            public static IResult Forbidden(HttpContext context) => context.Who() is null ? Results.Forbid() : Results.Ok();
            public static async Task RequireAsync(HttpContext context) { await Task.Yield(); if (context.Who() is null) throw new UnauthorizedAccessException(); }
            public static async void RequireLater(HttpContext context) { await Task.Yield(); if (context.Who() is null) throw new UnauthorizedAccessException(); }
        }
        """);

    [Fact]
    public Task A_sign_in_that_refuses_because_of_the_body_says_nothing() => Endpoints(
        """
        app.[|MapPost|]("/login", async (Credentials credentials) =>
        {
            var user = await credentials.Find();
            if (user is null)
                return Results.Unauthorized();
            return Results.Ok();
        });
        """,
        "record Credentials(string Name) { public Task<string?> Find() => Task.FromResult<string?>(null); }");

    [Theory]
    [InlineData("builder.Services.AddAuthorization(o => o.FallbackPolicy = o.DefaultPolicy);")]
    [InlineData("builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());")]
    [InlineData("""builder.Services.AddAuthorizationBuilder().AddFallbackPolicy("staff", p => p.RequireRole("staff"));""")]
    [InlineData("builder.Services.Configure<Microsoft.AspNetCore.Authorization.AuthorizationOptions>(o => o.FallbackPolicy = o.DefaultPolicy);")]
    [InlineData("if (args.Length > 0) builder.Services.AddAuthorization(o => o.FallbackPolicy = o.DefaultPolicy);")]
    public Task A_fallback_policy_covers_every_endpoint(string registration) => Verify.Rule<EndpointWithoutAuthorization>(
        $$"""
        var builder = WebApplication.CreateBuilder(args);
        {{registration}}
        var app = builder.Build();
        app.MapGet("/a", () => "");
        app.MapGet("/b", () => "").RequireAuthorization();
        app.Run();
        """);

    [Fact]
    public Task A_fallback_policy_that_is_taken_away_covers_nothing() => Verify.Rule<EndpointWithoutAuthorization>("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthorization(o => o.FallbackPolicy = null);
        var app = builder.Build();
        app.[|MapGet|]("/a", () => "");
        app.MapGet("/b", () => "").RequireAuthorization();
        app.Run();
        """);

    [Fact]
    public Task A_middleware_that_refuses_makes_every_endpoint_undecidable() => Endpoints(
        """
        app.UseMiddleware<KeyMiddleware>();
        app.MapGet("/a", () => "");
        """,
        """
        class KeyMiddleware(RequestDelegate next)
        {
            public Task InvokeAsync(HttpContext context)
            {
                if (context.Request.Headers.ContainsKey("X-Key"))
                    return next(context);
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return Task.CompletedTask;
            }
        }
        """);

    [Theory]
    [InlineData("app.Use(Keys.Check);")]
    [InlineData("app.Use(async (HttpContext context, RequestDelegate next) => { if (await Keys.Answer(context)) await next(context); });")]
    [InlineData("app.Use(async (HttpContext context, RequestDelegate next) => { if (await app.Services.GetRequiredService<IKeys>().Answer(context)) await next(context); });")]
    public Task A_middleware_that_hands_the_request_to_who_refuses_makes_every_endpoint_undecidable(string use) => Endpoints(
        use + "\napp.MapGet(\"/a\", () => \"\");",
        """
        interface IKeys { Task<bool> Answer(HttpContext context); }
        static class Keys
        {
            public static async Task Check(HttpContext context, RequestDelegate next) { if (await Answer(context)) await next(context); }
            public static Task<bool> Answer(HttpContext context)
            {
                var known = context.Request.Headers.ContainsKey("X-Key");
                if (!known) context.Response.StatusCode = 401;
                return Task.FromResult(known);
            }
        }
        """);

    [Fact]
    public Task A_handler_that_refuses_first_inside_a_try_speaks() => Endpoints("""
        app.MapPost("/hook", (HttpRequest request, IConfiguration configuration) =>
        {
            try
            {
                using var scope = app.Services.CreateScope();
                if (request.Headers["X-Signature"] != configuration["Hook"])
                    return Results.Unauthorized();
                return Results.Ok();
            }
            catch (InvalidOperationException)
            {
                return Results.BadRequest();
            }
        });
        """);

    [Fact]
    public Task A_middleware_that_translates_exceptions_refuses_nobody() => Endpoints(
        """
        app.UseMiddleware<ErrorMiddleware>();
        app.[|MapGet|]("/a", () => "");
        """,
        """
        class ErrorMiddleware(RequestDelegate next)
        {
            public async Task InvokeAsync(HttpContext context)
            {
                try { await next(context); }
                catch (UnauthorizedAccessException) { context.Response.StatusCode = 401; }
            }
        }
        """);

    [Fact]
    public Task A_service_in_which_nobody_speaks_is_one_finding_of_another_rule() => Verify.Rule<EndpointWithoutAuthorization>("""
        var app = WebApplication.Create(args);
        app.MapGet("/a", () => "");
        app.Run();
        """);

    [Fact]
    public Task A_library_is_quiet_because_its_host_decides() => Verify.Rule<EndpointWithoutAuthorization>("""
        public static class Orders
        {
            public static void MapOrders(this WebApplication app) { app.MapGet("/a", () => ""); app.MapGet("/b", () => "").RequireAuthorization(); }
        }
        """);

    [Fact]
    public Task An_exempt_route_is_quiet() => Verify.Rule<EndpointWithoutAuthorization>(
        new Surroundings { EditorConfig = "[*.cs]\nbackend_architect.exempt_routes = /ping | /public/*\n" },
        Speaking + """
            app.MapGet("/ping", () => "");
            app.MapGroup("/public").MapGet("/a/{id}", () => "");
            app.[|MapGet|]("/other", () => "");
            app.Run();
            """);

    [Fact]
    public Task Every_supported_framework_gives_the_same_answer() => Verify.Rule<EndpointWithoutAuthorization>(
        new Surroundings { Frameworks = ReferenceSet.All },
        Speaking + """
            app.[|MapGet|]("/open", () => "open");
            app.MapGroup("/g").RequireAuthorization().MapGet("/a", () => "");
            app.Run();
            """);

    [Fact]
    public Task An_action_without_a_word_is_reported_at_its_name() => Controllers("""
        [ApiController, Route("orders")]
        public class OrdersController : ControllerBase
        {
            [HttpGet] public string [|List|]() => "";
            [HttpPost, Authorize] public string Create() => "";
            [HttpDelete("{id}"), AllowAnonymous] public string Delete(int id) => "";
            [NonAction] public string Helper() => "";
            public static string Static() => "";
        }
        """);

    [Fact]
    public Task A_controller_all_of_whose_actions_say_nothing_is_reported_once() => Controllers("""
        [ApiController, Route("[controller]")]
        public class [|OrdersController|] : ControllerBase
        {
            [HttpGet] public string List() => "";
            [HttpPost] public string Create() => "";
        }
        """);

    [Theory]
    [InlineData("[Authorize] public class AController : ControllerBase { public string Get() => \"\"; public string Post() => \"\"; }")]
    [InlineData("[Authorize] public abstract class Base : ControllerBase { } public class AController : Base { public string Get() => \"\"; }")]
    [InlineData("public class Own : AuthorizeAttribute { } [Own] public class AController : ControllerBase { public string Get() => \"\"; }")]
    [InlineData("public class Own : Attribute, IAuthorizeData { public string? Policy { get; set; } public string? Roles { get; set; } public string? AuthenticationSchemes { get; set; } } [Own] public class AController : ControllerBase { public string Get() => \"\"; }")]
    [InlineData("public class Own : Attribute, IAllowAnonymous { } [Own] public class AController : ControllerBase { public string Get() => \"\"; }")]
    [InlineData("public abstract class Base : ControllerBase { [Authorize] public virtual string Get() => \"\"; } public class AController : Base { public override string Get() => \"x\"; }")]
    [InlineData("internal class AController : ControllerBase { public string Get() => \"\"; }")]
    [InlineData("public class Outer { public class AController : ControllerBase { public string Get() => \"\"; } }")]
    [InlineData("[NonController] public class AController : ControllerBase { public string Get() => \"\"; }")]
    [InlineData("public abstract class AController : ControllerBase { public string Get() => \"\"; }")]
    [InlineData("public class AController<T> : ControllerBase { public string Get() => \"\"; }")]
    [InlineData("public class KeyAttribute : Attribute, IAuthorizationFilter { public void OnAuthorization(AuthorizationFilterContext context) { context.Result = new UnauthorizedResult(); } } [Key] public class AController : ControllerBase { public string Get() => \"\"; }")]
    [InlineData("public class AController : ControllerBase { public IActionResult Get() { if (Request.Headers[\"X\"].Count == 0) return Unauthorized(); return Ok(); } }")]
    public Task A_controller_is_quiet_where_somebody_speaks_or_nobody_maps_it(string code) => Controllers(code);

    [Theory]
    [InlineData("public class AController { public string [|Get|]() => \"\"; }")]
    [InlineData("[Controller] public class A { public string [|Get|]() => \"\"; }")]
    [InlineData("public abstract class Base : ControllerBase { public string Get() => \"\"; } public class [|AController|] : Base { }")]
    [InlineData("public interface I { [Authorize] string Get(); } public class AController : ControllerBase, I { public string [|Get|]() => \"\"; }")]
    [InlineData("public class CheckAttribute : ActionFilterAttribute { public override void OnActionExecuting(ActionExecutingContext context) { if (!context.ModelState.IsValid) context.Result = new BadRequestObjectResult(context.ModelState); } } [Check] public class AController : ControllerBase { public string [|Get|]() => \"\"; }")]
    public Task A_controller_is_reported_where_nobody_speaks(string code) => Controllers(code);

    [Fact]
    public Task A_filter_that_answers_with_a_harmless_result_kept_in_a_local_says_nothing() => Controllers("""
        public class CheckAttribute : ActionFilterAttribute
        {
            public override void OnActionExecuting(ActionExecutingContext context)
            {
                if (context.ModelState.IsValid)
                    return;
                var result = new ContentResult();
                result.ContentType = "application/json";
                context.Result = result;
            }
        }
        [Check] public class AController : ControllerBase { public string [|Get|]() => ""; }
        """);

    [Theory]
    [InlineData("app.MapControllers().RequireAuthorization();")]
    [InlineData("app.MapGroup(\"/api\").RequireAuthorization().MapControllers();")]
    [InlineData("app.MapControllers().AllowAnonymous();")]
    public Task A_convention_on_the_mapping_covers_every_action(string mapping) => Controllers(
        "[Route(\"a\")] public class AController : ControllerBase { public string Get() => \"\"; }", mapping);

    [Fact]
    public Task What_is_said_on_a_conventional_route_covers_no_action_with_a_route_of_its_own() => Controllers(
        "[Route(\"a\")] public class AController : ControllerBase { public string [|Get|]() => \"\"; }",
        "app.MapControllers(); app.MapControllerRoute(\"d\", \"{controller}/{action}\").RequireAuthorization();");

    [Theory]
    [InlineData("app.MapControllers();", "")]
    [InlineData("app.MapAreaControllerRoute(\"b\", \"Back\", \"{controller}/{action}\");", "[Area(\"Front\")]")]
    [InlineData("app.MapControllerRoute(\"a\", \"{area:exists}/{controller}/{action}\");", "")]
    [InlineData("app.MapControllerRoute(\"o\", \"o\", new { controller = \"Other\", action = \"Get\" });", "")]
    [InlineData("app.MapDefaultControllerRoute();", "[Area(\"Back\")]")]
    public Task An_action_that_no_route_reaches_is_no_endpoint(string mapping, string area) => Controllers(
        area + " public class AController : ControllerBase { public string Get() => \"\"; }", mapping);

    [Theory]
    [InlineData("app.MapControllerRoute(\"a\", \"{controller}/{action}\", new { area = \"Back\" });")]
    [InlineData("app.MapAreaControllerRoute(\"b\", \"back\", \"{controller}/{action}\");")]
    [InlineData("app.MapControllerRoute(\"a\", \"{area}/{controller}/{action}\");")]
    [InlineData("app.MapControllerRoute(\"a\", \"api\", new { area = \"Back\", controller = \"a\", action = \"get\" });")]
    [InlineData("app.MapControllerRoute(\"a\", args[0]);")]
    [InlineData("app.MapDynamicControllerRoute<Anything>(\"{**slug}\");")]
    [InlineData("Maps.All(app, \"{area}/{controller}/{action}\");")]
    [InlineData("app.UseMvc(routes => routes.MapRoute(\"a\", \"{area}/{controller}/{action}\"));")]
    [InlineData("app.UseMvc(routes => routes.MapAreaRoute(\"a\", \"Back\", \"{controller}/{action}\"));")]
    public Task An_action_that_a_conventional_route_reaches_is_an_endpoint(string mapping) => Controllers(
        """
        using Microsoft.AspNetCore.Mvc.Routing;
        [Area("Back")] public class AController : ControllerBase { public string [|Get|]() => ""; }
        public class Anything : DynamicRouteValueTransformer { public override ValueTask<RouteValueDictionary> TransformAsync(HttpContext context, RouteValueDictionary values) => new(values); }
        static class Maps { public static void All(WebApplication app, string pattern) => app.MapControllerRoute("all", pattern); }
        """, mapping);

    [Fact]
    public Task Controllers_that_nobody_maps_are_no_endpoints() => Controllers("[Route(\"a\")] public class AController : ControllerBase { public string Get() => \"\"; }", mapping: "");

    [Theory]
    [InlineData("o.Filters.Add(new Microsoft.AspNetCore.Mvc.Authorization.AuthorizeFilter())")]
    [InlineData("o.Filters.Add<Refuse>()")]
    public Task A_global_filter_covers_actions_and_not_minimal_endpoints(string add) => Verify.Rule<EndpointWithoutAuthorization>(
        $$"""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers(o => {{add}});
        var app = builder.Build();
        app.MapControllers();
        app.[|MapGet|]("/a", () => "");
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Mvc; using Microsoft.AspNetCore.Mvc.Filters;
        [Route("a")] public class AController : ControllerBase { public string Get() => ""; }
        public class Refuse : IAuthorizationFilter { public void OnAuthorization(AuthorizationFilterContext context) => context.Result = new ForbidResult(); }
        """);

    [Fact]
    public Task A_filter_that_is_registered_as_another_type_may_be_added_by_that() => Verify.Rule<EndpointWithoutAuthorization>(
        """
        using Microsoft.AspNetCore.Mvc.Filters;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton<IFilterMetadata, StaffFilter>();
        builder.Services.AddControllers(o => o.Filters.AddService<IFilterMetadata>());
        var app = builder.Build();
        app.MapControllers();
        app.[|MapGet|]("/a", () => "");
        app.MapGet("/b", () => "").RequireAuthorization();
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Mvc; using Microsoft.AspNetCore.Mvc.Authorization;
        [Route("a")] public class AController : ControllerBase { public string Get() => ""; }
        public class StaffFilter : AuthorizeFilter;
        """);

    [Fact]
    public Task A_startup_class_is_a_host_too() => Verify.Rule<EndpointWithoutAuthorization>(
        new Surroundings { IsHost = true },
        """
        using Microsoft.AspNetCore.Authorization; using Microsoft.AspNetCore.Mvc;
        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddControllers();
            public void Configure(IApplicationBuilder app)
            {
                app.UseRouting();
                app.UseEndpoints(endpoints => { endpoints.MapDefaultControllerRoute(); endpoints.[|MapGet|]("/a", () => ""); });
            }
        }
        public static class Program
        {
            public static void Main(string[] args) => Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();
        }
        public class AController : ControllerBase { public string [|Get|]() => ""; [Authorize] public string Post() => ""; }
        """);

    [Theory]
    [InlineData("app.[|MapGet|](\"/a\", () => \"\");", "app.MapGet(\"/a\", () => \"\").RequireAuthorization();")]
    [InlineData("app.[|MapGet|](\"/a\", () => \"\").WithName(\"a\"); // why", "app.MapGet(\"/a\", () => \"\").WithName(\"a\").RequireAuthorization(); // why")]
    [InlineData("app.[|MapGet|](\"/a\", () => \"\")\n    .WithName(\"a\")\n    .WithTags(\"t\");", "app.MapGet(\"/a\", () => \"\")\n    .WithName(\"a\")\n    .WithTags(\"t\")\n    .RequireAuthorization();")]
    public Task The_fix_requires_authorization_at_the_end_of_the_chain(string before, string after) =>
        Verify.Fix<EndpointWithoutAuthorization>(Speaking + before + "\napp.Run();", Speaking + after + "\napp.Run();");

    [Fact]
    public Task The_second_fix_allows_anonymous_callers() => Verify.Fix<EndpointWithoutAuthorization>(
        Speaking + "app.[|MapGet|](\"/a\", () => \"\");\napp.Run();", Speaking + "app.MapGet(\"/a\", () => \"\").AllowAnonymous();\napp.Run();", choice: 1);

    [Fact]
    public Task The_fix_puts_an_attribute_on_an_action_and_imports_it() => Verify.Fix<EndpointWithoutAuthorization>(
        new Surroundings(),
        [
            Speaking + "app.MapDefaultControllerRoute();\napp.Run();",
            """
            // The orders.
            using Microsoft.AspNetCore.Mvc;

            namespace Shop;

            public class OrdersController : ControllerBase
            {
                // Lists.
                [HttpGet]
                public string [|List|]() => "";

                [HttpPost, Microsoft.AspNetCore.Authorization.Authorize]
                public string Create() => "";
            }
            """,
        ],
        [
            Speaking + "app.MapDefaultControllerRoute();\napp.Run();",
            """
            // The orders.
            using Microsoft.AspNetCore.Authorization;
            using Microsoft.AspNetCore.Mvc;

            namespace Shop;

            public class OrdersController : ControllerBase
            {
                // Lists.
                [Authorize]
                [HttpGet]
                public string List() => "";

                [HttpPost, Microsoft.AspNetCore.Authorization.Authorize]
                public string Create() => "";
            }
            """,
        ]);

    [Fact]
    public Task No_fix_is_offered_where_the_map_call_returns_no_builder() => Verify.NoFix<EndpointWithoutAuthorization>(Speaking + """
        app.[|MapIt|]("/a", () => "");
        app.Run();
        static class Own { public static void MapIt(this IEndpointRouteBuilder routes, string pattern, Delegate handler) => routes.MapGet(pattern, handler); }
        """);

    [Theory]
    [InlineData("public static class Defaults { public static IHostApplicationBuilder AddDefaults(this IHostApplicationBuilder builder) { builder.Services.AddAuthorization(); return builder; } }", false)]
    [InlineData("public static class Defaults { public static IHostApplicationBuilder AddDefaults(this IHostApplicationBuilder builder) { builder.Services.AddAuthorization(o => o.FallbackPolicy = o.DefaultPolicy); return builder; } }", true)]
    public async Task A_set_up_method_without_source_counts_when_its_assembly_can_set_a_fallback_policy(string library, bool isQuiet)
    {
        var reference = Library.Compile("Shop.Defaults", library);
        var map = isQuiet ? "MapGet" : "[|MapGet|]";
        await Verify.Rule<EndpointWithoutAuthorization>(new Surroundings { References = [reference] }, $$"""
            var builder = WebApplication.CreateBuilder(args);
            builder.AddDefaults();
            var app = builder.Build();
            app.{{map}}("/a", () => "");
            app.MapGet("/b", () => "").RequireAuthorization();
            app.Run();
            """);
    }

    [Theory]
    [InlineData("builder.AddDefaults();", "public static class Defaults { public static IHostApplicationBuilder AddDefaults(this IHostApplicationBuilder builder) { builder.Services.AddAuthorization(o => o.FallbackPolicy = o.DefaultPolicy); return builder; } }", true)]
    [InlineData("", "public static class Defaults { public static IHostApplicationBuilder AddDefaults(this IHostApplicationBuilder builder) => builder; }", false)]
    [InlineData("\"a\".Shout();", "public static class Words { public static string Shout(this string word) => word.ToUpperInvariant(); }", false)]
    public async Task A_set_up_method_of_a_reference_assembly_counts_for_it_has_no_body_to_look_into(string call, string library, bool isQuiet)
    {
        var reference = Library.CompileReference("Shop.Defaults", library);
        var map = isQuiet ? "MapGet" : "[|MapGet|]";
        await Verify.Rule<EndpointWithoutAuthorization>(new Surroundings { References = [reference] }, $$"""
            var builder = WebApplication.CreateBuilder(args);
            {{call}}
            var app = builder.Build();
            app.{{map}}("/a", () => "");
            app.MapGet("/b", () => "").RequireAuthorization();
            app.Run();
            """);
    }

    [Theory]
    [InlineData("public static class Own { public static IApplicationBuilder UseOwn(this IApplicationBuilder app) => app.UseHsts(); }", false)]
    [InlineData("public static class Own { public static IApplicationBuilder UseOwn(this IApplicationBuilder app) => app.Use((HttpContext context, RequestDelegate next) => { context.Response.StatusCode = 401; return Task.CompletedTask; }); }", true)]
    public async Task A_middleware_without_source_counts_when_its_assembly_can_refuse(string library, bool isQuiet)
    {
        var reference = Library.Compile("Shop.Pipeline", library);
        var map = isQuiet ? "MapGet" : "[|MapGet|]";
        await Verify.Rule<EndpointWithoutAuthorization>(
            new Surroundings { References = [reference] }, Speaking + $"app.UseOwn();\napp.{map}(\"/a\", () => \"\");\napp.Run();");
    }

    [Theory]
    [InlineData("public static class Own { public static T Tagged<T>(this T builder) where T : IEndpointConventionBuilder => builder.WithDisplayName(\"t\"); }", false)]
    [InlineData("public static class Own { public static T Tagged<T>(this T builder) where T : IEndpointConventionBuilder => builder.RequireAuthorization(); }", true)]
    public async Task A_convention_without_source_counts_when_its_assembly_can_speak(string library, bool isQuiet)
    {
        // Only a whole first word makes a name the framework's.
        var reference = Library.Compile("SystemsShop.Conventions", library);
        var map = isQuiet ? "MapGet" : "[|MapGet|]";
        await Verify.Rule<EndpointWithoutAuthorization>(
            new Surroundings { References = [reference] }, Speaking + $"app.{map}(\"/a\", () => \"\").Tagged();\napp.Run();");
    }

    [Theory]
    [InlineData("""app.[|MapHub|]<Chat>("/chat");""", "public class Chat : Hub { [Authorize] public void Say() { } public void Ask() { } }")]
    [InlineData("""app.MapGroup("/live").[|MapHub|]<Chat>("/chat");""", "public class Chat : Hub;")]
    [InlineData("""app.MapHub<Chat>("/chat");""", "public class Chat : Hub { [Authorize] public void Say() { } }")]
    [InlineData("""app.MapHub<Chat>("/chat");""", "[Authorize] public class Chat : Hub;")]
    [InlineData("""app.MapHub<Chat>("/chat").RequireAuthorization();""", "public class Chat : Hub;")]
    public Task A_hub_is_judged_by_its_class_and_its_mapping(string map, string hub) =>
        Endpoints(map, "using Microsoft.AspNetCore.Authorization; using Microsoft.AspNetCore.SignalR;\n" + hub);

    [Fact]
    public Task A_hub_is_closed_at_the_end_of_its_chain() => Verify.Fix<EndpointWithoutAuthorization>(
        Speaking + """
            app.[|MapHub|]<Chat>("/chat");
            app.Run();
            public class Chat : Microsoft.AspNetCore.SignalR.Hub;
            """,
        Speaking + """
            app.MapHub<Chat>("/chat").RequireAuthorization();
            app.Run();
            public class Chat : Microsoft.AspNetCore.SignalR.Hub;
            """);

    [Theory]
    [InlineData("""app.MapHealthChecks("/health");""")]
    [InlineData("""app.MapFallbackToFile("index.html");""")]
    [InlineData("""app.MapFallbackToPage("/Home");""")]
    [InlineData("app.MapBlazorHub();")]
    [InlineData("app.MapIdentityApi<Microsoft.AspNetCore.Identity.IdentityUser>();")]
    public Task A_kind_that_is_public_by_nature_is_quiet(string map) => Endpoints(map);

    [Fact]
    public Task A_route_that_looks_like_a_health_check_is_none() => Endpoints("""app.[|MapGet|]("/health", () => "");""");

    [Fact]
    public Task A_page_is_reported_at_its_page_model() => Endpoints(
        """app.MapRazorPages(); builder.Services.AddRazorPages(o => o.Conventions.AuthorizeFolder("/Admin"));""",
        "using Microsoft.AspNetCore.Mvc.RazorPages;\npublic class [|AboutModel|] : PageModel; public class UsersModel : PageModel;",
        Page("/Pages/About.cshtml", "AboutModel"), Page("/Pages/Admin/Users.cshtml", "UsersModel"));

    [Fact]
    public Task Pages_without_page_models_are_one_finding_where_they_are_mapped() =>
        Endpoints("app.[|MapRazorPages|]();", Page("/Pages/About.cshtml", "object"), Page("/Pages/Contact.cshtml", "object"));

    [Theory]
    [InlineData("AddDefaultIdentity<Microsoft.AspNetCore.Identity.IdentityUser>()", "app.MapRazorPages();")]
    [InlineData("AddLogging()", "app.[|MapRazorPages|]();")]
    public Task Pages_that_manage_an_account_are_protected_where_the_user_interface_of_identity_is_added(string setup, string map) => Verify.Rule<EndpointWithoutAuthorization>(
        new Surroundings { References = [IdentityPages.Library] },
        $$"""
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Authorization;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.{{setup}};
        builder.Services.AddAuthorization();
        var app = builder.Build();
        {{map}}
        app.MapGet("/mine", [Authorize] () => 1);
        app.Run();
        """,
        Page("/Areas/Identity/Pages/Account/Manage/Invoices.cshtml", "object"), Page("/Areas/Identity/Pages/Account/Logout.cshtml", "object"));

    [Fact]
    public Task A_component_is_reported_where_components_are_mapped() => Endpoints(
        "app.[|MapRazorComponents|]<App>();",
        """
        using Microsoft.AspNetCore.Components;
        public class App : ComponentBase; [Route("/open")] public class Open : ComponentBase;
        [Route("/mine"), Microsoft.AspNetCore.Authorization.Authorize] public class Mine : ComponentBase;
        """);

    [Fact]
    public Task Classes_behind_an_interface_are_judged_where_it_is_called() => Endpoints(
        "foreach (var endpoint in app.Services.GetServices<IEndpoint>()) endpoint.Map(app);",
        """
        interface IEndpoint { void Map(IEndpointRouteBuilder routes); }
        class Open : IEndpoint { public void Map(IEndpointRouteBuilder routes) => routes.[|MapGet|]("/open", () => ""); }
        class Closed : IEndpoint { public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/closed", () => "").RequireAuthorization(); }
        """);

    private static string Page(string path, string model)
    {
        var name = path.Trim('/').Replace('/', '_').Replace(".cshtml", "");
        return $$"""
            [assembly: Microsoft.AspNetCore.Razor.Hosting.RazorCompiledItemAttribute(typeof({{name}}), @"mvc.1.0.razor-page", @"{{path}}")]
            internal sealed class {{name}} : Microsoft.AspNetCore.Mvc.RazorPages.Page
            {
                public override System.Threading.Tasks.Task ExecuteAsync() => System.Threading.Tasks.Task.CompletedTask;
                public {{model}} Model => null!;
            }
            """;
    }
}
