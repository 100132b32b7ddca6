using System;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.Model.Configuration;

/// <summary>
/// Settings as deployment files spell them: a name beside its value, <c>NAME=value</c> in a list, and Base64 in the data of a Kubernetes
/// Secret, which encodes and does not encrypt.
/// </summary>
internal static class DeploymentSettings
{
    private static readonly ImmutableArray<(string Name, string Value)> Pairs =
        [("name", "value"), ("key", "value"), ("ParameterKey", "ParameterValue"), ("OptionName", "Value")];

    // A name stands beside its value, not somewhere in a table.
    private const int MostBeside = 64;

    // Of compose files, and of the actions that build an image.
    private static readonly string[] BuildArguments = ["build:args:", "build-args:", "build_args:"];

    private static readonly string[] Lists = ["environment", "env", "args", "variables", "build_args", "build-args", "labels"];

    /// <summary>Gives the entries from the first on the names and values that they have when they are deployed.</summary>
    internal static void Name(ImmutableArray<ConfigEntry>.Builder entries, int first)
    {
        Values(entries, first);
        for (var i = first; i < entries.Count; i++)
        {
            if (OfList(entries[i]) is { } variable)
                entries[i] = variable;
            if (OfBuild(entries[i]) is { } argument)
                entries[i] = argument;
        }
        var behind = first;
        for (var i = first; i < entries.Count; i++)
            if (i >= behind && entries[i] is { Value: "Secret" or "SealedSecret" } entry && (entry.Key == "kind" || entry.Key.EndsWith(":kind", StringComparison.Ordinal)))
                behind = Manifest(entries, first, i);
    }

    private static void Values(ImmutableArray<ConfigEntry>.Builder entries, int first)
    {
        ILookup<int, ConfigEntry>? groups = null;
        for (var i = first; i < entries.Count; i++)
        {
            var entry = entries[i];
            foreach (var (name, value) in Pairs)
            {
                if (!entry.Key.EndsWith(value, StringComparison.OrdinalIgnoreCase) || !entry.Name.Equals(value, StringComparison.OrdinalIgnoreCase))
                    continue;
                groups ??= entries.Skip(first).ToLookup(e => e.Group);
                if (groups[entry.Group].Take(MostBeside).FirstOrDefault(e => e.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is not { Value.Length: > 0 } named)
                    continue;
                entries[i] = entry with { Key = entry.Key.Substring(0, entry.Key.Length - entry.Name.Length) + named.Value.Replace("__", ":") };
                break;
            }
        }
    }

    // - NAME=value
    private static ConfigEntry? OfList(ConfigEntry entry)
    {
        var equals = entry.Value.IndexOf('=');
        if (equals < 1 || !entry.Name.All(char.IsDigit))
            return null;
        var list = entry.Key.Substring(0, entry.Key.Length - entry.Name.Length).TrimEnd(':');
        if (!Array.Exists(Lists, name => name.Equals(list.Substring(list.LastIndexOf(':') + 1), StringComparison.OrdinalIgnoreCase)))
            return null;
        var variable = entry.Value.Substring(0, equals);
        // ASP.NET Core takes a colon too, where the system allows one in a name.
        if (!variable.All(c => char.IsLetterOrDigit(c) || c is '_' or '.' or '-' or ':'))
            return null;
        var span = entry.SpanOf(equals + 1, entry.Value.Length - equals - 1);
        return entry with { Key = $"{list}:{variable.Replace("__", ":")}", Value = entry.Value.Substring(equals + 1), Span = span, NameSpan = entry.SpanOf(0, equals), Lines = [] };
    }

    // What a compose file or workflow hands the build of an image: name and value, or the name of a variable of the one who builds.
    private static ConfigEntry? OfBuild(ConfigEntry entry)
    {
        foreach (var arguments in BuildArguments)
            if (entry.Key.LastIndexOf(arguments, StringComparison.Ordinal) is >= 0 and var at && (at == 0 || entry.Key[at - 1] == ':'))
                return OfBuild(entry, entry.Key.Substring(at + arguments.Length));
        return null;
    }

    private static ConfigEntry OfBuild(ConfigEntry entry, string name) =>
        !name.All(char.IsDigit) ? entry with { IsBuildArgument = true }
        : entry with { Key = entry.Key.Substring(0, entry.Key.Length - name.Length) + entry.Value, Value = "", Span = new(entry.Span.End, 0), NameSpan = entry.Span, Lines = [], IsBuildArgument = true };

    /// <summary>Decodes what one manifest holds, and answers where it ends.</summary>
    private static int Manifest(ImmutableArray<ConfigEntry>.Builder entries, int first, int kind)
    {
        var isSealed = entries[kind].Value != "Secret";
        var prefix = entries[kind].Key.Substring(0, entries[kind].Key.Length - "kind".Length);
        var data = prefix + (isSealed ? "spec:encryptedData:" : "data:");
        // What belongs to one manifest stands together.
        var from = kind;
        while (from > first && entries[from - 1].Key.StartsWith(prefix, StringComparison.Ordinal))
            from--;
        var i = from;
        for (; i < entries.Count && entries[i].Key.StartsWith(prefix, StringComparison.Ordinal); i++)
        {
            if (!entries[i].Key.StartsWith(data, StringComparison.Ordinal))
                continue;
            // What is sealed opens nothing.
            if (isSealed)
                entries[i] = entries[i] with { Value = "", Lines = [] };
            else if (Decoded(entries[i].Value) is { } text)
                entries[i] = entries[i] with { Value = text, Lines = [] };
        }
        return i;
    }

    /// <summary>The text that stands there in Base64, or null where none does.</summary>
    private static string? Decoded(string value)
    {
        var packed = value.IndexOfAny([' ', '\n', '\r', '\t']) < 0 ? value : new string([.. value.Where(c => !char.IsWhiteSpace(c))]);
        if (packed.Length is 0 or > 64 * 1024 || packed.Length % 4 != 0)
            return null;
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Convert.FromBase64String(packed));
            return text.All(c => c is '\n' or '\r' or '\t' || !char.IsControl(c)) ? text : null;
        }
        catch (Exception notText) when (notText is FormatException or ArgumentException)
        {
            return null;
        }
    }
}
