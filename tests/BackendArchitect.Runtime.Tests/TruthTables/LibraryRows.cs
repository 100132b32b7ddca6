using BackendArchitect.Analyzers.Model;
using static BackendArchitect.Analyzers.Model.ClaimState;
using static BackendArchitect.Runtime.Tests.TruthTables.TruthRow;

namespace BackendArchitect.Runtime.Tests.TruthTables;

/// <summary>The cases of libraries that map endpoints, and of the framework's own sets of endpoints.</summary>
internal static class LibraryRows
{
    private const string FastEndpoints = "builder.Services.AddFastEndpoints(o => (o.DisableAutoDiscovery, o.Assemblies) = (true, [typeof(Program).Assembly]));";

    private const string Says = "public override Task HandleAsync(CancellationToken ct) => HttpContext.Response.WriteAsync(\"x\");";

    private const string Users = """
        public class Users : IUserPasswordStore<IdentityUser>, IUserEmailStore<IdentityUser>
        {
            public void Dispose() { }
            public Task<string> GetUserIdAsync(IdentityUser user, CancellationToken token) => Task.FromResult(user.Id);
            public Task<string?> GetUserNameAsync(IdentityUser user, CancellationToken token) => Task.FromResult(user.UserName);
            public Task SetUserNameAsync(IdentityUser user, string? name, CancellationToken token) { user.UserName = name; return Task.CompletedTask; }
            public Task<string?> GetNormalizedUserNameAsync(IdentityUser user, CancellationToken token) => Task.FromResult(user.NormalizedUserName);
            public Task SetNormalizedUserNameAsync(IdentityUser user, string? name, CancellationToken token) { user.NormalizedUserName = name; return Task.CompletedTask; }
            public Task<IdentityResult> CreateAsync(IdentityUser user, CancellationToken token) => Task.FromResult(IdentityResult.Success);
            public Task<IdentityResult> UpdateAsync(IdentityUser user, CancellationToken token) => Task.FromResult(IdentityResult.Success);
            public Task<IdentityResult> DeleteAsync(IdentityUser user, CancellationToken token) => Task.FromResult(IdentityResult.Success);
            public Task<IdentityUser?> FindByIdAsync(string id, CancellationToken token) => Task.FromResult<IdentityUser?>(null);
            public Task<IdentityUser?> FindByNameAsync(string name, CancellationToken token) => Task.FromResult<IdentityUser?>(null);
            public Task SetPasswordHashAsync(IdentityUser user, string? hash, CancellationToken token) { user.PasswordHash = hash; return Task.CompletedTask; }
            public Task<string?> GetPasswordHashAsync(IdentityUser user, CancellationToken token) => Task.FromResult(user.PasswordHash);
            public Task<bool> HasPasswordAsync(IdentityUser user, CancellationToken token) => Task.FromResult(user.PasswordHash is not null);
            public Task SetEmailAsync(IdentityUser user, string? email, CancellationToken token) { user.Email = email; return Task.CompletedTask; }
            public Task<string?> GetEmailAsync(IdentityUser user, CancellationToken token) => Task.FromResult(user.Email);
            public Task<bool> GetEmailConfirmedAsync(IdentityUser user, CancellationToken token) => Task.FromResult(user.EmailConfirmed);
            public Task SetEmailConfirmedAsync(IdentityUser user, bool confirmed, CancellationToken token) { user.EmailConfirmed = confirmed; return Task.CompletedTask; }
            public Task<IdentityUser?> FindByEmailAsync(string email, CancellationToken token) => Task.FromResult<IdentityUser?>(null);
            public Task<string?> GetNormalizedEmailAsync(IdentityUser user, CancellationToken token) => Task.FromResult(user.NormalizedEmail);
            public Task SetNormalizedEmailAsync(IdentityUser user, string? email, CancellationToken token) { user.NormalizedEmail = email; return Task.CompletedTask; }
        }
        """;

