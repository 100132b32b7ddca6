using System.Runtime.CompilerServices;

namespace BackendArchitect.EndToEnd.Tests.Testing;

/// <summary>
/// A project that consumes the package. Tests hold theirs as static fields; all are restored and built in one run, because a build of its
/// own for each would cost a minute.
/// </summary>
internal sealed record Service([CallerMemberName] string Name = "")
{
    internal const string Package = """<PackageReference Include="BackendArchitect.Analyzers" Version="$(BackendArchitectVersion)" PrivateAssets="all" />""";

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
