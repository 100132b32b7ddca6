using System;
using System.Collections.Immutable;
using System.IO;
using System.Reflection;
using System.Text.RegularExpressions;
using BackendArchitect.Analyzers.Model.Roslyn;

namespace BackendArchitect.Analyzers;

/// <summary>Since which version there is each rule, by the notes of the releases: a project may pin the rules that it knows.</summary>
internal static class RuleReleases
{
    private static readonly Regex Line = new(@"^(## Release (?<version>\d+(\.\d+)*)|(?<id>BARCH\d{4})\s*\|)", RegexOptions.Multiline | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));

    private static readonly Once<ImmutableDictionary<string, string>> Shipped = new(_ => Read(Notes()));

    /// <summary>The version of this build, which the rules that no release has yet belong to.</summary>
    internal static string Current { get; } = typeof(RuleReleases).Assembly.GetName().Version.ToString(3);

    /// <summary>The version that brought a rule.</summary>
    internal static string Since(string id) => Shipped.Value(default).TryGetValue(id, out var version) ? version : Current;

    /// <summary>The versions of the rules that release notes list; of a rule that they list twice, the first counts.</summary>
    internal static ImmutableDictionary<string, string> Read(string notes)
    {
        var versions = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var version = "";
        foreach (Match line in Line.Matches(notes))
        {
            if (line.Groups["version"].Success)
                version = line.Groups["version"].Value;
            else if (!versions.ContainsKey(line.Groups["id"].Value))
                versions.Add(line.Groups["id"].Value, version);
        }
        return versions.ToImmutable();
    }

    private static string Notes()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("AnalyzerReleases.Shipped.md")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
