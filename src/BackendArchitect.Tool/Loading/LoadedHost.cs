using System.Collections.Immutable;
using System.Text;
using BackendArchitect.Analyzers.CodeFixes;
using BackendArchitect.Analyzers.Model.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Tool.Loading;

/// <summary>A host as its build sees it.</summary>
/// <param name="Compilation">Its sources.</param>
/// <param name="Configuration">The settings files that stand beside its project.</param>
/// <param name="StaticAssets">The files that its last build lists; null where it was not built.</param>
internal sealed record LoadedHost(Compilation Compilation, ImmutableArray<ConfigDocument> Configuration, StaticAssets? StaticAssets = null)
{
    /// <summary>Reads a host.</summary>
    /// <exception cref="IOException">A settings file cannot be read.</exception>
    internal static async Task<LoadedHost> OfAsync(Project project, CancellationToken cancellationToken)
    {
        var compilation = await LibrarySources.PackedAsync(project, cancellationToken) ?? throw new UnanswerableException($"'{project.Name}' does not compile");
        var documents = ImmutableArray.CreateBuilder<ConfigDocument>();
        foreach (var path in Directory.EnumerateFiles(Path.GetDirectoryName(project.FilePath!)!, "appsettings*.json").Order(StringComparer.Ordinal))
        {
            await using var stream = File.OpenRead(path);
            if (ConfigDocument.Read(path, SourceText.From(stream, Encoding.UTF8), cancellationToken) is { } document)
                documents.Add(document);
        }
        return new(compilation, documents.ToImmutable(), await StaticAssets.OfAsync(project, cancellationToken));
    }
}
