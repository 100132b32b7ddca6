using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BackendArchitect.Tool.Loading;
using BackendArchitect.Tool.Reports;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Tool.Fixing;

/// <summary>The store of a project's secrets on a developer's machine, outside of its repository.</summary>
/// <remarks>Source: "Safe storage of app secrets in development in ASP.NET Core" on learn.microsoft.com.</remarks>
internal static partial class UserSecrets
{
    private const string Attribute = "UserSecretsIdAttribute";

    /// <summary>The id under which a project keeps them, or null.</summary>
    internal static string? IdOf(Compilation? compilation) =>
        compilation?.Assembly.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.Name == Attribute)?.ConstructorArguments is [{ Value: string { Length: > 0 } id }] ? id : null;

    /// <summary>A project file that names an id; null where the text has no place for one.</summary>
    internal static string? WithId(string project, string id)
    {
        var group = PropertyGroup().Match(project);
        if (!group.Success)
            return null;
        var (line, blanks) = (group.Groups["line"].Value, group.Groups["blanks"].Value);
        return project.Insert(group.Index + group.Length, $"{line}{blanks}{blanks}<UserSecretsId>{id}</UserSecretsId>");
    }

    /// <summary>Keeps values.</summary>
    /// <exception cref="UnanswerableException">What is kept already cannot be read.</exception>
    internal static async Task KeepAsync(string id, IEnumerable<(string Key, string Value, string File)> values, CancellationToken cancellationToken)
    {
        var file = FileOf(id);
        JsonObject kept;
        try
        {
            kept = File.Exists(file) ? JsonNode.Parse(await File.ReadAllTextAsync(file, cancellationToken), documentOptions: new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }) as JsonObject ?? [] : [];
        }
        catch (JsonException)
        {
            throw new UnanswerableException($"'{file}' is no JSON, so nothing is put there and no credential is taken out");
        }
        // What a developer keeps there already works on that machine, and so does what stood in a file for developers; what others held is kept beside it.
        foreach (var (key, value, from) in values.OrderBy(value => value.File.Contains("Development", StringComparison.Ordinal) ? 0 : 1))
            if (!kept.TryAdd(key, value) && (kept[key] as JsonValue)?.ToString() != value)
                kept[$"{from}:{key}"] = value;
        var folder = Path.GetDirectoryName(file)!;
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await WholeFile.WriteAsync(file, kept.ToJsonString(JsonReport.Readable) + "\n", cancellationToken);
    }

    /// <summary>The file of an id.</summary>
    internal static string FileOf(string id) => Environment.GetEnvironmentVariable("APPDATA") is { Length: > 0 } roaming
        ? Path.Combine(roaming, "Microsoft", "UserSecrets", id, "secrets.json")
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".microsoft", "usersecrets", id, "secrets.json");

    [GeneratedRegex(@"(?<line>\r?\n)(?<blanks>[ \t]*)<PropertyGroup>")]
    private static partial Regex PropertyGroup();
}
