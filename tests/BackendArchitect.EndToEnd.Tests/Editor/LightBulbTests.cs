using System.IO.Compression;
using BackendArchitect.Analyzers.Tests.AI;
using BackendArchitect.EndToEnd.Tests.Testing;

namespace BackendArchitect.EndToEnd.Tests.Editor;

/// <summary>What a person sees at a finding in Visual Studio or VS Code: our fixes by their titles, and how far each goes at once.</summary>
[Collection(PackedProductTests.Name)]
public class LightBulbTests(PackedProduct product)
{
    private static readonly (string Program, string[] Offers)[] Places =
    [
        ("""
            var builder = WebApplication.CreateBuilder(args);
            var key = builder.Configuration["Jwt:SigningKey"] ?? [|"correct-Horse-4711-battery"|];
            Console.WriteLine(key);
            """,
            ["BARCH1001: Require 'Jwt:SigningKey' in the configuration; here"]),
        ("""
            var apiKey = args[0];
            Console.WriteLine([|apiKey == args[1]|]);
            """,
            ["BARCH1007: Compare in fixed time; Document, Project, Solution"]),
        ("""
            using var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = [|(_, _, _, _) => true|] };
            Console.WriteLine(handler);
            """,
            ["BARCH1009: Remove the callback; here"]),
        ("""
            var connection = "Server=db.contoso.com;Database=Shop;Encrypt=[|False|]";
            Console.WriteLine(connection);
            """,
            ["BARCH1104: Say 'True'; here"]),
        ("""
            var builder = WebApplication.CreateBuilder(args);
            var app = builder.Build();
            app.[|MapPost|]("/orders", (Order order) => order.Sku);
            app.Run();

            public record Order([System.ComponentModel.DataAnnotations.Required] string Sku);
            """,
            ["BARCH2002: Switch the generated validation on; here"]),
        ("""
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddValidation();
            builder.Services.AddProblemDetails();
            builder.Services.[|AddValidation|]();
            var app = builder.Build();
            app.Run();
            """,
            ["BARCH2003: Remove the repeated call; Document, Project, Solution"]),
        ("""
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddControllers();
            var app = builder.Build();
            app.MapControllers();
            app.Run();

            public record Order([System.ComponentModel.DataAnnotations.Required] string Sku);

            [Microsoft.AspNetCore.Mvc.Route("orders")]
            public class OrdersController : Microsoft.AspNetCore.Mvc.ControllerBase
            {
                [Microsoft.AspNetCore.Mvc.HttpGet]
                public int Count() => 1;

                [Microsoft.AspNetCore.Mvc.HttpPost]
                public Microsoft.AspNetCore.Mvc.IActionResult [|Place|]([Microsoft.AspNetCore.Mvc.FromBody] Order order)
                {
                    return Ok(order.Sku);
                }
            }
            """,
            ["BARCH2004: Answer 400 where the model is not valid; here"]),
        ("""
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddControllers().ConfigureApiBehaviorOptions(options => options.SuppressModelStateInvalidFilter = [|true|]);
            var app = builder.Build();
            app.MapControllers();
            app.Run();

            public record Order([System.ComponentModel.DataAnnotations.Required] string Sku);

            [Microsoft.AspNetCore.Mvc.ApiController, Microsoft.AspNetCore.Mvc.Route("orders")]
            public class OrdersController : Microsoft.AspNetCore.Mvc.ControllerBase
            {
                [Microsoft.AspNetCore.Mvc.HttpPost]
                public int Place(Order order) => 1;
            }
            """,
            ["BARCH2005: Let [ApiController] answer invalid requests; Document, Project, Solution"]),
        ("""
            var app = WebApplication.CreateBuilder(args).Build();
            app.MapGet("/orders", (int size, IQueryable<string> orders) => orders.Take([|size|])).AllowAnonymous();
            app.Run();
            """,
            ["BARCH2008: Fetch a hundred at most; here"]),
        ("""
            var builder = WebApplication.CreateBuilder(args);
            builder.WebHost.ConfigureKestrel(options => options.Limits.MaxRequestBodySize = [|null|]);
            var app = builder.Build();
            app.Run();
            """,
            ["BARCH2009: Leave the limit of the server on; Document, Project, Solution"]),
        ("""
            var app = WebApplication.CreateBuilder(args).Build();
            app.MapPost("/orders", (Order order) => order.Amount).AllowAnonymous();
            app.Run();

            public class Order
            {
                [[|System.ComponentModel.DataAnnotations.Required|]]
                public int Amount { get; set; }
            }
            """,
            ["BARCH2010: Ask for it by [JsonRequired]; Document, Project, Solution"]),
        ("""
            #nullable enable
            var builder = WebApplication.CreateBuilder(args);
            builder.Logging.AddJsonConsole();
            builder.Services.AddHealthChecks();
            var app = builder.[|Build|]();
            app.MapHealthChecks("/health");
            app.MapPost("/orders", (Order order) => order.Sku.Length).AllowAnonymous();
            app.Run();

            public record Order(string Sku);
            """,
            ["BARCH2011: Refuse null for what is not nullable; here"]),
        ("""
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddValidation();
            var app = builder.Build();
            app.MapPost("/orders", (Order order) => order.Sku);
            app.Run();

            public record Order(string? [|Sku|]);
            """,
            ["BARCH2013: Take at most 200 characters; here"]),
        ("""
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddValidation();
            var app = builder.Build();
            app.MapPost("/orders", (Order order) => order.Lines);
            app.Run();

            public record Order(int[]? [|Lines|]);
            """,
            ["BARCH2014: Take at most 100 elements; here"]),
        ("""
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddValidation();
            var app = builder.Build();
            app.[|MapGet|]("/orders", (Kind kind) => kind).AllowAnonymous();
            app.Run();

            public enum Kind { Open, Closed }
            """,
            ["BARCH2015: State [EnumDataType]; Document, Project, Solution"]),
        ("""
            using System.Text.RegularExpressions;
            var app = WebApplication.CreateBuilder(args).Build();
            app.MapGet("/names", (string name) => Regex.IsMatch([|name|], "^(a+)+$")).AllowAnonymous();
            app.Run();
            """,
            ["BARCH2018: Give it a timeout of one second; Document, Project, Solution"]),
        ("""
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.[|Configure|]<MailOptions>(builder.Configuration.GetSection("Mail"));
            builder.Build().Run();

            public class MailOptions
            {
                [System.ComponentModel.DataAnnotations.Required]
                public string Host { get; set; } = "";
            }
            """,
            ["BARCH2019: Validate the options at start; Document, Project, Solution"]),
        ("""
            using System.ComponentModel.DataAnnotations;
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddControllers();
            var app = builder.Build();
            app.MapControllers();
            app.Run();

            public record Order([property: [|Required|]] string? Sku);

            [Microsoft.AspNetCore.Mvc.ApiController, Microsoft.AspNetCore.Mvc.Route("orders")]
            public class OrdersController : Microsoft.AspNetCore.Mvc.ControllerBase
            {
                [Microsoft.AspNetCore.Mvc.HttpPost]
                public int Place(Order order) => 1;
            }
            """,
            ["BARCH2021: Put the rules on the parameter; Document, Project, Solution"]),
        ("""
            var app = WebApplication.CreateBuilder(args).Build();
            app.MapGet("/count", (string name, System.Data.Common.DbCommand command) =>
            {
                command.CommandText = [|"select count(*) from orders where name = '" + name + "'"|];
            }).AllowAnonymous();
            app.Run();
            """,
            ["BARCH2101: Pass the values as parameters; here"]),
        ("""
            var app = WebApplication.CreateBuilder(args).Build();
            app.MapGet("/go", (string to) => Results.Redirect([|to|])).AllowAnonymous();
            app.Run();
            """,
            ["BARCH2105: Use LocalRedirect; here"]),
        ("""
            Console.WriteLine(new Orders(null!));

            class Orders(ILogger<Orders> logger)
            {
                public void Read(int id) => logger.LogInformation([|$"Order {id} is read"|]);
            }
            """,
            ["BARCH4001: Use a constant template with named placeholders; Document, Project, Solution", "BARCH4001: Log through a [LoggerMessage] method; here"]),
        ("""
            var app = WebApplication.CreateBuilder(args).Build();
            app.Logger.LogInformation([|"{0} arguments"|], args.Length);
            app.Run();
            """,
            ["BARCH4002: Name the placeholders after their values; Document, Project, Solution"]),
        ("""
            var app = WebApplication.CreateBuilder(args).Build();
            app.Logger.LogInformation([|"{Count} arguments, {Count} files"|], args.Length, args.Count(File.Exists));
            app.Run();
            """,
            ["BARCH4003: Name the placeholders after their values; Document, Project, Solution"]),
        ("""
            var app = WebApplication.CreateBuilder(args).Build();
            try
            {
                app.Run();
            }
            catch (IOException exception)
            {
                app.Logger.LogCritical("The service ends: {Error}", [|exception.Message|]);
            }
            """,
            ["BARCH4004: Pass the exception itself; Document, Project, Solution"]),
        ("""
            var app = WebApplication.CreateBuilder(args).Build();
            app.[|UseDeveloperExceptionPage|]();
            app.Run();
            """,
            ["BARCH4008: Only in Development; Document, Project, Solution"]),
        ("""
            var app = WebApplication.CreateBuilder(args).Build();
            app.MapGet("/orders/{id}", (int id, ILogger<Program> logger) =>
            {
                [|Console.WriteLine($"Order {id} is read")|];
                return id;
            }).AllowAnonymous();
            app.Run();
            """,
            ["BARCH4009: Log it by 'logger'; here"]),
        ("""
            var builder = WebApplication.CreateBuilder(args);
            builder.Logging.AddJsonConsole();
            var app = builder.[|Build|]();
            app.MapGet("/version", () => "1.0").AllowAnonymous();
            app.Run();
            """,
            ["BARCH4013: Map health checks; Document, Project, Solution"]),
        ("""
            var builder = WebApplication.CreateBuilder(args);
            var app = builder.[|Build|]();
            app.Run();
            """,
            ["BARCH4015: Write the log as JSON; Document, Project, Solution"]),
        ("""
            WebApplication.CreateBuilder(args).Build().Run();

            public class Orders(ILogger<[|Stock|]> logger)
            {
                public void Place() => logger.LogInformation("Placed");
            }

            public class Stock
            {
                public int Count { get; set; }
            }
            """,
            ["BARCH4016: Log as 'Orders'; Document, Project, Solution"]),
        ("""
            using Microsoft.AspNetCore.HttpLogging;
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddHttpLogging(logging => logging.LoggingFields = [|HttpLoggingFields.All|]);
            var app = builder.Build();
            app.UseHttpLogging();
            app.Run();
            """,
            ["BARCH4017: Log properties and headers without bodies; here"]),
        ("""
            var app = WebApplication.CreateBuilder(args).Build();
            app.[|MapGet|]("/orders/{id}", (int id) => id);
            app.MapGet("/version", () => "1.0").AllowAnonymous();
            app.Run();
            """,
            ["BARCH5001: Require authorization; here", "BARCH5001: Allow anonymous callers; here"]),
        ("""
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddRateLimiter(options => options.RejectionStatusCode = 429);
            var app = builder.Build();
            app.UseRateLimiter();
            app.MapGet("/orders", () => 1).AllowAnonymous().RequireRateLimiting("standard");
            app.[|MapGet|]("/orders/{id}", (int id) => id).AllowAnonymous();
            app.Run();
            """,
            ["BARCH5002: Limit by the policy 'standard'; here"]),
        ("""
            var builder = WebApplication.CreateBuilder(args);
            builder.Logging.AddJsonConsole();
            builder.Services.AddHealthChecks();
            var app = builder.[|Build|]();
            app.MapHealthChecks("/health");
            app.MapGet("/orders/{id}", (int id) => id);
            app.Run();
            """,
            ["BARCH5004: Require an authenticated user wherever nothing else is said; here"]),
        ("""
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.[|AddRateLimiter|](options => options.RejectionStatusCode = 429);
            var app = builder.Build();
            app.MapGet("/orders", () => 1).AllowAnonymous().RequireRateLimiting("standard");
            app.Run();
            """,
            ["BARCH5005: Add the rate limiter to the pipeline; Document, Project, Solution"]),
        ("""
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthentication().AddCookie();
            builder.Services.AddAuthorization(options => options.AddPolicy("Support", policy => policy.RequireRole("support")));
            var app = builder.Build();
            app.MapGet("/orders/{id}", (int id) => id).RequireAuthorization([|"Suport"|]);
            app.Run();
            """,
            ["BARCH5006: Ask for the policy 'Support'; here"]),
        ("""
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddRateLimiter(options => options.RejectionStatusCode = 429);
            var app = builder.Build();
            app.[|UseRateLimiter|]();
            app.UseRouting();
            app.MapGet("/orders", () => 1).AllowAnonymous().RequireRateLimiting("standard");
            app.Run();
            """,
            ["BARCH5007: Move UseRateLimiter behind UseRouting; Document, Project, Solution"]),
        ("""
            var app = WebApplication.CreateBuilder(args).Build();
            app.UseRateLimiter();
            app.[|MapGet|]("/orders/{id}", (int id) => id).AllowAnonymous().RequireRateLimiting("standard").ShortCircuit();
            app.Run();
            """,
            ["BARCH5008: Run the middleware first; here"]),
        ("""
            var app = WebApplication.CreateBuilder(args).Build();
            app.MapGet("/orders/{id}", (int id) => id).[|RequireAuthorization|]().AllowAnonymous();
            app.Run();
            """,
            ["BARCH5009: Require authorization: remove AllowAnonymous; here", "BARCH5009: Allow anonymous callers: remove RequireAuthorization; here"]),
        ("""
            using Microsoft.AspNetCore.Authorization;
            var app = WebApplication.CreateBuilder(args).Build();
            app.MapGet("/orders/{id}", Orders.Find).AllowAnonymous();
            app.Run();
            [[|Authorize|]]
            static class Orders
            {
                public static int Find(int id) => id;
            }
            """,
            ["BARCH5010: Move it to the methods that are mapped; here"]),
        ("""
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthentication().AddCookie();
            builder.Services.[|AddAuthorization|]();
            var app = builder.Build();
            app.MapGet("/orders/{id}", (int id) => id).RequireAuthorization();
            app.Run();
            """,
            ["BARCH5013: Require an authenticated user wherever nothing else is said; here"]),
        ("""
            var builder = WebApplication.CreateBuilder(args);
            builder.Logging.AddJsonConsole();
            builder.Services.AddHealthChecks();
            var app = builder.[|Build|]();
            app.MapHealthChecks("/health");
            app.MapGet("/orders/{id}", (int id) => id).RequireAuthorization();
            app.Run();
            """,
            ["BARCH5014: Know callers by bearer tokens of this service; here", "BARCH5014: Know callers by cookies; here"]),
        ("""
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.[|AddRateLimiter|](options => Console.WriteLine(options));
            var app = builder.Build();
            app.UseRateLimiter();
            app.MapGet("/orders", () => 1).AllowAnonymous().RequireRateLimiting("standard");
            app.Run();
            """,
            ["BARCH5015: Answer 429 Too Many Requests; Document, Project, Solution"]),
        ("""
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddRateLimiter(options =>
            {
                options.RejectionStatusCode = 429;
                options.AddPolicy("caller", context => System.Threading.RateLimiting.RateLimitPartition.GetNoLimiter(context.User.Identity?.Name));
            });
            var app = builder.Build();
            app.[|UseRateLimiter|]();
            app.UseAuthentication();
            app.MapGet("/orders", () => 1).AllowAnonymous().RequireRateLimiting("caller");
            app.Run();
            """,
            ["BARCH5017: Move UseRateLimiter behind UseAuthentication; Document, Project, Solution"]),
        ("""
            using Microsoft.AspNetCore.Authentication;
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddRateLimiter(options =>
            {
                options.RejectionStatusCode = 429;
                options.GlobalLimiter = System.Threading.RateLimiting.PartitionedRateLimiter.Create<HttpContext, string>(
                    context => System.Threading.RateLimiting.RateLimitPartition.GetNoLimiter(context.Connection.Id));
            });
            var app = builder.Build();
            app.UseRateLimiter();
            app.MapGet("/orders", () => 1).AllowAnonymous().RequireRateLimiting("standard");
            app.[|MapPost|]("/sign-in", (HttpContext context) => context.SignInAsync(new())).AllowAnonymous();
            app.Run();
            """,
            ["BARCH5018: Limit by the policy 'standard'; here"]),
        ("""
            var parameters = new Microsoft.IdentityModel.Tokens.TokenValidationParameters();
            parameters.ValidateIssuer = [|false|];
            Console.WriteLine(parameters);

            namespace Microsoft.IdentityModel.Tokens
            {
                class TokenValidationParameters
                {
                    public bool ValidateIssuer { get; set; } = true;
                }
            }
            """,
            ["BARCH5019: Check it as by default; Document, Project, Solution"]),
        ("""
            using Microsoft.AspNetCore.Diagnostics.HealthChecks;
            var app = WebApplication.CreateBuilder(args).Build();
            app.[|UseHealthChecks|]("/health", new HealthCheckOptions { ResponseWriter = (context, report) => context.Response.WriteAsJsonAsync(report.Entries.Keys) });
            app.Run();
            """,
            ["BARCH5020: Only in Development; here"]),
        ("""
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthentication().AddCookie();
            builder.Services.AddAuthorization();
            var app = builder.Build();
            app.[|MapPost|]("/files", (IFormFile file) => file.Name).RequireAuthorization().DisableAntiforgery();
            app.Run();
            """,
            ["BARCH5022: Validate the antiforgery token; here"]),
        ("""
            var app = WebApplication.CreateBuilder(args).Build();
            app.[|UseOutputCache|]();
            app.UseAuthentication();
            app.MapGet("/orders", () => 1).AllowAnonymous().CacheOutput();
            app.Run();
            """,
            ["BARCH5024: Move UseOutputCache behind UseAuthentication; Document, Project, Solution"]),
        ("""
            using Microsoft.AspNetCore.Authorization;
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.AspNetCore.RateLimiting;
            var app = WebApplication.CreateBuilder(args).Build();
            app.UseRateLimiter();
            app.MapControllers();
            app.Run();
            [Route("orders"), AllowAnonymous, DisableRateLimiting]
            public class OrdersController : ControllerBase
            {
                [HttpGet, EnableRateLimiting("standard")]
                public int [|Get|]() => 1;
            }
            """,
            ["BARCH5025: Remove [DisableRateLimiting] from the controller; here"]),
        ("""
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddSession(options => options.Cookie.HttpOnly = [|false|]);
            """,
            ["BARCH5027: Protect the cookie; Document, Project, Solution"]),
    ];

