using BackendArchitect.Analyzers.Tests.Testing;
using BackendArchitect.Analyzers.Validation;

namespace BackendArchitect.Analyzers.Tests.Rules.Validation;

public class UntypedRequestBodyTests
{
    private const string Start = "using System.Collections.Generic; using System.Text.Json; using System.Text.Json.Nodes; using Microsoft.AspNetCore.Mvc; var app = WebApplication.CreateBuilder(args).Build();";

    [Theory]
    [InlineData("""app.[|MapPost|]("/x", (JsonElement body) => body.GetProperty("sku").GetString());""")]
    [InlineData("""app.[|MapPost|]("/x", (JsonNode body) => body["sku"]!.GetValue<string>());""")]
    [InlineData("""app.[|MapPost|]("/x", (JsonObject? body) => body?["sku"]);""")]
    [InlineData("""app.[|MapPost|]("/x", ([FromBody] Dictionary<string, object> body) => body["sku"]);""")]
    [InlineData("""app.[|MapPost|]("/x", ([FromBody] Dictionary<string, JsonElement> body) => body.Count);""")]
    public Task A_body_that_may_be_anything_is_reported(string code) => Verify.Rule<UntypedRequestBody>(Start + code + "app.Run();");

    [Theory]
    [InlineData("""app.MapPost("/x", ([FromBody] object empty) => 1);""")]
    [InlineData("""app.MapPost("/x", (JsonElement body, Store store) => store.Keep(body));""")]
    [InlineData("""app.MapPost("/x", ([FromBody] Dictionary<string, string> body) => body["sku"]);""")]
    [InlineData("""app.MapPost("/x", (Order order) => order.Sku);""")]
    [InlineData("""app.MapPost("/x", (HttpRequest request) => request.Path);""")]
    public Task What_is_typed_passed_on_or_ignored_is_quiet(string code) => Verify.Rule<UntypedRequestBody>(
        Start + code + "app.Run(); public record Order(string Sku); public class Store { public int Keep(JsonElement body) => 1; }");
}
