using static BackendArchitect.Analyzers.Model.ClaimState;
using static BackendArchitect.Runtime.Tests.TruthTables.TruthRow;

namespace BackendArchitect.Runtime.Tests.TruthTables;

/// <summary>The cases.</summary>
internal static class AuthorizationRows
{
    private const string Plain = """app.MapGet("/x", () => 1);""";
    private const string Required = """app.MapGet("/x", () => 1).RequireAuthorization();""";
    private const string Letting = "AuthorizationPolicyBuilder().RequireAssertion(_ => true).Build()";

    private const string FallbackActions = """
        public class HomeController : ControllerBase { public int Index() => 1; [Authorize] public int Closed() => 1; }
        [Area("Area")] public class BackController : ControllerBase { public int Index() => 1; }
        """;

    private static string Startup(string configure, string more = "") => $$"""
        public class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.AddAuthentication().AddBearerToken();
                services.AddAuthorization(o => o.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
            }
            public void Configure(IApplicationBuilder app) { {{configure}} }
            {{more}}
        }
        """;

    private static IEnumerable<TruthRow> Brought(string id, string title, int status, params string[] registrations) => registrations.Select((registration, i) =>
        new TruthRow(i == 0 ? id : id + (char)('a' + i), $"{title}: {registration}")
        {
            Services = $"builder.Services.AddAuthentication().AddBearerToken(); builder.Services.{registration}();", App = Required, Truths = [new("/x", status, Stated)],
        });

