using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Runtime.Tests.Hosting;

/// <summary>Compiles pages and components into an application with the SDK's own Razor compiler, as a build does.</summary>
internal static class RazorFiles
{
    // What the build of a Razor project adds: MVC finds the pages of the assembly by it.
    private const string Part = """
        [assembly: Microsoft.AspNetCore.Mvc.ApplicationParts.ProvideApplicationPartFactory("Microsoft.AspNetCore.Mvc.ApplicationParts.ConsolidatedAssemblyApplicationPartFactory, Microsoft.AspNetCore.Mvc.Razor")]
        """;

    private static readonly Lazy<ImmutableArray<ISourceGenerator>> Compilers = new(() =>
        new AnalyzerFileReference(Path.Combine(CompiledApplication.Lines("razor.txt")[0], "Microsoft.CodeAnalysis.Razor.Compiler.dll"), new Loader()).GetGenerators(LanguageNames.CSharp));

    /// <summary>The compilation with what the Razor compiler makes of the application's files; the same where it has none.</summary>
    /// <exception cref="InvalidOperationException">The Razor compiler makes nothing of them.</exception>
    internal static CSharpCompilation Compile(ApplicationSource source, CSharpCompilation compilation)
    {
        var files = source.RazorFiles.Select(file => (AdditionalText)new RazorFile(file.Path, file.Text)).ToImmutableArray();
        if (files.IsEmpty)
            return compilation;
        var options = (CSharpParseOptions)compilation.SyntaxTrees[0].Options;
        CSharpGeneratorDriver.Create(Compilers.Value, files, options, new Options(source.Name))
            .RunGeneratorsAndUpdateCompilation(compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(Part, options)), out var generated, out var diagnostics);
        return diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error) || generated.SyntaxTrees.Count() <= compilation.SyntaxTrees.Length + 1
            ? throw new InvalidOperationException($"The Razor compiler makes nothing of {source.Name}: {string.Join('\n', diagnostics)}")
            : (CSharpCompilation)generated;
    }

    private sealed class RazorFile(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, Encoding.UTF8);
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }

    /// <summary>What the SDK's targets tell the Razor compiler.</summary>
    private sealed class Options(string rootNamespace) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(new()
        {
            ["build_property.RazorLangVersion"] = "10.0",
            ["build_property.RazorConfiguration"] = "MVC-3.0",
            ["build_property.RootNamespace"] = rootNamespace,
        });

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values([]);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
            new Values(new() { ["build_metadata.AdditionalFiles.TargetPath"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(textFile.Path)) });
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
