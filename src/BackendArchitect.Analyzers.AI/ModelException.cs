using System;
using System.Net.Http;

namespace BackendArchitect.Analyzers.AI;

/// <summary>Why a model's server gave no answer.</summary>
/// <param name="message">What it is, without the body: that may repeat the question.</param>
/// <param name="isPassing">Whether another try may succeed: 408, 429, 5xx, a connection that broke.</param>
/// <param name="retryAfter">How long the server asks to wait.</param>
/// <param name="inner">What broke.</param>
internal sealed class ModelException(string message, bool isPassing, TimeSpan? retryAfter = null, Exception? inner = null) : Exception(message, inner)
{
    internal bool IsPassing { get; } = isPassing;

    internal TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>The server answers with an error, or sends elsewhere.</summary>
    internal static ModelException Refused(HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        var after = response.Headers.RetryAfter is { } retry ? retry.Delta ?? (retry.Date is { } date && response.Headers.Date is { } now ? date - now : null) : null;
        return new($"The server answers {status}", status is 408 or 429 || status >= 500, after);
    }

    internal static ModelException NobodyAnswers(HttpRequestMessage request, Exception inner) => new($"Nobody answers at {request.RequestUri?.Host}", isPassing: true, inner: inner);

    internal static ModelException Broken(Exception inner) => new("The connection broke in the middle of the answer", isPassing: true, inner: inner);

    internal static ModelException BrokenOff() => new("The server broke its answer off with an error", isPassing: true);

    internal static ModelException TooLong() => new("The answer is longer than anybody reads", isPassing: false);

    internal static ModelException Unreadable(Exception inner) => new("The server's answer is not what its interface says", isPassing: false, inner: inner);

    internal static ModelException CallsATool() => new("The model calls a tool instead of answering", isPassing: false);
}
