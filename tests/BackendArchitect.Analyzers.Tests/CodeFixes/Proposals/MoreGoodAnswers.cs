using System.Collections.Immutable;

namespace BackendArchitect.Analyzers.Tests.CodeFixes.Proposals;

/// <summary>Right answers in other styles: patterns and comparisons, helpers and blocks, attributes together and apart, names in full and short.</summary>
internal static class MoreGoodAnswers
{
    private const string Typed = """
        using Microsoft.AspNetCore.Http.HttpResults;

        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();

        app.MapPut("/orders/{id:int}", Results<Ok<string>, BadRequest<string>, ValidationProblem> (int id, PlaceOrder order) => TypedResults.Ok(order.Sku)).RequireAuthorization();

        app.Run();

        public record PlaceOrder(string Sku, int Quantity, string? Note);
        """;

    private const string Rooted = """
        using Microsoft.AspNetCore.Mvc;

        [ApiController, Route("files")]
        public class FilesController : ControllerBase
        {
            private static readonly string[] Formats = ["pdf", "txt"];

            private readonly string _root = "/data/files";

            [HttpGet("{name}")]
            public IActionResult Read(string name)
            {
                return PhysicalFile(Path.Combine(_root, name), "application/pdf");
            }
        }
        """;

    private const string Log = """
        using Microsoft.AspNetCore.Mvc;

        [ApiController, Route("orders")]
        public class OrdersController(ILogger<OrdersController> logger) : ControllerBase
        {
            [HttpGet("{id}")]
            public IActionResult Get(string id, string region)
            {
                logger.LogWarning("No order " + id + " in " + region);
                return NotFound();
            }
        }
        """;

    private const string Plain = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        var app = builder.Build();
        app.MapControllers();
        app.Run();
        """;

    private const string Kept = """
        using Microsoft.AspNetCore.Mvc;

