using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace BackendArchitect.Analyzers.Model.Configuration;

/// <summary>
/// The settings that an application is published with: <c>appsettings.json</c>, and the files beside it for one environment each. See
/// https://learn.microsoft.com/aspnet/core/fundamentals/configuration.
/// </summary>
/// <param name="Base">What holds in all environments.</param>
/// <param name="Others">What stands in the files for one of them.</param>
/// <param name="Deployed">What deployments may set by variables: compose files, manifests, launch settings.</param>
internal sealed record SettingsFiles(ConfigDocument Base, IReadOnlyList<ConfigDocument> Others, IReadOnlyList<ConfigDocument> Deployed)
{
    private const string Stem = "appsettings";

    private const string BaseFile = "appsettings.json";

    /// <summary>The files of an application; null where there are none, or only code is looked at.</summary>
    internal static SettingsFiles? Of(ImmutableArray<ConfigDocument> configuration)
    {
        var all = configuration.Where(file => file.Audience != ConfigAudience.Readers).ToLookup(file => ConfigDocument.FileName(file.Path).StartsWith(Stem, StringComparison.OrdinalIgnoreCase));
        var files = all[true].ToList();
        return files.Where(IsBase).OrderBy(file => file.Path.Length).FirstOrDefault() is { } settings
            ? new(settings, [.. files.Where(file => !IsBase(file) && FolderOf(file) == FolderOf(settings)).OrderBy(file => file.Path, StringComparer.Ordinal)], [.. all[false]])
            : null;
    }

    /// <summary>Whether a setting is another in some environment or deployment.</summary>
    /// <param name="path">The names of its sections and its own, with colons between them.</param>
    internal bool Differ(string path)
    {
        var known = ValueIn(Base, path);
        return Others.Any(file => ValueIn(file, path) is { } other && other != known)
            || Deployed.Any(file => file.Entries.Any(entry => entry.Value != known && IsVariable(entry.Key, path)));
    }

    /// <summary>What a setting is where environments do not differ; null where nobody sets it.</summary>
    internal string? ValueOf(string path) => ValueIn(Base, path);

    // Below the name of a container, or whatever else is given variables.
    private static bool IsVariable(string key, string path) => key.EndsWith(path, StringComparison.OrdinalIgnoreCase) && (key.Length == path.Length || key[key.Length - path.Length - 1] == ':');

    private static bool IsBase(ConfigDocument file) => ConfigDocument.FileName(file.Path).Equals(BaseFile, StringComparison.OrdinalIgnoreCase);

    private static string FolderOf(ConfigDocument file) => file.Path.Substring(0, file.Path.Length - ConfigDocument.FileName(file.Path).Length);

    // Of two equal keys the last is read.
    private static string? ValueIn(ConfigDocument file, string path) => file.Entries.LastOrDefault(entry => entry.Key.Equals(path, StringComparison.OrdinalIgnoreCase))?.Value;
}