    internal static IReadOnlyList<TruthRow> All { get; } =
    [
        // Who speaks: nobody, the fallback policy, the endpoint.
        new("A1", "What is configured protects nothing") { App = Plain, Truths = [new("/x", 200, Absent)] },
        new("A2", "A fallback policy covers an endpoint") { Services = Fallback, App = Plain, Truths = [new("/x", 401, Stated)] },
        new("A3", "A fallback policy covers what no route matches") { Services = Fallback, App = Plain, Truths = [new("/nowhere", 401, null)] },
        new("A4", "A fallback policy covers health checks")
        {
            Services = Fallback + "builder.Services.AddHealthChecks();", App = """app.MapHealthChecks("/health");""", Truths = [new("/health", 401, Stated)],
        },
        new("A5", "A fallback policy covers a fallback endpoint")
        {
            Services = Fallback, App = "app.MapFallback(() => 1);", Truths = [new("/any", 401, Stated, "/{*path:nonfile}")],
        },
        new("A6", "A fallback policy covers terminal middleware")
        {
            Services = Fallback, App = """app.Map("/branch", b => b.Run(c => c.Response.WriteAsync("x"))); app.Use((HttpContext c, RequestDelegate next) => c.Response.WriteAsync("y"));""",
            Truths = [new("/branch", 401, null), new("/other", 401, null)],
        },
        new("A7", "A policy that lets everybody in takes the fallback's place")
        {
            Services = Fallback, App = """app.MapGet("/x", () => 1).RequireAuthorization(p => p.RequireAssertion(_ => true));""", Truths = [new("/x", 200, Waived)],
        },
        new("A8", "Requirements are combined with the fallback policy")
        {
            Services = Fallback + " builder.Services.AddSingleton<IAuthorizationHandler, Lets>();", App = """app.MapGet("/x", [Needs] () => 1);""", Truths = [new("/x", 401, Stated)],
            Types = """
                public class Need : IAuthorizationRequirement;
                public class NeedsAttribute : Attribute, IAuthorizationRequirementData { public IEnumerable<IAuthorizationRequirement> GetRequirements() => [new Need()]; }
                public class Lets : AuthorizationHandler<Need>
                {
                    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Need need) { context.Succeed(need); return Task.CompletedTask; }
                }
                """,
        },
        new("A9", "Schemes alone mean the default policy")
        {
            Services = Fallback, App = """app.MapGet("/x", [Authorize(AuthenticationSchemes = "BearerToken")] () => 1);""", Truths = [new("/x", 401, Stated)],
        },
        new("A10", "A group lets everybody in whatever its endpoint says")
        {
            App = """app.MapGroup("/g").AllowAnonymous().MapGet("/x", () => 1).RequireAuthorization();""", Truths = [new("/g/x", 200, Waived)],
        },
        new("A11", "Order does not matter")
        {
            App = """app.MapGet("/x", () => 1).RequireAuthorization().AllowAnonymous(); app.MapGet("/y", () => 1).AllowAnonymous().RequireAuthorization();""",
            Truths = [new("/x", 200, Waived), new("/y", 200, Waived)],
        },
        new("A12", "An attribute of one's own that lets everybody in")
        {
            Services = Fallback, App = """app.MapGet("/x", [Open] () => 1);""", Types = "public class OpenAttribute : Attribute, IAllowAnonymous;", Truths = [new("/x", 200, Waived)],
        },
        new("A13", "Metadata lets everybody in")
        {
            Services = Fallback, App = """app.MapGet("/x", () => 1).WithMetadata(new AllowAnonymousAttribute());""", Truths = [new("/x", 200, Waived)],
        },
        new("A14", "A default policy that lets everybody in")
        {
            Services = "builder.Services.AddAuthentication().AddBearerToken(); builder.Services.AddAuthorization(o => o.DefaultPolicy = new " + Letting + ");",
            App = Required, Truths = [new("/x", 200, Waived)],
        },
        new("A15", "Nobody authenticates") { Services = "builder.Services.AddAuthorization();", App = Required, Truths = [new("/x", 500, Stated)] },
        new("A16", "Nothing is registered") { Services = "", App = Required, Truths = [new("/x", 500, Stated)] },
        new("A17", "A policy that nobody knows") { App = """app.MapGet("/x", () => 1).RequireAuthorization("unknown");""", Truths = [new("/x", 500, Stated)] },
        new("A18", "Authorization before routing") { App = "app.UseAuthorization(); app.UseRouting();" + Required, Truths = [new("/x", 500, Stated)] },
        new("A19", "Authorization in a branch alone")
        {
            App = """app.UseRouting(); app.UseWhen(c => c.Request.Path.StartsWithSegments("/a"), b => b.UseAuthorization()); app.UseEndpoints(e => e.MapGet("/x", () => 1).RequireAuthorization());""",
            Services = "builder.Services.AddAuthentication().AddBearerToken(); builder.Services.AddAuthorization();", Truths = [new("/x", 500, Stated)],
        },

        // Controllers.
        new("A20", "The mapping of controllers speaks for plain actions")
        {
            Services = Mvc, App = "app.MapControllers().RequireAuthorization();", Truths = [new("/plain", 401, Stated), new("/open", 200, Waived)],
            Types = """public class AController : ControllerBase { [HttpGet("plain")] public int Plain() => 1; [HttpGet("open"), AllowAnonymous] public int Open() => 1; }""",
        },
        new("A21", "An action lets everybody in under a mapping that does not")
        {
            Services = Mvc, App = "app.MapControllers().RequireAuthorization();", Truths = [new("/x", 200, Waived)],
            Types = """[Route("x")] public class AController : ControllerBase { [HttpGet, AllowAnonymous] public int Open() => 1; }""",
        },
        new("A22", "Conventional routes share the builder of the controllers")
        {
            Services = Mvc, App = """app.MapControllers().RequireAuthorization(); app.MapControllerRoute("d", "{controller}/{action}");""", Truths = [new("/Home/Index", 401, Stated)],
            Types = "public class HomeController : ControllerBase { public int Index() => 1; }",
        },
        new("A22b", "What is said about a conventional route is said about no other action")
        {
            Services = Mvc, App = """app.MapControllers(); app.MapControllerRoute("d", "{controller}/{action}").RequireAuthorization();""",
            Truths = [new("/Home/Index", 401, Stated), new("/plain", 200, Absent)],
            Types = """
                public class HomeController : ControllerBase { public int Index() => 1; }
                public class AController : ControllerBase { [HttpGet("plain")] public int Plain() => 1; }
                """,
        },
        new("A23", "A global filter covers controllers and no minimal endpoint")
        {
            Services = "builder.Services.AddAuthentication().AddBearerToken(); builder.Services.AddControllers(o => o.Filters.Add(new AuthorizeFilter()));",
            App = "app.MapControllers();" + Plain, Truths = [new("/plain", 401, Stated), new("/x", 200, Absent)],
            Types = """public class AController : ControllerBase { [HttpGet("plain")] public int Plain() => 1; }""",
        },
        new("A23a", "Who asks for the filter adds none, nor does a convention or a filter that nobody uses")
        {
            Services = Mvc, App = "app.MapControllers();", Truths = [new("/plain", 200, Absent)],
            Types = """
                public class AController : ControllerBase { [HttpGet("plain")] public int Plain() => 1; }
                public class LeftOutConvention : Microsoft.AspNetCore.Mvc.ApplicationModels.IApplicationModelConvention
                {
                    public void Apply(Microsoft.AspNetCore.Mvc.ApplicationModels.ApplicationModel application)
                    {
                        foreach (var controller in application.Controllers)
                            if (!controller.Filters.Any(filter => filter is AuthorizeFilter))
                                controller.Filters.Add(new AuthorizeFilter());
                    }
                }
                public class LeftOutFilter : AuthorizeFilter;
                public static class Asking
                {
                    public static bool Closes(Microsoft.AspNetCore.Mvc.Abstractions.ActionDescriptor action) => action.FilterDescriptors.Select(f => f.Filter).OfType<AuthorizeFilter>().Any()
                        || action.FilterDescriptors.Any(f => f.Filter is AuthorizeFilter { Policy: not null } || f.Filter.GetType() == typeof(AuthorizeFilter));
                }
                """,
        },
        new("A23b", "A filter derived from the global one, in use")
        {
            Services = "builder.Services.AddAuthentication().AddBearerToken(); builder.Services.AddControllers(o => o.Filters.Add(new DerivedFilter()));", App = "app.MapControllers();", Truths = [new("/plain", 401, Undecidable)],
            Types = """
                public class AController : ControllerBase { [HttpGet("plain")] public int Plain() => 1; }
                public class DerivedFilter : AuthorizeFilter;
                """,
        },
        new("A24", "A global filter covers no minimal endpoint")
        {
            Services = "builder.Services.AddAuthentication().AddBearerToken(); builder.Services.AddControllers(o => o.Filters.Add(new AuthorizeFilter()));",
            App = "app.MapControllers(); app.MapGroup(\"/g\").MapGet(\"/x\", () => 1);", Truths = [new("/g/x", 200, Absent)],
        },
        new("A25", "Attributes where they count")
        {
            Services = Mvc,
            App = """
                app.MapControllers();
                app.MapGet("/method", Handlers.Get);
                app.MapGet("/local", Local);
                app.MapGet("/lambda", [Authorize] () => 1);
                [Authorize] static int Local() => 1;
                """,
            Truths = [new("/derived", 401, Stated), new("/method", 401, Stated), new("/local", 401, Stated), new("/lambda", 401, Stated)],
            Types = """
                [Authorize] public abstract class Base : ControllerBase;
                public class AController : Base { [HttpGet("derived")] public int Get() => 1; }
                public static class Handlers { [Authorize] public static int Get() => 1; }
                """,
        },
        new("A26", "An attribute on the class of a static handler")
        {
            App = """app.MapGet("/x", Handlers.Get);""", Types = "[Authorize] public static class Handlers { public static int Get() => 1; }", Truths = [new("/x", 200, Absent)],
        },
        new("A27", "An attribute on what the handler calls")
        {
            App = """app.MapGet("/x", () => Handlers.Get());""", Types = "public static class Handlers { [Authorize] public static int Get() => 1; }", Truths = [new("/x", 200, Absent)],
        },
        new("A28", "An authorization filter of one's own")
        {
            Services = Mvc, App = "app.MapControllers();", Truths = [new("/x", 401, Stated)],
            Types = """
                public class KeyAttribute : Attribute, IAuthorizationFilter { public void OnAuthorization(AuthorizationFilterContext context) => context.Result = new UnauthorizedResult(); }
                public class AController : ControllerBase { [HttpGet("x"), Key] public int Get() => 1; }
                """,
        },
        new("A29", "An endpoint filter that refuses")
        {
            App = """app.MapGet("/x", () => 1).AddEndpointFilter((context, next) => new(Results.Unauthorized()));""", Truths = [new("/x", 401, Stated)],
        },
        // What refuses nobody for certain may let the request through: it looks at what an anonymous caller may send as well as anybody else.
        new("A29b", "Endpoint filters that look at the caller")
        {
            App = """
                app.MapGet("/user", () => 1).AddEndpointFilter(async (c, next) => c.HttpContext.User.Identity?.IsAuthenticated != true ? Results.Unauthorized() : await next(c));
                app.MapGet("/not", () => 1).AddEndpointFilter(async (c, next) => { var user = c.HttpContext.User; if (user.Identity is not { IsAuthenticated: true }) return Results.StatusCode(401); return await next(c); });
                app.MapGet("/false", () => 1).AddEndpointFilter(async (c, next) => { if (c.HttpContext.User.Identity?.IsAuthenticated == false) return Results.Json(1, statusCode: 403); return await next(c); });
                app.MapGet("/role", () => 1).AddEndpointFilter(async (c, next) => c.HttpContext.User.IsInRole("staff") ? await next(c) : TypedResults.Forbid());
                app.MapGet("/claim", () => 1).AddEndpointFilter(async (c, next) => { var id = c.HttpContext.User.FindFirst("sub")?.Value; if (string.IsNullOrEmpty(id)) return Results.Unauthorized(); return await next(c); });
                app.MapGet("/key", () => 1).AddEndpointFilter<KeyFilter>();
                app.MapGet("/cookie", () => 1).AddEndpointFilter((c, next) => c.HttpContext.Request.Cookies["session"] is null ? new(Results.Unauthorized()) : next(c));
                app.MapGet("/factory", () => 1).AddEndpointFilterFactory((made, next) => c => new(Results.Unauthorized()));
                app.MapGet("/unset", () => 1).AddEndpointFilter(async (c, next) => c.HttpContext.Request.Headers["X-Api-Key"] != app.Configuration["Key"] ? Results.Unauthorized() : await next(c));
                app.MapGet("/ordinary", () => 1).AddEndpointFilter(async (c, next) => c.HttpContext.Request.Headers.ContainsKey("Accept-Language") ? await next(c) : Results.Unauthorized());
                app.MapGet("/late", () => 1).AddEndpointFilter(async (c, next) => { await next(c); return Results.Unauthorized(); });
                app.MapGet("/open", () => 1).AllowAnonymous().AddEndpointFilter<KeyFilter>();
                """,
            Truths =
            [
                new("/user", 401, Stated), new("/not", 401, Stated), new("/false", 403, Stated), new("/role", 403, Stated), new("/claim", 401, Stated), new("/key", 401, Stated),
                new("/cookie", 401, Stated), new("/factory", 401, Stated), new("/open", 401, Stated),
                // Nothing is equal to nothing where the key is not configured; any client may send a language; and the handler has run before the answer.
                new("/unset", 200, Undecidable), new("/ordinary", 401, Undecidable), new("/late", 401, Undecidable),
            ],
            Types = """
                public class KeyFilter(IConfiguration configuration) : IEndpointFilter
                {
                    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
                    {
                        if (!context.HttpContext.Request.Headers.TryGetValue("X-Api-Key", out var key))
                            return Results.Unauthorized();
                        return key == configuration["Key"] ? await next(context) : Results.Unauthorized();
                    }
                }
                """,
        },
        new("A30", "A group speaks after its endpoint is mapped")
        {
            App = """var g = app.MapGroup("/g"); g.MapGet("/x", () => 1); g.RequireAuthorization();""", Truths = [new("/g/x", 401, Stated)],
        },
        new("A30b", "A condition stands over all that an extension of one's own says")
        {
            App = """var x = app.MapGet("/x", () => 1); if (app.Environment.IsDevelopment()) x.Closed();""", Truths = [new("/x", 200, Undecidable)],
            Types = "public static class Closing { public static T Closed<T>(this T builder) where T : IEndpointConventionBuilder => builder.RequireAuthorization(); }",
        },
        new("A30c", "A local function in the lambda of UseEndpoints")
        {
            App = """app.UseRouting(); app.UseAuthorization(); app.UseEndpoints(e => { Map(e.MapGroup("/g").RequireAuthorization()); Map(e.MapGroup("/h")); static void Map(RouteGroupBuilder g) { g.MapGet("/x", () => 1); } });""",
            Truths = [new("/g/x", 401, Stated), new("/h/x", 200, Absent)],
        },
        new("A31", "A group that an endpoint is not in") { App = """app.MapGroup("").RequireAuthorization();""" + Plain, Truths = [new("/x", 200, Absent)] },
        new("A32", "Short-circuiting goes round the fallback policy")
        {
            Services = Fallback, App = """app.MapGet("/x", () => 1).ShortCircuit();""", Truths = [new("/x", 200, Absent)],
        },
        new("A32g", "Short-circuiting under a condition goes round the fallback policy there alone")
        {
            Services = Fallback, App = """var e = app.MapGet("/x", () => 1); if (app.Environment.IsProduction()) e.ShortCircuit();""", Truths = [new("/x", 200, Undecidable)],
        },
        new("A32f", "Short-circuiting goes not round a global filter")
        {
            Services = Fallback + " builder.Services.AddControllers(o => o.Filters.Add(new AuthorizeFilter()));", App = "app.MapControllers().ShortCircuit();",
            Truths = [new("/plain", 401, Stated)], Types = """public class AController : ControllerBase { [HttpGet("plain")] public int Plain() => 1; }""",
        },
        new("A33", "Short-circuiting goes not round the endpoint's own word")
        {
            Services = Fallback, App = """app.MapGet("/x", () => 1).ShortCircuit().RequireAuthorization();""", Truths = [new("/x", 500, Stated)],
        },

        // Policies, and who makes them.
        new("A34", "A fallback policy with a name")
        {
            Services = """builder.Services.AddAuthentication().AddBearerToken(); builder.Services.AddAuthorizationBuilder().AddFallbackPolicy("Staff", p => p.RequireRole("staff"));""",
            App = Plain, Truths = [new("/x", 401, Stated)],
        },
        new("A35", "A default policy with a name")
        {
            Services = KnownCallers + """builder.Services.AddAuthorizationBuilder().AddDefaultPolicy("D", p => p.RequireRole("staff"));""", Types = Known,
            App = Required, Truths = [new("/x", 401, Stated), new("/x", 403, Stated) { Roles = "guest" }, new("/x", 200, Stated) { Roles = "staff" }],
        },
        new("A36", "A fallback policy in options that are configured elsewhere")
        {
            Services = Security + " builder.Services.Configure<AuthorizationOptions>(o => o.FallbackPolicy = o.DefaultPolicy);", App = Plain, Truths = [new("/x", 401, Stated)],
        },
        new("A37", "A fallback policy that is taken away")
        {
            Services = Fallback + " builder.Services.PostConfigure<AuthorizationOptions>(o => o.FallbackPolicy = null);", App = Plain, Truths = [new("/x", 200, Absent)],
        },
        new("A37b", "A fallback policy that is set again")
        {
            Services = Fallback + " builder.Services.Configure<AuthorizationOptions>(o => o.FallbackPolicy = null); builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());",
            App = Plain, Truths = [new("/x", 401, Stated)],
        },
        new("A37c", "What is configured after all others comes last wherever it stands")
        {
            Services = "builder.Services.PostConfigure<AuthorizationOptions>(o => o.FallbackPolicy = null);" + Fallback, App = Plain, Truths = [new("/x", 200, Absent)],
        },
        // Which environment it is nobody knows before it runs.
        new("A37d", "A fallback policy that is taken away under a condition")
        {
            Services = Fallback + " if (builder.Environment.IsProduction()) builder.Services.PostConfigure<AuthorizationOptions>(o => o.FallbackPolicy = null);", App = Plain, Truths = [new("/x", 200, Undecidable)],
        },
        new("A38", "A fallback policy that lets everybody in")
        {
            Services = "builder.Services.AddAuthentication().AddBearerToken(); builder.Services.AddAuthorization(o => o.FallbackPolicy = new " + Letting + ");",
            App = Plain, Truths = [new("/x", 200, Absent)],
        },
        new("A39", "A policy provider without a fallback policy")
        {
            Services = Fallback + " builder.Services.AddSingleton<IAuthorizationPolicyProvider, Provider>();", App = Plain, Truths = [new("/x", 200, Absent)],
            Types = """
                public class Provider(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options), IAuthorizationPolicyProvider
                {
                    Task<AuthorizationPolicy?> IAuthorizationPolicyProvider.GetFallbackPolicyAsync() => Task.FromResult<AuthorizationPolicy?>(null);
                }
                """,
        },
        new("A39b", "A policy provider that leaves the fallback policy to the options")
        {
            Services = Fallback + " builder.Services.AddSingleton<IAuthorizationPolicyProvider, Provider>();", App = Plain, Truths = [new("/x", 401, Stated)],
            Types = """
                public class Provider(IOptions<AuthorizationOptions> options) : IAuthorizationPolicyProvider
                {
                    private readonly DefaultAuthorizationPolicyProvider _inner = new(options);
                    public Task<AuthorizationPolicy?> GetPolicyAsync(string name) => Task.FromResult<AuthorizationPolicy?>(new AuthorizationPolicyBuilder().RequireClaim(name).Build());
                    public Task<AuthorizationPolicy> GetDefaultPolicyAsync() => _inner.GetDefaultPolicyAsync();
                    public Task<AuthorizationPolicy?> GetFallbackPolicyAsync() => _inner.GetFallbackPolicyAsync();
                }
                """,
        },
        new("A39c", "A policy provider with a fallback policy of its own, and one that overrides nothing of it")
        {
            Services = Security + " builder.Services.AddSingleton<IAuthorizationPolicyProvider>(services => new Provider(services.GetRequiredService<IOptions<AuthorizationOptions>>()));", App = Plain, Truths = [new("/x", 401, Stated)],
            Types = """
                public class Provider(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options), IAuthorizationPolicyProvider
                {
                    Task<AuthorizationPolicy?> IAuthorizationPolicyProvider.GetFallbackPolicyAsync() { return Task.FromResult<AuthorizationPolicy?>(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build()); }
                }
                """,
        },
        new("A39d", "A policy provider that only makes policies by name")
        {
            Services = Fallback + " builder.Services.AddSingleton<IAuthorizationPolicyProvider, Provider>();", App = Plain, Truths = [new("/x", 401, Stated)],
            Types = """
                public class Provider(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options)
                {
                    public override Task<AuthorizationPolicy?> GetPolicyAsync(string name) => Task.FromResult<AuthorizationPolicy?>(new AuthorizationPolicyBuilder().RequireClaim(name).Build());
                }
                """,
        },
        // It is added for an interface that is registered already, so it is never asked; whoever registers it first is another matter.
        new("A39e", "A policy provider that comes too late")
        {
            Services = Fallback + " Microsoft.Extensions.DependencyInjection.Extensions.ServiceCollectionDescriptorExtensions.TryAddSingleton<IAuthorizationPolicyProvider, Provider>(builder.Services);", App = Plain, Truths = [new("/x", 401, Undecidable)],
            Types = """
                public class Provider(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options), IAuthorizationPolicyProvider
                {
                    Task<AuthorizationPolicy?> IAuthorizationPolicyProvider.GetFallbackPolicyAsync() => Task.FromResult<AuthorizationPolicy?>(null);
                }
                """,
        },
        new("A40", "A policy provider that invents policies")
        {
            Services = Security + " builder.Services.AddSingleton<IAuthorizationPolicyProvider, Provider>();", App = """app.MapGet("/x", () => 1).RequireAuthorization("perm:42");""",
            Truths = [new("/x", 401, Stated)],
            Types = """
                public class Provider(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options)
                {
                    public override Task<AuthorizationPolicy?> GetPolicyAsync(string name) => Task.FromResult<AuthorizationPolicy?>(new AuthorizationPolicyBuilder().RequireClaim(name).Build());
                }
                """,
        },
        new("A41", "A handler that grants whatever is asked")
        {
            Services = Fallback + " builder.Services.AddSingleton<IAuthorizationHandler, Grants>();", App = Plain + """app.MapGet("/y", () => 1).RequireAuthorization();""", Truths = [new("/x", 200, Absent), new("/y", 200, Waived)],
            Types = """
                public class Grants : IAuthorizationHandler
                {
                    public Task HandleAsync(AuthorizationHandlerContext context)
                    {
                        foreach (var requirement in context.PendingRequirements.ToList())
                            context.Succeed(requirement);
                        return Task.CompletedTask;
                    }
                }
                """,
        },

        new("A41b", "The same handler, and attributes, roles and a global filter")
        {
            Services = "builder.Services.AddAuthentication().AddBearerToken(); builder.Services.AddControllers(o => o.Filters.Add(new AuthorizeFilter())); builder.Services.AddScoped<IAuthorizationHandler, Grants>();",
            App = """app.MapControllers(); app.MapGet("/roles", [Authorize(Roles = "staff")] () => 1);""",
            Truths = [new("/plain", 200, Absent), new("/closed", 200, Waived), new("/roles", 200, Waived)],
            Types = """
                public class Grants : IAuthorizationHandler
                {
                    public Task HandleAsync(AuthorizationHandlerContext context) { foreach (var requirement in context.PendingRequirements.ToArray()) { context.Succeed(requirement); } return Task.CompletedTask; }
                }
                public class AController : ControllerBase { [HttpGet("plain")] public int Plain() => 1; [HttpGet("closed"), Authorize] public int Closed() => 1; }
                """,
        },
        // What it grants depends on the requirement or the caller.
        new("A41c", "A handler that looks before it grants, and one that nobody registers")
        {
            Services = Fallback + " builder.Services.AddSingleton<IAuthorizationHandler, Looks>();", App = Plain + """app.MapGet("/y", () => 1).RequireAuthorization();""", Truths = [new("/x", 401, Undecidable), new("/y", 401, Stated)],
            Types = """
                public class Looks : IAuthorizationHandler
                {
                    public Task HandleAsync(AuthorizationHandlerContext context)
                    {
                        if (!context.User.IsInRole("staff"))
                            return Task.CompletedTask;
                        foreach (var requirement in context.PendingRequirements.ToList())
                            context.Succeed(requirement);
                        return Task.CompletedTask;
                    }
                }
                """,
        },

        // The pipeline.
        new("A42", "Middleware before an explicit authorization")
        {
            Services = Fallback + " builder.Services.AddHealthChecks();",
            App = """app.UseHealthChecks("/health"); app.Map("/branch", b => b.Run(c => c.Response.WriteAsync("x"))); app.UseAuthorization();""" + Plain,
            Truths = [new("/health", 200, null), new("/branch", 200, null), new("/x", 401, Stated)],
        },
        new("A42b", "Static files before an explicit authorization, and behind it")
        {
            Services = Fallback,
            App = """
                app.UseStaticFiles(new StaticFileOptions { FileProvider = new Microsoft.Extensions.FileProviders.PhysicalFileProvider(AppContext.BaseDirectory), ServeUnknownFileTypes = true, RequestPath = "/before" });
                app.UseAuthorization();
                app.UseStaticFiles(new StaticFileOptions { FileProvider = new Microsoft.Extensions.FileProviders.PhysicalFileProvider(AppContext.BaseDirectory), ServeUnknownFileTypes = true, RequestPath = "/behind" });
                """,
            Truths = [new("/before/BackendArchitect.Runtime.Tests.dll", 200, null), new("/behind/BackendArchitect.Runtime.Tests.dll", 401, null)],
        },
        new("A43", "The same where authorization is implicit")
        {
            Services = Fallback + " builder.Services.AddHealthChecks();", App = """app.UseHealthChecks("/health"); app.Map("/branch", b => b.Run(c => c.Response.WriteAsync("x")));""" + Plain,
            Truths = [new("/health", 401, null), new("/branch", 401, null), new("/x", 401, Stated)],
        },
        new("A44", "Endpoints before authorization: the fallback policy is never asked")
        {
            Services = Fallback, App = """app.UseRouting(); app.UseEndpoints(e => e.MapGet("/x", () => 1)); app.UseAuthorization();""", Truths = [new("/x", 200, Absent)],
        },
        new("A45", "Endpoints before authorization: the endpoint's own word is missed")
        {
            Services = Fallback, App = """app.UseRouting(); app.UseEndpoints(e => e.MapGet("/x", () => 1).RequireAuthorization()); app.UseAuthorization();""", Truths = [new("/x", 500, Stated)],
        },
        new("A46", "Endpoints that are mapped before authorization run last anyway")
        {
            Services = Fallback, App = "app.UseRouting();" + Plain + "app.UseAuthorization();", Truths = [new("/x", 401, Stated)],
        },
        new("A47", "A branch with a pipeline of its own")
        {
            Services = Fallback,
            App = """app.MapWhen(c => c.Request.Path.StartsWithSegments("/b"), b => { b.UseRouting(); b.UseAuthorization(); b.UseEndpoints(e => e.MapGet("/b/x", () => 1)); });""",
            Truths = [new("/b/x", 401, Stated)],
        },
        // A policy without schemes asks who the caller is, and nobody has said so yet.
        new("A48", "Authorization before authentication refuses callers who are known")
        {
            Services = KnownCallers, Types = Known, App = "app.UseAuthorization(); app.UseAuthentication();" + Required, Truths = [new("/x", 401, Stated), new("/x", 401, Stated) { Roles = "staff" }],
        },
        new("A49", "Authentication is inserted")
        {
            Services = KnownCallers, Types = Known, App = "app.UseRouting(); app.UseAuthorization();" + Required, Truths = [new("/x", 401, Stated), new("/x", 200, Stated) { Roles = "staff" }],
        },
        new("A50", "Two schemes and no default")
        {
            Services = """builder.Services.AddAuthentication().AddBearerToken("one").AddBearerToken("two"); builder.Services.AddAuthorizationBuilder().AddPolicy("p", p => p.AddAuthenticationSchemes("one").RequireAuthenticatedUser());""",
            App = Required + """app.MapGet("/y", () => 1).RequireAuthorization("p");""", Truths = [new("/x", 500, Stated), new("/y", 401, Stated)],
        },
        .. Brought("A51", "They bring authorization with them", 401, "AddControllers", "AddControllersWithViews", "AddRazorPages", "AddSignalR"),
        .. Brought("A52", "They bring no authorization with them", 500, "AddHttpContextAccessor", "AddMvcCore", "AddGrpc", "AddRazorComponents", "AddHealthChecks"),

        // Attributes of controllers.
        new("A53", "Attributes of one's own that demand authorization")
        {
            Services = Mvc, App = "app.MapControllers();", Truths = [new("/derived", 401, Stated), new("/plain", 401, Stated)],
            Types = """
                public class DerivedAttribute : AuthorizeAttribute;
                public class PlainAttribute : Attribute, IAuthorizeData { public string? Policy { get; set; } public string? Roles { get; set; } public string? AuthenticationSchemes { get; set; } }
                public class AController : ControllerBase { [HttpGet("derived"), Derived] public int Derived() => 1; [HttpGet("plain"), Plain] public int Plain() => 1; }
                """,
        },
        new("A54", "An attribute on the method that is overridden")
        {
            Services = Mvc, App = "app.MapControllers();", Truths = [new("/x", 401, Stated)],
            Types = """
                public abstract class Base : ControllerBase { [Authorize] public virtual int Get() => 1; }
                [Route("x")] public class AController : Base { public override int Get() => 2; }
                """,
        },
        new("A55", "An attribute on the method of an interface")
        {
            Services = Mvc, App = "app.MapControllers();", Truths = [new("/x", 200, Absent)],
            Types = """
                public interface IGet { [Authorize] int Get(); }
                [Route("x")] public class AController : ControllerBase, IGet { public int Get() => 2; }
                """,
        },
        new("A56", "The base lets everybody in, the action does not")
        {
            Services = Mvc, App = "app.MapControllers();", Truths = [new("/x", 200, Waived)],
            Types = """
                [AllowAnonymous] public abstract class Base : ControllerBase;
                [Route("x")] public class AController : Base { [HttpGet, Authorize] public int Get() => 2; }
                """,
        },
        new("A57", "The mapping lets everybody in, the action does not")
        {
            Services = Mvc, App = "app.MapControllers().AllowAnonymous();", Truths = [new("/x", 200, Waived)],
            Types = """[Route("x"), Authorize] public class AController : ControllerBase { [HttpGet] public int Get() => 2; }""",
        },
        new("A58", "An attribute that says both")
        {
            App = """app.MapGet("/x", [Both] () => 1);""", Types = "public class BothAttribute : AuthorizeAttribute, IAllowAnonymous;", Truths = [new("/x", 200, Waived)],
        },
        new("A59", "A convention that adds a filter")
        {
            Services = "builder.Services.AddAuthentication().AddBearerToken(); builder.Services.AddControllers(o => o.Conventions.Add(new Guarding()));", App = "app.MapControllers();",
            Truths = [new("/plain", 401, Stated), new("/open", 200, Waived)],
            Types = """
                public class Guarding : IControllerModelConvention { public void Apply(ControllerModel controller) => controller.Filters.Add(new AuthorizeFilter()); }
                public class AController : ControllerBase { [HttpGet("plain")] public int Plain() => 1; [HttpGet("open"), AllowAnonymous] public int Open() => 1; }
                """,
        },
        new("A59b", "A convention that looks at the controller before it adds a filter")
        {
            Services = "builder.Services.AddAuthentication().AddBearerToken(); builder.Services.AddControllers(o => o.Conventions.Add(new Guarding()));", App = "app.MapControllers();",
            Truths = [new("/a", 401, Undecidable), new("/b", 200, Undecidable)],
            Types = """
                public class Guarding : IControllerModelConvention { public void Apply(ControllerModel controller) { if (controller.ControllerName == "A") controller.Filters.Add(new AuthorizeFilter()); } }
                public class AController : ControllerBase { [HttpGet("a")] public int Get() => 1; }
                public class BController : ControllerBase { [HttpGet("b")] public int Get() => 1; }
                """,
        },
        new("A60", "A filter that lets everybody in, and the fallback policy")
        {
            Services = Fallback + "builder.Services.AddControllers(o => o.Filters.Add(new AuthorizeFilter(new " + Letting + ")));", App = "app.MapControllers();",
            Types = """public class AController : ControllerBase { [HttpGet("x")] public int Get() => 1; }""", Truths = [new("/x", 401, Stated)],
        },
        new("A61", "Filters that refuse, in attributes of every kind")
        {
            Services = Mvc + "builder.Services.AddScoped<Refuses>();", App = "app.MapControllers();",
            Truths = [new("/type", 401, Stated), new("/service", 401, Stated), new("/derived", 401, Stated), new("/action", 401, Stated)],
            Types = """
                public class Refuses : IAuthorizationFilter { public void OnAuthorization(AuthorizationFilterContext context) => context.Result = new UnauthorizedResult(); }
                public class DerivedAttribute() : TypeFilterAttribute(typeof(Refuses));
                public class ActionAttribute : Attribute, IAsyncActionFilter
                {
                    public Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next) { context.Result = new UnauthorizedResult(); return Task.CompletedTask; }
                }
                public class AController : ControllerBase
                {
                    [HttpGet("type"), TypeFilter(typeof(Refuses))] public int Type() => 1;
                    [HttpGet("service"), ServiceFilter(typeof(Refuses))] public int Service() => 1;
                    [HttpGet("derived"), Derived] public int Derived() => 1;
                    [HttpGet("action"), Action] public int Action() => 1;
                }
                """,
        },
        new("A62", "A filter of one's own does not see that everybody is let in")
        {
            Services = Mvc, App = "app.MapControllers();", Truths = [new("/x", 401, Stated)],
            Types = """
                public class KeyAttribute : Attribute, IAuthorizationFilter { public void OnAuthorization(AuthorizationFilterContext context) => context.Result = new UnauthorizedResult(); }
                public class AController : ControllerBase { [HttpGet("x"), Key, AllowAnonymous] public int Get() => 1; }
                """,
        },

        new("A62b", "A filter of one's own that looks whether everybody is let in, and a global one that does not")
        {
            Services = "builder.Services.AddAuthentication().AddBearerToken(); builder.Services.AddControllers();", App = "app.MapControllers();", Truths = [new("/open", 200, Waived), new("/x", 401, Undecidable)],
            Types = """
                public class KeyAttribute : Attribute, IAuthorizationFilter
                {
                    public void OnAuthorization(AuthorizationFilterContext context)
                    {
                        if (context.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any())
                            return;
                        context.Result = new UnauthorizedResult();
                    }
                }
                public class AController : ControllerBase { [HttpGet("open"), Key, AllowAnonymous] public int Open() => 1; [HttpGet("x"), Key] public int Get() => 1; }
                """,
        },
        new("A62c", "A global filter of one's own refuses whoever is let in")
        {
            Services = "builder.Services.AddAuthentication().AddBearerToken(); builder.Services.AddControllers(o => o.Filters.Add<Refuses>());", App = "app.MapControllers();" + Plain,
            Truths = [new("/open", 401, Stated), new("/plain", 401, Stated), new("/x", 200, Absent)],
            Types = """
                public class Refuses : IAuthorizationFilter { public void OnAuthorization(AuthorizationFilterContext context) => context.Result = new UnauthorizedResult(); }
                public class AController : ControllerBase { [HttpGet("open"), AllowAnonymous] public int Open() => 1; [HttpGet("plain")] public int Plain() => 1; }
                """,
        },

        // Hubs: the connection begins with a negotiation.
        new("A69", "A hub's attribute, and a word on its mapping")
        {
            Services = Security + "builder.Services.AddSignalR();", App = """app.MapHub<Closed>("/closed"); app.MapHub<Open>("/guarded").RequireAuthorization(); app.MapHub<Open>("/open");""",
            Types = "[Authorize] public class Closed : Hub; public class Open : Hub;",
            Truths = [Negotiation("/closed", 401, Stated), Negotiation("/guarded", 401, Stated), Negotiation("/open", 200, Absent)],
        },
        new("A70", "An attribute on the methods of a hub leaves the connection open")
        {
            Services = Security + "builder.Services.AddSignalR();", App = """app.MapHub<Guarded>("/x");""", Types = "public class Guarded : Hub { [Authorize] public void Say() { } }",
            Truths = [Negotiation("/x", 200, Absent)],
        },
        new("A70b", "The fallback policy covers the connection")
        {
            Services = Fallback + "builder.Services.AddSignalR();", App = """app.MapHub<Guarded>("/x");""", Types = "public class Guarded : Hub { [Authorize] public void Say() { } }",
            Truths = [Negotiation("/x", 401, Stated)],
        },

        // Groups and builders.
        new("A71", "A group speaks for the controllers, hubs and health checks in it")
        {
            Services = Mvc + "builder.Services.AddSignalR(); builder.Services.AddHealthChecks();",
            App = """var g = app.MapGroup("/g").RequireAuthorization(); g.MapControllers(); g.MapHub<Open>("/hub"); g.MapHealthChecks("/health");""",
            Truths = [new("/g/x", 401, Stated), Negotiation("/g/hub", 401, Stated), new("/g/health", 401, Stated)],
            Types = """public class Open : Hub; public class AController : ControllerBase { [HttpGet("x")] public int Get() => 1; }""",
        },
        new("A72", "A group's filter refuses")
        {
            Services = Mvc + "builder.Services.AddSignalR(); builder.Services.AddHealthChecks();",
            App = """
                var g = app.MapGroup("/g").AddEndpointFilter((context, next) => new(Results.Unauthorized()));
                g.MapGet("/lambda", () => 1);
                g.MapGet("/request", context => context.Response.WriteAsync("x"));
                g.MapFallback(() => 1);
                g.MapControllers();
                g.MapHub<Open>("/hub");
                g.MapHealthChecks("/health");
                """,
            Truths =
            [
                new("/g/lambda", 401, Stated), new("/g/request", 401, Stated), new("/g/any", 401, Stated, "/g/{*path:nonfile}"), new("/g/x", 401, Stated),
                Negotiation("/g/hub", 401, Stated), new("/g/health", 401, Stated),
            ],
            Types = """public class Open : Hub; public class AController : ControllerBase { [HttpGet("x")] public int Get() => 1; }""",
        },
        new("A74", "A filter on the mapping of controllers")
        {
            Services = Mvc, App = "app.MapControllers().AddEndpointFilter((context, next) => new(Results.Unauthorized()));", Truths = [new("/x", 401, Stated)],
            Types = """public class AController : ControllerBase { [HttpGet("x")] public int Get() => 1; }""",
        },
        new("A75", "Controllers on the application and in a group")
        {
            Services = Mvc, App = """app.MapControllers(); app.MapGroup("/g").RequireAuthorization().MapControllers();""", Truths = [new("/x", 200, Absent), new("/g/x", 401, Stated)],
            Types = """public class AController : ControllerBase { [HttpGet("x")] public int Get() => 1; }""",
        },
        new("A76", "Controllers mapped twice on the application")
        {
            Services = Mvc, App = "app.MapControllers(); app.MapControllers().RequireAuthorization();", Truths = [new("/x", 401, Stated)],
            Types = """public class AController : ControllerBase { [HttpGet("x")] public int Get() => 1; }""",
        },
        new("A77", "Two groups with one prefix")
        {
            App = """app.MapGroup("/g").MapGet("/x", () => 1); app.MapGroup("/g").RequireAuthorization().MapGet("/y", () => 1);""", Truths = [new("/g/x", 200, Absent), new("/g/y", 401, Stated)],
        },
        new("A78", "The caller protects the group that an extension returns")
        {
            App = "app.MapOrders().RequireAuthorization();", Truths = [new("/orders/x", 401, Stated)],
            Types = """public static class Orders { public static RouteGroupBuilder MapOrders(this IEndpointRouteBuilder e) { var g = e.MapGroup("/orders"); g.MapGet("/x", () => 1); return g; } }""",
        },
        new("A79", "An attribute on a lambda in a variable") { App = """var h = [Authorize] () => 1; app.MapGet("/x", h);""", Truths = [new("/x", 401, Stated)] },
        new("A80", "An attribute on the class of an instance handler")
        {
            App = """var handler = new Handler(); app.MapGet("/x", handler.Get);""", Types = "[Authorize] public class Handler { public int Get() => 1; }", Truths = [new("/x", 200, Absent)],
        },
        new("A81", "Metadata by other ways")
        {
            App = """
                app.MapGet("/add", () => 1).Add(b => b.Metadata.Add(new AuthorizeAttribute()));
                app.MapGet("/finally", () => 1).Finally(b => b.Metadata.Add(new AuthorizeAttribute()));
                app.MapGet("/metadata", () => 1).WithMetadata(new AuthorizeAttribute());
                """,
            Truths = [new("/add", 401, Stated), new("/finally", 401, Stated), new("/metadata", 401, Stated)],
        },
        new("A82", "An empty policy name") { App = """app.MapGet("/x", () => 1).RequireAuthorization("");""", Truths = [new("/x", 401, Stated)] },
        new("A83", "A policy name in other letters")
        {
            Services = """builder.Services.AddAuthentication().AddBearerToken(); builder.Services.AddAuthorizationBuilder().AddPolicy("Staff", p => p.RequireRole("staff"));""",
            App = """app.MapGet("/x", () => 1).RequireAuthorization("staff");""", Truths = [new("/x", 401, Stated)],
        },
        // Whoever builds such a policy is told at once, so nobody is ever let in by it.
        new("A84", "A policy without any requirement, at the endpoint") { App = """app.MapGet("/x", () => 1).RequireAuthorization(p => { });""", FailsToStart = true, Truths = [new("/x", 0, Stated)] },
        new("A84b", "A policy with schemes alone, by name")
        {
            Services = """builder.Services.AddAuthentication().AddBearerToken("one"); builder.Services.AddAuthorizationBuilder().AddPolicy("p", p => p.AddAuthenticationSchemes("one"));""",
            App = """app.MapGet("/x", () => 1).RequireAuthorization("p");""", FailsToStart = true, Truths = [new("/x", 0, Stated)],
        },
        new("A85", "Roles and several policies")
        {
            Services = KnownCallers + """builder.Services.AddAuthorizationBuilder().AddPolicy("a", p => p.RequireRole("a")).AddPolicy("b", p => p.RequireRole("b"));""", Types = Known,
            App = """
                app.MapGet("/roles", [Authorize(Roles = "a,b")] () => 1);
                app.MapGet("/two", [Authorize(Roles = "a"), Authorize(Roles = "b")] () => 1);
                app.MapGet("/policies", () => 1).RequireAuthorization("a", "b");
                """,
            Truths =
            [
                new("/roles", 401, Stated), new("/two", 401, Stated), new("/policies", 401, Stated),
                new("/roles", 200, Stated) { Roles = "b" }, new("/two", 403, Stated) { Roles = "b" }, new("/policies", 403, Stated) { Roles = "b" },
                new("/two", 200, Stated) { Roles = "a,b" }, new("/policies", 200, Stated) { Roles = "a,b" },
            ],
        },

        // Controllers that a fallback leads to.
        new("F1", "A fallback to an action")
        {
            Services = Mvc, App = """app.MapControllers(); app.MapFallbackToController("Index", "Home"); app.MapFallbackToController("/admin/{*path}", "Closed", "Home");""",
            Truths = [new("/any", 200, Absent, "/{*path:nonfile}"), new("/admin/x", 401, Stated, "/admin/{*path}"), new("/Home/Index", 200, null)], Types = FallbackActions,
        },
        new("F2", "A word on the fallback itself is lost")
        {
            Services = Mvc, App = """app.MapControllers(); app.MapFallbackToController("Index", "Home").RequireAuthorization(); app.MapFallbackToController("/o/{*path}", "Closed", "Home").AllowAnonymous();""",
            Truths = [new("/any", 200, Absent, "/{*path:nonfile}"), new("/o/x", 401, Stated, "/o/{*path}")], Types = FallbackActions,
        },
        new("F6", "A word on the fallback's group is lost")
        {
            Services = Mvc, App = """var g = app.MapGroup("/g").RequireAuthorization(); g.MapFallbackToController("Index", "Home"); g.MapControllers();""",
            Truths = [new("/g/any", 200, Absent, "/g/{*path:nonfile}"), new("/g/routed", 401, Stated)],
            Types = FallbackActions + """public class RController : ControllerBase { [HttpGet("routed")] public int Get() => 1; }""",
        },
        new("F7", "A word on the mapping of controllers in the fallback's group")
        {
            Services = Mvc, App = """var g = app.MapGroup("/g"); g.MapFallbackToController("Index", "Home"); g.MapControllers().RequireAuthorization();""",
            Truths = [new("/g/any", 401, Stated, "/g/{*path:nonfile}")], Types = FallbackActions,
        },
        new("F3", "A fallback to an area's action, under a fallback policy")
        {
            Services = Fallback + "builder.Services.AddControllers();", App = """app.MapFallbackToAreaController("Index", "Back", "Area");""", Truths = [new("/any", 401, Stated, "/{*path:nonfile}")], Types = FallbackActions,
        },
        new("F4", "A fallback to an action, controllers mapped by it")
        {
            Services = Mvc, App = """app.MapFallbackToController("Index", "Home");""", Truths = [new("/routed", 200, Absent)],
            Types = FallbackActions + """public class RController : ControllerBase { [HttpGet("routed")] public int Get() => 1; }""",
        },
        new("F5", "Words on the mapping of controllers reach the fallback's action")
        {
            Services = Mvc, App = """app.MapControllers().RequireAuthorization(); app.MapFallbackToController("Index", "Home");""", Truths = [new("/any", 401, Stated, "/{*path:nonfile}")], Types = FallbackActions,
        },

        // Variants of the rows above.
        new("A7b", "A named policy that lets everybody in, by call and by attribute; beside another it does not")
        {
            Services = Fallback + """
                builder.Services.AddAuthorizationBuilder().AddPolicy("Public", p => p.RequireAssertion(_ => true)).AddPolicy("Staff", p => p.RequireRole("staff"))
                    .AddPolicy("Other", p => p.RequireAssertion(c => c.User.Identity!.IsAuthenticated));
                """,
            App = """
                app.MapGet("/call", () => 1).RequireAuthorization("public");
                app.MapGet("/attribute", [Authorize("Public")] () => 1);
                app.MapGet("/named", [Authorize(Policy = "Public")] () => 1);
                app.MapGet("/both", () => 1).RequireAuthorization("Public", "Staff");
                app.MapGet("/roles", [Authorize("Public", Roles = "staff")] () => 1);
                app.MapGet("/other", () => 1).RequireAuthorization("Other");
                app.MapGroup("/g").RequireAuthorization().MapGet("/x", () => 1).RequireAuthorization("Public");
                """,
            Truths =
            [
                new("/call", 200, Waived), new("/attribute", 200, Waived), new("/named", 200, Waived), new("/both", 401, Stated), new("/roles", 401, Stated),
                new("/other", 401, Stated), new("/g/x", 401, Stated),
            ],
        },
        new("A14b", "A default policy of the builder that lets everybody in")
        {
            Services = """builder.Services.AddAuthentication().AddBearerToken(); builder.Services.AddAuthorizationBuilder().SetDefaultPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => true).Build());""",
            App = Required + """app.MapGet("/y", [Authorize] () => 1); app.MapGet("/z", [Authorize(Roles = "a")] () => 1);""", Truths = [new("/x", 200, Waived), new("/y", 200, Waived), new("/z", 401, Stated)],
        },
        new("A32b", "Short-circuiting by the group")
        {
            Services = Fallback, App = """var g = app.MapGroup("/g"); g.MapGet("/x", () => 1); g.MapGet("/open", () => 1).AllowAnonymous(); g.ShortCircuit();""",
            Truths = [new("/g/x", 200, Absent), new("/g/open", 200, Waived)],
        },
        new("A38b", "A fallback policy of the builder that lets everybody in")
        {
            Services = """builder.Services.AddAuthentication().AddBearerToken(); builder.Services.AddAuthorizationBuilder().AddFallbackPolicy("All", p => p.RequireAssertion(_ => true));""",
            App = Plain, Truths = [new("/x", 200, Absent)],
        },
        new("A44b", "A branch without authorization beside a pipeline with it")
        {
            Services = Fallback,
            App = """app.UseRouting(); app.MapWhen(c => c.Request.Path.StartsWithSegments("/b"), b => b.UseEndpoints(e => e.MapGet("/b/x", () => 1))); app.UseAuthorization(); app.UseEndpoints(e => e.MapGet("/x", () => 1));""",
            Truths = [new("/x", 401, Stated)],
        },
        new("A44c", "A Startup class that never calls for authorization")
        {
            HasStartup = true, Types = Startup("app.UseRouting(); app.UseEndpoints(e => { e.MapGet(\"/x\", () => 1); e.MapGet(\"/y\", () => 1).RequireAuthorization(); });"),
            Truths = [new("/x", 200, Absent), new("/y", 500, Stated)],
        },
        new("A44d", "A Startup class that calls for authorization before its endpoints")
        {
            HasStartup = true, Types = Startup("app.UseRouting(); app.UseAuthorization(); app.UseEndpoints(e => e.MapGet(\"/x\", () => 1));"), Truths = [new("/x", 401, Stated)],
        },
        new("A44e", "A Startup class that calls for authorization too late")
        {
            HasStartup = true, Types = Startup("app.UseRouting(); app.UseEndpoints(e => e.MapGet(\"/x\", () => 1)); app.UseAuthorization();"), Truths = [new("/x", 200, Absent)],
        },
        new("A44f", "A Startup class that leaves authorization to a method of its own")
        {
            HasStartup = true, Types = Startup("app.UseRouting(); Security(app); app.UseEndpoints(e => e.MapGet(\"/x\", () => 1));",
                "private static void Security(IApplicationBuilder app) => app.UseAuthentication().UseAuthorization();"), Truths = [new("/x", 401, Stated)],
        },
        new("A44g", "A pipeline in one chain")
        {
            Services = Fallback, App = """app.UseRouting().UseAuthorization().UseEndpoints(e => e.MapGet("/x", () => 1));""", Truths = [new("/x", 401, Stated)],
        },
        new("A60b", "A global filter in a variable")
        {
            Services = Security + "builder.Services.AddControllers(o => { var filter = new AuthorizeFilter(); o.Filters.Add(filter); });", App = "app.MapControllers();",
            Types = """public class AController : ControllerBase { [HttpGet("x")] public int Get() => 1; }""", Truths = [new("/x", 401, Stated)],
        },

        // Without endpoint routing.
        new("A86", "Legacy routing: attributes count")
        {
            Services = "builder.Services.AddAuthentication().AddBearerToken(); builder.Services.AddMvc(o => o.EnableEndpointRouting = false);", App = "app.UseMvc();",
            Truths = [new("/closed", 401, Stated), new("/plain", 200, Absent)],
            Types = """public class AController : ControllerBase { [HttpGet("closed"), Authorize] public int Closed() => 1; [HttpGet("plain")] public int Plain() => 1; }""",
        },
        new("A87", "Legacy routing: nothing waives the fallback policy")
        {
            Services = Fallback + "builder.Services.AddMvc(o => o.EnableEndpointRouting = false);", App = "app.UseMvc();",
            Truths = [new("/open", 401, Stated), new("/plain", 401, Stated)],
            Types = """public class AController : ControllerBase { [HttpGet("open"), AllowAnonymous] public int Open() => 1; [HttpGet("plain")] public int Plain() => 1; }""",
        },
        new("A88", "Endpoint routing although it is switched off")
        {
            Services = "builder.Services.AddAuthentication().AddBearerToken(); builder.Services.AddMvc(o => o.EnableEndpointRouting = false);",
            App = """app.UseRouting(); app.UseAuthorization(); app.UseEndpoints(e => e.MapControllerRoute("d", "{controller}/{action}"));""", Truths = [new("/Home/Index", 401, Stated)],
            Types = "public class HomeController : ControllerBase { [Authorize] public int Index() => 1; }",
        },
        new("A96", "A global filter by its type, without a policy")
        {
            Services = "builder.Services.AddAuthentication().AddBearerToken(); builder.Services.AddControllers(o => o.Filters.Add<AuthorizeFilter>());", App = "app.MapControllers();",
            Truths = [new("/x", 500, Stated)], Types = """public class AController : ControllerBase { [HttpGet("x")] public int Get() => 1; }""",
        },
    ];

    private static Truth Negotiation(string path, int status, BackendArchitect.Analyzers.Model.ClaimState model) => new(path + "/negotiate", status, model, path) { Verb = "POST" };
}
