using System.Collections.Immutable;
using static BackendArchitect.Analyzers.CodeFixes.RefusalReason;

namespace BackendArchitect.Analyzers.Tests.CodeFixes.Proposals.Attacks;

/// <summary>Right checks at the wrong place: after the deed, in a body that swallows them, beside what they shadow; and bodies that answer otherwise.</summary>
internal static class GuardPlaceAttacks
{
    private const string Checkout = """
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();

        app.MapPost("/orders", async (PlaceOrder order, Store store, ILogger<Program> logger) =>
        {
            var number = await store.SaveAsync(order);
            store.Tell(number);
            return Results.Ok(number);
        }).RequireAuthorization();

        app.Run();

        public record PlaceOrder(string Sku, int Quantity);

        public class Store
        {
            public Task<int> SaveAsync(PlaceOrder order) => Task.FromResult(order.Quantity);

            public void Tell(int number) { }
        }
        """;

    private const string Shadowed = """
        using Microsoft.AspNetCore.Mvc;

        [ApiController, Route("reviews")]
        public class ReviewsController : ControllerBase
        {
            private static readonly List<string> texts = [];

            [HttpPost]
            public IActionResult Post(Review review)
            {
                texts.Add(review.Text ?? "");
                return Ok();
            }
        }

        public class Review
        {
            public string? Text { get; set; }

            public int Stars { get; set; }
        }
        """;

    private const string Swallowed = """
        using Microsoft.AspNetCore.Mvc;

        [ApiController, Route("preview")]
        public class PreviewController(HttpClient http, Audit audit) : ControllerBase
        {
            [HttpGet]
            public async Task<string> Show(string url)
            {
                audit.Charge(1);
                foreach (var part in url.Split(','))
                {
                    await http.GetStringAsync(part);
                }
                return "";
            }
        }

        public class Audit
        {
            public void Charge(int amount) { }
        }
        """;

    private const string Caught = """
        using Microsoft.AspNetCore.Mvc;

        [ApiController, Route("preview")]
        public class PreviewController(HttpClient http) : ControllerBase
        {
            [HttpGet]
            public async Task<string> Show(string url)
            {
                try
                {
                    return await http.GetStringAsync(url);
                }
                catch (Exception)
                {
                    return "nothing to see";
                }
            }
        }
        """;

    private const string Two = """
        using Microsoft.AspNetCore.Mvc;

        [ApiController, Route("files")]
        public class FilesController : ControllerBase
        {
            [HttpGet("{name}")]
            public IActionResult Read(string name)
            {
                var logo = Path.Combine("/data/logos", "shop/logo.png");
                var mark = Path.Combine("/data/marks", Request.Host.Host);
                var path = Path.Combine("/data/files", name);
                Response.Headers.ETag = System.IO.File.Exists(logo) + mark;
                return PhysicalFile(path, "application/pdf");
            }
        }
        """;

    private const string Issued = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton<Store>();
        var app = builder.Build();

        app.MapPost("/orders", (PlaceOrder order, Store store) =>
        {
            var number = store.Issue(order);
            var kept = store.GetOrCreate(order);
            return Results.Ok(number + kept);
        }).RequireAuthorization();

        app.Run();

        public record PlaceOrder(string Sku, int Quantity);

        public class Store
        {
            public int Issue(PlaceOrder order) => 1;

