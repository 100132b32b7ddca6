using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// A constraint that is written in a pattern: <c>{controller:regex(^Home$)}</c>. A conventional route reaches only those actions whose names it lets pass. See
/// https://learn.microsoft.com/aspnet/core/fundamentals/routing#route-constraints.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Argument">What stands in parentheses; empty where nothing does.</param>
internal sealed record RouteConstraint(string Name, string Argument)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(100);

    // No name of an identifier is one of these.
    private static readonly HashSet<string> OtherThanNames = new(StringComparer.OrdinalIgnoreCase) { "int", "bool", "datetime", "decimal", "double", "float", "guid", "long", "min", "max", "range" };

    /// <summary>Whether a name passes; what is not known here lets it pass.</summary>
    internal bool Allows(string name) => Name.ToLowerInvariant() switch
    {
        "regex" => Matches(name, Argument.Replace("{{", "{").Replace("}}", "}")),
        "alpha" => Matches(name, "^[a-z]*$"),
        _ => !OtherThanNames.Contains(Name),
    };

    /// <summary>Whether a value matches a regular expression, as routing compares them; one that is none, or takes too long, tells nothing.</summary>
    internal static bool Matches(string value, string expression)
    {
        try
        {
            return Regex.IsMatch(value, expression, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Longest);
        }
        catch (Exception exception) when (exception is ArgumentException or RegexMatchTimeoutException)
        {
            return true;
        }
    }

    /// <summary>The constraints of a parameter, in what stands behind its name.</summary>
    internal static List<RouteConstraint> In(string text)
    {
        var found = new List<RouteConstraint>();
        for (var i = 0; i < text.Length && text[i] == ':';)
        {
            var start = ++i;
            while (i < text.Length && text[i] is not (':' or '(' or '=' or '?' or '}'))
                i++;
            var name = text.Substring(start, i - start);
            var argument = "";
            if (i < text.Length && text[i] == '(')
            {
                var end = EndOf(text, i);
                argument = text.Substring(i + 1, Math.Max(end - i - 1, 0));
                i = end + 1;
            }
            found.Add(new(name, argument));
        }
        return found;
    }

    // The parenthesis behind which another constraint, a default or the end follows.
    private static int EndOf(string text, int open)
    {
        for (var i = open + 1; i < text.Length; i++)
            if (text[i] == ')' && (i + 1 >= text.Length || text[i + 1] is ':' or '=' or '?' or '}'))
                return i;
        return text.Length - 1;
    }
}