    internal static IReadOnlyList<TruthRow> All { get; } =
    [
        new("A89", "An endpoint of FastEndpoints that says nothing is closed")
        {
            Services = Security + FastEndpoints, Usings = "using FastEndpoints;", App = "app.UseFastEndpoints();", IsAlone = true, Truths = [new("/silent", 401, Stated)],
            Types = $$"""public class Silent : EndpointWithoutRequest { public override void Configure() => Get("/silent"); {{Says}} }""",
        },
        new("A89b", "The same where nobody authenticates")
        {
            Services = "builder.Services.AddAuthorization();" + FastEndpoints, Usings = "using FastEndpoints;", App = "app.UseFastEndpoints();", IsAlone = true, Truths = [new("/silent", 500, Stated)],
            Types = $$"""public class Silent : EndpointWithoutRequest { public override void Configure() => Get("/silent"); {{Says}} }""",
        },
        new("A90", "An endpoint of FastEndpoints that is open, by itself and by its group")
        {
            Services = Security + FastEndpoints, Usings = "using FastEndpoints;", App = "app.UseFastEndpoints();", IsAlone = true, Truths = [new("/open", 200, Waived), new("/g/grouped", 200, Waived)],
            Types = $$"""
                public class Open : EndpointWithoutRequest { public override void Configure() { Get("/open"); AllowAnonymous(); } {{Says}} }
                public class OpenGroup : Group { public OpenGroup() => Configure("/g", e => e.AllowAnonymous()); }
                public class Grouped : EndpointWithoutRequest { public override void Configure() { Get("/grouped"); Group<OpenGroup>(); } {{Says}} }
                """,
        },
        // The configurator is asked for each endpoint and may look at it before it says anything.
        new("A90b", "Endpoints of FastEndpoints that are all open")
        {
            Services = Security + FastEndpoints, Usings = "using FastEndpoints;", App = "app.UseFastEndpoints(c => c.Endpoints.Configurator = e => e.AllowAnonymous());", IsAlone = true, Truths = [new("/silent", 200, Waived)],
            Types = $$"""public class Silent : EndpointWithoutRequest { public override void Configure() => Get("/silent"); {{Says}} }""",
        },
        new("A91", "Modules of Carter, in a protected group and outside")
        {
            Services = Security + "builder.Services.AddCarter(configurator: c => c.WithModule<Orders>());", Usings = "using Carter;", App = """app.MapCarter(); app.MapGroup("/g").RequireAuthorization().MapCarter();""", IsAlone = true,
            Types = """public class Orders : ICarterModule { public void AddRoutes(IEndpointRouteBuilder app) => app.MapGet("/orders", () => 1); }""",
            Truths = [new("/orders", 200, Absent), new("/g/orders", 401, Stated)],
        },
        // Registering is open, which the framework itself decides: 400 is the answer of whoever reads the request.
        new("A92", "The endpoints of Identity")
        {
            Services = "builder.Services.AddAuthorization(); builder.Services.AddIdentityApiEndpoints<IdentityUser>().AddUserStore<Users>();", App = "app.MapIdentityApi<IdentityUser>();", Types = Users,
            Truths = [new("/register", 400, Absent) { Verb = "POST" }, new("/manage/info", 401, Stated)],
        },
        new("A92b", "The endpoints of Identity under a fallback policy")
        {
            Services = Fallback + "builder.Services.AddIdentityApiEndpoints<IdentityUser>().AddUserStore<Users>();", App = "app.MapIdentityApi<IdentityUser>();", Types = Users,
            Truths = [new("/register", 401, Stated) { Verb = "POST" }],
        },

        // A proxied request that is let through gets 502: nobody listens where it is sent. What the routes say is made at run time here.
        Proxy("A93", "Proxied routes that say nothing, ask for the default policy, let everybody in", Security, "app.MapReverseProxy();", (502, Absent), 401, 502),
        Proxy("A94", "The same below a requirement on all routes", Security, "app.MapReverseProxy().RequireAuthorization();", (401, Stated), 401, 502),
        Proxy("A95", "The same under a fallback policy", Fallback, "app.MapReverseProxy();", (401, Stated), 401, 502),
    ];

    private static TruthRow Proxy(string id, string title, string security, string app, (int Status, ClaimState Says) silent, int standard, int anonymous) => new(id, title)
    {
        Services = security + """
            builder.Services.AddReverseProxy().LoadFromMemory(
                [
                    new RouteConfig { RouteId = "silent", ClusterId = "c", Match = new() { Path = "/silent" } },
                    new RouteConfig { RouteId = "default", ClusterId = "c", Match = new() { Path = "/default" }, AuthorizationPolicy = "default" },
                    new RouteConfig { RouteId = "anonymous", ClusterId = "c", Match = new() { Path = "/anonymous" }, AuthorizationPolicy = "anonymous" },
                ],
                [new ClusterConfig { ClusterId = "c", Destinations = new Dictionary<string, DestinationConfig> { ["d"] = new() { Address = "http://127.0.0.1:1/" } } }]);
            """,
        App = app, Usings = "using Yarp.ReverseProxy.Configuration;", Truths = [new("/silent", silent.Status, silent.Says), new("/default", standard, Stated), new("/anonymous", anonymous, Waived)],
    };
}