    [Fact]
    public void An_editor_offers_our_fixes_in_order_and_fixes_all_only_what_is_safe()
    {
        var folder = Path.Combine(product.Root, "in-editor");
        ZipFile.ExtractToDirectory(product.PackagePath, folder);
        var editor = new InEditor(Directory.GetFiles(Path.Combine(folder, "analyzers", "dotnet", "cs"), "*.dll"));
        Assert.Equal(string.Join("\n", Places.SelectMany(place => place.Offers)), string.Join("\n", editor.OffersAt([.. Places.Select(place => place.Program)])));
        // A new fix stands here too.
        Assert.Equal(editor.FixedIds().Where(id => id.StartsWith("BARCH", StringComparison.Ordinal)), Places.Select(place => place.Offers[0].Split(':')[0]));
    }

    [Fact]
    public void An_editor_offers_to_ask_a_model_once_the_user_has_switched_that_on_and_sends_nothing()
    {
        const string Program = """
            var app = WebApplication.CreateBuilder(args).Build();
            app.[|MapPost|]("/orders", (Order order) => Results.Created("/orders/1", order.Sku)).RequireAuthorization();
            app.Run();

            public record Order(string Sku, int Quantity);
            """;
        using var model = new LoopbackModel();
        (string Name, string Value)[] settings =
        [
            ("BACKEND_ARCHITECT_AI", "on"), ("BACKEND_ARCHITECT_AI_ENDPOINT", model.Endpoint.AbsoluteUri), ("BACKEND_ARCHITECT_AI_MODEL", "fake"), ("BACKEND_ARCHITECT_AI_CACHE", "off"),
        ];
        var folder = Path.Combine(product.Root, "in-asking-editor");
        ZipFile.ExtractToDirectory(product.PackagePath, Path.Combine(folder, "rules"));
        ZipFile.ExtractToDirectory(product.AiPackagePath, Path.Combine(folder, "ai"));
        var editor = new InEditor([.. Directory.GetFiles(folder, "*.dll", SearchOption.AllDirectories)]);
        Assert.Empty(editor.OffersAt([Program]));
        try
        {
            foreach (var (name, value) in settings)
                Environment.SetEnvironmentVariable(name, value);
            Assert.Equal(["BARCH2001: Ask the model for a proposal (fake): Unvalidated request body; here"], editor.OffersAt([Program]));
        }
        finally
        {
            foreach (var (name, _) in settings)
                Environment.SetEnvironmentVariable(name, null);
        }
        Assert.Equal(0, model.Connections);
    }
}
