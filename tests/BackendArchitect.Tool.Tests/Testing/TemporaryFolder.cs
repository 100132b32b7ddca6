namespace BackendArchitect.Tool.Tests.Testing;

/// <summary>A folder with files that a test wrote; it ends with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    internal const string Web = """
        <Project Sdk="Microsoft.NET.Sdk.Web">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
          </PropertyGroup>
        </Project>
        """;

    internal TemporaryFolder(params IEnumerable<(string Path, string Text)> files)
    {
        foreach (var (path, text) in files)
        {
            var file = System.IO.Path.Combine(Path, path);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
    }

    internal string Path { get; } = Directory.CreateTempSubdirectory("barch-tool-").FullName;

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
