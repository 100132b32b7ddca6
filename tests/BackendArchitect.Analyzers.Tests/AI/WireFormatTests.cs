using System.Text.Json;
using BackendArchitect.Analyzers.AI;
using Microsoft.Extensions.AI;

namespace BackendArchitect.Analyzers.Tests.AI;

public sealed class WireFormatTests : ModelClientTests
{
    private static readonly HttpClient Http = new(new HttpClientHandler { AllowAutoRedirect = false });

    internal override IChatClient ClientOf(AiSettings settings) => Asker.ClientOf(settings, Http);

    [Fact]
    public async Task Chat_completions_are_asked_and_read_as_their_interface_says()
    {
        using var model = new LoopbackModel().ThenStream(LoopbackModel.Completion("Answer \"\u00e9\" in\nseveral pieces, longer than one of them"));
        var response = await AskAsync(ClientOf(Settings(model)));
        Assert.Equal("Answer \"\u00e9\" in\nseveral pieces, longer than one of them", response.Text);
        Assert.Equal((ChatFinishReason.Stop, 100L, 20L), (response.FinishReason, response.Usage!.InputTokenCount, response.Usage.OutputTokenCount));

        var request = Assert.Single(model.Requests);
        Assert.Equal("POST /v1/chat/completions HTTP/1.1", request.Line);
        Assert.Equal(("Bearer word", "application/json; charset=utf-8", "text/event-stream"), (request.Headers["Authorization"], request.Headers["Content-Type"], request.Headers["Accept"]));
        using var body = JsonDocument.Parse(request.Body);
        Assert.Equal(["model", "stream", "stream_options", "temperature", "messages"], body.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Equal(("m1", true, true, 0), (body.RootElement.GetProperty("model").GetString(), body.RootElement.GetProperty("stream").GetBoolean(),
            body.RootElement.GetProperty("stream_options").GetProperty("include_usage").GetBoolean(), body.RootElement.GetProperty("temperature").GetInt32()));
        Assert.Equal([("system", "Rules \u00e9"), ("user", "Question \"1\"\n")], body.RootElement.GetProperty("messages").EnumerateArray().Select(message => (message.GetProperty("role").GetString()!, message.GetProperty("content").GetString()!)));
    }

    [Fact]
    public async Task Messages_are_asked_and_read_as_their_interface_says()
    {
        using var model = new LoopbackModel().ThenStream(LoopbackModel.Message("Answer \"\u00e9\" in\nseveral pieces, longer than one of them"));
        var response = await AskAsync(ClientOf(Settings(model, "anthropic")));
        Assert.Equal("Answer \"\u00e9\" in\nseveral pieces, longer than one of them", response.Text);
        Assert.Equal((ChatFinishReason.Stop, 100L, 21L), (response.FinishReason, response.Usage!.InputTokenCount, response.Usage.OutputTokenCount));

        var request = Assert.Single(model.Requests);
        Assert.Equal("POST /v1/messages HTTP/1.1", request.Line);
        Assert.Equal(("word", "2023-06-01"), (request.Headers["x-api-key"], request.Headers["anthropic-version"]));
        Assert.False(request.Headers.ContainsKey("Authorization"));
        using var body = JsonDocument.Parse(request.Body);
        Assert.Equal(["model", "max_tokens", "stream", "temperature", "system", "messages"], body.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Equal("Rules \u00e9", body.RootElement.GetProperty("system").GetString());
        Assert.Equal(("user", "Question \"1\"\n"), (body.RootElement.GetProperty("messages")[0].GetProperty("role").GetString(), body.RootElement.GetProperty("messages")[0].GetProperty("content").GetString()));
    }

    [Theory]
    [InlineData("openai", "data: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"id\":\"1\"}]}}]}")]
    [InlineData("openai", "data: {\"error\":{\"message\":\"no\"}}")]
    [InlineData("openai", "data: {\"choices\":7}")]
    [InlineData("openai", "data: <html>")]
    [InlineData("openai", "data: {\"choices\":[{\"delta\":{\"content\":{}}}]}")]
    [InlineData("anthropic", "data: {\"type\":\"content_block_start\",\"content_block\":{\"type\":\"tool_use\"}}")]
    [InlineData("anthropic", "data: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\"}}")]
    [InlineData("anthropic", "data: {}")]
    [InlineData("anthropic", "data: {\"type\":\"message_start\"}")]
    [InlineData("anthropic", "data: {\"type\":\"content_block_delta\",\"delta\":{\"type\":\"text_delta\"}}")]
    public async Task What_the_interface_does_not_say_is_an_error_with_words(string provider, string line)
    {
        using var model = new LoopbackModel().ThenStream([line]);
        Assert.NotEmpty((await Assert.ThrowsAsync<ModelException>(() => AskAsync(ClientOf(Settings(model, provider))))).Message);
    }
}
