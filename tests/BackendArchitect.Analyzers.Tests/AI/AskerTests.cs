using BackendArchitect.Analyzers.AI;
using BackendArchitect.Analyzers.CodeFixes.Proposals;
using BackendArchitect.Analyzers.Tests.CodeFixes.Proposals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.Extensions.AI;

namespace BackendArchitect.Analyzers.Tests.AI;

/// <summary>A model that says what the test wrote down.</summary>
internal sealed class ScriptedModel : IChatClient
{
    private readonly Queue<Func<CancellationToken, Task<ChatResponse>>> _script = new();

    internal List<IReadOnlyList<ChatMessage>> Questions { get; } = [];

    internal ScriptedModel Then(string text, ChatFinishReason? reason = null)
    {
        _script.Enqueue(_ => Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, text)) { FinishReason = reason ?? ChatFinishReason.Stop }));
        return this;
    }

    internal ScriptedModel Then(Exception exception)
    {
        _script.Enqueue(_ => Task.FromException<ChatResponse>(exception));
        return this;
    }

    internal ScriptedModel ThenSilence()
    {
        _script.Enqueue(async token =>
        {
            await Task.Delay(Timeout.Infinite, token);
            return new();
        });
        return this;
    }

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        Questions.Add([.. messages]);
        return _script.Dequeue()(cancellationToken);
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}

public class AskerTests
{
    private static readonly ProposalCase Case = GoodAnswers.All.First(good => good.Id == "BARCH2001");

    private static AiSettings Settings(params (string, string)[] more) => AiSettingsTests.Of(
        [("BACKEND_ARCHITECT_AI", "on"), ("BACKEND_ARCHITECT_AI_ENDPOINT", "https://models.example/v1"), ("BACKEND_ARCHITECT_AI_MODEL", "m1"), .. more])!;

    private static async Task<ProposalSite> SiteAsync(ProposalCase from)
    {
        var (document, finding) = await from.OpenAsync();
        return (await ProposalSite.FindAsync(document, finding, CancellationToken.None)).Site!;
    }

    private static Asker Asker(IChatClient model, AnswerCache? cache = null) => new(Settings(), model, cache ?? new(null));

