using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendArchitect.Analyzers;

/// <summary>
/// A setting of a rule: a key of <c>.editorconfig</c> or <c>.globalconfig</c>, read for the file at hand. Rules hold theirs as static
/// fields, where the catalogue finds them. Lists are separated by <c>|</c>, because the compiler cuts values at <c>;</c> and <c>#</c>.
/// </summary>
internal abstract class Option(string name, string defaultText, string values, string description)
{
    /// <summary>The full key, such as <c>backend_architect.exempt_routes</c>.</summary>
    internal string Key { get; } = "backend_architect." + name;

    /// <summary>The default as it would be written.</summary>
    internal string DefaultText { get; } = defaultText;

    /// <summary>What may be written: <c>true | false</c>, <c>a number</c>, <c>a list separated by |</c>.</summary>
    internal string Values { get; } = values;

    /// <summary>What the option does, in one sentence.</summary>
    internal string Description { get; } = description;

    internal static Option<bool> Flag(string name, bool byDefault, string description) =>
        new(name, byDefault, byDefault ? "true" : "false", "true | false", description, text => bool.TryParse(text, out var value) ? value : null);

    internal static Option<int> Number(string name, int byDefault, string description) =>
        new(name, byDefault, byDefault.ToString(CultureInfo.InvariantCulture), "a number", description,
            text => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : null);

    internal static Option<T> OneOf<T>(string name, T byDefault, string description) where T : struct, Enum =>
        new(name, byDefault, byDefault.ToString().ToLowerInvariant(),
            string.Join(" | ", Enum.GetNames(typeof(T)).Select(n => n.ToLowerInvariant())), description,
            text => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(typeof(T), value) ? value : null);

    /// <summary>A text as a whole: the one item of a list, which is empty where nothing is written.</summary>
    internal static Option<ImmutableArray<string>> Text(string name, string description) =>
        new(name, [], "(empty)", "a text", description, text => text.Length == 0 ? [] : [text]);

    internal static Option<ImmutableArray<string>> List(string name, string description) =>
        new(name, [], "(empty)", "a list separated by |", description,
            text => [.. text.Split('|').Select(item => item.Trim()).Where(item => item.Length > 0)]);
}

/// <summary>A setting with a value of one type. What cannot be understood counts as not written.</summary>
internal sealed class Option<T>(string name, T byDefault, string defaultText, string values, string description, Func<string, T?> parse)
    : Option(name, defaultText, values, description) where T : struct
{
    internal T Default { get; } = byDefault;

    internal T Read(AnalyzerConfigOptions options) =>
        options.TryGetValue(Key, out var text) && parse(text.Trim()) is { } value ? value : Default;
}
