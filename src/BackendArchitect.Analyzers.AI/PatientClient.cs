using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace BackendArchitect.Analyzers.AI;

/// <summary>
/// Designs for failure, as our rules ask of everybody: a time limit, few retries with growing and random pauses, a circuit that opens when the server is
/// down, and a budget of tokens.
/// </summary>
internal sealed class PatientClient : DelegatingChatClient
{
    private const int MostTries = 3;
    private const int FailuresThatOpen = 3;

    // The first pause; each later one is twice as long, and any of them is up to half shorter by chance, so that many editors do not come back at once.
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan OpenFor = TimeSpan.FromSeconds(60);

    private readonly AiSettings _settings;
    private readonly Waiting _waiting;
    private readonly object _gate = new();
    private int _failures;
    private TimeSpan _openUntil = TimeSpan.MinValue;
    private long _spent;

    /// <param name="inner">The client that sends.</param>
    /// <param name="settings">The time limit and the budget.</param>
    /// <param name="waiting">Clock and chance, which tests replace.</param>
    internal PatientClient(IChatClient inner, AiSettings settings, Waiting? waiting = null) : base(inner) => (_settings, _waiting) = (settings, waiting ?? Waiting.Real);

    /// <summary>The tokens spent so far.</summary>
    internal long Spent => Interlocked.Read(ref _spent);

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (Spent >= _settings.Tokens)
            throw new ModelException($"The budget of {_settings.Tokens} tokens is spent", isPassing: false);
        lock (_gate)
            if (_waiting.Now() < _openUntil)
                throw new ModelException("The server failed several times; nobody asks it for a minute", isPassing: false);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_settings.Timeout);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var response = await base.GetResponseAsync(messages, options, limit.Token).ConfigureAwait(false);
                Interlocked.Add(ref _spent, (response.Usage?.InputTokenCount ?? 0) + (response.Usage?.OutputTokenCount ?? 0));
                lock (_gate)
                    _failures = 0;
                return response;
            }
            catch (ModelException exception) when (exception.IsPassing)
            {
                Note();
                if (attempt == MostTries || Pause(attempt, exception.RetryAfter) is not { } pause)
                    throw;
                try
                {
                    await _waiting.Pause(pause, limit.Token).ConfigureAwait(false);
                }
                catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
                {
                    throw TooLate();
                }
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                Note();
                throw TooLate();
            }
        }
    }

    private ModelException TooLate() => new($"No answer within {_settings.Timeout.TotalSeconds:0} seconds", isPassing: false);

    // A server that asks for more patience than anybody has is not asked again.
    private TimeSpan? Pause(int attempt, TimeSpan? asked)
    {
        if (asked is { } wanted)
            return wanted > LongestPause ? null : wanted < TimeSpan.Zero ? TimeSpan.Zero : wanted;
        var longest = TimeSpan.FromTicks(FirstPause.Ticks << (attempt - 1));
        return TimeSpan.FromTicks((long)(longest.Ticks * (0.5 + _waiting.Chance() / 2)));
    }

    private void Note()
    {
        lock (_gate)
        {
            if (++_failures < FailuresThatOpen)
                return;
            _failures = 0;
            _openUntil = _waiting.Now() + OpenFor;
        }
    }
}

/// <summary>Time and chance.</summary>
/// <param name="Now">The time since some moment.</param>
/// <param name="Pause">Waits.</param>
/// <param name="Chance">A number from 0 to 1.</param>
internal sealed record Waiting(Func<TimeSpan> Now, Func<TimeSpan, CancellationToken, Task> Pause, Func<double> Chance)
{
    private static readonly System.Diagnostics.Stopwatch Clock = System.Diagnostics.Stopwatch.StartNew();
    private static readonly Random Dice = new();

    internal static readonly Waiting Real = new(() => Clock.Elapsed, Task.Delay, () =>
    {
        lock (Dice)
            return Dice.NextDouble();
    });
}
