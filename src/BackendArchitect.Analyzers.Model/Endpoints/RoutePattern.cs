using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>Joins and completes route templates as the framework does.</summary>
internal static class RoutePattern
{
    /// <summary>What stands for a part of a route that is not known at compile time.</summary>
    internal const string Unknown = "{?}";

    /// <summary>What a fallback matches when it is given no pattern: whatever names no file.</summary>
    internal const string AnythingButFiles = "{*path:nonfile}";

    /// <summary>The full route, beginning with a slash.</summary>
    /// <param name="parts">Prefixes from the outside in, then the endpoint's own pattern; null where it is not known.</param>
    internal static string Join(IEnumerable<string?> parts)
    {
        var segments = parts.Select(part => (part ?? Unknown).Trim('/')).Where(part => part.Length > 0);
        return "/" + string.Join("/", segments);
    }

    /// <summary>Whether an action's template stands without its controller's: it begins with <c>/</c> or <c>~/</c>.</summary>
    internal static bool StandsAlone(string? template) =>
        template is not null && (template.StartsWith("/", StringComparison.Ordinal) || template.StartsWith("~/", StringComparison.Ordinal));

    /// <summary>
    /// An action's route under its controller's, with <c>[controller]</c>, <c>[action]</c> and <c>[area]</c> replaced in any case; a doubled bracket is
    /// a bracket. See https://learn.microsoft.com/aspnet/core/mvc/controllers/routing#token-replacement-in-route-templates-controller-action-area.
    /// </summary>
    internal static string OfAction(string? controllerTemplate, string? actionTemplate, string controller, string action, string? area)
    {
        var joined = StandsAlone(actionTemplate) ? Join([actionTemplate!.TrimStart('~')]) : Join([controllerTemplate ?? "", actionTemplate ?? ""]);
        return ReplaceTokens(joined, controller, action, area);
    }

    /// <summary>A template or the name of a route with its tokens replaced.</summary>
    internal static string ReplaceTokens(string text, string controller, string action, string? area)
    {
        var route = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            var isDoubled = text[at] is '[' or ']' && at + 1 < text.Length && text[at + 1] == text[at];
            var end = text[at] == '[' && !isDoubled ? text.IndexOf(']', at) : -1;
            if (end > 0 && ValueOf(text.Substring(at + 1, end - at - 1)) is { } value)
            {
                route.Append(value);
                at = end;
            }
            else
            {
                route.Append(text[at]);
                at += isDoubled ? 1 : 0;
            }
        }
        return route.ToString();

        string? ValueOf(string token) => token.ToUpperInvariant() switch { "CONTROLLER" => controller, "ACTION" => action, "AREA" => area, _ => IsName(token) ? Unknown : null };
    }

    // Any other is a value that a convention gives; an application where none does so ends as it starts.
    private static bool IsName(string token) => token.Length > 0 && token.All(letter => char.IsLetterOrDigit(letter) || letter == '_');

    /// <summary>The names of the parameters in a route: <c>id</c> and <c>path</c> in <c>/files/{id:int}/{*path}</c>. Case does not matter.</summary>
    internal static HashSet<string> ParametersOf(string route)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var at = 0; at < route.Length; at++)
        {
            if (route[at] != '{')
                continue;
            // A doubled brace is a brace; in a constraint it belongs to a regular expression.
            if (at + 1 < route.Length && route[at + 1] == '{')
            {
                at++;
                continue;
            }
            var end = at + 1;
            while (end < route.Length && route[end] is not ('}' or ':' or '=' or '?'))
                end++;
            if (route.Substring(at + 1, end - at - 1).TrimStart('*') is { Length: > 0 } name)
                names.Add(name);
            while (end < route.Length && (route[end] != '}' || (end + 1 < route.Length && route[end + 1] == '}')))
                end += end + 1 < route.Length && route[end] == '}' ? 2 : 1;
            at = end;
        }
        return names;
    }

    /// <summary>Whether a route is the given one, or stands below it where that ends with <c>*</c>. Case does not matter, as in routing.</summary>
    internal static bool Covers(string written, string route)
    {
        var wanted = Join([written]);
        return wanted.EndsWith("*", StringComparison.Ordinal)
            ? route.StartsWith(wanted.TrimEnd('*').TrimEnd('/'), StringComparison.OrdinalIgnoreCase)
            : route.Equals(wanted, StringComparison.OrdinalIgnoreCase);
    }
}
