using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// A route that is mapped for controllers at large: <c>{controller=Home}/{action=Index}/{id?}</c>. It makes one endpoint for each action
/// that it can reach. See https://learn.microsoft.com/aspnet/core/mvc/controllers/routing#conventional-routing.
/// </summary>
/// <param name="Pattern">The pattern; <see cref="RoutePattern.Unknown"/> stands for what is not known at compile time.</param>
/// <param name="Defaults">The values that are given apart from the pattern, by their names.</param>
internal sealed record ConventionalRoute(string Pattern, ImmutableDictionary<string, string> Defaults)
{
    /// <summary>No values: their names are compared as routing compares them.</summary>
    internal static readonly ImmutableDictionary<string, string> NoDefaults = ImmutableDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>What <c>MapDefaultControllerRoute</c> maps.</summary>
    internal static readonly ConventionalRoute Default = new("{controller=Home}/{action=Index}/{id?}");

    /// <summary>A route that leads to whatever action is chosen at run time.</summary>
    internal static readonly ConventionalRoute OutOfSight = new(RoutePattern.Unknown) { IsDynamic = true, IsOutOfSight = true };

    private ConventionalRoute(string pattern) : this(pattern, NoDefaults)
    {
    }

    /// <summary>
    /// Whether the action is looked up at run time, as by <c>MapFallbackToController</c>: it then brings its own metadata, and what is said
    /// about the groups around the route is lost.
    /// </summary>
    internal bool IsDynamic { get; init; }

    /// <summary>Whether the action is chosen when a request comes.</summary>
    internal bool IsOutOfSight { get; init; }

    /// <summary>The regular expressions that values have to match, by the names of the values.</summary>
    internal ImmutableDictionary<string, string> Constraints { get; init; } = NoDefaults;

    /// <summary>What is said about the call that maps it.</summary>
    internal ImmutableArray<Convention> Said { get; init; } = [];

    /// <summary>The route to an action, its names in their places; null where this route does not reach it.</summary>
    /// <param name="controller">The controller's name.</param>
    /// <param name="action">The action's name.</param>
    /// <param name="area">The area, or null.</param>
    /// <param name="areasExist">Whether any action has an area: only then must the others be in none.</param>
    /// <param name="pagesExist">Whether there are Razor pages: only then must actions be on none.</param>
    internal string? To(string controller, string action, string? area, bool areasExist, bool pagesExist)
    {
        if (Pattern.Contains(RoutePattern.Unknown))
            return Pattern;
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase) { ["controller"] = controller, ["action"] = action };
        if (area is not null || areasExist || Parameters().Exists(parameter => IsArea(parameter) && parameter.Text.Contains(":exists")))
            values["area"] = area;
        if (pagesExist)
            values["page"] = null;
        foreach (var value in values)
            if (!Allows(value.Key, value.Value))
                return null;
        var route = new StringBuilder(Pattern);
        for (var (parameters, i) = (Parameters(), Parameters().Count - 1); i >= 0; i--)
            if (values.TryGetValue(parameters[i].Name, out var name) && name is not null)
                route.Remove(parameters[i].Start, parameters[i].Text.Length).Insert(parameters[i].Start, name);
        return route.ToString();
    }

    /// <summary>Whether the route says something about a value.</summary>
    internal bool Knows(string key) => Defaults.ContainsKey(key) || Parameters().Exists(parameter => parameter.Name.Equals(key, StringComparison.OrdinalIgnoreCase));

    private static bool IsArea(Parameter parameter) => parameter.Name.Equals("area", StringComparison.OrdinalIgnoreCase);

    // An action without an area is reached by a route that knows of none; a name is a parameter's value or the very default, and what constrains the value lets it pass.
    private bool Allows(string key, string? value)
    {
        var parameter = Parameters().Find(p => p.Name.Equals(key, StringComparison.OrdinalIgnoreCase));
        var given = Defaults.TryGetValue(key, out var text) ? text : null;
        if (value is null)
            return parameter is null && given is null;
        return (parameter is not null || value.Equals(given, StringComparison.OrdinalIgnoreCase))
            && parameter?.Constraints.Exists(constraint => !constraint.Allows(value)) != true
            && (!Constraints.TryGetValue(key, out var expression) || RouteConstraint.Matches(value, expression));
    }

    private List<Parameter> Parameters()
    {
        var found = new List<Parameter>();
        for (var i = 0; i < Pattern.Length; i++)
        {
            if (Pattern[i] != '{')
                continue;
            if (i + 1 < Pattern.Length && Pattern[i + 1] == '{')
            {
                i++;
                continue;
            }
            var start = i;
            while (i < Pattern.Length && (Pattern[i] != '}' || (i + 1 < Pattern.Length && Pattern[i + 1] == '}')))
                i += Pattern[i] == '}' ? 2 : 1;
            var text = Pattern.Substring(start, Math.Min(i + 1, Pattern.Length) - start);
            var name = text.Substring(1).TrimStart('*');
            var end = name.IndexOfAny([':', '=', '?', '}']);
            found.Add(new(start, text, end < 0 ? name : name.Substring(0, end), end < 0 ? [] : RouteConstraint.In(name.Substring(end, name.Length - end))));
        }
        return found;
    }

    /// <summary>One parameter in the pattern: where its text begins, the text with its braces, its name, what constrains it.</summary>
    private sealed record Parameter(int Start, string Text, string Name, List<RouteConstraint> Constraints);
}
