using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using BackendArchitect.Analyzers.Model.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Tool.Loading;

/// <summary>A host as its build sees it.</summary>
/// <param name="Compilation">Its sources.</param>
/// <param name="Configuration">The settings files that stand beside its project.</param>
/// <param name="StaticAssets">The routes of the files that its last build lists; the default where it was not built.</param>
internal sealed record LoadedHost(Compilation Compilation, ImmutableArray<ConfigDocument> Configuration, ImmutableArray<string> StaticAssets = default)
{
    /// <summary>Reads a host.</summary>
    /// <exception cref="IOException">A settings file cannot be read.</exception>
    internal static async Task<LoadedHost> OfAsync(Project project, CancellationToken cancellationToken)
    {
        var compilation = await project.GetCompilationAsync(cancellationToken) ?? throw new UnanswerableException($"'{project.Name}' does not compile");
        var documents = ImmutableArray.CreateBuilder<ConfigDocument>();
        foreach (var path in Directory.EnumerateFiles(Path.GetDirectoryName(project.FilePath!)!, "appsettings*.json").Order(StringComparer.Ordinal))
        {
            await using var stream = File.OpenRead(path);
            if (ConfigDocument.Read(path, SourceText.From(stream, Encoding.UTF8), cancellationToken) is { } document)
                documents.Add(document);
        }
        return new(compilation, documents.ToImmutable(), await StaticAssetsOfAsync(project, cancellationToken));
    }

    // What 'MapStaticAssets' reads when the application starts: see https://learn.microsoft.com/aspnet/core/fundamentals/map-static-files.
    private static async Task<ImmutableArray<string>> StaticAssetsOfAsync(Project project, CancellationToken cancellationToken)
    {
        if (project.OutputFilePath is not { } output || Path.ChangeExtension(output, ".staticwebassets.endpoints.json") is var list && !File.Exists(list))
            return default;
        try
        {
            await using var stream = File.OpenRead(list);
            using var manifest = await JsonDocument.ParseAsync(stream, cancellationToken: cancellationToken);
            return [.. manifest.RootElement.GetProperty("Endpoints").EnumerateArray().Select(endpoint => endpoint.GetProperty("Route").GetString()).OfType<string>().Order(StringComparer.Ordinal)];
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return default;
        }
    }
}
