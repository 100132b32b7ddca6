using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendArchitect.Analyzers.Tests.Testing;

/// <summary>The generator of <c>[LoggerMessage]</c> methods that comes with the framework, to be run as a project of that framework runs it.</summary>
internal static class LoggerMessageGenerator
{
    private static readonly AnalyzerFileReference File = new(PathOf(), new Loader());

    /// <summary>What a project references.</summary>
    internal static AnalyzerReference Reference => File;

    /// <summary>What runs it over a compilation.</summary>
    internal static GeneratorDriver Driver(CSharpParseOptions parsing) =>
        CSharpGeneratorDriver.Create(File.GetGenerators(LanguageNames.CSharp), parseOptions: parsing);

    // Beside the reference assemblies of the framework: packs/Microsoft.AspNetCore.App.Ref/VERSION/{ref,analyzers}.
    private static string PathOf()
    {
        var reference = ReferenceSet.Net10.References.OfType<PortableExecutableReference>().Select(r => r.FilePath!).Single(path => Path.GetFileName(path) == "Microsoft.Extensions.Logging.dll");
        var pack = Path.GetDirectoryName(Path.GetDirectoryName(Path.GetDirectoryName(reference)))!;
        return Path.Combine(pack, "analyzers", "dotnet", "cs", "Microsoft.Extensions.Logging.Generators.dll");
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
            // It depends on nothing but the compiler.
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
