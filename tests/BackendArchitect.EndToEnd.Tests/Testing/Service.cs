using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace BackendArchitect.EndToEnd.Tests.Testing;

/// <summary>
/// A project that consumes the package. Tests hold theirs as static fields; all are restored and built in one run, because a build of its
/// own for each would cost a minute.
/// </summary>
internal sealed record Service([CallerMemberName] string Name = "")
{
    internal const string Package = """<PackageReference Include="BackendArchitect.Analyzers" Version="$(BackendArchitectVersion)" PrivateAssets="all" />""";

    /// <summary>The package that asks a model brings the rules along.</summary>
    internal const string AiPackage = """<PackageReference Include="BackendArchitect.Analyzers.AI" Version="$(BackendArchitectVersion)" PrivateAssets="all" />""";

    internal string Sdk { get; init; } = "Microsoft.NET.Sdk.Web";

    /// <summary>Where the project stands in its repository.</summary>
    internal string ProjectFolder { get; init; } = "";

    /// <summary>Properties of the project, as XML.</summary>
    internal string Properties { get; init; } = "";

    /// <summary>Items of the project, as XML.</summary>
    internal string Items { get; init; } = Package;

    /// <summary>The files of the repository, by their paths in it.</summary>
    internal (string Path, string Text)[] Files { get; init; } = [("Program.cs", "WebApplication.CreateBuilder(args).Build().Run();")];

    internal string ProjectPath => Path.Combine(Name, ProjectFolder, Name + ".csproj");

    /// <summary>A sample of this repository as a service of its own: its files, its packages, and ours from the feed.</summary>
    internal static Service OfSample(string sample, [CallerMemberName] string name = "")
    {
        var folder = Path.Combine(TestedBuild.RepositoryRoot, "samples", sample);
        var versions = XDocument.Load(Path.Combine(TestedBuild.RepositoryRoot, "Directory.Packages.props")).Descendants("PackageVersion")
            .ToDictionary(package => package.Attribute("Include")!.Value, package => package.Attribute("Version")!.Value);
        var packages = XDocument.Load(Path.Combine(folder, sample + ".csproj")).Descendants("PackageReference").Select(package => package.Attribute("Include")!.Value)
            .Select(package => $"""<PackageReference Include="{package}" Version="{versions[package]}" />""");
        return new(name)
        {
            // The build of this repository has restored them already.
            Properties = $"<RestoreFallbackFolders>{TestedBuild.PackageRoot}</RestoreFallbackFolders><NoWarn>$(NoWarn);NU1603</NoWarn>",
            Items = string.Concat([Package, .. packages]),
            Files =
            [
                .. Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
                    .Select(file => (Path: Path.GetRelativePath(folder, file), Text: file))
                    .Where(file => Path.GetExtension(file.Path) is ".cs" or ".json" && file.Path.Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"))
                    .Select(file => (file.Path, File.ReadAllText(file.Text))),
            ],
        };
    }

    /// <summary>Writes the repository of the service into a folder.</summary>
    internal void WriteTo(string folder)
    {
        Write(Path.Combine(folder, ProjectPath), $"""
            <Project Sdk="{Sdk}">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                {Properties}
              </PropertyGroup>
              <ItemGroup>
                {Items}
              </ItemGroup>
            </Project>
            """);
        foreach (var (path, text) in Files)
            Write(Path.Combine(folder, Name, path), text);
    }

    private static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
