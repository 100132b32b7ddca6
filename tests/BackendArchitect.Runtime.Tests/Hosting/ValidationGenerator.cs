using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendArchitect.Runtime.Tests.Hosting;

/// <summary>Runs the framework's own generator of validation over an application that switches it on, as a build does.</summary>
internal static class ValidationGenerator
{
    private static readonly Lazy<ImmutableArray<ISourceGenerator>> Generators = new(() => new AnalyzerFileReference(
        Path.Combine(Path.GetDirectoryName(CompiledApplication.Lines("net10.0.references.txt").First(path => Path.GetFileName(path) == "Microsoft.AspNetCore.dll"))!,
            "../../analyzers/dotnet/cs/Microsoft.Extensions.Validation.ValidationsGenerator.dll"), new Loader()).GetGenerators(LanguageNames.CSharp));

    /// <summary>The compilation with what the generator makes of it; the same where nobody asks for that.</summary>
    internal static CSharpCompilation Run(CSharpCompilation compilation)
    {
        if (!compilation.SyntaxTrees.Any(tree => tree.ToString().Contains("AddValidation()", StringComparison.Ordinal)))
            return compilation;
        CSharpGeneratorDriver.Create(Generators.Value, parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _);
        return (CSharpCompilation)generated;
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
