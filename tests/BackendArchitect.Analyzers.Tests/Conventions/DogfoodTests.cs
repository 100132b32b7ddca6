using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendArchitect.Analyzers.Tests.Conventions;

/// <summary>Our own source under our own rules, every one of them on.</summary>
public class DogfoodTests
{
    public static TheoryData<string> Floors => new("BackendArchitect.Analyzers.Model", "BackendArchitect.Analyzers", "BackendArchitect.Analyzers.CodeFixes");

    [Theory, MemberData(nameof(Floors))]
    public async Task A_floor_breaks_none_of_our_rules(string floor)
    {
        var trees = Repository.Files.Where(file => file.Path.StartsWith($"src/{floor}/", StringComparison.Ordinal) && file.Path.EndsWith(".cs", StringComparison.Ordinal))
            .Select(file => CSharpSyntaxTree.ParseText(string.Join('\n', file.Lines), new(LanguageVersion.Preview), file.Path)).ToList();
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(path => path.EndsWith(".dll", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
        var on = RuleCatalog.Entries.ToDictionary(entry => entry.Id, _ => ReportDiagnostic.Warn);
        var compilation = CSharpCompilation.Create(floor, trees, references, new(OutputKind.DynamicallyLinkedLibrary, specificDiagnosticOptions: on));

        var findings = await compilation.WithAnalyzers(Hosts.All, new AnalyzerOptions([])).GetAnalyzerDiagnosticsAsync();

        Assert.NotEmpty(trees);
        Assert.Empty(findings);
    }
}
