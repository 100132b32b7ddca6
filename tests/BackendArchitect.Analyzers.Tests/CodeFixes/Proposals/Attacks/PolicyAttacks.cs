using System.Collections.Immutable;
using static BackendArchitect.Analyzers.CodeFixes.RefusalReason;

namespace BackendArchitect.Analyzers.Tests.CodeFixes.Proposals.Attacks;

/// <summary>Policies, limiters, origins and keys that protect nothing.</summary>
internal static class PolicyAttacks
{
    private const string Open = """
        using System.Threading.RateLimiting;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.RateLimiting;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddBearerToken();
        builder.Services.AddAuthorization(options =>
        {
            options.AddPolicy("anyone", policy => policy.RequireAssertion(_ => true));
            options.AddPolicy("orders.write", policy => policy.RequireClaim("scope", "orders.write"));
        });
        builder.Services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.AddPolicy("none", context => RateLimitPartition.GetNoLimiter("all"));
            options.AddFixedWindowLimiter("endless", limiter => { limiter.PermitLimit = int.MaxValue; limiter.Window = TimeSpan.FromSeconds(1); });
            options.AddConcurrencyLimiter("standard", limiter => limiter.PermitLimit = 50);
        });
        var app = builder.Build();
        app.UseRateLimiter();
        var open = new AuthorizationPolicyBuilder().RequireAssertion(_ => true).Build();

        app.MapGet("/orders", () => "my orders").RequireAuthorization().RequireRateLimiting("standard");
        app.MapDelete("/orders/{id}", (int id) => $"{id} is gone").WithName("Delete");

        app.Run();
        """;

    private const string Controller = """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [ApiController, Route("orders")]
        public class OrdersController : ControllerBase
        {
            [HttpGet, Authorize]
            public string All() => "orders";

            [HttpDelete("{id}")]
            public string Delete(int id)
            {
                return $"{id} is gone";
            }
        }
        """;

    private const string ControllerHost = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        builder.Services.AddAuthentication().AddBearerToken();
        builder.Services.AddAuthorization(options =>
        {
            options.AddPolicy("anyone", policy => policy.RequireAssertion(_ => true));
            options.AddPolicy("orders.write", policy => policy.RequireClaim("scope", "orders.write"));
        });
        var app = builder.Build();
        app.MapControllers();
        app.Run();
        """;

    private const string TwoPolicies = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddCookie();
        builder.Services.AddAuthorizationBuilder()
            .AddPolicy("Partner", policy => policy.RequireAssertion(_ => true))
            .AddPolicy("Owner", policy => policy.RequireAssertion(context => context.User.IsInRole("Owner")).RequireAuthenticatedUser());
        var app = builder.Build();

        app.MapGet("/export", () => "all orders").RequireAuthorization("Partner");
        app.MapGet("/payroll", () => "all salaries").RequireAuthorization("Owner");

        app.Run();
        """;

    private const string Keys = """
        using Microsoft.AspNetCore.DataProtection;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddDataProtection()
            .SetApplicationName("shop")
            .PersistKeysToFileSystem(new DirectoryInfo("/var/shop/keys"));
        builder.Build().Run();
        """;

    internal static ImmutableArray<Attack> All => [.. Policies(), .. Attributes(), .. Limits(), .. Assertions(), .. Partitions(), .. Origins(), .. Protections()];

