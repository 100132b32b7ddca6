using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Runtime.Tests.Hosting;

/// <summary>The sources of one application, as a web project has them: with the SDK's implicit usings.</summary>
/// <param name="Name">The name of the assembly.</param>
/// <param name="Files">The C# files by their paths.</param>
/// <param name="Folder">The content root, where settings stand; null for an application that has none.</param>
internal sealed record ApplicationSource(string Name, ImmutableArray<(string Path, string Text)> Files, string? Folder = null)
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Net.Http.Json;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    // What the SDK allows the generator of validation to do.
    private static readonly CSharpParseOptions Options = new CSharpParseOptions(LanguageVersion.Preview).WithFeatures([new("InterceptorsNamespaces", "Microsoft.Extensions.Validation.Generated")]);
    private static readonly SyntaxTree Usings = Parse("obj/GlobalUsings.g.cs", ImplicitUsings);

    private static string Root { get; } = Path.Combine(AppContext.BaseDirectory, "Applications");

    /// <summary>The names of the applications in the folder of this project.</summary>
    internal static IEnumerable<string> Names => Directory.GetFiles(Root, "Program.cs", SearchOption.AllDirectories)
        .Select(file => Path.GetFileName(Path.GetDirectoryName(file))!).Order(StringComparer.Ordinal);

    /// <summary>An application in the folder of this project.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such application.</exception>
    internal static ApplicationSource InFolder(string name)
    {
        var folder = Path.Combine(Root, name);
        var parts = Path.Combine(folder, "Parts");
        return new(name, [.. FilesIn(folder).Where(file => !file.Path.StartsWith("Parts/", StringComparison.Ordinal))], folder)
        {
            Parts = Directory.Exists(parts) ? [.. Directory.GetDirectories(parts).Order(StringComparer.Ordinal).Select(part => new ApplicationSource(Path.GetFileName(part), [.. FilesIn(part)]))] : [],
        };

        IEnumerable<(string Path, string Text)> FilesIn(string part) => Directory.EnumerateFiles(part, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => (Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText(file)));
    }

    /// <summary>The projects that it references: each folder below <c>Parts</c> is one, and an assembly of that name.</summary>
    internal ImmutableArray<ApplicationSource> Parts { get; init; } = [];

    internal IEnumerable<SyntaxTree> Trees() => Files.Select(file => Parse(file.Path, file.Text)).Prepend(Usings);

    /// <summary>Pages and components that stand in no folder.</summary>
    internal ImmutableArray<(string Path, string Text)> Pages { get; init; } = [];

    /// <summary>Its Razor files: pages, views and components.</summary>
    internal IEnumerable<(string Path, string Text)> RazorFiles => Folder is null
        ? Pages
        : Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".cshtml" or ".razor").Order(StringComparer.Ordinal)
            .Select(file => (Path.GetRelativePath(Folder, file).Replace('\\', '/'), File.ReadAllText(file)));

    /// <summary>Its settings files, and those that deploy it.</summary>
    internal ImmutableArray<ConfigDocument> Configuration() => Folder is null
        ? []
        : [.. Directory.EnumerateFiles(Folder, "appsettings*.json").Concat(Directory.EnumerateFiles(Folder, "*compose*.yml")).Order(StringComparer.Ordinal).Select(file => ConfigDocument.Read(file, SourceText.From(File.ReadAllText(file)), CancellationToken.None)).OfType<ConfigDocument>()];

    private static SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(SourceText.From(text), Options, path);
}
