using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.Baseline;

/// <summary>The file that keeps what was found when the rules came: <c>barch-baseline.json</c>, beside a project or above it.</summary>
/// <param name="path">Its full path.</param>
/// <param name="entries">What it keeps; nothing where it cannot be read.</param>
/// <param name="flaw">Why it cannot be read, and where that shows; null where it can.</param>
internal sealed class BaselineFile(string path, ImmutableArray<BaselineEntry> entries, (string What, TextSpan Where)? flaw = null)
{
    /// <summary>The name that the build looks for.</summary>
    internal const string Name = "barch-baseline.json";

    /// <summary>What the build says of the file: <c>BackendArchitectKind</c> of its item.</summary>
    internal const string Kind = "baseline";

    /// <summary>The option in which the build says which day it is.</summary>
    internal const string Today = "build_property.BackendArchitectToday";

    private readonly string _folder = path.Substring(0, path.LastIndexOfAny(['/', '\\']) + 1).Replace('\\', '/');

    internal string Path { get; } = path;

    internal ImmutableArray<BaselineEntry> Entries { get; } = entries;

    internal (string What, TextSpan Where)? Flaw { get; } = flaw;

    /// <summary>Reads a file. What is broken keeps nothing: it would hide what nobody wrote down.</summary>
    internal static BaselineFile Read(string path, SourceText text)
    {
        try
        {
            return new(path, new BaselineReader(text.ToString()).Entries());
        }
        catch (InvalidDataException broken)
        {
            return new(path, [], (broken.Message, new(Math.Min((int)broken.Data[BaselineReader.Place], Math.Max(0, text.Length - 1)), Math.Min(1, text.Length))));
        }
    }

    /// <summary>Whether a file of a project is its baseline.</summary>
    internal static bool Is(AdditionalText file, AnalyzerConfigOptionsProvider options) =>
        options.GetOptions(file).TryGetValue("build_metadata.AdditionalFiles.BackendArchitectKind", out var kind) && kind == Kind;

    /// <summary>The path of a file as entries write it.</summary>
    internal string PathOf(string file)
    {
        var (folder, full) = (_folder, file.Replace('\\', '/'));
        var up = "";
        while (folder.Length > 0 && !full.StartsWith(folder, StringComparison.Ordinal))
        {
            folder = folder.Substring(0, folder.TrimEnd('/').LastIndexOf('/') + 1);
            up += "../";
        }
        return folder.Length == 0 ? full : up + full.Substring(folder.Length);
    }

    /// <summary>Tells which findings the entries hold. Where there are more of a kind than the entries count, the last ones are new.</summary>
    /// <param name="findings">The findings, of each file in their order.</param>
    /// <param name="keysOf">What a finding is held by: all of these together.</param>
    /// <param name="today">The day, or nothing where nobody says.</param>
    internal BaselineMatch<T> Match<T>(IEnumerable<T> findings, Func<T, IEnumerable<BaselineKey>> keysOf, string? today)
    {
        var left = new Dictionary<BaselineKey, int>();
        foreach (var entry in Entries.Where(entry => !entry.IsExpired(today)))
            left[entry.Key] = (left.TryGetValue(entry.Key, out var count) ? count : 0) + entry.Count;
        var held = ImmutableArray.CreateBuilder<T>();
        var seen = new HashSet<BaselineKey>();
        foreach (var finding in findings)
        {
            var keys = keysOf(finding).Distinct().ToList();
            seen.UnionWith(keys);
            if (!keys.TrueForAll(key => left.TryGetValue(key, out var count) && count > 0))
                continue;
            foreach (var key in keys)
                left[key]--;
            held.Add(finding);
        }
        return new(
            held.ToImmutable(),
            [.. Entries.Where(entry => entry.IsExpired(today) ? !seen.Contains(entry.Key) : left[entry.Key] > 0)],
            [.. Entries.Where(entry => entry.IsExpired(today) && seen.Contains(entry.Key))]);
    }
}

/// <summary>What a baseline says of findings.</summary>
/// <param name="Held">The findings that it holds.</param>
/// <param name="Stale">Entries that count more than there is.</param>
/// <param name="Expired">Entries that hold no longer, though what they held is still there.</param>
internal sealed record BaselineMatch<T>(ImmutableArray<T> Held, ImmutableArray<BaselineEntry> Stale, ImmutableArray<BaselineEntry> Expired);
