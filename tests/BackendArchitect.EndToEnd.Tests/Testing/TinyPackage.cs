using System.IO.Compression;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BackendArchitect.EndToEnd.Tests.Testing;

/// <summary>Writes packages with an empty assembly, for services that need to have dependencies.</summary>
internal static class TinyPackage
{
    internal static void Write(string feed, string id, string version, (string Id, string Version)? dependency = null)
    {
        using var package = ZipFile.Open(Path.Combine(feed, $"{id}.{version}.nupkg"), ZipArchiveMode.Create);
        var dependencies = dependency is { } other ? $"""<dependency id="{other.Id}" version="{other.Version}" />""" : "";
        using (var nuspec = new StreamWriter(package.CreateEntry(id + ".nuspec").Open()))
            nuspec.Write($"""
                <package xmlns="http://schemas.microsoft.com/packaging/2010/07/nuspec.xsd">
                  <metadata>
                    <id>{id}</id><version>{version}</version><authors>Shop</authors><description>{id}</description>
                    <dependencies><group targetFramework="net10.0">{dependencies}</group></dependencies>
                  </metadata>
                </package>
                """);
        var assembly = CSharpCompilation.Create(id,
            references: [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            options: new(OutputKind.DynamicallyLinkedLibrary));
        using var library = package.CreateEntry($"lib/net10.0/{id}.dll").Open();
        using var bytes = new MemoryStream();
        Assert.True(assembly.Emit(bytes).Success);
        bytes.WriteTo(library);
    }
}
