using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendArchitect.Analyzers.Tests.Robustness;

/// <summary>A small service in an editor: one file is shown, another is typed in. Untouched files keep their trees, as they do there.</summary>
internal sealed class EditedService
{
    private readonly CSharpCompilation _compilation;

    internal EditedService(params (string Path, string Text)[] files)
        : this([], files)
    {
    }

    internal EditedService(MetadataReference[] libraries, params (string Path, string Text)[] files)
        : this(CSharpCompilation.Create(
            "Service",
            [Parse("Usings.g.cs", RuleTest.ImplicitUsings), .. files.Select(file => Parse(file.Path, file.Text))],
            [.. ReferenceSet.Net10.References, .. libraries],
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable)))
    {
    }

    private EditedService(CSharpCompilation compilation) => _compilation = compilation;

    /// <summary>The service after one place of one file was rewritten.</summary>
    /// <exception cref="ArgumentException">The file does not say that, or no longer compiles.</exception>
    internal EditedService Edit(string path, string before, string after)
    {
        var tree = TreeOf(path);
        var text = tree.GetText();
        var start = text.ToString().IndexOf(before, StringComparison.Ordinal);
        if (start < 0)
            throw new ArgumentException($"{path} does not say {before}");
        var edited = new EditedService(_compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(text.Replace(start, before.Length, after))));
        var errors = edited._compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        return errors.Count == 0 ? edited : throw new ArgumentException(string.Join('\n', errors));
    }

    /// <summary>What an editor underlines in one file, in the order of the file.</summary>
    internal async Task<IReadOnlyList<string>> FindingsIn(string path)
    {
        var live = await _compilation.WithAnalyzers(Hosts.All, new AnalyzerOptions([]))
            .GetAnalyzerSemanticDiagnosticsAsync(_compilation.GetSemanticModel(TreeOf(path)), filterSpan: null, CancellationToken.None);
        return [.. live.OrderBy(finding => finding.Location.SourceSpan).Select(finding => $"{finding.Id} {finding.Location.SourceTree!.GetText().ToString(finding.Location.SourceSpan)}")];
    }

    private static SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview), path);

    private SyntaxTree TreeOf(string path) => _compilation.SyntaxTrees.Single(tree => tree.FilePath == path);
}
