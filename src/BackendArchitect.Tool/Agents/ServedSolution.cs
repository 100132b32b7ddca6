using BackendArchitect.Tool.Findings;
using BackendArchitect.Tool.Loading;

namespace BackendArchitect.Tool.Agents;

/// <summary>What is known when a question is asked.</summary>
/// <param name="Loaded">The solution, as its files are now.</param>
/// <param name="Found">What the rules say of it.</param>
/// <param name="Folder">The working directory, out of which nothing is told or written.</param>
internal sealed record ServedState(LoadedSolution Loaded, SolutionFindings Found, string Folder)
{
    private readonly Lazy<IReadOnlyDictionary<string, Finding>> _named = new(() =>
    {
        var inside = Found.All.Where(finding => RealPath.IsWithin(finding.File, Folder)).ToList();
        var prints = Fingerprint.Of(inside, Repository.RootOf(Loaded.Folder));
        return inside.Select((finding, i) => (Print: prints[i], Finding: finding)).ToDictionary(one => one.Print, one => one.Finding, StringComparer.Ordinal);
    });

    /// <summary>The findings in the working directory, by their fingerprints.</summary>
    internal IReadOnlyDictionary<string, Finding> Named => _named.Value;

    /// <summary>The finding of a fingerprint.</summary>
    /// <exception cref="UnanswerableException">There is none.</exception>
    internal Finding One(string fingerprint) => Named.TryGetValue(fingerprint, out var finding) ? finding
        : throw new UnanswerableException($"'{fingerprint}' is no finding, or none any more; list_findings names those that there are");
}

/// <summary>
/// The solution that agents ask about: loaded at the first question, brought up to date with its files before each, one question at a time.
/// </summary>
/// <param name="folder">The working directory.</param>
/// <param name="open">Loads the solution.</param>
internal sealed class ServedSolution(string folder, Func<CancellationToken, Task<LoadedSolution>> open) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private LoadedSolution? _loaded;
    private SolutionFindings? _found;
    private SourceStamp? _stamp;

    /// <summary>Answers a question.</summary>
    /// <exception cref="UnanswerableException">The solution does not load or compile, or the question has no answer.</exception>
    internal async Task<T> AskAsync<T>(Func<ServedState, Task<T>> question, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var stamp = SourceStamp.Of(folder);
            if (_loaded is null || _stamp?.ChangedUntil(stamp) is not { } changed || !await _loaded.ReadAgainAsync(changed, cancellationToken))
                await OpenAsync(cancellationToken);
            else if (changed.Count > 0)
                _found = null;
            _stamp = stamp;
            _found ??= await SolutionFindings.OfAsync(_loaded!.Projects, progress: null, cancellationToken);
            return await question(new(_loaded!, _found, folder));
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _loaded?.Dispose();
        _turn.Dispose();
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        _loaded?.Dispose();
        (_loaded, _found, _stamp) = (null, null, null);
        _loaded = await open(cancellationToken);
    }
}
