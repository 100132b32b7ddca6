using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.Model.Configuration;

/// <summary>A configuration file, read.</summary>
internal sealed class ConfigDocument(string path, SourceText text, ImmutableArray<ConfigEntry> entries, ImmutableArray<TextSpan> comments, bool isCloudFormation)
{
    private const int LargeFrom = 1024 * 1024;
    private const int TooLargeFrom = 50 * 1024 * 1024;
    private const int BinaryWithin = 8 * 1024;

    // An object with more settings than this is a table, not something that a user or host beside it explains.
    private const int MostSiblings = 64;

    // Keyed by the text: a file that nobody edited is not read again, and what nobody holds any more goes with it.
    private static readonly ConditionalWeakTable<SourceText, ConfigDocument> Known = new();

    private static readonly Comparer<ConfigEntry> ByPlace = Comparer<ConfigEntry>.Create((a, b) => a.Span.Start.CompareTo(b.Span.Start));

    private ILookup<int, ConfigEntry>? _groups;

    internal string Path { get; } = path;

    internal SourceText Text { get; } = text;

    /// <summary>Every text value, in the order of the file. Of two equal keys both are here.</summary>
    internal ImmutableArray<ConfigEntry> Entries { get; } = entries;

    /// <summary>Every comment, without the characters that make it one, in the order of the file.</summary>
    internal ImmutableArray<TextSpan> Comments { get; } = comments;

    /// <summary>Whom the file is for.</summary>
    internal ConfigAudience Audience { get; } = ConfigAudiences.Of(path, isCloudFormation);

    /// <summary>Whether the file is a template of CloudFormation.</summary>
    internal bool IsCloudFormation { get; } = isCloudFormation;

    /// <summary>Whether the file starts containers beside each other: hosts without a domain are among them.</summary>
    internal bool IsCompose { get; } = ConfigAudiences.IsCompose(path);

    /// <summary>Whether the file is so large that it is data rather than settings: the names of its keys say little.</summary>
    internal bool IsLarge => Text.Length > LargeFrom;

    /// <summary>The other values of the object or array that holds the entry.</summary>
    internal IEnumerable<ConfigEntry> SiblingsOf(ConfigEntry entry)
    {
        // Racing callers may each build it; all build the same.
        _groups ??= Entries.ToLookup(e => e.Group);
        return _groups[entry.Group].Where(other => !ReferenceEquals(other, entry)).Take(MostSiblings);
    }

    /// <summary>The item of the list before this one, or null.</summary>
    internal ConfigEntry? ItemBefore(ConfigEntry entry)
    {
        var at = Entries.BinarySearch(entry, ByPlace);
        return at > 0 && Entries[at - 1] is var before && before.Group == entry.Group && before.Name.Length > 0 && char.IsDigit(before.Name[0]) ? before : null;
    }

    /// <summary>Whether one of these keys stands at the top of the file.</summary>
    internal bool HasRoot(string[] keys)
    {
        foreach (var entry in Entries)
            foreach (var key in keys)
                if (entry.Key.StartsWith(key, StringComparison.Ordinal) && (entry.Key.Length == key.Length || entry.Key[key.Length] == ':'))
                    return true;
        return false;
    }

    /// <summary>The location of a part of the file, as the compiler wants it for additional files.</summary>
    internal Location LocationOf(TextSpan span) => Location.Create(Path, span, Text.Lines.GetLinePositionSpan(span));

    /// <summary>The text of a comment that ends on the line before this position, or null.</summary>
    internal string? CommentOnLineBefore(int position)
    {
        var line = Text.Lines.IndexOf(position) - 1;
        if (line < 0)
            return null;
        // Halved, not walked: a file may have as many comments as findings.
        var (first, end) = (0, Comments.Length);
        while (first < end)
        {
            var middle = first + (end - first) / 2;
            if (Comments[middle].End < Text.Lines[line].Start)
                first = middle + 1;
            else
                end = middle;
        }
        return first < Comments.Length && Text.Lines.IndexOf(Comments[first].End) == line ? Text.ToString(Comments[first]) : null;
    }

    /// <summary>Reads a file, or answers null when it is no configuration file we know, is binary or larger than anybody writes by hand.</summary>
    internal static ConfigDocument? Read(AdditionalText file, AnalyzerConfigOptions options, CancellationToken cancellationToken)
    {
        var reader = ReaderOf(file.Path, options);
        if ((reader is null && !CloudFormationReader.MayBe(FileName(file.Path))) || file.GetText(cancellationToken) is not { } text || !IsReadable(text))
            return null;
        reader ??= ReaderOf(file.Path, text);
        if (reader is null)
            return null;
        if (Known.TryGetValue(text, out var known) && known.Path == file.Path)
            return known;
        var document = reader.Read(file.Path, text, cancellationToken);
        return document.IsLarge || known is not null ? document : Known.GetValue(text, _ => document);
    }

    /// <summary>Reads a file by what the project says of it, else by its name, or answers null when it is no configuration file we know, is binary or larger than anybody writes by hand.</summary>
    internal static ConfigDocument? Read(string path, SourceText text, CancellationToken cancellationToken, string kind = "") =>
        (ConfigReader.Of(kind, FileName(path)) ?? ReaderOf(path, text)) is { } reader && IsReadable(text) ? reader.Read(path, text, cancellationToken) : null;

    private static ConfigReader? ReaderOf(string path, SourceText text) =>
        CloudFormationReader.MayBe(FileName(path)) && CloudFormationReader.Describes(text) ? ConfigReader.CloudFormationTemplate : null;

    private static ConfigReader? ReaderOf(string path, AnalyzerConfigOptions options) =>
        ConfigReader.Of(options.TryGetValue("build_metadata.AdditionalFiles.BackendArchitectKind", out var kind) ? kind : "", FileName(path));

    /// <summary>The file's name, whatever machine its path comes from.</summary>
    internal static string FileName(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);

    private static bool IsReadable(SourceText text)
    {
        if (text.Length > TooLargeFrom)
            return false;
        var head = new char[Math.Min(text.Length, BinaryWithin)];
        text.CopyTo(0, head, 0, head.Length);
        return Array.IndexOf(head, '\0') < 0;
    }
}
