using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Tool.Loading;

/// <summary>
/// The files that <c>MapStaticAssets</c> finds listed when the application starts: see https://learn.microsoft.com/aspnet/core/fundamentals/map-static-files.
/// </summary>
/// <param name="Routes">Their routes.</param>
/// <param name="AreOfBuild">Whether a build lists them, rather than what was published: then those that come later are served too.</param>
internal sealed record StaticAssets(ImmutableArray<string> Routes, bool AreOfBuild = true)
{
    /// <summary>Reads the files of a project; null where it was not built.</summary>
    internal static async Task<StaticAssets?> OfAsync(Project project, CancellationToken cancellationToken)
    {
        if (project.OutputFilePath is not { } output || Path.ChangeExtension(output, ".staticwebassets.endpoints.json") is var list && !File.Exists(list))
            return null;
        try
        {
            await using var stream = File.OpenRead(list);
            using var manifest = await JsonDocument.ParseAsync(stream, cancellationToken: cancellationToken);
            return new(
                [.. manifest.RootElement.GetProperty("Endpoints").EnumerateArray().Select(endpoint => endpoint.GetProperty("Route").GetString()).OfType<string>().Order(StringComparer.Ordinal)],
                manifest.RootElement.TryGetProperty("ManifestType", out var type) && "Build".Equals(type.GetString(), StringComparison.OrdinalIgnoreCase));
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
