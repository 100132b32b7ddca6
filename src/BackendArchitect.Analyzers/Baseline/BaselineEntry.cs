namespace BackendArchitect.Analyzers.Baseline;

/// <summary>Findings that were there when the rules came, and that break no build.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Subject">What the findings are about.</param>
/// <param name="File">The file, by its path from the baseline's folder, with slashes.</param>
/// <param name="Count">How many there are in that file.</param>
/// <param name="Reason">Why they may stay.</param>
/// <param name="Expires">The last day on which they may, as <c>2027-01-31</c>.</param>
internal sealed record BaselineEntry(string Rule, FindingSubject Subject, string File, int Count, string? Reason = null, string? Expires = null)
{
    /// <summary>What tells an entry from others.</summary>
    internal BaselineKey Key => new(Rule, Subject, File);

    /// <summary>Whether the entry no longer holds. Where nobody says which day it is, it does: a compiler has no clock.</summary>
    internal bool IsExpired(string? today) => Expires is not null && today is { Length: > 0 } && string.CompareOrdinal(Expires, today) < 0;
}

/// <summary>What tells entries of a baseline apart.</summary>
internal readonly record struct BaselineKey(string Rule, FindingSubject Subject, string File);