    private static IEnumerable<Attack> Policies()
    {
        foreach (var (name, calls) in new[]
        {
            ("a policy that lets everybody in", ".RequireAuthorization(\"anyone\")"), ("a policy object that lets everybody in", ".RequireAuthorization(open)"), ("a policy of no name", ".RequireAuthorization(\"\")"), ("no policy at all", ".RequireAuthorization(null!)"), ("two policies of which one is unknown", ".RequireAuthorization(\"orders.write\", \"orders.delete\")"), 
           ("a policy that is made here", ".RequireAuthorization(policy => policy.RequireAssertion(_ => true))"), ("data of authorization", ".RequireAuthorization(new AuthorizeAttribute { Policy = \"anyone\" })"), ("a name with a space", ".RequireAuthorization(\"orders.write \")"), ("a name by a variable", ".RequireAuthorization(args[0])"), ("metadata alone", ".WithMetadata(new AuthorizeAttribute())"),
        })
            yield return Attack.OnProgram("BARCH5001", Open, name, $"app.MapDelete(\"/orders/{{id}}\", (int id) => $\"{{id}} is gone\").WithName(\"Delete\"){calls};", OutsideTheShape, NewFinding, FindingRemains, EndpointChanged, ForeignName);
        yield return Attack.OnProgram("BARCH5001", Open, "on the text", "app.MapDelete(\"/orders/{id}\", (int id) => $\"{id} is gone\".RequireAuthorization()).WithName(\"Delete\");", OutsideTheShape, NewCompilerDiagnostic, EndpointChanged);
        yield return Attack.OnProgram("BARCH5001", Open, "on the application", "app.RequireAuthorization().MapDelete(\"/orders/{id}\", (int id) => $\"{id} is gone\").WithName(\"Delete\");", OutsideTheShape, NewCompilerDiagnostic, EndpointChanged);
        yield return Attack.OnProgram("BARCH5001", Open, "on a group of its own", "app.MapGroup(\"\").RequireAuthorization().MapDelete(\"/orders/{id}\", (int id) => $\"{id} is gone\").WithName(\"Delete\");", OutsideTheShape);
        yield return Attack.OnProgram("BARCH5001", Open, "by an extension of its own name", "Microsoft.AspNetCore.Builder.AuthorizationEndpointConventionBuilderExtensions.AllowAnonymous(app.MapDelete(\"/orders/{id}\", (int id) => $\"{id} is gone\").WithName(\"Delete\"));", OutsideTheShape);
        yield return Attack.OnProgram("BARCH5001", Open, "under a condition", "app.MapDelete(\"/orders/{id}\", (int id) => app.Environment.IsProduction() ? $\"{id} is gone\" : \"\").WithName(\"Delete\").RequireAuthorization();", OutsideTheShape);
        yield return Attack.OnProgram("BARCH5001", Open, "a limiter in the place of authorization", "app.MapDelete(\"/orders/{id}\", (int id) => $\"{id} is gone\").WithName(\"Delete\").RequireRateLimiting(\"standard\");", OutsideTheShape);
        yield return Attack.On("BARCH5001",
        [
            ("Program.cs", Open),
            ("Lookalike.cs", """
                static class Lookalike
                {
                    internal static RouteHandlerBuilder RequireAuthorization(this RouteHandlerBuilder builder, string policy) => builder;
                }
                """),
        ], "an extension of the project's own", "app.MapDelete(\"/orders/{id}\", (int id) => $\"{id} is gone\").WithName(\"Delete\").RequireAuthorization(\"orders.write\");", ForeignName, FindingRemains);
    }

    private static IEnumerable<Attack> Attributes()
    {
        foreach (var (name, attribute) in new[]
        {
            ("an attribute of a policy that lets everybody in", "[Authorize(\"anyone\")]"), ("a policy that lets everybody in, by its name", "[Authorize(Policy = \"anyone\")]"), ("an unknown scheme", "[Authorize(AuthenticationSchemes = \"Nobody\")]"), ("an unknown policy", "[Authorize(Policy = \"orders.delete\")]"), ("roles of nobody", "[Authorize(Roles = \"\")]"), ("and anonymous", "[Authorize, AllowAnonymous]"), ("an attribute of a policy of no name", "[Authorize(\"\")]"),
            ("a name and another", "[Authorize, ActionName(\"Other\")]"), ("a route beside it", "[Authorize, Route(\"all\")]"), ("a constant that hides it", "[Authorize(Policy = nameof(OrdersController))]"), ("as the return value's", "[return: Authorize]"), ("a cache of what is private", "[Authorize, ResponseCache(Duration = 3600)]"), ("not described any more", "[Authorize, ApiExplorerSettings(IgnoreApi = true)]"),
        })
            yield return Attack.On("BARCH5001", [("OrdersController.cs", Controller), ("Program.cs", ControllerHost)], name, $$"""
                [HttpDelete("{id}")]
                {{attribute}}
                public string Delete(int id)
                {
                    return $"{id} is gone";
                }
                """, OutsideTheShape, NewFinding, FindingRemains, EndpointChanged, ForeignName, NewCompilerDiagnostic);
        yield return Attack.On("BARCH5001", [("OrdersController.cs", Controller), ("Program.cs", ControllerHost)], "on the parameter", """
            [HttpDelete("{id}")]
            public string Delete([Authorize] int id)
            {
                return $"{id} is gone";
            }
            """, OutsideTheShape);
        yield return Attack.On("BARCH5001",
        [
            ("OrdersController.cs", Controller.Replace("using Microsoft.AspNetCore.Authorization;", "using Authorize = NobodyAttribute;").Replace("[HttpGet, Authorize]", "[HttpGet, Microsoft.AspNetCore.Authorization.Authorize]")), ("Program.cs", ControllerHost),
            ("NobodyAttribute.cs", "public class NobodyAttribute : Attribute;"),
        ], "an alias for an attribute of the project's own", """
            [HttpDelete("{id}"), Authorize]
            public string Delete(int id)
            {
                return $"{id} is gone";
            }
            """, OutsideTheShape, ForeignName, FindingRemains, EndpointChanged);
    }