    private static async Task<List<CodeAction>> ActionsAsync(ModelProposal provider, ProposalCase from)
    {
        var (document, finding) = await from.OpenAsync();
        var actions = new List<CodeAction>();
        await provider.RegisterCodeFixesAsync(new CodeFixContext(document, finding, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    [Fact]
    public async Task A_right_answer_is_accepted_and_known_from_then_on()
    {
        var model = new ScriptedModel().Then("Here you are.\n" + Case.Block);
        var asker = Asker(model);
        var site = await SiteAsync(Case);
        Assert.Null(await asker.RecallAsync(site, CancellationToken.None));
        Assert.True((await asker.AskAsync(site, CancellationToken.None)).IsAccepted);
        Assert.True((await asker.RecallAsync(site, CancellationToken.None))!.IsAccepted);
        Assert.True((await asker.AskAsync(site, CancellationToken.None)).IsAccepted);
        Assert.Single(model.Questions);
    }

    [Fact]
    public async Task A_refused_answer_goes_back_once_with_the_reasons()
    {
        var model = new ScriptedModel().Then("I would rather not.").Then(Case.Block);
        var outcome = await Asker(model).AskAsync(await SiteAsync(Case), CancellationToken.None);
        Assert.Equal((true, 2), (outcome.IsAccepted, outcome.Asked));
        var again = model.Questions[1];
        Assert.Equal([ChatRole.System, ChatRole.User, ChatRole.Assistant, ChatRole.User], again.Select(message => message.Role));
        Assert.Contains("NoSingleBlock", again[3].Text);
        Assert.DoesNotContain("rather", string.Concat(again.Select(message => message.Text)));
    }

    [Fact]
    public async Task Two_refused_answers_are_enough_and_the_reason_is_kept_for_whoever_looks_next()
    {
        var model = new ScriptedModel().Then("no").Then("no").Then("no");
        var asker = Asker(model);
        var site = await SiteAsync(Case);
        var outcome = await asker.AskAsync(site, CancellationToken.None);
        Assert.False(outcome.IsAccepted);
        Assert.Equal(2, model.Questions.Count);
        Assert.Equal(outcome.Why, (await asker.RecallAsync(site, CancellationToken.None))!.Why);
        Assert.Contains("no block of code", outcome.Why);
    }

    [Fact]
    public async Task An_answer_that_was_cut_short_is_refused()
    {
        var model = new ScriptedModel().Then(Case.Block, ChatFinishReason.Length).Then(Case.Block, ChatFinishReason.Length);
        Assert.Contains("before it was complete", (await Asker(model).AskAsync(await SiteAsync(Case), CancellationToken.None)).Why);
    }

    [Fact]
    public async Task An_error_of_the_server_is_told_and_changes_nothing()
    {
        var outcome = await Asker(new ScriptedModel().Then(new ModelException("The server answers 500", isPassing: true))).AskAsync(await SiteAsync(Case), CancellationToken.None);
        Assert.Equal("The server answers 500", outcome.Why);
        Assert.Null(outcome.Proposal);
    }

    [Fact]
    public async Task Who_cancels_gets_no_answer()
    {
        using var user = new CancellationTokenSource(50);
        var site = await SiteAsync(Case);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Asker(new ScriptedModel().ThenSilence()).AskAsync(site, user.Token));
    }

    [Fact]
    public async Task Answers_are_kept_on_disk_and_judged_anew_whatever_the_disk_says()
    {
        var folder = Directory.CreateTempSubdirectory("barch-");
        try
        {
            var site = await SiteAsync(Case);
            Assert.True((await Asker(new ScriptedModel().Then(Case.Block), new(folder.FullName)).AskAsync(site, CancellationToken.None)).IsAccepted);
            var file = Assert.Single(folder.GetFiles());
            Assert.True((await Asker(new ScriptedModel(), new(folder.FullName)).RecallAsync(site, CancellationToken.None))!.IsAccepted);
            foreach (var hostile in new[] { "", "\0", Case.Block.Replace("return Results.BadRequest", "return Results.Ok"), new string('a', 2_000_000) })
            {
                await File.WriteAllTextAsync(file.FullName, hostile);
                Assert.NotEqual(true, (await Asker(new ScriptedModel(), new(folder.FullName)).RecallAsync(site, CancellationToken.None))?.IsAccepted);
            }
            await File.WriteAllBytesAsync(file.FullName, [0xFF, 0xFE, 0x80]);
            Assert.NotEqual(true, (await Asker(new ScriptedModel(), new(folder.FullName)).RecallAsync(site, CancellationToken.None))?.IsAccepted);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_disk_that_takes_nothing_disturbs_nobody()
    {
        var file = Path.GetTempFileName();
        try
        {
            var asker = Asker(new ScriptedModel().Then(Case.Block), new(Path.Combine(file, "no folder")));
            Assert.True((await asker.AskAsync(await SiteAsync(Case), CancellationToken.None)).IsAccepted);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Asking_changes_nothing_and_the_next_look_offers_the_proven_answer()
    {
        var model = new ScriptedModel().Then(Case.Block);
        var asker = Asker(model);
        var provider = new ModelProposal(() => Settings(), _ => asker);
        var ask = Assert.Single(await ActionsAsync(provider, Case));
        Assert.StartsWith("Ask the model for a proposal (m1): Unvalidated request body", ask.Title);
        Assert.Empty(await ask.GetPreviewOperationsAsync(CancellationToken.None));
        Assert.Empty(model.Questions);
        Assert.Empty(await ask.GetOperationsAsync(CancellationToken.None));
        Assert.Single(model.Questions);

        var apply = Assert.Single(await ActionsAsync(provider, Case));
        Assert.StartsWith("Apply the proposal: POST /orders: 'order' unvalidated -> ", apply.Title);
        var change = Assert.IsType<ApplyChangesOperation>(Assert.Single(await apply.GetOperationsAsync(CancellationToken.None)));
        Assert.NotEmpty(await apply.GetPreviewOperationsAsync(CancellationToken.None));
        var (document, _) = await Case.OpenAsync();
        Assert.Contains("return Results.BadRequest(\"A product", (await change.ChangedSolution.GetDocument(document.Id)!.GetTextAsync()).ToString());
        Assert.Single(model.Questions);
    }

    [Fact]
    public async Task After_a_refusal_the_title_says_why()
    {
        var asker = Asker(new ScriptedModel().Then("no").Then("no"));
        var provider = new ModelProposal(() => Settings(), _ => asker);
        await Assert.Single(await ActionsAsync(provider, Case)).GetOperationsAsync(CancellationToken.None);
        Assert.Contains("The answer is refused: The answer holds no block of code", Assert.Single(await ActionsAsync(provider, Case)).Title);
    }

    [Fact]
    public async Task Without_the_users_switch_nothing_is_offered_and_nobody_is_asked()
    {
        var provider = new ModelProposal(() => null, _ => throw new InvalidOperationException("asked"));
        Assert.Empty(await ActionsAsync(provider, Case));
        Assert.Null(provider.GetFixAllProvider());
    }

    [Fact]
    public async Task A_host_without_a_person_asks_and_applies_in_one_step_once_the_user_said_so()
    {
        var asker = Asker(new ScriptedModel().Then(Case.Block));
        var provider = new ModelProposal(() => Settings(("BACKEND_ARCHITECT_AI_UNATTENDED", "on")), _ => asker);
        Assert.NotNull(provider.GetFixAllProvider());
        Assert.DoesNotContain("BARCH5001", provider.FixableDiagnosticIds);
        Assert.Contains("BARCH2001", provider.FixableDiagnosticIds);
        Assert.IsType<ApplyChangesOperation>(Assert.Single(await Assert.Single(await ActionsAsync(provider, Case)).GetOperationsAsync(CancellationToken.None)));
        Assert.Null(new ModelProposal(() => Settings(), _ => asker).GetFixAllProvider());
    }

    [Fact]
    public async Task A_listening_server_hears_nothing_of_listing_and_preview()
    {
        using var server = new LoopbackModel();
        var settings = AiSettingsTests.Of(("BACKEND_ARCHITECT_AI", "on"), ("BACKEND_ARCHITECT_AI_ENDPOINT", server.Endpoint.AbsoluteUri), ("BACKEND_ARCHITECT_AI_MODEL", "m1"), ("BACKEND_ARCHITECT_AI_CACHE", "off"))!;
        var provider = new ModelProposal(() => settings, BackendArchitect.Analyzers.AI.Asker.Of);
        foreach (var good in GoodAnswers.All.DistinctBy(known => known.Id))
            foreach (var action in await ActionsAsync(provider, good))
                await action.GetPreviewOperationsAsync(CancellationToken.None);
        Assert.Equal(0, server.Connections);
    }
}
