using System.Text.Json;
using BackendArchitect.Analyzers.AI;
using Microsoft.Extensions.AI;

namespace BackendArchitect.Analyzers.Tests.AI;

public class WireFormatTests
{
    private static readonly HttpClient Http = new();

    private static AiSettings Settings(LoopbackModel model, string provider = "openai", int seconds = 20, int tokens = 1000) => AiSettingsTests.Of(
        ("BACKEND_ARCHITECT_AI", "on"), ("BACKEND_ARCHITECT_AI_ENDPOINT", model.Endpoint.AbsoluteUri), ("BACKEND_ARCHITECT_AI_MODEL", "m1"), ("BACKEND_ARCHITECT_AI_KEY", "word"),
        ("BACKEND_ARCHITECT_AI_PROVIDER", provider), ("BACKEND_ARCHITECT_AI_TIMEOUT", seconds.ToString()), ("BACKEND_ARCHITECT_AI_TOKENS", tokens.ToString()))!;

    private static Task<ChatResponse> AskAsync(IChatClient client, CancellationToken token = default) =>
        client.GetResponseAsync([new(ChatRole.System, "Rules \u00e9"), new(ChatRole.User, "Question \"1\"\n")], new() { Temperature = 0 }, token);

    [Fact]
    public async Task Chat_completions_are_asked_and_read_as_their_interface_says()
    {
        using var model = new LoopbackModel().ThenStream(LoopbackModel.Completion("Answer \"\u00e9\" in\nseveral pieces, longer than one of them"));
        var response = await AskAsync(Asker.ClientOf(Settings(model), Http));
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
        var response = await AskAsync(Asker.ClientOf(Settings(model, "anthropic"), Http));
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
    [InlineData("openai", "length")]
    [InlineData("openai", "content_filter")]
    [InlineData("anthropic", "max_tokens")]
    [InlineData("anthropic", "refusal")]
    public async Task A_model_that_stopped_early_says_so(string provider, string reason)
    {
        using var model = new LoopbackModel().ThenStream(provider == "openai" ? LoopbackModel.Completion("half", reason) : LoopbackModel.Message("half", reason));
        Assert.NotEqual(ChatFinishReason.Stop, (await AskAsync(Asker.ClientOf(Settings(model, provider), Http))).FinishReason);
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
        Assert.NotEmpty((await Assert.ThrowsAsync<ModelException>(() => AskAsync(Asker.ClientOf(Settings(model, provider), Http)))).Message);
    }

    [Theory]
    [InlineData(400, false)]
    [InlineData(401, false)]
    [InlineData(403, false)]
    [InlineData(404, false)]
    [InlineData(408, true)]
    [InlineData(429, true)]
    [InlineData(500, true)]
    [InlineData(503, true)]
    [InlineData(529, true)]
    public async Task An_error_is_told_without_the_body_that_may_repeat_the_question(int status, bool isPassing)
    {
        using var model = new LoopbackModel().Then(status, "{\"error\":\"Question\"}", ("Retry-After", "7"));
        var exception = await Assert.ThrowsAsync<ModelException>(() => AskAsync(Asker.ClientOf(Settings(model), Http)));
        Assert.Equal((isPassing, TimeSpan.FromSeconds(7)), (exception.IsPassing, exception.RetryAfter));
        Assert.Contains(status.ToString(), exception.Message);
        Assert.DoesNotContain("Question", exception.Message);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_with_the_key()
    {
        using var elsewhere = new LoopbackModel();
        using var model = new LoopbackModel().Then(307, "", ("Location", elsewhere.Endpoint.AbsoluteUri));
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        await Assert.ThrowsAsync<ModelException>(() => AskAsync(Asker.ClientOf(Settings(model), http)));
        Assert.Equal(0, elsewhere.Connections);
    }

    [Fact]
    public async Task A_connection_that_breaks_is_a_passing_error()
    {
        using var model = new LoopbackModel().ThenStream(LoopbackModel.Completion("half of it").Take(1), isCut: true).ThenBreak();
        var client = Asker.ClientOf(Settings(model), Http);
        Assert.True((await Assert.ThrowsAsync<ModelException>(() => AskAsync(client))).IsPassing);
        Assert.True((await Assert.ThrowsAsync<ModelException>(() => AskAsync(client))).IsPassing);
        model.Dispose();
        Assert.True((await Assert.ThrowsAsync<ModelException>(() => AskAsync(client))).IsPassing);
    }

    [Fact]
    public async Task An_answer_without_end_is_cut()
    {
        var piece = LoopbackModel.Completion(new string('a', 40)).First();
        using var model = new LoopbackModel().ThenStream(Enumerable.Repeat(piece, 20_000));
        Assert.False((await Assert.ThrowsAsync<ModelException>(() => AskAsync(Asker.ClientOf(Settings(model), Http)))).IsPassing);
    }

    [Fact]
    public async Task A_passing_error_is_tried_again_with_growing_and_random_pauses()
    {
        using var model = new LoopbackModel().Then(503, "").Then(429, "").ThenStream(LoopbackModel.Completion("yes"));
        var pauses = new List<TimeSpan>();
        var client = new PatientClient(Asker.ClientOf(Settings(model), Http), Settings(model), new(() => TimeSpan.Zero, (pause, _) => { pauses.Add(pause); return Task.CompletedTask; }, () => 0.5));
        Assert.Equal("yes", (await AskAsync(client)).Text);
        Assert.Equal([TimeSpan.FromSeconds(0.75), TimeSpan.FromSeconds(1.5)], pauses);
        Assert.Equal(3, model.Requests.Count);
    }

    [Fact]
    public async Task The_pause_that_a_server_asks_for_is_kept_unless_it_is_too_long()
    {
        using var model = new LoopbackModel().Then(429, "", ("Retry-After", "3")).Then(429, "", ("Retry-After", "3600"));
        var pauses = new List<TimeSpan>();
        var client = new PatientClient(Asker.ClientOf(Settings(model), Http), Settings(model), new(() => TimeSpan.Zero, (pause, _) => { pauses.Add(pause); return Task.CompletedTask; }, () => 0.5));
        await Assert.ThrowsAsync<ModelException>(() => AskAsync(client));
        Assert.Equal([TimeSpan.FromSeconds(3)], pauses);
    }

    [Fact]
    public async Task An_error_that_stays_is_not_tried_again()
    {
        using var model = new LoopbackModel().Then(401, "");
        await Assert.ThrowsAsync<ModelException>(() => AskAsync(new PatientClient(Asker.ClientOf(Settings(model), Http), Settings(model))));
        Assert.Single(model.Requests);
    }

    [Fact]
    public async Task A_server_that_fails_again_and_again_is_left_alone_for_a_while()
    {
        using var model = new LoopbackModel().Then(500, "").Then(500, "").Then(500, "").ThenStream(LoopbackModel.Completion("back"));
        var now = TimeSpan.Zero;
        var client = new PatientClient(Asker.ClientOf(Settings(model), Http), Settings(model), new(() => now, (_, _) => Task.CompletedTask, () => 0));
        await Assert.ThrowsAsync<ModelException>(() => AskAsync(client));
        await Assert.ThrowsAsync<ModelException>(() => AskAsync(client));
        Assert.Equal(3, model.Requests.Count);
        now = TimeSpan.FromSeconds(61);
        Assert.Equal("back", (await AskAsync(client)).Text);
    }

    [Fact]
    public async Task Silence_ends_with_the_time_limit_and_at_once_when_the_user_cancels()
    {
        using var model = new LoopbackModel().ThenSilence().ThenSilence();
        var client = new PatientClient(Asker.ClientOf(Settings(model, seconds: 1), Http), Settings(model, seconds: 1));
        Assert.Contains("1 seconds", (await Assert.ThrowsAsync<ModelException>(() => AskAsync(client))).Message);
        using var user = new CancellationTokenSource(50);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AskAsync(client, user.Token));
    }

    [Fact]
    public async Task A_budget_that_is_spent_asks_nobody()
    {
        using var model = new LoopbackModel().ThenStream(LoopbackModel.Completion("one"));
        var client = new PatientClient(Asker.ClientOf(Settings(model, tokens: 120), Http), Settings(model, tokens: 120));
        await AskAsync(client);
        Assert.Equal(120, client.Spent);
        Assert.Contains("budget", (await Assert.ThrowsAsync<ModelException>(() => AskAsync(client))).Message);
        Assert.Single(model.Requests);
    }
}