            public int GetOrCreate(PlaceOrder order) => 2;
        }
        """;

    private const string Guard = """
        if (order.Sku is not { Length: > 0 and <= 20 } || order.Quantity is < 1 or > 100)
                return Results.BadRequest();
        """;

    internal static ImmutableArray<Attack> All =>
    [
        Attack.OnProgram("BARCH2001", Checkout, "after the order was saved", $$"""
            app.MapPost("/orders", async (PlaceOrder order, Store store, ILogger<Program> logger) =>
            {
                var number = await store.SaveAsync(order);
                {{Guard}}
                store.Tell(number);
                return Results.Ok(number);
            }).RequireAuthorization();
            """, OutsideTheShape),
        Attack.OnProgram("BARCH2001", Checkout, "after everything was done", $$"""
            app.MapPost("/orders", async (PlaceOrder order, Store store, ILogger<Program> logger) =>
            {
                var number = await store.SaveAsync(order);
                store.Tell(number);
                {{Guard}}
                return Results.Ok(number);
            }).RequireAuthorization();
            """, OutsideTheShape),
        Attack.OnProgram("BARCH2001", Checkout, "the deed under the check, the answer all the same", """
            app.MapPost("/orders", async (PlaceOrder order, Store store, ILogger<Program> logger) =>
            {
                var number = await store.SaveAsync(order);
                if (order.Sku is { Length: > 0 and <= 20 } && order.Quantity is >= 1 and <= 100)
                    store.Tell(number);
                return Results.Ok(number);
            }).RequireAuthorization();
            """, OutsideTheShape),
        Attack.OnProgram("BARCH2001", Checkout, "in a try that answers well", """
            app.MapPost("/orders", async (PlaceOrder order, Store store, ILogger<Program> logger) =>
            {
                try
                {
                    ArgumentException.ThrowIfNullOrWhiteSpace(order.Sku);
                }
                catch (ArgumentException)
                {
                }
                var number = await store.SaveAsync(order);
                store.Tell(number);
                return Results.Ok(number);
            }).RequireAuthorization();
            """, OutsideTheShape),
        Attack.OnProgram("BARCH2001", Checkout, "in a function that nobody calls", """
            app.MapPost("/orders", async (PlaceOrder order, Store store, ILogger<Program> logger) =>
            {
                void Validate() => ArgumentException.ThrowIfNullOrWhiteSpace(order.Sku);
                var number = await store.SaveAsync(order);
                store.Tell(number);
                return Results.Ok(number);
            }).RequireAuthorization();
            """, OutsideTheShape),
        Attack.OnProgram("BARCH2001", Checkout, "in a task that nobody awaits", """
            app.MapPost("/orders", async (PlaceOrder order, Store store, ILogger<Program> logger) =>
            {
                _ = Task.Run(() => ArgumentException.ThrowIfNullOrWhiteSpace(order.Sku));
                var number = await store.SaveAsync(order);
                store.Tell(number);
                return Results.Ok(number);
            }).RequireAuthorization();
            """, OutsideTheShape),
        Attack.OnProgram("BARCH2001", Checkout, "a check that only logs", """
            app.MapPost("/orders", async (PlaceOrder order, Store store, ILogger<Program> logger) =>
            {
                if (order.Sku is not { Length: > 0 and <= 20 })
                    logger.LogWarning("The order is not valid");
                var number = await store.SaveAsync(order);
                store.Tell(number);
                return Results.Ok(number);
            }).RequireAuthorization();
            """, OutsideTheShape),
        Attack.OnProgram("BARCH2001", Checkout, "a check that mends the input", """
            app.MapPost("/orders", async (PlaceOrder order, Store store, ILogger<Program> logger) =>
            {
                if (order.Quantity is < 1 or > 100)
                    order = order with { Quantity = 1 };
                var number = await store.SaveAsync(order);
                store.Tell(number);
                return Results.Ok(number);
            }).RequireAuthorization();
            """, OutsideTheShape),
        Attack.OnProgram("BARCH2001", Checkout, "a check with another way", """
            app.MapPost("/orders", async (PlaceOrder order, Store store, ILogger<Program> logger) =>
            {
                if (order.Sku is not { Length: > 0 and <= 20 })
                    return Results.BadRequest();
                else
                    store.Tell(1);
                var number = await store.SaveAsync(order);
                store.Tell(number);
                return Results.Ok(number);
            }).RequireAuthorization();
            """, OutsideTheShape),
        Attack.OnProgram("BARCH2001", Checkout, "a filter in the chain that lets everything through", """
            app.MapPost("/orders", async (PlaceOrder order, Store store, ILogger<Program> logger) =>
            {
                var number = await store.SaveAsync(order);
                store.Tell(number);
                return Results.Ok(number);
            }).AddEndpointFilter((context, next) => next(context)).RequireAuthorization();
            """, OutsideTheShape),
        Attack.OnProgram("BARCH2001", Checkout, "not awaited behind the guard", $$"""
            app.MapPost("/orders", async (PlaceOrder order, Store store, ILogger<Program> logger) =>
            {
                {{Guard}}
                var number = store.SaveAsync(order).Result;
                store.Tell(number);
                return Results.Ok(number);
            }).RequireAuthorization();
            """, OutsideTheShape),
        Attack.OnProgram("BARCH2001", Checkout, "an attribute on the parameter", $$"""
            app.MapPost("/orders", async ([Microsoft.AspNetCore.Mvc.FromQuery] PlaceOrder order, Store store, ILogger<Program> logger) =>
            {
                {{Guard}}
                var number = await store.SaveAsync(order);
                store.Tell(number);
                return Results.Ok(number);
            }).RequireAuthorization();
            """, OutsideTheShape),
        Attack.OnProgram("BARCH2001", Checkout, "an attribute on the lambda", $$"""
            app.MapPost("/orders", [Microsoft.AspNetCore.Authorization.AllowAnonymous] async (PlaceOrder order, Store store, ILogger<Program> logger) =>
            {
                {{Guard}}
                var number = await store.SaveAsync(order);
                store.Tell(number);
                return Results.Ok(number);
            }).RequireAuthorization();
            """, OutsideTheShape),
        Attack.OnProgram("BARCH2001", Checkout, "a default for the parameter", $$"""
            app.MapPost("/orders", async (Store store, ILogger<Program> logger, PlaceOrder? order = null) =>
            {
                {{Guard}}
                var number = await store.SaveAsync(order);
                store.Tell(number);
                return Results.Ok(number);
            }).RequireAuthorization();
            """, OutsideTheShape),
        Attack.OnPage("BARCH2001", "the answer is no answer any more", """
            app.MapPost("/orders", (PlaceOrder order) =>
            {
                ArgumentException.ThrowIfNullOrWhiteSpace(order.Sku);
                ArgumentOutOfRangeException.ThrowIfGreaterThan(order.Quantity, 100);
                Results.Created("/orders/1", order.Sku);
            }).RequireAuthorization();
            """, OutsideTheShape, EndpointChanged),
        Attack.OnPage("BARCH2001", "another handler for the same", """
            app.MapPost("/orders", (PlaceOrder order) =>
            {
                if (order.Sku is not { Length: > 0 and <= 20 })
                    return Results.BadRequest();
                return Results.Created("/orders/1", order.Sku);
            }).RequireAuthorization().Finally(_ => { });
            """, OutsideTheShape),
        Attack.On("BARCH2001", [("ReviewsController.cs", Shadowed)], "a variable that hides the list", """
            [HttpPost]
            public IActionResult Post(Review review)
            {
                var texts = new List<string>();
                if (string.IsNullOrWhiteSpace(review.Text) || review.Text.Length > 2000 || review.Stars is < 1 or > 5)
                    return BadRequest(texts);
                texts.Add(review.Text ?? "");
                return Ok();
            }
            """, OutsideTheShape, ForeignName, UnprovenCheck),
        Attack.On("BARCH2001", [("ReviewsController.cs", Shadowed)], "an empty list that hides the list", """
            [HttpPost]
            public IActionResult Post(Review review)
            {
                var texts = new List<string>();
                if (string.IsNullOrWhiteSpace(review.Text) || review.Text.Length > 2000 || review.Stars is < 1 or > 5)
                    return BadRequest();
                texts.Add(review.Text ?? "");
                return Ok();
            }
            """, OutsideTheShape, ForeignName, UnprovenCheck),
        Attack.On("BARCH2001", [("ReviewsController.cs", Shadowed)], "a body that becomes another type's", """
            [HttpPost]
            public ActionResult<Review> Post(Review review)
            {
                if (string.IsNullOrWhiteSpace(review.Text) || review.Text.Length > 2000 || review.Stars is < 1 or > 5)
                    return BadRequest();
                texts.Add(review.Text ?? "");
                return Ok();
            }
            """, OutsideTheShape),
        Attack.On("BARCH2001", [("ReviewsController.cs", Shadowed)], "a verb beside the verb", """
            [HttpPost, HttpGet]
            public IActionResult Post(Review review)
            {
                if (string.IsNullOrWhiteSpace(review.Text) || review.Text.Length > 2000 || review.Stars is < 1 or > 5)
                    return BadRequest();
                texts.Add(review.Text ?? "");
                return Ok();
            }
            """, OutsideTheShape),
        Attack.On("BARCH2001", [("ReviewsController.cs", Shadowed)], "a consumed type on the verb", """
            [HttpPost]
            [Consumes("text/plain")]
            public IActionResult Post(Review review)
            {
                if (string.IsNullOrWhiteSpace(review.Text) || review.Text.Length > 2000 || review.Stars is < 1 or > 5)
                    return BadRequest();
                texts.Add(review.Text ?? "");
                return Ok();
            }
            """, OutsideTheShape),
        Attack.On("BARCH2001", [("ReviewsController.cs", Shadowed)], "a model state of nothing", """
            [HttpPost]
            public IActionResult Post(Review review)
            {
                if (!ModelState.IsValid)
                    return BadRequest(ModelState);
                texts.Add(review.Text ?? "");
                return Ok();
            }
            """, UnprovenCheck, FindingRemains),
        Attack.On("BARCH2104", [("PreviewController.cs", Swallowed)], "in the loop, after the first were fetched and the caller was charged", """
            [HttpGet]
            public async Task<string> Show(string url)
            {
                audit.Charge(1);
                foreach (var part in url.Split(','))
                {
                    if (part is not ("contoso" or "shop"))
                        throw new BadHttpRequestException("This address is not allowed.");
                    await http.GetStringAsync(part);
                }
                return "";
            }
            """, OutsideTheShape),
        Attack.On("BARCH2104", [("PreviewController.cs", Caught)], "thrown where it is caught", """
            [HttpGet]
            public async Task<string> Show(string url)
            {
                try
                {
                    if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Host != "contoso.com")
                        throw new BadHttpRequestException("This address is not allowed.");
                    return await http.GetStringAsync(uri);
                }
                catch (Exception)
                {
                    return "nothing to see";
                }
            }
            """, OutsideTheShape),
        Attack.On("BARCH2102", [("FilesController.cs", Two)], "another path cut too", """
            [HttpGet("{name}")]
            public IActionResult Read(string name)
            {
                var logo = Path.Combine("/data/logos", "shop/logo.png");
                var mark = Path.Combine("/data/marks", Path.GetFileName(Request.Host.Host));
                var path = Path.Combine("/data/files", Path.GetFileName(name));
                Response.Headers.ETag = System.IO.File.Exists(logo) + mark;
                return PhysicalFile(path, "application/pdf");
            }
            """, OutsideTheShape),
        Attack.On("BARCH2102", [("FilesController.cs", Two)], "the folder of another path", """
            [HttpGet("{name}")]
            public IActionResult Read(string name)
            {
                var logo = Path.Combine("/data/logos", "shop/logo.png");
                var mark = Path.Combine("/data/marks", Request.Host.Host);
                var path = Path.GetFullPath(Path.Combine("/data/files", name));
                if (!path.StartsWith("/data/logos/", StringComparison.Ordinal))
                    return NotFound();
                Response.Headers.ETag = System.IO.File.Exists(logo) + mark;
                return PhysicalFile(path, "application/pdf");
            }
            """, UnprovenCheck),
        Attack.OnProgram("BARCH2001", Issued, "after something was issued", $$"""
            app.MapPost("/orders", (PlaceOrder order, Store store) =>
            {
                var number = store.Issue(order);
                {{Guard}}
                var kept = store.GetOrCreate(order);
                return Results.Ok(number + kept);
            }).RequireAuthorization();
            """, OutsideTheShape),
        Attack.OnPage("BARCH2017", "a hub that answers nothing", """
            public Task Say(Comment comment)
            {
                if (comment.Text is { Length: > 0 and <= 500 })
                    return Clients.All.SendAsync("said", comment.Text);
                return Task.CompletedTask;
            }
            """, OutsideTheShape, UnprovenCheck),
        Attack.OnPage("BARCH2017", "a hub that tells its state", """
            public Task Say(Comment comment) => comment.Text is { Length: > 0 and <= 500 } ? Clients.All.SendAsync("said", comment.Text) : throw new HubException(Context.UserIdentifier);
            """, UnprovenCheck, ForeignName),
        Attack.OnPage("BARCH2017", "a hub that is not awaited any more", """
            public async Task Say(Comment comment)
            {
                if (comment.Text is not { Length: > 0 and <= 500 })
                    throw new HubException("A text is needed.");
                _ = Clients.All.SendAsync("said", comment.Text);
            }
            """, OutsideTheShape),
        Attack.OnPage("BARCH2017", "a hub that says it to others", """
            public Task Say(Comment comment)
            {
                if (comment.Text is not { Length: > 0 and <= 500 })
                    throw new HubException("A text is needed.");
                return Clients.Caller.SendAsync("said", comment.Text);
            }
            """, OutsideTheShape),
    ];
}
