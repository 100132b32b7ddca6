using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using BackendArchitect.Analyzers.Model.Configuration;

namespace BackendArchitect.Analyzers.CodeFixes.Configuration;

/// <summary>
/// Names of variables for the values that leave a file, in capitals: after the setting, and after what holds it where that name is taken. Equal values
/// share a name, different values never do.
/// </summary>
internal sealed class VariableNames(ConfigDocument document)
{
    private const string Reserved = "GITHUB_";

    // Words of formats: they name no setting.
    private static readonly HashSet<string> Structure = new(StringComparer.OrdinalIgnoreCase)
    {
        "services", "jobs", "steps", "with", "run", "command", "entrypoint", "args", "healthcheck", "test", "labels", "deploy", "Project", "PropertyGroup", "ItemGroup", "Target",
        "packageSourceCredentials", "configuration", "value", "configs", "content", "secrets",
    };

    private static readonly string[] Variables = ["environment", "env"];

    private readonly Dictionary<int, ILookup<string, ConfigEntry>> _byName = [];
    private string? _text;

    /// <summary>Whether the setting is an environment variable of a container, job or step.</summary>
    internal static bool IsVariable(string key) => key.Split(':').Any(part => Array.IndexOf(Variables, part) >= 0);

    /// <summary>The name for what was found in a setting.</summary>
    internal string Of(FoundSetting setting)
    {
        var entry = setting.Entry;
        var kind = setting.IsWhole && !IsUnnamed(entry.Key) ? "" : KindOf(setting.Kind);
        // What has no name of its own is called after what holds it.
        for (var outer = Math.Min(IsUnnamed(entry.Key) ? 1 : 0, Scope(entry.Key).Count); outer <= Scope(entry.Key).Count; outer++)
            if (Named(entry, outer, kind) is { Length: > 0 } name && !IsTaken(name, entry, outer))
                return name;
        var longest = Scope(entry.Key).Count;
        var full = Named(entry, longest, kind);
        return $"{full}_{SameNamed(longest, full).Where(other => other.Span.Start <= entry.Span.Start).Select(other => other.Value).Distinct().Count() + 1}";
    }

    /// <summary>A name in capitals, its words joined by underscores.</summary>
    internal static string Snake(string name)
    {
        var snake = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (c >= 0x80 || !char.IsLetterOrDigit(c))
                snake.Append(snake.Length > 0 && snake[snake.Length - 1] != '_' ? "_" : "");
            else
            {
                if (char.IsUpper(c) && i > 0 && (char.IsLower(name[i - 1]) || char.IsDigit(name[i - 1]) || (char.IsUpper(name[i - 1]) && i + 1 < name.Length && char.IsLower(name[i + 1]))) && snake.Length > 0 && snake[snake.Length - 1] != '_')
                    snake.Append('_');
                snake.Append(char.ToUpperInvariant(c));
            }
        }
        return snake.ToString().TrimEnd('_');
    }

    private string Named(ConfigEntry entry, int outer, string kind)
    {
        var scope = Scope(entry.Key);
        var name = Snake(string.Join("_", scope.Skip(scope.Count - outer).Concat(Own(entry.Key))));
        name = kind.Length > 0 && !name.EndsWith(kind, StringComparison.Ordinal) ? (name.Length > 0 ? name + "_" : "") + kind : name;
        return name.Length == 0 ? "" : char.IsDigit(name[0]) ? "_" + name : name.StartsWith(Reserved, StringComparison.Ordinal) ? "GH_" + name.Substring(Reserved.Length) : name;
    }

    // The parts of the key that name the setting: all behind "environment", else the last that is no word of the format.
    private static List<string> Own(string key)
    {
        var parts = Parts(key);
        var variables = parts.FindLastIndex(part => Array.IndexOf(Variables, part) >= 0);
        return variables >= 0 && variables + 1 < parts.Count ? parts.GetRange(variables + 1, parts.Count - variables - 1)
            : IsUnnamed(key) ? []
            : [parts[parts.Count - 1]];
    }

    private static List<string> Scope(string key)
    {
        var parts = Parts(key);
        parts.RemoveRange(parts.Count - Own(key).Count, Own(key).Count);
        parts.RemoveAll(part => Structure.Contains(part) || Array.IndexOf(Variables, part) >= 0);
        return parts;
    }

    private static bool IsUnnamed(string key) => Parts(key) is var parts && (parts.Count == 0 || Structure.Contains(parts[parts.Count - 1]));

    private static List<string> Parts(string key) => [.. key.Split(':').Where(part => part.Length > 0 && !part.All(char.IsDigit))];

    private bool IsTaken(string name, ConfigEntry entry, int outer) =>
        SameNamed(outer, name).Any(other => other.Value != entry.Value)
        || Regex.IsMatch(_text ??= document.Text.ToString(), $@"(\$\{{?|\$\(|%|secrets\.){Regex.Escape(name)}(?![A-Za-z0-9_])", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private IEnumerable<ConfigEntry> SameNamed(int outer, string name)
    {
        if (!_byName.TryGetValue(outer, out var names))
            _byName.Add(outer, names = document.Entries.Where(other => other.Value.Length > 0).ToLookup(other => Named(other, Math.Min(outer, Scope(other.Key).Count), "")));
        return names[name];
    }

    private static string KindOf(string found)
    {
        foreach (var word in new[] { "password", "token", "key", "secret" })
            if (found.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)
                return word.ToUpperInvariant();
        return "SECRET";
    }
}
