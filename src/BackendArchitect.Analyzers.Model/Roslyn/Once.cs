using System;
using System.Threading;

namespace BackendArchitect.Analyzers.Model.Roslyn;

/// <summary>
/// A value computed on first use, by one caller while the others wait, and then kept. A computation that throws, above all one that is
/// cancelled, leaves nothing behind: the next caller computes again.
/// </summary>
internal sealed class Once<T>(Func<CancellationToken, T> compute) where T : class
{
    // How long a waiting caller may not notice that it was cancelled.
    private const int MillisecondsBetweenLooks = 20;

    private readonly object _computing = new();
    private T? _value;

    /// <summary>Whether it is this caller's own computation that asks: what stands in a circle would be computed for ever.</summary>
    internal bool IsComputing => Monitor.IsEntered(_computing);

    /// <summary>The value.</summary>
    /// <param name="cancellationToken">The caller's own token: it ends this caller's computation or waiting and is kept by nothing.</param>
    /// <exception cref="OperationCanceledException">The caller's token was cancelled.</exception>
    internal T Value(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _value) is { } known)
            return known;
        while (!Monitor.TryEnter(_computing, MillisecondsBetweenLooks))
            cancellationToken.ThrowIfCancellationRequested();
        try
        {
            if (Volatile.Read(ref _value) is { } meanwhile)
                return meanwhile;
            var computed = compute(cancellationToken);
            Volatile.Write(ref _value, computed);
            return computed;
        }
        finally
        {
            Monitor.Exit(_computing);
        }
    }
}