    private static IEnumerable<Attack> Limits()
    {
        foreach (var (name, calls) in new[]
        {
            ("a policy without a limit", ".RequireRateLimiting(\"none\")"), ("a limit that nobody reaches", ".RequireRateLimiting(\"endless\")"), ("an unknown policy", ".RequireRateLimiting(\"strict\")"), ("a policy of no name", ".RequireRateLimiting(\"\")"), ("no policy", ".RequireRateLimiting(policyName: null!)"), ("a name in another case", ".RequireRateLimiting(\"Standard\")"), ("two of which the last holds", ".RequireRateLimiting(\"standard\").RequireRateLimiting(\"none\")"),
            ("and disabled", ".RequireRateLimiting(\"standard\").DisableRateLimiting()"), ("and cached", ".RequireRateLimiting(\"standard\").CacheOutput()"),
        })
            yield return Attack.OnProgram("BARCH5002", Limited, name, $"app.MapGet(\"/orders/{{id}}\", (int id) => $\"order {{id}}\").AllowAnonymous(){calls};", OutsideTheShape, NewFinding, FindingRemains, EndpointChanged, ForeignName);
        yield return Attack.OnProgram("BARCH5002", Limited, "no longer anonymous", "app.MapGet(\"/orders/{id}\", (int id) => $\"order {id}\").RequireRateLimiting(\"standard\");", OutsideTheShape);
    }

    private const string Limited = """
        using System.Threading.RateLimiting;
        using Microsoft.AspNetCore.RateLimiting;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.AddConcurrencyLimiter("standard", limiter => limiter.PermitLimit = 50);
            options.AddPolicy("none", context => RateLimitPartition.GetNoLimiter("all"));
            options.AddFixedWindowLimiter("endless", limiter => { limiter.PermitLimit = int.MaxValue; limiter.Window = TimeSpan.FromSeconds(1); });
        });
        var app = builder.Build();
        app.UseRateLimiter();

        app.MapGet("/orders", () => "all orders").AllowAnonymous().RequireRateLimiting("standard");
        app.MapGet("/orders/{id}", (int id) => $"order {id}").AllowAnonymous();

        app.Run();
        """;

    private static IEnumerable<Attack> Assertions()
    {
        foreach (var (name, body) in new[]
        {
            ("always true by other words", "policy.RequireAssertion(_ => 1 == 1)"), ("true when somebody is there", "policy.RequireAssertion(context => context.User is not null)"), ("true whoever is there", "policy.RequireAssertion(context => context.User.Identity is not null)"), ("no roles", "policy.RequireRole()"), ("a claim that everybody has or not", "policy.RequireClaim(\"partner\").RequireAssertion(_ => true)"),
            ("a claim of no name", "policy.RequireClaim(\"\")"), ("requirements of nothing", "policy.AddRequirements()"), ("another policy combined", "policy.Combine(new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAssertion(_ => true).Build())"), ("schemes alone", "policy.AddAuthenticationSchemes(\"Cookies\")"), ("a claim with a value of everybody", "policy.RequireClaim(\"partner\", \"*\")"),
        })
            yield return Attack.OnPage("BARCH5011", name, $$"""
                builder.Services.AddAuthorization(options =>
                    options.AddPolicy("Partner", policy => {{body}}));
                """, OutsideTheShape, FindingRemains, ForeignName, NewCompilerDiagnostic);
        yield return Attack.OnPage("BARCH5011", "another name of the policy", """
            builder.Services.AddAuthorization(options =>
                options.AddPolicy("Partners", policy => policy.RequireClaim("partner")));
            """, OutsideTheShape);
        yield return Attack.OnProgram("BARCH5011", TwoPolicies, "one mended and the other opened", """
            builder.Services.AddAuthorizationBuilder()
                .AddPolicy("Partner", policy => policy.RequireClaim("partner"))
                .AddPolicy("Owner", policy => policy.RequireAuthenticatedUser());
            """, OutsideTheShape);
        yield return Attack.OnProgram("BARCH5011", TwoPolicies, "one mended and the other another", """
            builder.Services.AddAuthorizationBuilder()
                .AddPolicy("Partner", policy => policy.RequireClaim("partner"))
                .AddPolicy("Owner", policy => policy.RequireClaim("partner").RequireAuthenticatedUser());
            """, OutsideTheShape);
        yield return Attack.OnProgram("BARCH5011", TwoPolicies, "one mended and the other dropped", """
            builder.Services.AddAuthorizationBuilder()
                .AddPolicy("Partner", policy => policy.RequireClaim("partner"));
            """, OutsideTheShape);
    }

