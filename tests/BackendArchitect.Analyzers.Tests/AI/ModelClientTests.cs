using BackendArchitect.Analyzers.AI;
using Microsoft.Extensions.AI;

namespace BackendArchitect.Analyzers.Tests.AI;

/// <summary>What every client of a model keeps to, whoever wrote it: ours in an editor, the vendors' in the tool.</summary>
public abstract class ModelClientTests
{
    /// <summary>The client under test.</summary>
    internal abstract IChatClient ClientOf(AiSettings settings);

    internal static AiSettings Settings(LoopbackModel model, string provider = "openai", int seconds = 20, int tokens = 1000) => AiSettingsTests.Of(
        ("BACKEND_ARCHITECT_AI", "on"), ("BACKEND_ARCHITECT_AI_ENDPOINT", model.Endpoint.AbsoluteUri), ("BACKEND_ARCHITECT_AI_MODEL", "m1"), ("BACKEND_ARCHITECT_AI_KEY", "word"),
        ("BACKEND_ARCHITECT_AI_PROVIDER", provider), ("BACKEND_ARCHITECT_AI_TIMEOUT", seconds.ToString()), ("BACKEND_ARCHITECT_AI_TOKENS", tokens.ToString()))!;

    internal static Task<ChatResponse> AskAsync(IChatClient client, CancellationToken token = default) =>
        client.GetResponseAsync([new(ChatRole.System, "Rules \u00e9"), new(ChatRole.User, "Question \"1\"\n")], new() { Temperature = 0 }, token);

    [Theory]
    [InlineData("openai", "length")]
    [InlineData("openai", "content_filter")]
    [InlineData("anthropic", "max_tokens")]
    [InlineData("anthropic", "refusal")]
    public async Task A_model_that_stopped_early_says_so(string provider, string reason)
    {
        using var model = new LoopbackModel().ThenStream(provider == "openai" ? LoopbackModel.Completion("half", reason) : LoopbackModel.Message("half", reason));
        Assert.NotEqual(ChatFinishReason.Stop, (await AskAsync(ClientOf(Settings(model, provider)))).FinishReason);
    }

