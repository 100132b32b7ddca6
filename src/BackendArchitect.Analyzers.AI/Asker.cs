using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.CodeFixes;
using BackendArchitect.Analyzers.CodeFixes.Proposals;
using Microsoft.CodeAnalysis;
using Microsoft.Extensions.AI;

namespace BackendArchitect.Analyzers.AI;

/// <summary>What came of asking.</summary>
/// <param name="Proposal">The judged answer, or null where none came.</param>
/// <param name="Why">Why there is nothing to apply, in one sentence; null where there is.</param>
internal sealed record Outcome(Proposal? Proposal, string? Why)
{
    internal bool IsAccepted => Proposal?.Verdict.IsAccepted == true;

    /// <summary>How often the model was asked.</summary>
    internal int Asked { get; init; }

    /// <summary>Whether the question must not be sent, whatever happens.</summary>
    internal bool IsForbidden { get; init; }
}

/// <summary>Asks a model for a rewriting and has the answer judged; an answer that is refused goes back once with the reasons.</summary>
/// <param name="settings">The user's settings, for the project at hand.</param>
/// <param name="client">The model.</param>
/// <param name="cache">The answers that were given before.</param>
internal sealed class Asker(AiSettings settings, IChatClient client, AnswerCache cache)
{
    private static readonly HttpClient Http = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = Timeout.InfiniteTimeSpan };
    private static readonly ConcurrentDictionary<AiSettings, Asker> Known = new();

    // Why the last question at a place was of no use: what an editor shows there.
    private readonly ConcurrentDictionary<string, string> _refused = new(StringComparer.Ordinal);

    /// <summary>The asker of these settings: the budget, the circuit and the answers are those of all editors' windows in the process.</summary>
    internal static Asker Of(AiSettings settings) => Known.GetOrAdd(settings, known => new(known, new PatientClient(ClientOf(known, Http), known), new(known.Cache)));

    /// <summary>A client that speaks as the provider wants.</summary>
    internal static IChatClient ClientOf(AiSettings settings, HttpMessageInvoker http) => settings.Provider == Provider.Anthropic ? new AnthropicMessages(settings, http) : new ChatCompletions(settings, http);

    /// <summary>The answer that is known already, judged against the document as it is; null where none is known. Touches no network.</summary>
    internal async Task<Outcome?> RecallAsync(ProposalSite site, CancellationToken cancellationToken)
    {
        var (prompt, why) = await Prompt.OfAsync(site, cancellationToken).ConfigureAwait(false);
        if (prompt is null)
            return new(null, why) { IsForbidden = true };
        if (_refused.TryGetValue(Key(prompt), out var refused))
            return new(null, refused);
        return cache.Find(Key(prompt)) is { } answer ? Judged(await prompt.JudgeAsync(site, new(answer), cancellationToken).ConfigureAwait(false), 0) : null;
    }

    /// <summary>Asks, unless an answer is known, and judges.</summary>
    /// <exception cref="OperationCanceledException">The user cancelled.</exception>
    internal async Task<Outcome> AskAsync(ProposalSite site, CancellationToken cancellationToken)
    {
        var (prompt, why) = await Prompt.OfAsync(site, cancellationToken).ConfigureAwait(false);
        if (prompt is null)
            return new(null, why) { IsForbidden = true };
        var key = Key(prompt);
        if (cache.Find(key) is { } known && Judged(await prompt.JudgeAsync(site, new(known), cancellationToken).ConfigureAwait(false), 0) is { IsAccepted: true } recalled)
            return recalled;
        cache.Forget(key);
        _refused.TryRemove(key, out _);
        var messages = new List<ChatMessage> { new(ChatRole.System, prompt.System), new(ChatRole.User, prompt.Question) };
        for (var asked = 1; ; asked++)
        {
            AnswerText answer;
            try
            {
                var response = await client.GetResponseAsync(messages, new() { ModelId = settings.Model }, cancellationToken).ConfigureAwait(false);
                answer = new(response.Text, response.FinishReason == ChatFinishReason.Stop && response.Messages.Count(message => message.Text.Length > 0) <= 1);
            }
            catch (ModelException exception)
            {
                return Refused(key, exception.Message, asked);
            }
            var proposal = await prompt.JudgeAsync(site, answer, cancellationToken).ConfigureAwait(false);
            if (proposal.Verdict.IsAccepted)
            {
                cache.Keep(key, answer.Text);
                return Judged(proposal, asked);
            }
            if (asked == 2)
                return Refused(key, "The answer is refused: " + Reasons(proposal.Verdict.Refusals), asked, proposal);
            // The code of the answer alone: prose may hold anything.
            _ = answer.Extract(site.MayAddFile, out var code, out var file);
            messages.Add(new(ChatRole.Assistant, code.Length is > 0 and < 20_000 ? "```csharp\n" + code + "\n```" + (file is { Length: < 20_000 } ? "\n\n```csharp\n" + file + "\n```" : "") : "(no code)"));
            messages.Add(new(ChatRole.User, Prompt.Again(proposal.Verdict.Refusals, prompt.Redaction)));
        }
    }

    private static Outcome Judged(Proposal proposal, int asked) =>
        new(proposal, proposal.Verdict.IsAccepted ? null : "The answer is refused: " + Reasons(proposal.Verdict.Refusals)) { Asked = asked };

    private Outcome Refused(string key, string why, int asked, Proposal? proposal = null)
    {
        _refused[key] = why;
        return new(proposal, why) { Asked = asked };
    }

    private static string Reasons(ImmutableArray<Refusal> refusals) => string.Join("; ", refusals.Take(3).Select(refusal => refusal.Detail)) + (refusals.Length > 3 ? " …" : "");

    private string Key(Prompt prompt) => prompt.KeyFor(settings.Provider + " " + settings.Model);
}
