using System.Collections.Immutable;

namespace BackendArchitect.Analyzers.Tests.CodeFixes.Proposals;

/// <summary>Right answers, written by hand, as different models would give them.</summary>
internal static class GoodAnswers
{
    internal const string Orders = """
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();

        app.MapPost("/orders", (PlaceOrder order, ILogger<Program> logger) =>
        {
            // The shop ships on the next day.
            var due = DateTime.UtcNow.AddDays(1);
            logger.LogInformation("An order for {Due}", due);
            return Results.Created("/orders/1", order.Sku);
        }).RequireAuthorization();

        app.Run();

        public record PlaceOrder(string Sku, int Quantity);
        """;

    internal const string Reviews = """
        using Microsoft.AspNetCore.Mvc;

        [ApiController, Route("reviews")]
        public class ReviewsController : ControllerBase
        {
            [HttpPost]
            public IActionResult Post(Review review)
            {
                return Ok(review.Text);
            }
        }

        public class Review
        {
            public string? Text { get; set; }

            public int Stars { get; set; }
        }
        """;

    internal const string Files = """
        using Microsoft.AspNetCore.Mvc;

        [ApiController, Route("files")]
        public class FilesController : ControllerBase
        {
            [HttpGet("{name}")]
            public IActionResult Read(string name)
            {
                var stream = System.IO.File.OpenRead("/data/files/" + name);
                return File(stream, "application/octet-stream");
            }
        }
        """;

    internal const string Preview = """
        using Microsoft.AspNetCore.Mvc;

        [ApiController, Route("preview")]
        public class PreviewController(HttpClient http) : ControllerBase
        {
            [HttpGet]
            public async Task<string> Show(string url)
            {
                return await http.GetStringAsync(url);
            }
        }
        """;

    internal const string Open = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddBearerToken();
        builder.Services.AddAuthorization(options => options.AddPolicy("orders.write", policy => policy.RequireClaim("scope", "orders.write")));
        var app = builder.Build();

        app.MapGet("/orders", () => "my orders").RequireAuthorization();
        app.MapDelete("/orders/{id}", (int id) => $"{id} is gone").WithName("Delete");

        app.Run();
        """;

    internal const string OpenController = """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [ApiController, Route("orders")]
        public class OrdersController : ControllerBase
        {
            /// <summary>All orders.</summary>
            [HttpGet, Authorize]
            public string All() => "orders";

            /// <summary>Deletes an order.</summary>
            [HttpDelete("{id}")]
            public string Delete(int id)
            {
                return $"{id} is gone";
            }
        }
        """;

    internal const string OpenHost = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        builder.Services.AddAuthentication().AddBearerToken();
        builder.Services.AddAuthorization(options => options.AddPolicy("orders.write", policy => policy.RequireClaim("scope", "orders.write")));
        var app = builder.Build();
        app.MapControllers();
        app.Run();
        """;

