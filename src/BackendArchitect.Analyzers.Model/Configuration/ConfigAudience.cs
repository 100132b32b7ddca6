using System;

namespace BackendArchitect.Analyzers.Model.Configuration;

/// <summary>Whom a configuration file is for.</summary>
internal enum ConfigAudience
{
    /// <summary>Every environment, or one that is not a developer's machine.</summary>
    Everyone,

    /// <summary>Developers' machines alone.</summary>
    Developers,

    /// <summary>Nobody: it shows what such a file looks like.</summary>
    Readers,
}

/// <summary>Tells from its name whom a configuration file is for.</summary>
internal static class ConfigAudiences
{
    private static readonly string[] Development = ["Development", "Local", "Dev"];
    private static readonly string[] Sample = ["example", "sample", "template", "dist"];

    internal static ConfigAudience Of(string path)
    {
        var name = ConfigDocument.FileName(path);
        if (name.Equals("launchSettings.json", StringComparison.OrdinalIgnoreCase))
            return ConfigAudience.Developers;
        // The first part names the file, not whom it is for.
        var parts = name.Split('.');
        return HasOneOf(parts, Sample) ? ConfigAudience.Readers
            : HasOneOf(parts, Development) ? ConfigAudience.Developers
            : ConfigAudience.Everyone;
    }

    private static bool HasOneOf(string[] parts, string[] words)
    {
        for (var i = 1; i < parts.Length; i++)
            if (Array.Exists(words, word => word.Equals(parts[i], StringComparison.OrdinalIgnoreCase)))
                return true;
        return false;
    }
}