    private static IEnumerable<Attack> Partitions()
    {
        foreach (var (name, key) in new[]
        {
            ("one key for all", "\"everybody\""), ("no key", "\"\""), ("a key of the request's own", "context.TraceIdentifier"), ("a key of the connection", "context.Connection.Id"), ("a new key each time", "Guid.NewGuid().ToString()"), ("another header", "context.Request.Headers[\"X-Real-IP\"].ToString()"), ("the header where there is one", "context.Request.Headers[\"X-Forwarded-For\"].ToString() ?? context.Connection.RemoteIpAddress?.ToString() ?? \"unknown\""),
            ("the address, else the header", "context.Connection.RemoteIpAddress?.ToString() ?? context.Request.Headers[\"X-Forwarded-For\"].ToString()"), ("the path", "context.Request.Path.ToString()"), ("the query", "context.Request.Query[\"key\"].ToString()"), ("a cookie", "context.Request.Cookies[\"key\"] ?? \"unknown\""), ("the port of the client", "context.Connection.RemotePort.ToString()"), ("a claim that the client chooses", "context.User.FindFirst(\"nickname\")?.Value ?? \"unknown\""), ("our own address", "context.Connection.LocalIpAddress?.ToString() ?? \"unknown\""),
            ("the kind of sign-in", "context.User.Identity?.AuthenticationType ?? \"unknown\""), ("whether somebody signed in", "context.User.Identity?.IsAuthenticated.ToString() ?? \"unknown\""), ("never missing", "context.Connection.RemoteIpAddress!.ToString()"),
        })
            yield return Partition(name, key, "_ => new() { PermitLimit = 100, Window = TimeSpan.FromMinutes(1) }");
        yield return Partition("a larger limit", "context.Connection.RemoteIpAddress?.ToString() ?? \"unknown\"", "_ => new() { PermitLimit = 100000, Window = TimeSpan.FromMinutes(1) }");
        yield return Partition("a shorter window", "context.Connection.RemoteIpAddress?.ToString() ?? \"unknown\"", "_ => new() { PermitLimit = 100, Window = TimeSpan.FromMilliseconds(1) }");
        yield return Partition("a queue", "context.Connection.RemoteIpAddress?.ToString() ?? \"unknown\"", "_ => new() { PermitLimit = 100, Window = TimeSpan.FromMinutes(1), QueueLimit = 1000000 }");
    }

    private static Attack Partition(string name, string key, string options) => Attack.OnPage("BARCH5016", name, $$"""
        builder.Services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetFixedWindowLimiter(
                {{key}},
                {{options}}));
        });
        """, OutsideTheShape, FindingRemains, ForeignName);

