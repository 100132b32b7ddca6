using System;
using System.Collections.Generic;
using System.Linq;

namespace BackendArchitect.Analyzers.Model.Configuration;

/// <summary>
/// The container image that a project is built into, as its files say: a Dockerfile beside it, properties of the SDK's container support, or a compose file that
/// builds it. See https://learn.microsoft.com/dotnet/core/containers/publish-configuration.
/// </summary>
internal static class ContainerImage
{
    private static readonly string[] Properties =
        ["ContainerRepository", "ContainerImageName", "ContainerImageTag", "ContainerImageTags", "ContainerBaseImage", "ContainerFamily", "ContainerRegistry", "DockerDefaultTargetOS"];

    /// <summary>What says that there is one, or null.</summary>
    /// <param name="files">The configuration files of the project.</param>
    /// <param name="project">The name of the project, as a compose file would say it.</param>
    internal static string? Sign(IEnumerable<ConfigDocument> files, string? project)
    {
        foreach (var file in files)
        {
            var name = ConfigDocument.FileName(file.Path);
            if (file.Audience == ConfigAudience.Readers)
                continue;
            if (file.Entries.Any(entry => entry.Key == "FROM"))
                return name;
            if (name.EndsWith("proj", StringComparison.OrdinalIgnoreCase)
                && file.Entries.FirstOrDefault(entry => Array.IndexOf(Properties, entry.Name) >= 0 || (entry.Name == "EnableSdkContainerSupport" && entry.Value.Equals("true", StringComparison.OrdinalIgnoreCase))) is { } property)
                return property.Name;
            if (file.IsCompose && project is not null && file.Entries.Any(entry => IsBuild(entry.Key) && entry.Value.Split('/', '\\').Contains(project, StringComparer.OrdinalIgnoreCase)))
                return name;
        }
        return null;
    }

    private static bool IsBuild(string key) => key.StartsWith("services:", StringComparison.Ordinal)
        && (key.EndsWith(":build", StringComparison.Ordinal) || key.EndsWith(":build:context", StringComparison.Ordinal) || key.EndsWith(":build:dockerfile", StringComparison.Ordinal));
}
