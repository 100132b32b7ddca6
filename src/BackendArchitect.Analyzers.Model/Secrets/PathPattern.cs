namespace BackendArchitect.Analyzers.Model.Secrets;

/// <summary>
/// Patterns of paths: <c>*</c> stands for any characters but a slash, <c>**</c> for any, <c>?</c> for one. A pattern holds at the end of a path,
/// from a slash on.
/// </summary>
internal static class PathPattern
{
    /// <summary>Whether the path ends with what the pattern describes. The time it takes is bounded by the product of their lengths.</summary>
    internal static bool Matches(string pattern, string path)
    {
        pattern = "**/" + pattern.Replace('\\', '/').TrimStart('/');
        path = "/" + path.Replace('\\', '/').TrimStart('/');
        // reached[i]: the pattern so far can end before the i-th character of the path
        var reached = new bool[path.Length + 1];
        reached[0] = true;
        for (var at = 0; at < pattern.Length; at++)
        {
            var next = new bool[path.Length + 1];
            if (pattern[at] == '*')
            {
                var crosses = at + 1 < pattern.Length && pattern[at + 1] == '*';
                if (crosses)
                    at++;
                for (var i = 0; i <= path.Length; i++)
                    next[i] = reached[i] || (i > 0 && next[i - 1] && (crosses || path[i - 1] != '/'));
            }
            else
            {
                for (var i = 0; i < path.Length; i++)
                    next[i + 1] = reached[i] && (pattern[at] == '?' ? path[i] != '/' : char.ToUpperInvariant(pattern[at]) == char.ToUpperInvariant(path[i]));
            }
            reached = next;
        }
        return reached[path.Length];
    }
}