    private static IEnumerable<Attack> Origins()
    {
        foreach (var (name, origins) in new[]
        {
            ("every origin", ".WithOrigins(\"*\")"), ("every shop", ".WithOrigins(\"https://*.example.com\")"), ("no scheme", ".WithOrigins(\"shop.example\")"), ("not encrypted", ".WithOrigins(\"http://shop.example\")"), ("a stranger's", ".WithOrigins(\"https://shop.example.evil.io\")"), ("a file", ".WithOrigins(\"null\")"), ("our own machine", ".WithOrigins(\"https://localhost\")"), ("a user in it", ".WithOrigins(\"https://shop.example@evil.io\")"),
            ("a predicate of another kind", ".SetIsOriginAllowed(origin => origin is not null)"), ("an ending", ".SetIsOriginAllowed(origin => origin.EndsWith(\".example\"))"), ("wildcards too", ".WithOrigins(\"https://shop.example\").SetIsOriginAllowedToAllowWildcardSubdomains()"), ("one and all", ".WithOrigins(\"https://shop.example\", \"*\")"), ("an origin that ends like an example", ".WithOrigins(\"https://evilexample.com\")"), ("an address with a number", ".WithOrigins(\"https://169.254.169.254\")"),
        })
            yield return Attack.OnPage("BARCH5021", name, $$"""
                builder.Services.AddCors(options =>
                {
                    options.AddDefaultPolicy(policy => policy
                        {{origins}}
                        .AllowAnyHeader()
                        .AllowCredentials());
                    options.AddPolicy("partners", policy => policy
                        .AllowAnyOrigin()
                        .AllowCredentials());
                });
                """, OutsideTheShape, FindingRemains, ForeignName, NewFinding);
        yield return Attack.OnPage("BARCH5021", "the partners' policy loses its origins", """
            builder.Services.AddCors(options =>
            {
                options.AddDefaultPolicy(policy => policy
                    .WithOrigins("https://shop.example")
                    .AllowAnyHeader()
                    .AllowCredentials());
                options.AddPolicy("partners", policy => policy
                    .AllowCredentials());
            });
            """, OutsideTheShape);
        yield return Attack.OnPage("BARCH5021", "all headers as all methods", """
            builder.Services.AddCors(options =>
            {
                options.AddDefaultPolicy(policy => policy
                    .WithOrigins("https://shop.example")
                    .AllowAnyMethod()
                    .AllowCredentials());
                options.AddPolicy("partners", policy => policy
                    .AllowAnyOrigin()
                    .AllowCredentials());
            });
            """, OutsideTheShape);
    }

    private static IEnumerable<Attack> Protections()
    {
        foreach (var (name, call) in new[]
        {
            ("everybody of the domain", ".ProtectKeysWithDpapiNG(\"SID=S-1-1-0\", Microsoft.AspNetCore.DataProtection.XmlEncryption.DpapiNGProtectionDescriptorFlags.None)"), ("a certificate from a file with a password", ".ProtectKeysWithCertificate(new System.Security.Cryptography.X509Certificates.X509Certificate2(\"keys.pfx\", \"shop\"))"), ("a key of another purpose", ".ProtectKeysWithCertificate(builder.Configuration[\"Keys:Thumbprint\"]!).UseEphemeralDataProtectionProvider()"), ("not generated any more", ".ProtectKeysWithDpapi().DisableAutomaticKeyGeneration()"),
            ("unprotected by hand", ".AddKeyManagementOptions(options => options.XmlEncryptor = null)"), ("of no name", ".ProtectKeysWithCertificate(\"\")"), ("of a variable of the machine", ".ProtectKeysWithCertificate(Environment.GetEnvironmentVariable(\"THUMB\")!)"), ("a longer life", ".ProtectKeysWithDpapi().SetDefaultKeyLifetime(TimeSpan.FromDays(36500))"),
        })
            yield return Attack.OnProgram("BARCH1008", Keys, name, $$"""
                builder.Services.AddDataProtection()
                    .SetApplicationName("shop")
                    .PersistKeysToFileSystem(new DirectoryInfo("/var/shop/keys"))
                    {{call}};
                """, OutsideTheShape, ForeignName);
        yield return Attack.OnProgram("BARCH1008", Keys, "another folder", """
            builder.Services.AddDataProtection()
                .SetApplicationName("shop")
                .PersistKeysToFileSystem(new DirectoryInfo("/var/keys"))
                .ProtectKeysWithCertificate(builder.Configuration["Keys:CertificateThumbprint"]!);
            """, OutsideTheShape);
        yield return Attack.OnProgram("BARCH1008", Keys, "not kept any more", """
            builder.Services.AddDataProtection()
                .SetApplicationName("shop")
                .ProtectKeysWithCertificate(builder.Configuration["Keys:CertificateThumbprint"]!);
            """, OutsideTheShape);
    }
}