    private static ImmutableArray<ProposalCase> First { get; } =
    [
        ProposalCase.OfPage("certificate by thumbprint", "BARCH1008", """
            builder.Services.AddDataProtection()
                .SetApplicationName("shop")
                .PersistKeysToFileSystem(new DirectoryInfo("/var/shop/keys"))
                .ProtectKeysWithCertificate(builder.Configuration["Keys:CertificateThumbprint"]!);
            """),
        ProposalCase.OfPage("certificate in the middle of the chain", "BARCH1008", """
            builder.Services.AddDataProtection()
                .SetApplicationName("shop")
                .ProtectKeysWithCertificate(builder.Configuration["Keys:CertificateThumbprint"]!)
                .PersistKeysToFileSystem(new DirectoryInfo("/var/shop/keys"));
            """),
        ProposalCase.OfPage("more iterations", "BARCH1010", """
            public static byte[] Derive(string password, byte[] salt) =>
                Rfc2898DeriveBytes.Pbkdf2(password, salt, 600_000, HashAlgorithmName.SHA256, 32);
            """, 2),
        ProposalCase.OfPage("more iterations of the hasher", "BARCH1010", """
            public static void AddHasher(this IServiceCollection services) =>
                services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000);
            """),
        ProposalCase.OfPage("a guard as the page shows it", "BARCH2001", """
            app.MapPost("/orders", (PlaceOrder order) =>
            {
                if (string.IsNullOrWhiteSpace(order.Sku) || order.Sku.Length > 20 || order.Quantity is < 1 or > 100)
                    return Results.BadRequest("A product and a quantity from 1 to 100 are needed.");
                return Results.Created("/orders/1", order.Sku);
            }).RequireAuthorization();
            """),
        ProposalCase.OfPage("a condition", "BARCH2001", """
            app.MapPost("/orders", (PlaceOrder order) => order.Sku is { Length: > 0 and <= 20 } && order.Quantity is >= 1 and <= 100 ? Results.Created("/orders/1", order.Sku) : Results.BadRequest()).RequireAuthorization();
            """),
        ProposalCase.OfPage("two guards with errors by member", "BARCH2001", """
            app.MapPost("/orders", (PlaceOrder order) =>
            {
                if (string.IsNullOrEmpty(order.Sku) || order.Sku.Length > 64)
                {
                    return Results.ValidationProblem(new Dictionary<string, string[]> { ["sku"] = new[] { "A product is needed." } });
                }

                if (order.Quantity <= 0 || order.Quantity > 1000)
                {
                    return Results.ValidationProblem(new Dictionary<string, string[]> { ["quantity"] = new[] { "The quantity is out of range." } });
                }

                return Results.Created("/orders/1", order.Sku);
            }).RequireAuthorization();
            """),
        ProposalCase.OfPage("an exception", "BARCH2001", """
            app.MapPost("/orders", (PlaceOrder order) =>
            {
                if (order.Sku is not { Length: > 0 and <= 20 } || order.Quantity < 1 || order.Quantity > 100)
                {
                    throw new BadHttpRequestException("The order is not valid.");
                }

                return Results.Created("/orders/1", order.Sku);
            }).RequireAuthorization();
            """),
        ProposalCase.OfPage("throw helpers", "BARCH2001", """
            app.MapPost("/orders", (PlaceOrder order) =>
            {
                ArgumentException.ThrowIfNullOrWhiteSpace(order.Sku);
                ArgumentOutOfRangeException.ThrowIfNegativeOrZero(order.Quantity);
                ArgumentOutOfRangeException.ThrowIfGreaterThan(order.Quantity, 100);
                return Results.Created("/orders/1", order.Sku);
            }).RequireAuthorization();
            """),
        Program("a guard before a body", "BARCH2001", Orders, """
            app.MapPost("/orders", (PlaceOrder order, ILogger<Program> logger) =>
            {
                if (string.IsNullOrWhiteSpace(order.Sku) || order.Sku.Length > 20 || order.Quantity < 1)
                    return Results.BadRequest();
                // The shop ships on the next day.
                var due = DateTime.UtcNow.AddDays(1);
                logger.LogInformation("An order for {Due}", due);
                return Results.Created("/orders/1", order.Sku);
            }).RequireAuthorization();
            """),
        Program("a guard after a variable, with a remark", "BARCH2001", Orders, """
            app.MapPost("/orders", (PlaceOrder order, ILogger<Program> logger) =>
            {
                // The shop ships on the next day.
                var due = DateTime.UtcNow.AddDays(1);
                // Nobody orders more than a truck holds.
                if (string.IsNullOrWhiteSpace(order.Sku) || order.Quantity is < 1 or > 500)
                {
                    return Results.UnprocessableEntity();
                }
                logger.LogInformation("An order for {Due}", due);
                return Results.Created("/orders/1", order.Sku);
            }).RequireAuthorization();
            """),
        new("the stars and the text", "BARCH2001", [("ReviewsController.cs", Reviews)], """
            [HttpPost]
            public IActionResult Post(Review review)
            {
                if (string.IsNullOrWhiteSpace(review.Text) || review.Text.Length > 2000 || review.Stars < 1 || review.Stars > 5)
                    return BadRequest();
                return Ok(review.Text);
            }
            """),
        new("with another indentation", "BARCH2001", [("ReviewsController.cs", Reviews)], """
                [HttpPost]
                public IActionResult Post(Review review)
                {
                    if (review.Text is null or "" || review.Text.Length >= 2000 || !(review.Stars >= 1 && review.Stars <= 5))
                    {
                        return ValidationProblem("A text and one to five stars are needed.");
                    }
                    return Ok(review.Text);
                }
            """),
        ProposalCase.OfPage("a bound", "BARCH2006", """
            [StringLength(500)]
            public string? Note { get; set; }
            """),
        ProposalCase.OfPage("another bound", "BARCH2006", """
            [MaxLength(1000)]
            public string? Note { get; set; }
            """),
        ProposalCase.OfPage("a copy", "BARCH2007", """
            [HttpPost]
            public async Task<IActionResult> Post(Order order, CancellationToken cancellationToken)
            {
                if (order.Sku is not { Length: > 0 and <= 20 })
                    return BadRequest();
                await orders.InsertOneAsync(new Order { Sku = order.Sku }, cancellationToken);
                return Ok();
            }
            """),
        ProposalCase.OfPage("size, type and a name of our own", "BARCH2012", """
            app.MapPost("/pictures", async (IFormFile picture) =>
            {
                if (picture.Length > 1_000_000 || picture.ContentType != "image/png")
                    throw new BadHttpRequestException("A PNG picture of at most one megabyte is needed.");
                using var stream = File.Create(Path.Combine("pictures", Path.GetRandomFileName()));
                await picture.CopyToAsync(stream);
            }).RequireAuthorization();
            """),
        ProposalCase.OfPage("size and a list of types", "BARCH2012", """
            app.MapPost("/pictures", async (IFormFile picture) =>
            {
                if (picture.Length is 0 or > 5_000_000 || picture.ContentType is not ("image/png" or "image/jpeg"))
                {
                    throw new BadHttpRequestException("A picture is needed.", StatusCodes.Status400BadRequest);
                }
                using var stream = File.Create(Path.Combine("pictures", Path.GetRandomFileName()));
                await picture.CopyToAsync(stream);
            }).RequireAuthorization();
            """),
        ProposalCase.OfPage("a hub exception", "BARCH2017", """
            public Task Say(Comment comment)
            {
                if (string.IsNullOrWhiteSpace(comment.Text) || comment.Text.Length > 500)
                    throw new HubException("A text of at most 500 characters is needed.");
                return Clients.All.SendAsync("said", comment.Text);
            }
            """),
        ProposalCase.OfPage("a condition that throws", "BARCH2017", """
            public Task Say(Comment comment) => comment.Text is { Length: > 0 and <= 500 } ? Clients.All.SendAsync("said", comment.Text) : throw new HubException("A text is needed.");
            """),
        ProposalCase.OfPage("no settings", "BARCH2020", """
            app.MapPost("/drafts", async (HttpRequest request) =>
            {
                var json = await new StreamReader(request.Body).ReadToEndAsync();
                return JsonConvert.DeserializeObject<Draft>(json);
            }).RequireAuthorization();
            """),
        ProposalCase.OfPage("no type names", "BARCH2020", """
            app.MapPost("/drafts", async (HttpRequest request) =>
            {
                var json = await new StreamReader(request.Body).ReadToEndAsync();
                return JsonConvert.DeserializeObject<Draft>(json, new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.None });
            }).RequireAuthorization();
            """),
        ProposalCase.OfPage("the file name alone", "BARCH2102", """
            [HttpGet("{name}")]
            public IActionResult Read(string name) =>
                PhysicalFile(Path.Combine("/data/reports", Path.GetFileName(name)), "application/pdf");
            """),
        ProposalCase.OfPage("a full path in its folder", "BARCH2102", """
            [HttpGet("{name}")]
            public IActionResult Read(string name)
            {
                var path = Path.GetFullPath(Path.Combine("/data/reports", name));
                if (!path.StartsWith("/data/reports/", StringComparison.Ordinal))
                    return NotFound();
                return PhysicalFile(path, "application/pdf");
            }
            """),
        new("a file name in a variable", "BARCH2102", [("FilesController.cs", Files)], """
            [HttpGet("{name}")]
            public IActionResult Read(string name)
            {
                var stream = System.IO.File.OpenRead("/data/files/" + Path.GetFileName(name));
                return File(stream, "application/octet-stream");
            }
            """),
        new("letters and digits only", "BARCH2102", [("FilesController.cs", Files)], """
            [HttpGet("{name}")]
            public IActionResult Read(string name)
            {
                if (!name.All(char.IsLetterOrDigit))
                    return BadRequest();
                var stream = System.IO.File.OpenRead("/data/files/" + name);
                return File(stream, "application/octet-stream");
            }
            """),
        ProposalCase.OfPage("arguments one by one", "BARCH2103", """
            [HttpPost]
            public void Ping(string host) => Process.Start("ping", ["-c", "1", "--", host]);
            """),
        ProposalCase.OfPage("an array of arguments", "BARCH2103", """
            [HttpPost]
            public void Ping(string host) => Process.Start("ping", new[] { "-c", "1", host });
            """),
        ProposalCase.OfPage("one host only", "BARCH2104", """
            [HttpGet]
            public Task<string> Show(string url)
            {
                if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps || uri.Host != "contoso.com")
                    throw new BadHttpRequestException("Pages of contoso alone are shown.");
                return http.GetStringAsync(uri);
            }
            """),
        new("one of two hosts", "BARCH2104", [("PreviewController.cs", Preview)], """
            [HttpGet]
            public async Task<string> Show(string url)
            {
                if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Host is not ("contoso.com" or "shop.contoso.com"))
                {
                    throw new BadHttpRequestException("This address is not allowed.");
                }

                return await http.GetStringAsync(uri);
            }
            """),
        ProposalCase.OfPage("encoded", "BARCH2106", """
            [HttpGet]
            public IActionResult Hello(string name) =>
                Content($"<h1>Hello {HtmlEncoder.Default.Encode(name)}</h1>", "text/html");
            """),
        ProposalCase.OfPage("encoded by the older class", "BARCH2106", """
            [HttpGet]
            public IActionResult Hello(string name) =>
                Content($"<h1>Hello {WebUtility.HtmlEncode(name)}</h1>", "text/html");
            """),
        ProposalCase.OfPage("a list of headers", "BARCH2107", """
            [HttpGet]
            public void Tag(string name)
            {
                if (name is not ("X-Tag" or "X-Label"))
                    throw new BadHttpRequestException("There is no such tag.");
                Response.Headers[name] = "on";
            }
            """),
        ProposalCase.OfPage("letters and digits of a name", "BARCH2108", """
            [HttpGet]
            public object? Find(string name) =>
                name.All(char.IsLetterOrDigit) ? new DirectorySearcher($"(uid={name})").FindOne() : null;
            """),
        ProposalCase.OfPage("a guard on a name", "BARCH2109", """
            [HttpGet]
            public string? Role(string name)
            {
                if (name.Any(c => !char.IsLetterOrDigit(c)))
                    return null;
                return users.SelectSingleNode($"//user[@name='{name}']/@role")?.Value;
            }
            """),
        ProposalCase.OfPage("a list of formats", "BARCH2110", """
            [HttpGet]
            public string? Export(string format)
            {
                if (format is not ("Csv" or "Json"))
                    return null;
                var type = Type.GetType("Shop.Exports." + format);
                return type is null ? null : Activator.CreateInstance(type)?.ToString();
            }
            """),
        ProposalCase.OfPage("an array of formats", "BARCH2110", """
            [HttpGet]
            public string? Export(string format)
            {
                if (!new[] { "Csv", "Json" }.Contains(format))
                {
                    throw new BadHttpRequestException("There is no such format.");
                }

                var type = Type.GetType("Shop.Exports." + format);
                return type is null ? null : Activator.CreateInstance(type)?.ToString();
            }
            """),
        ProposalCase.OfPage("a key", "BARCH2111", """
            [HttpPost]
            public object Add(string sku) =>
                redis.ScriptEvaluate("return redis.call('INCR', KEYS[1])", [sku]);
            """),
        ProposalCase.OfPage("data of the template", "BARCH2112", """
            [HttpPost]
            public string Preview(string greeting) =>
                Template.Parse("{{ greeting }}, your parcel is on its way").Render(new { greeting });
            """),
        ProposalCase.OfPage("whether a password was given", "BARCH4005", """
            public void SignIn(Login login, HttpRequest request)
            {
                logger.LogDebug("{Name} signs in, password given: {IsPasswordGiven}", login.Name, login.Password.Length > 0);
                logger.LogDebug("Request for {Login}", login);
                logger.LogDebug("Headers: {Headers}", request.Headers);
                logger.LogDebug($"Signing with {configuration["Jwt:SigningKey"]}");
            }
            """),
        ProposalCase.OfPage("the names of the headers", "BARCH4005", """
            public void SignIn(Login login, HttpRequest request)
            {
                logger.LogDebug("{Name} signs in with {Password}", login.Name, login.Password);
                logger.LogDebug("Request for {Login}", login);
                logger.LogDebug("Headers: {Headers}", string.Join(", ", request.Headers.Keys));
                logger.LogDebug($"Signing with {configuration["Jwt:SigningKey"]}");
            }
            """, 2),
        ProposalCase.OfPage("the id of the customer", "BARCH4006", """
            public void Send(Customer customer)
            {
                logger.LogInformation("Sent to customer {CustomerId}", customer.Id);
                logger.LogDebug("Next is {@Customer}", customer);
            }
            """),
        ProposalCase.OfPage("the id of the next customer", "BARCH4006", """
            public void Send(Customer customer)
            {
                logger.LogInformation("Sent to {Email}", customer.Email);
                logger.LogDebug("Next is customer {CustomerId}", customer.Id);
            }
            """, 1),
        ProposalCase.OfPage("a placeholder", "BARCH4010", """
            [HttpGet]
            public void Search(string text) =>
                logger.LogInformation("Search for {Text}", text);
            """),
        Program("authenticated callers", "BARCH5001", Open, """
            app.MapDelete("/orders/{id}", (int id) => $"{id} is gone").WithName("Delete").RequireAuthorization();
            """),
        Program("a policy, at the front of the chain", "BARCH5001", Open, """
            app.MapDelete("/orders/{id}", (int id) => $"{id} is gone").RequireAuthorization("orders.write").WithName("Delete");
            """),
        new("an attribute", "BARCH5001", [("OrdersController.cs", OpenController), ("Program.cs", OpenHost)], """
            [HttpDelete("{id}")]
            [Authorize("orders.write")]
            public string Delete(int id)
            {
                return $"{id} is gone";
            }
            """),
        ProposalCase.OfPage("the limiter of the others", "BARCH5002", """
            app.MapGet("/orders/{id}", (int id) => $"order {id}").AllowAnonymous().RequireRateLimiting("standard");
            """),
        ProposalCase.OfPage("a claim", "BARCH5011", """
            builder.Services.AddAuthorization(options =>
                options.AddPolicy("Partner", policy => policy.RequireClaim("partner")));
            """),
        ProposalCase.OfPage("a role", "BARCH5011", """
            builder.Services.AddAuthorization(options =>
                options.AddPolicy("Partner", policy => policy.RequireRole("Partner")));
            """),
        ProposalCase.OfPage("whoever is authenticated", "BARCH5011", """
            builder.Services.AddAuthorization(options =>
                options.AddPolicy("Partner", policy => policy.RequireAuthenticatedUser()));
            """),
        ProposalCase.OfPage("the address", "BARCH5016", """
            builder.Services.AddRateLimiter(options =>
            {
                options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
                options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetFixedWindowLimiter(
                    context.Connection.RemoteIpAddress?.ToString() ?? "unknown",
                    _ => new() { PermitLimit = 100, Window = TimeSpan.FromMinutes(1) }));
            });
            """),
        ProposalCase.OfPage("the user, else the address", "BARCH5016", """
            builder.Services.AddRateLimiter(options =>
            {
                options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
                options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetFixedWindowLimiter(
                    context.User.Identity?.Name ?? context.Connection.RemoteIpAddress?.ToString() ?? "unknown",
                    _ => new() { PermitLimit = 100, Window = TimeSpan.FromMinutes(1) }));
            });
            """),
        ProposalCase.OfPage("one origin", "BARCH5021", """
            builder.Services.AddCors(options =>
            {
                options.AddDefaultPolicy(policy => policy
                    .WithOrigins("https://shop.example")
                    .AllowAnyHeader()
                    .AllowCredentials());
                options.AddPolicy("partners", policy => policy
                    .AllowAnyOrigin()
                    .AllowCredentials());
            });
            """),
        ProposalCase.OfPage("no credentials", "BARCH5021", """
            builder.Services.AddCors(options =>
            {
                options.AddDefaultPolicy(policy => policy
                    .SetIsOriginAllowed(origin => true)
                    .AllowAnyHeader()
                    .AllowCredentials());
                options.AddPolicy("partners", policy => policy
                    .AllowAnyOrigin());
            });
            """, 1),
    ];

    internal static ImmutableArray<ProposalCase> All { get; } = [.. First, .. MoreGoodAnswers.All];

    private static ProposalCase Program(string name, string id, string text, string answer) => new(name, id, [("Program.cs", text)], answer);
}