        [ApiController, Route("files")]
        public class FilesController : ControllerBase
        {
            [HttpGet("{name}")]
            public IActionResult Read(string name)
            {
                var path = Path.Combine("/data/files", name);
                return PhysicalFile(path, "application/pdf");
            }
        }
        """;

    private const string Group = """
        using Microsoft.AspNetCore.RateLimiting;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddBearerToken();
        builder.Services.AddAuthorization();
        builder.Services.AddControllers();
        builder.Services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.AddFixedWindowLimiter("fixed", limiter => { limiter.PermitLimit = 50; limiter.Window = TimeSpan.FromSeconds(10); });
        });
        var app = builder.Build();
        app.UseRateLimiter();
        app.MapControllers();
        app.MapGet("/ping", () => "pong").AllowAnonymous().RequireRateLimiting("fixed");
        app.Run();
        """;

    private const string Limited = """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [ApiController, Route("orders"), AllowAnonymous]
        public class OrdersController : ControllerBase
        {
            [HttpGet("{id}")]
            public string Get(int id) => $"order {id}";
        }
        """;

    internal static ImmutableArray<ProposalCase> All { get; } = [.. Checks, .. Lists, .. Rewrites, .. Policies, .. Logs];

    private static IEnumerable<ProposalCase> Checks =>
    [
        ProposalCase.OfPage("missing or too long, by patterns", "BARCH2001", """
            app.MapPost("/orders", (PlaceOrder order) =>
            {
                if (order is not { Sku.Length: > 0 and <= 50, Quantity: >= 1 and <= 1000 })
                {
                    return Results.BadRequest(new { error = "Sku and quantity are required." });
                }

                return Results.Created("/orders/1", order.Sku);
            }).RequireAuthorization();
            """),
        ProposalCase.OfPage("negated in parentheses", "BARCH2001", """
            app.MapPost("/orders", (PlaceOrder order) =>
            {
                if (order.Sku is not ({ Length: > 0 and <= 50 }))
                    return Results.ValidationProblem(new Dictionary<string, string[]>
                    {
                        { nameof(order.Sku), ["Sku must have 1 to 50 characters."] },
                    });
                if (order.Quantity is <= 0 or > 10_000)
                    return Results.ValidationProblem(errors: new Dictionary<string, string[]> { ["Quantity"] = ["Quantity must be between 1 and 10000."] });
                return Results.Created("/orders/1", order.Sku);
            }).RequireAuthorization();
            """),
        ProposalCase.OfPage("a constant and a message that names it", "BARCH2001", """
            app.MapPost("/orders", (PlaceOrder order) =>
            {
                const int maxSkuLength = 50;

                if (string.IsNullOrWhiteSpace(order.Sku) || order.Sku.Length > maxSkuLength)
                {
                    return Results.BadRequest($"{nameof(order.Sku)} must have at most {maxSkuLength} characters.");
                }

                return Results.Created("/orders/1", order.Sku);
            }).RequireAuthorization();
            """),
        ProposalCase.OfPage("a problem with a status", "BARCH2001", """
            app.MapPost("/orders", (PlaceOrder order) =>
            {
                if (order.Sku is null or { Length: 0 or > 100 } || order.Quantity < 1)
                {
                    return Results.Problem("The order is not valid.", statusCode: StatusCodes.Status400BadRequest);
                }

                return Results.Created("/orders/1", order.Sku);
            }).RequireAuthorization();
            """),
        ProposalCase.OfPage("errors that are gathered", "BARCH2001", """
            app.MapPost("/orders", (PlaceOrder order) =>
            {
                var sku = order.Sku;
                var errors = new Dictionary<string, string[]> { ["sku"] = ["A product is needed."] };
                if (string.IsNullOrEmpty(sku) || sku.Length > 64)
                {
                    return Results.ValidationProblem(errors);
                }

                return Results.Created("/orders/1", order.Sku);
            }).RequireAuthorization();
            """),
        ProposalCase.OfPage("helpers with bounds", "BARCH2001", """
            app.MapPost("/orders", (PlaceOrder order) =>
            {
                ArgumentException.ThrowIfNullOrWhiteSpace(order.Sku, nameof(order.Sku));
                ArgumentOutOfRangeException.ThrowIfLessThan(order.Quantity, 1);
                ArgumentOutOfRangeException.ThrowIfGreaterThan(order.Quantity, 1000, nameof(order.Quantity));

                return Results.Created("/orders/1", order.Sku);
            }).RequireAuthorization();
            """),
        ProposalCase.OfPage("names in full", "BARCH2001", """
            app.MapPost("/orders", (PlaceOrder order) =>
            {
                if (System.String.IsNullOrWhiteSpace(order.Sku) || !(order.Quantity > 0 && order.Quantity <= 100))
                    throw new Microsoft.AspNetCore.Http.BadHttpRequestException("Invalid order.", 400);

                return Results.Created("/orders/1", order.Sku);
            }).RequireAuthorization();
            """),
        ProposalCase.OfPage("lines broken as models break them", "BARCH2001", """
            app.MapPost("/orders", (PlaceOrder order) =>
            {
                // Reject incomplete or implausible orders before anything is created.
                if (
                    string.IsNullOrWhiteSpace(order.Sku)
                    || order.Sku.Length > 40
                    || order.Quantity < 1
                    || order.Quantity > 999
                )
                {
                    return Results.BadRequest(
                        "Sku and Quantity must be valid."
                    );
                }

                return Results.Created("/orders/1", order.Sku);
            }).RequireAuthorization();
            """),
        new("a typed result", "BARCH2001", [("Program.cs", Typed)], """
            app.MapPut("/orders/{id:int}", Results<Ok<string>, BadRequest<string>, ValidationProblem> (int id, PlaceOrder order) =>
            {
                if (order.Sku is not { Length: > 0 and <= 20 } || order.Quantity is < 1 or > 100 || (order.Note is not null && order.Note.Length > 500))
                    return TypedResults.BadRequest("The order is not valid.");
                return TypedResults.Ok(order.Sku);
            }).RequireAuthorization();
            """),
        new("a typed condition", "BARCH2001", [("Program.cs", Typed)], """
            app.MapPut("/orders/{id:int}", Results<Ok<string>, BadRequest<string>, ValidationProblem> (int id, PlaceOrder order) =>
                order.Sku is { Length: > 0 and <= 20 } && order.Quantity is > 0 and < 1000 && order.Note is null or { Length: <= 200 }
                    ? TypedResults.Ok(order.Sku)
                    : TypedResults.BadRequest("The order is not valid.")).RequireAuthorization();
            """),
        new("one error of the model", "BARCH2001", [("ReviewsController.cs", GoodAnswers.Reviews)], """
            [HttpPost]
            public IActionResult Post(Review review)
            {
                var text = review.Text;

                if (string.IsNullOrWhiteSpace(text) || text.Length > 4_000)
                {
                    return BadRequest(new ProblemDetails { Title = "Invalid review", Detail = "A text of at most 4000 characters is needed.", Status = 400 });
                }

                if (review.Stars is not (>= 1 and <= 5))
                {
                    return UnprocessableEntity();
                }

                return Ok(review.Text);
            }
            """),
        ProposalCase.OfPage("a hub in a block", "BARCH2017", """
            public Task Say(Comment comment)
            {
                if (comment?.Text is not { Length: >= 1 and <= 1000 })
                {
                    throw new HubException("The comment must have 1 to 1000 characters.");
                }

                return Clients.All.SendAsync("said", comment.Text);
            }
            """),
        ProposalCase.OfPage("a bound and a message", "BARCH2006", """
            [StringLength(maximumLength: 500, MinimumLength = 1, ErrorMessage = "At most 500 characters.")]
            public string? Note { get; set; }
            """),
        ProposalCase.OfPage("a pattern and a bound", "BARCH2006", """
            [MaxLength(200), RegularExpression(@"^[\w .,?-]*$")]
            public string? Note { get; set; }
            """),
        ProposalCase.OfPage("a length in full", "BARCH2006", """
            [System.ComponentModel.DataAnnotations.Length(1, 250)]
            public string? Note { get; set; }
            """),
    ];

    private static IEnumerable<ProposalCase> Lists =>
    [
        ProposalCase.OfPage("types in an array", "BARCH2012", """
            app.MapPost("/pictures", async (IFormFile picture) =>
            {
                const long maxSize = 5 * 1024 * 1024;
                string[] allowedTypes = ["image/png", "image/jpeg"];
                if (picture.Length == 0 || picture.Length > maxSize || !allowedTypes.Contains(picture.ContentType))
                {
                    throw new BadHttpRequestException("Only PNG and JPEG pictures of at most 5 MB are accepted.");
                }

                using var stream = File.Create(Path.Combine("pictures", Path.GetRandomFileName()));
                await picture.CopyToAsync(stream);
            }).RequireAuthorization();
            """),
        ProposalCase.OfPage("types in a set", "BARCH2012", """
            app.MapPost("/pictures", async (IFormFile picture) =>
            {
                var allowed = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "image/png", "image/webp" };
                if (picture is not { Length: > 0 and <= 2_000_000 } || !allowed.Contains(picture.ContentType))
                    throw new BadHttpRequestException("A picture is needed.");
                using var stream = File.Create(Path.Combine("pictures", Path.GetRandomFileName()));
                await picture.CopyToAsync(stream);
            }).RequireAuthorization();
            """),
        ProposalCase.OfPage("neither this nor that", "BARCH2110", """
            [HttpGet]
            public string? Export(string format)
            {
                if (format != "Csv" && format != "Json")
                {
                    throw new BadHttpRequestException($"Unknown {nameof(format)}.");
                }

                var type = Type.GetType("Shop.Exports." + format);
                return type is null ? null : Activator.CreateInstance(type)?.ToString();
            }
            """),
        ProposalCase.OfPage("a list in a variable", "BARCH2107", """
            [HttpGet]
            public void Tag(string name)
            {
                string[] allowed = ["X-Tag", "X-Label"];
                if (!allowed.Contains(name, StringComparer.OrdinalIgnoreCase))
                {
                    throw new BadHttpRequestException("Unknown tag.");
                }

                Response.Headers[name] = "on";
            }
            """),
        ProposalCase.OfPage("a pattern of letters and digits", "BARCH2108", """
            [HttpGet]
            public object? Find(string name)
            {
                if (!Regex.IsMatch(name, "^[a-zA-Z0-9]{1,64}$", RegexOptions.None, TimeSpan.FromMilliseconds(100)))
                {
                    throw new BadHttpRequestException("The name may contain letters and digits only.");
                }

                return new DirectorySearcher($"(uid={name})").FindOne();
            }
            """),
        ProposalCase.OfPage("letters, digits and dashes", "BARCH2109", """
            [HttpGet]
            public string? Role(string name)
            {
                if (string.IsNullOrEmpty(name) || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
                {
                    throw new BadHttpRequestException("The name is not valid.");
                }

                return users.SelectSingleNode($"//user[@name='{name}']/@role")?.Value;
            }
            """),
        ProposalCase.OfPage("the beginning of the address", "BARCH2104", """
            [HttpGet]
            public Task<string> Show(string url)
            {
                if (!url.StartsWith("https://contoso.com/", StringComparison.OrdinalIgnoreCase))
                {
                    throw new BadHttpRequestException("Only pages of contoso are shown.");
                }

                return http.GetStringAsync(url);
            }
            """),
        ProposalCase.OfPage("hosts in a set", "BARCH2104", """
            [HttpGet]
            public Task<string> Show(string url)
            {
                var allowedHosts = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "contoso.com", "www.contoso.com" };
                if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps || !allowedHosts.Contains(uri.Host))
                {
                    throw new BadHttpRequestException("The address is not allowed.");
                }

                return http.GetStringAsync(uri);
            }
            """),
        ProposalCase.OfPage("the same host in any case", "BARCH2104", """
            [HttpGet]
            public Task<string> Show(string url)
            {
                if (!Uri.TryCreate(url, UriKind.Absolute, out var target) || target.Scheme != "https" || !string.Equals(target.Host, "contoso.com", StringComparison.OrdinalIgnoreCase))
                    throw new BadHttpRequestException("Pages of contoso alone are shown.");

                return http.GetStringAsync(target);
            }
            """),
        ProposalCase.OfPage("one command's host", "BARCH2103", """
            [HttpPost]
            public void Ping(string host)
            {
                if (!Regex.IsMatch(host, @"^[A-Za-z0-9.]+$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)))
                    throw new BadHttpRequestException("The host is not valid.");
                Process.Start("ping", "-c 1 " + host);
            }
            """),
    ];

    private static IEnumerable<ProposalCase> Rewrites =>
    [
        ProposalCase.OfPage("a start info", "BARCH2103", """
            [HttpPost]
            public void Ping(string host) => Process.Start(new ProcessStartInfo("ping") { ArgumentList = { "-c", "1", host } });
            """),
        ProposalCase.OfPage("a list of arguments", "BARCH2103", """
            [HttpPost]
            public void Ping(string host) =>
                Process.Start("ping", new List<string> { "-c", "1", "--", host });
            """),
        ProposalCase.OfPage("the full path of a root", "BARCH2102", """
            [HttpGet("{name}")]
            public IActionResult Read(string name)
            {
                var root = Path.GetFullPath("/data/reports");
                var path = Path.GetFullPath(Path.Combine(root, name));
                if (!path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                {
                    return NotFound();
                }

                return PhysicalFile(path, "application/pdf");
            }
            """),
        new("a file name below a root of the class", "BARCH2102", [("FilesController.cs", Rooted)], """
            [HttpGet("{name}")]
            public IActionResult Read(string name)
            {
                return PhysicalFile(Path.Combine(_root, Path.GetFileName(name)), "application/pdf");
            }
            """),
        new("the variable cut to its file name", "BARCH2102", [("FilesController.cs", Kept)], """
            [HttpGet("{name}")]
            public IActionResult Read(string name)
            {
                var path = Path.Combine("/data/files", Path.GetFileName(name));
                return PhysicalFile(path, "application/pdf");
            }
            """),
        new("the variable made full and looked at", "BARCH2102", [("FilesController.cs", Kept)], """
            [HttpGet("{name}")]
            public IActionResult Read(string name)
            {
                var path = Path.GetFullPath(Path.Combine("/data/files", name));
                if (!path.StartsWith("/data/files/", StringComparison.Ordinal))
                    return BadRequest();
                return PhysicalFile(path, "application/pdf");
            }
            """),
        new("joined instead of added", "BARCH2102", [("FilesController.cs", GoodAnswers.Files)], """
            [HttpGet("{name}")]
            public IActionResult Read(string name)
            {
                var stream = System.IO.File.OpenRead(Path.Combine("/data/files", Path.GetFileName(name)));
                return File(stream, "application/octet-stream");
            }
            """),
        ProposalCase.OfPage("encoded, with the name in full", "BARCH2106", """
            [HttpGet]
            public IActionResult Hello(string name) =>
                Content($"<h1>Hello {System.Text.Encodings.Web.HtmlEncoder.Default.Encode(name)}</h1>", "text/html");
            """),
        ProposalCase.OfPage("encoded and added", "BARCH2106", """
            [HttpGet]
            public IActionResult Hello(string name) =>
                Content("<h1>Hello " + HtmlEncoder.Default.Encode(name) + "</h1>", "text/html");
            """),
        ProposalCase.OfPage("keys in an array", "BARCH2111", """
            [HttpPost]
            public object Add(string sku) =>
                redis.ScriptEvaluate("return redis.call('INCR', KEYS[1])", keys: new[] { sku });
            """),
        ProposalCase.OfPage("data with a name", "BARCH2112", """
            [HttpPost]
            public string Preview(string greeting) =>
                Template.Parse("{{greeting}}, your parcel is on its way").Render(new { greeting = greeting });
            """),
        ProposalCase.OfPage("a copy over lines", "BARCH2007", """
            [HttpPost]
            public async Task<IActionResult> Post(Order order, CancellationToken cancellationToken)
            {
                if (order.Sku is not { Length: > 0 and <= 20 })
                    return BadRequest();
                await orders.InsertOneAsync(
                    new Order
                    {
                        Sku = order.Sku,
                    },
                    cancellationToken);
                return Ok();
            }
            """),
        ProposalCase.OfPage("the variable of a copy", "BARCH2007", """
            [HttpPost]
            public async Task<IActionResult> Post(Order order, CancellationToken cancellationToken)
            {
                if (order.Sku is not { Length: > 0 and <= 20 })
                    return BadRequest();
                await orders.InsertOneAsync(new() { Sku = order.Sku }, cancellationToken);
                return Ok();
            }
            """),
        ProposalCase.OfPage("without separators", "BARCH1010", """
            public static byte[] Derive(string password, byte[] salt) =>
                Rfc2898DeriveBytes.Pbkdf2(password, salt, 700000, HashAlgorithmName.SHA256, 32);
            """, 2),
    ];

    private static IEnumerable<ProposalCase> Policies =>
    [
        ProposalCase.OfPage("protected by Windows", "BARCH1008", """
            builder.Services.AddDataProtection()
                .SetApplicationName("shop")
                .PersistKeysToFileSystem(new DirectoryInfo("/var/shop/keys"))
                .ProtectKeysWithDpapi();
            """),
        new("attributes in one list", "BARCH5001", [("OrdersController.cs", GoodAnswers.OpenController), ("Program.cs", GoodAnswers.OpenHost)], """
            [HttpDelete("{id}"), Authorize]
            public string Delete(int id)
            {
                return $"{id} is gone";
            }
            """),
        new("a policy by its name", "BARCH5001", [("OrdersController.cs", GoodAnswers.OpenController), ("Program.cs", GoodAnswers.OpenHost)], """
            [Authorize(Policy = "orders.write")]
            [HttpDelete("{id}")]
            public string Delete(int id)
            {
                return $"{id} is gone";
            }
            """),
        new("on a line of its own", "BARCH5001", [("Program.cs", GoodAnswers.Open)], """
            app.MapDelete("/orders/{id}", (int id) => $"{id} is gone")
                .WithName("Delete")
                .RequireAuthorization("orders.write");
            """),
        new("a limiter as an attribute", "BARCH5002", [("OrdersController.cs", Limited), ("Program.cs", Group)], """
            [HttpGet("{id}")]
            [EnableRateLimiting("fixed")]
            public string Get(int id) => $"order {id}";
            """),
        ProposalCase.OfPage("the limiter first", "BARCH5002", """
            app.MapGet("/orders/{id}", (int id) => $"order {id}").RequireRateLimiting("standard").AllowAnonymous();
            """),
        ProposalCase.OfPage("a claim with a value", "BARCH5011", """
            builder.Services.AddAuthorization(options =>
                options.AddPolicy("Partner", policy => policy.RequireClaim("partner", "true")));
            """),
        ProposalCase.OfPage("known callers with a role", "BARCH5011", """
            builder.Services.AddAuthorization(options =>
                options.AddPolicy("Partner", policy => policy.RequireAuthenticatedUser().RequireRole("Partner")));
            """),
        ProposalCase.OfPage("the address with another default", "BARCH5016", """
            builder.Services.AddRateLimiter(options =>
            {
                options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
                options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetFixedWindowLimiter(
                    context.Connection.RemoteIpAddress?.ToString() ?? "anonymous",
                    _ => new() { PermitLimit = 100, Window = TimeSpan.FromMinutes(1) }));
            });
            """),
        ProposalCase.OfPage("two origins", "BARCH5021", """
            builder.Services.AddCors(options =>
            {
                options.AddDefaultPolicy(policy => policy
                    .WithOrigins("https://shop.example.com", "https://admin.example.com")
                    .AllowAnyHeader()
                    .AllowCredentials());
                options.AddPolicy("partners", policy => policy
                    .AllowAnyOrigin()
                    .AllowCredentials());
            });
            """),
    ];

    private static IEnumerable<ProposalCase> Logs =>
    [
        new("two placeholders", "BARCH4010", [("OrdersController.cs", Log), ("Program.cs", Plain)], """
            [HttpGet("{id}")]
            public IActionResult Get(string id, string region)
            {
                logger.LogWarning("No order {OrderId} in {Region}", id, region);
                return NotFound();
            }
            """),
        ProposalCase.OfPage("a longer name", "BARCH4010", """
            [HttpGet]
            public void Search(string text) =>
                logger.LogInformation("Search for {SearchText}", text);
            """),
        ProposalCase.OfPage("the password dropped", "BARCH4005", """
            public void SignIn(Login login, HttpRequest request)
            {
                logger.LogDebug("{Name} signs in", login.Name);
                logger.LogDebug("Request for {Login}", login);
                logger.LogDebug("Headers: {Headers}", request.Headers);
                logger.LogDebug($"Signing with {configuration["Jwt:SigningKey"]}");
            }
            """),
        ProposalCase.OfPage("who asks", "BARCH4005", """
            public void SignIn(Login login, HttpRequest request)
            {
                logger.LogDebug("{Name} signs in with {Password}", login.Name, login.Password);
                logger.LogDebug("Request for {Name}", login.Name);
                logger.LogDebug("Headers: {Headers}", request.Headers);
                logger.LogDebug($"Signing with {configuration["Jwt:SigningKey"]}");
            }
            """, 1),
        ProposalCase.OfPage("how many headers", "BARCH4005", """
            public void SignIn(Login login, HttpRequest request)
            {
                logger.LogDebug("{Name} signs in with {Password}", login.Name, login.Password);
                logger.LogDebug("Request for {Login}", login);
                logger.LogDebug("Headers: {HeaderCount}", request.Headers.Count);
                logger.LogDebug($"Signing with {configuration["Jwt:SigningKey"]}");
            }
            """, 2),
        ProposalCase.OfPage("whether there is a key", "BARCH4005", """
            public void SignIn(Login login, HttpRequest request)
            {
                logger.LogDebug("{Name} signs in with {Password}", login.Name, login.Password);
                logger.LogDebug("Request for {Login}", login);
                logger.LogDebug("Headers: {Headers}", request.Headers);
                logger.LogDebug("Signing with a key: {HasKey}", configuration["Jwt:SigningKey"] is not null);
            }
            """, 3),
        ProposalCase.OfPage("the id in the same place", "BARCH4006", """
            public void Send(Customer customer)
            {
                logger.LogInformation("Sent to {CustomerId}", customer.Id);
                logger.LogDebug("Next is {@Customer}", customer);
            }
            """),
        ProposalCase.OfPage("the id alone", "BARCH4006", """
            public void Send(Customer customer)
            {
                logger.LogInformation("Sent to {Email}", customer.Email);
                logger.LogDebug("Next is {CustomerId}", customer.Id);
            }
            """, 1),
    ];
}
