using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BackendArchitect.EndToEnd.Tests.Testing;
using Microsoft.AspNetCore.Http;

namespace BackendArchitect.EndToEnd.Tests;

/// <summary>
/// The sample in which nothing is found does what it looks like it does: it starts, refuses who and what it should, and says how it is called.
/// Each test calls as customers of its own, so that none uses up the calls of another.
/// </summary>
public class CleanShopTests(CleanShopTests.Shop shop) : IClassFixture<CleanShopTests.Shop>
{
    private const string ProblemJson = "application/problem+json";
    private const string Broken = "CAP-03";
    private const string Silent = "TEE-07";

    private readonly RunningShop _shop = shop.Running;

    [Fact]
    public async Task Anybody_may_ask_whether_it_is_well()
    {
        using var caller = _shop.Caller();
        Assert.Equal("Healthy", await caller.GetStringAsync("/health"));
    }

    [Theory]
    [InlineData("GET", "/v1/products")]
    [InlineData("GET", "/v1/products/MUG-01/availability")]
    [InlineData("GET", "/v1/orders")]
    [InlineData("POST", "/v1/orders")]
    [InlineData("GET", "/v1/invoices/1")]
    public async Task A_caller_without_a_token_is_turned_away(string method, string path)
    {
        using var caller = _shop.Caller();
        using var answer = await caller.SendAsync(new(new(method), path));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Bearer", Assert.Single(answer.Headers.WwwAuthenticate).Scheme);
        Assert.Equal(ProblemJson, answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_token_of_another_issuer_for_another_service_or_of_yesterday_is_turned_away()
    {
        string[] tokens =
        [
            _shop.Token("eve", key: RandomNumberGenerator.GetBytes(32)),
            _shop.Token("eve", audience: "another-shop"),
            _shop.Token("eve", lifetime: TimeSpan.FromDays(-1)),
        ];
        foreach (var token in tokens)
        {
            using var caller = _shop.CallerWith(token);
            using var answer = await caller.GetAsync("/v1/products");
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_customer_orders_reads_the_order_and_its_invoice_and_nobody_else_does()
    {
        using var ada = _shop.Caller("ada");
        using var placed = await PostOrder(ada, """{"shipTo":"1 Analytical Lane","lines":[{"sku":"MUG-01","quantity":2},{"sku":"CAP-03","quantity":1}]}""");
        Assert.Equal(HttpStatusCode.Created, placed.StatusCode);
        var order = await placed.Content.ReadFromJsonAsync<JsonElement>();
        var id = order.GetProperty("id").GetInt32();
        Assert.Equal(37.30m, order.GetProperty("total").GetDecimal());
        Assert.Equal("Placed", order.GetProperty("status").GetString());

        Assert.Equal(id, (await ada.GetFromJsonAsync<JsonElement>(placed.Headers.Location)).GetProperty("id").GetInt32());
        Assert.Equal(id, Assert.Single((await ada.GetFromJsonAsync<JsonElement>("/v1/orders")).EnumerateArray()).GetProperty("id").GetInt32());
        Assert.Equal(37.30m, (await ada.GetFromJsonAsync<JsonElement>($"/v1/invoices/{id}")).GetProperty("total").GetDecimal());

        using var bob = _shop.Caller("bob");
        Assert.Equal(HttpStatusCode.NotFound, (await bob.GetAsync(placed.Headers.Location)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await bob.GetAsync($"/v1/invoices/{id}")).StatusCode);
        Assert.Empty((await bob.GetFromJsonAsync<JsonElement>("/v1/orders")).EnumerateArray());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"shipTo":""")]
    [InlineData("""{"shipTo":null,"lines":[{"sku":"MUG-01","quantity":1}]}""")]
    [InlineData("""{"shipTo":"ab","lines":[{"sku":"MUG-01","quantity":1}]}""", "ShipTo")]
    [InlineData("""{"shipTo":"1 Analytical Lane","lines":[]}""", "Lines")]
    [InlineData("""{"shipTo":"1 Analytical Lane","lines":[{"sku":"MUG-01","quantity":0}]}""", "Lines[0].Quantity")]
    [InlineData("""{"shipTo":"1 Analytical Lane","lines":[{"sku":"MUG","quantity":1}]}""", "Lines[0].Sku")]
    [InlineData("""{"shipTo":"1 Analytical Lane","lines":[{"sku":"PEN-99","quantity":1}]}""", "Lines")]
    public async Task An_order_that_is_wrong_is_refused_and_the_answer_names_the_member(string order, string? member = null)
    {
        using var caller = _shop.Caller("carla");
        using var answer = await PostOrder(caller, order);
        await IsRefused(answer, member);
    }

    [Theory]
    [InlineData("/v1/products?skip=-1", "Skip")]
    [InlineData("/v1/orders?take=101", "Take")]
    [InlineData("/v1/orders?take=many")]
    [InlineData("/v1/invoices/0", "orderId")]
    public async Task A_question_that_is_wrong_is_refused_and_the_answer_names_the_parameter(string path, string? member = null)
    {
        using var caller = _shop.Caller("carlo");
        using var answer = await caller.GetAsync(path);
        await IsRefused(answer, member);
    }

    [Fact]
    public async Task Whoever_writes_too_often_waits_and_nobody_else_does()
    {
        using var eager = _shop.Caller("dora");
        HttpResponseMessage? refused = null;
        var answered = 0;
        // Twice what a window permits and one more: enough though a window ends in between.
        for (var i = 0; i < 41 && refused is null; i++)
        {
            var answer = await PostOrder(eager, "{}");
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
                refused = answer;
            else
                answered++;
        }
        Assert.NotNull(refused);
        Assert.True(answered >= 20, $"only {answered} calls were answered");
        Assert.Equal(ProblemJson, refused.Content.Headers.ContentType?.MediaType);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));

        Assert.Equal(HttpStatusCode.OK, (await eager.GetAsync("/v1/orders")).StatusCode);
        using var other = _shop.Caller("dana");
        Assert.Equal(HttpStatusCode.BadRequest, (await PostOrder(other, "{}")).StatusCode);
    }

    [Fact]
    public async Task Its_document_names_every_endpoint_what_it_refuses_and_who_may_call()
    {
        using var caller = _shop.Caller();
        var document = await caller.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
        var operations = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(verb => (Name: $"{verb.Name.ToUpperInvariant()} {path.Name}", Operation: verb.Value)))
            .OrderBy(operation => operation.Name, StringComparer.Ordinal).ToList();
        Assert.Equal(
            [
                "GET /v1/invoices/{orderId}", "GET /v1/orders", "GET /v1/orders/{id}", "GET /v1/products", "GET /v1/products/{sku}",
                "GET /v1/products/{sku}/availability", "POST /v1/orders",
            ],
            operations.Select(operation => operation.Name));
        Assert.All(operations, operation =>
        {
            Assert.NotEmpty(operation.Operation.GetProperty("summary").GetString()!);
            var responses = operation.Operation.GetProperty("responses").EnumerateObject().Select(response => response.Name).ToList();
            Assert.Contains("401", responses);
            Assert.Contains("429", responses);
        });
        Assert.Equal("bearer", document.GetProperty("components").GetProperty("securitySchemes").GetProperty("Bearer").GetProperty("scheme").GetString());
        Assert.Equal("Bearer", Assert.Single(document.GetProperty("security")[0].EnumerateObject()).Name);
    }

    [Fact]
    public async Task A_warehouse_that_stumbles_is_asked_again()
    {
        using var caller = _shop.Caller("erin");
        Assert.Equal(7, (await caller.GetFromJsonAsync<JsonElement>("/v1/products/MUG-01/availability")).GetProperty("available").GetInt32());
        Assert.Equal(HttpStatusCode.NotFound, (await caller.GetAsync("/v1/products/PEN-99/availability")).StatusCode);
    }

    [Theory]
    [InlineData(Broken)]
    [InlineData(Silent)]
    public async Task A_warehouse_that_fails_or_never_answers_is_no_error_of_ours(string sku)
    {
        using var caller = _shop.Caller("eric");
        using var answer = await caller.GetAsync($"/v1/products/{sku}/availability");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(ProblemJson, answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("not known at the moment", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_line_of_its_log_is_json_and_an_order_is_a_property()
    {
        using var caller = _shop.Caller("fay");
        using var placed = await PostOrder(caller, """{"shipTo":"1 Analytical Lane","lines":[{"sku":"TEE-07","quantity":1}]}""");
        var id = (await placed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt32();

        for (var i = 0; i < 100 && !Entries().Any(IsThisOrder); i++)
            await Task.Delay(100);
        Assert.Contains(Entries(), IsThisOrder);

        IEnumerable<JsonElement> Entries() => _shop.Output.Select(line => JsonDocument.Parse(line).RootElement);
        bool IsThisOrder(JsonElement entry) => entry.GetProperty("State").TryGetProperty("OrderId", out var order) && order.GetInt32() == id;
    }

    [Fact]
    public async Task A_name_that_is_not_its_own_is_refused()
    {
        using var caller = _shop.Caller();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health") { Headers = { Host = "shop.attacker.example" } };
        Assert.Equal(HttpStatusCode.BadRequest, (await caller.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task In_production_it_starts_makes_no_database_and_turns_the_same_callers_away()
    {
        await using var shop = await RunningShop.StartAsync("Production", (_, _) => Task.FromResult(Results.NotFound()));
        using var caller = shop.Caller();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await caller.GetAsync("/health")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await caller.GetAsync("/v1/products")).StatusCode);
    }

    private static Task<HttpResponseMessage> PostOrder(HttpClient caller, string order) =>
        caller.PostAsync("/v1/orders", new StringContent(order, Encoding.UTF8, "application/json"));

    private static async Task IsRefused(HttpResponseMessage answer, string? member)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{answer.StatusCode} {text}");
        Assert.Equal(ProblemJson, answer.Content.Headers.ContentType?.MediaType);
        if (member is not null)
            Assert.Equal(member, Assert.Single(JsonDocument.Parse(text).RootElement.GetProperty("errors").EnumerateObject()).Name);
    }

    /// <summary>One running shop for all. Its warehouse knows one product and stumbles when first asked for it.</summary>
    public sealed class Shop : IAsyncLifetime
    {
        private int _questions;

        internal RunningShop Running { get; private set; } = null!;

        /// <inheritdoc/>
        public async Task InitializeAsync() => Running = await RunningShop.StartAsync("Development", AnswerAsync);

        /// <inheritdoc/>
        public async Task DisposeAsync() => await Running.DisposeAsync();

        private async Task<IResult> AnswerAsync(string sku, CancellationToken cancellationToken)
        {
            if (sku == Silent)
                await Task.Delay(Timeout.Infinite, cancellationToken);
            return sku switch
            {
                "MUG-01" when Interlocked.Increment(ref _questions) == 1 => Results.StatusCode(StatusCodes.Status503ServiceUnavailable),
                "MUG-01" => Results.Json(new { available = 7 }),
                Broken => Results.StatusCode(StatusCodes.Status500InternalServerError),
                _ => Results.NotFound(),
            };
        }
    }
}