    [Theory]
    [InlineData("openai", 400, false)]
    [InlineData("openai", 401, false)]
    [InlineData("openai", 403, false)]
    [InlineData("openai", 404, false)]
    [InlineData("openai", 408, true)]
    [InlineData("openai", 429, true)]
    [InlineData("openai", 500, true)]
    [InlineData("openai", 503, true)]
    [InlineData("openai", 529, true)]
    [InlineData("anthropic", 401, false)]
    [InlineData("anthropic", 404, false)]
    [InlineData("anthropic", 429, true)]
    [InlineData("anthropic", 500, true)]
    [InlineData("anthropic", 529, true)]
    public async Task An_error_is_told_without_the_body_that_may_repeat_the_question(string provider, int status, bool isPassing)
    {
        using var model = new LoopbackModel().Then(status, "{\"error\":\"Question\"}", ("Retry-After", "7"));
        var exception = await Assert.ThrowsAsync<ModelException>(() => AskAsync(ClientOf(Settings(model, provider))));
        Assert.Equal((isPassing, TimeSpan.FromSeconds(7)), (exception.IsPassing, exception.RetryAfter));
        Assert.Contains(status.ToString(), exception.Message);
        Assert.DoesNotContain("Question", exception.Message);
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    public async Task A_redirect_is_not_followed_with_the_key(string provider)
    {
        using var elsewhere = new LoopbackModel();
        using var model = new LoopbackModel().Then(307, "", ("Location", elsewhere.Endpoint.AbsoluteUri));
        await Assert.ThrowsAsync<ModelException>(() => AskAsync(ClientOf(Settings(model, provider))));
        Assert.Equal(0, elsewhere.Connections);
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    public async Task A_connection_that_breaks_is_a_passing_error(string provider)
    {
        using var model = new LoopbackModel().ThenStream((provider == "openai" ? LoopbackModel.Completion("half of it").Take(1) : LoopbackModel.Message("half of it").Take(4)), isCut: true).ThenBreak();
        var client = ClientOf(Settings(model, provider));
        Assert.True((await Assert.ThrowsAsync<ModelException>(() => AskAsync(client))).IsPassing);
        Assert.True((await Assert.ThrowsAsync<ModelException>(() => AskAsync(client))).IsPassing);
        model.Dispose();
        Assert.True((await Assert.ThrowsAsync<ModelException>(() => AskAsync(client))).IsPassing);
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    public async Task An_answer_without_end_is_cut(string provider)
    {
        var piece = provider == "openai" ? LoopbackModel.Completion(new string('a', 40)).First() : LoopbackModel.Message(new string('a', 40)).ElementAt(3);
        using var model = new LoopbackModel().ThenStream(Enumerable.Repeat(piece, 20_000));
        Assert.False((await Assert.ThrowsAsync<ModelException>(() => AskAsync(ClientOf(Settings(model, provider))))).IsPassing);
    }

    [Fact]
    public async Task A_passing_error_is_tried_again_with_growing_and_random_pauses()
    {
        using var model = new LoopbackModel().Then(503, "").Then(429, "").ThenStream(LoopbackModel.Completion("yes"));
        var pauses = new List<TimeSpan>();
        var client = new PatientClient(ClientOf(Settings(model)), Settings(model), new(() => TimeSpan.Zero, (pause, _) => { pauses.Add(pause); return Task.CompletedTask; }, () => 0.5));
        Assert.Equal("yes", (await AskAsync(client)).Text);
        Assert.Equal([TimeSpan.FromSeconds(0.75), TimeSpan.FromSeconds(1.5)], pauses);
        Assert.Equal(3, model.Requests.Count);
    }

    [Fact]
    public async Task The_pause_that_a_server_asks_for_is_kept_unless_it_is_too_long()
    {
        using var model = new LoopbackModel().Then(429, "", ("Retry-After", "3")).Then(429, "", ("Retry-After", "3600"));
        var pauses = new List<TimeSpan>();
        var client = new PatientClient(ClientOf(Settings(model)), Settings(model), new(() => TimeSpan.Zero, (pause, _) => { pauses.Add(pause); return Task.CompletedTask; }, () => 0.5));
        await Assert.ThrowsAsync<ModelException>(() => AskAsync(client));
        Assert.Equal([TimeSpan.FromSeconds(3)], pauses);
    }

    [Fact]
    public async Task An_error_that_stays_is_not_tried_again()
    {
        using var model = new LoopbackModel().Then(401, "");
        await Assert.ThrowsAsync<ModelException>(() => AskAsync(new PatientClient(ClientOf(Settings(model)), Settings(model))));
        Assert.Single(model.Requests);
    }

    [Fact]
    public async Task A_server_that_fails_again_and_again_is_left_alone_for_a_while()
    {
        using var model = new LoopbackModel().Then(500, "").Then(500, "").Then(500, "").ThenStream(LoopbackModel.Completion("back"));
        var now = TimeSpan.Zero;
        var client = new PatientClient(ClientOf(Settings(model)), Settings(model), new(() => now, (_, _) => Task.CompletedTask, () => 0));
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
        var client = new PatientClient(ClientOf(Settings(model, seconds: 1)), Settings(model, seconds: 1));
        Assert.Contains("1 seconds", (await Assert.ThrowsAsync<ModelException>(() => AskAsync(client))).Message);
        using var user = new CancellationTokenSource(50);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AskAsync(client, user.Token));
    }

    [Fact]
    public async Task A_budget_that_is_spent_asks_nobody()
    {
        using var model = new LoopbackModel().ThenStream(LoopbackModel.Completion("one"));
        var client = new PatientClient(ClientOf(Settings(model, tokens: 120)), Settings(model, tokens: 120));
        await AskAsync(client);
        Assert.Equal(120, client.Spent);
        Assert.Contains("budget", (await Assert.ThrowsAsync<ModelException>(() => AskAsync(client))).Message);
        Assert.Single(model.Requests);
    }
}
