using System;
using System.Threading;

namespace BackendArchitect.Analyzers.Model.Roslyn;

/// <summary>
/// A value computed on first use and then kept. A computation that throws, above all one that is cancelled, leaves nothing behind:
/// the next caller computes again.
/// </summary>
internal sealed class Once<T>(Func<CancellationToken, T> compute) where T : class
{
    private T? _value;

    /// <summary>The value. Racing callers may each compute it; all get the one that was stored first.</summary>
    /// <param name="cancellationToken">The caller's own token: it ends this caller's computation and is kept by nothing.</param>
    /// <exception cref="OperationCanceledException">The caller's token was cancelled.</exception>
    internal T Value(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _value) is { } known)
            return known;
        var computed = compute(cancellationToken);
        return Interlocked.CompareExchange(ref _value, computed, null) ?? computed;
    }
}
