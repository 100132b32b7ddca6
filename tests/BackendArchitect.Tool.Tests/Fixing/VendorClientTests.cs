using System.Text.Json;
using BackendArchitect.Analyzers.AI;
using BackendArchitect.Analyzers.Tests.AI;
using BackendArchitect.Tool.Fixing;
using Microsoft.Extensions.AI;

namespace BackendArchitect.Tool.Tests.Fixing;

public sealed class VendorClientTests : ModelClientTests
{
    internal override IChatClient ClientOf(AiSettings settings) => VendorClient.Of(settings);

    [Theory]
    [InlineData("openai", "POST /v1/chat/completions HTTP/1.1", "OpenAI/")]
    [InlineData("anthropic", "POST /v1/messages HTTP/1.1", "AnthropicClient/")]
    public async Task The_vendors_client_asks_the_users_server_with_the_users_key(string provider, string line, string client)
    {
        const string Text = "Answer \"\u00e9\" in\nseveral pieces, longer than one of them";
        using var model = new LoopbackModel().ThenStream(provider == "openai" ? LoopbackModel.Completion(Text) : LoopbackModel.Message(Text));
        var response = await AskAsync(ClientOf(Settings(model, provider)));
        Assert.Equal((Text, ChatFinishReason.Stop, 100L), (response.Text, response.FinishReason, response.Usage!.InputTokenCount));
        Assert.InRange(response.Usage.OutputTokenCount!.Value, 20, 21);

        var request = Assert.Single(model.Requests);
        Assert.Equal((line, "Bearer word"), (request.Line, request.Headers["Authorization"]));
        Assert.StartsWith(client, request.Headers["User-Agent"], StringComparison.Ordinal);
        using var body = JsonDocument.Parse(request.Body);
        Assert.Equal(("m1", true), (body.RootElement.GetProperty("model").GetString(), body.RootElement.GetProperty("stream").GetBoolean()));
        Assert.Contains("Rules \u00e9", JsonSerializer.Deserialize<JsonElement>(request.Body).ToString().Replace("\\u00e9", "\u00e9", StringComparison.OrdinalIgnoreCase), StringComparison.Ordinal);
        Assert.Contains("Question", request.Body, StringComparison.Ordinal);
    }

    // A key of the vendor's in the environment must not reach another's server.
    [Theory]
    [InlineData("openai", "OPENAI_API_KEY")]
    [InlineData("anthropic", "ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", "ANTHROPIC_CUSTOM_HEADERS")]
    public async Task Whoever_sets_no_key_sends_none(string provider, params string[] variables)
    {
        var leaked = string.Concat("k", "3y");
        foreach (var variable in variables)
            Environment.SetEnvironmentVariable(variable, variable.EndsWith("HEADERS", StringComparison.Ordinal) ? $"X-Own: {leaked}" : leaked);
        try
        {
            using var model = new LoopbackModel().ThenStream(provider == "openai" ? LoopbackModel.Completion("yes") : LoopbackModel.Message("yes"));
            var settings = AiSettings.Read(name => name switch
            {
                "BACKEND_ARCHITECT_AI" => "on",
                "BACKEND_ARCHITECT_AI_ENDPOINT" => model.Endpoint.ToString(),
                "BACKEND_ARCHITECT_AI_MODEL" => "m1",
                "BACKEND_ARCHITECT_AI_PROVIDER" => provider,
                _ => null,
            }, "")!;
            Assert.Equal("yes", (await AskAsync(ClientOf(settings))).Text);
            var request = Assert.Single(model.Requests);
            Assert.DoesNotContain(request.Headers, header => header.Key is "Authorization" or "x-api-key" || header.Value.Contains(leaked, StringComparison.Ordinal));
        }
        finally
        {
            foreach (var variable in variables)
                Environment.SetEnvironmentVariable(variable, null);
        }
    }

    [Theory]
    [InlineData("openai", "data: {\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"1\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]}}]}")]
    [InlineData("openai", "data: {\"error\":{\"message\":\"no\"}}")]
    [InlineData("openai", "data: {\"choices\":7}")]
    [InlineData("openai", "data: <html>")]
    [InlineData("openai", "data: {\"choices\":[{\"delta\":{\"content\":{}}}]}")]
    [InlineData("anthropic", "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"tool_use\",\"id\":\"1\",\"name\":\"f\",\"input\":{}}}")]
    [InlineData("anthropic", "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"no\"}}")]
    [InlineData("anthropic", "event: message_start\ndata: <html>")]
    [InlineData("anthropic", "event: message_start\ndata: {}")]
    public async Task What_the_interface_does_not_say_is_an_error_with_words_or_no_answer(string provider, string line)
    {
        using var model = new LoopbackModel().ThenStream([line]);
        try
        {
            var response = await AskAsync(ClientOf(Settings(model, provider)));
            Assert.Equal(("", false), (response.Text, response.FinishReason == ChatFinishReason.Stop));
        }
        catch (ModelException exception)
        {
            Assert.NotEmpty(exception.Message);
        }
    }
}
