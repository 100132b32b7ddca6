using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.CodeFixes;

/// <summary>Where a place of a document stands after the document was edited.</summary>
internal static class MovedSpan
{
    /// <summary>The place after these changes, or null when one of them reaches across one of its ends.</summary>
    internal static TextSpan? Of(TextSpan span, IEnumerable<TextChange> changes)
    {
        var start = span.Start;
        var length = span.Length;
        foreach (var change in changes)
        {
            var growth = (change.NewText?.Length ?? 0) - change.Span.Length;
            if (change.Span.Start >= span.End)
                continue;
            if (change.Span.End <= span.Start)
                start += growth;
            else if (span.Contains(change.Span))
                length += growth;
            else
                return null;
        }
        return new TextSpan(start, length);
    }

    /// <summary>The one change that makes the new text of the old: everything between what both begin with and what both end with.</summary>
    internal static TextChange Between(string before, string after)
    {
        var most = Math.Min(before.Length, after.Length);
        var start = 0;
        while (start < most && before[start] == after[start])
            start++;
        var end = 0;
        while (end < most - start && before[before.Length - 1 - end] == after[after.Length - 1 - end])
            end++;
        return new(TextSpan.FromBounds(start, before.Length - end), after.Substring(start, after.Length - end - start));
    }
}
