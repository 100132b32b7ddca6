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
    private static readonly string[] Development = ["Development", "Local", "Dev", "Debug"];
    private static readonly string[] Sample = ["example", "examples", "sample", "template", "dist", "tpl"];

    private static readonly string[] SampleOfTemplate = ["example", "examples", "sample", "dist", "tpl"];

    private static readonly string[] Override = ["override"];

    internal static ConfigAudience Of(string path, bool isCloudFormation = false)
    {
        var name = ConfigDocument.FileName(path);
        if (name.Equals("launchSettings.json", StringComparison.OrdinalIgnoreCase))
            return ConfigAudience.Developers;
        // The first part names the file, not whom it is for.
        var parts = name.Split('.', '-', '_');
        // What CloudFormation calls a template is what it deploys.
        return (isCloudFormation ? HasOneOf(parts, SampleOfTemplate) || IsIn(path, "docs") : HasOneOf(parts, Sample) || IsTemplate(path)) ? ConfigAudience.Readers
            : IsCompose(path) && HasOneOf(parts, Override) ? ConfigAudience.Developers
            : HasOneOf(parts, Development) ? ConfigAudience.Developers
            : ConfigAudience.Everyone;
    }

    /// <summary>Whether Docker Compose takes the file.</summary>
    internal static bool IsCompose(string path)
    {
        var name = ConfigDocument.FileName(path);
        return (name.StartsWith("docker-compose", StringComparison.OrdinalIgnoreCase) || name.StartsWith("compose", StringComparison.OrdinalIgnoreCase))
            && (name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase));
    }

    // Templates of a Helm chart are filled in from its values; documentation shows what such a file looks like.
    private static bool IsTemplate(string path) =>
        IsIn(path, "docs") || ((path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase)) && IsIn(path, "templates"));

    private static bool IsIn(string path, string folder)
    {
        var folders = path.Split('/', '\\');
        for (var i = 0; i < folders.Length - 1; i++)
            if (folders[i].Equals(folder, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    private static bool HasOneOf(string[] parts, string[] words)
    {
        for (var i = 1; i < parts.Length; i++)
            if (Array.Exists(words, word => word.Equals(parts[i], StringComparison.OrdinalIgnoreCase)))
                return true;
        return false;
    }
}
