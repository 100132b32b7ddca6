using System.Collections.Immutable;
using BackendArchitect.Analyzers.Secrets;
using BackendArchitect.Analyzers.Tests.Model.Configuration;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit.Abstractions;

namespace BackendArchitect.Analyzers.Tests.Evaluation.Secrets;

/// <summary>
/// What the rules say about files that somebody has judged by hand: every place is right when it is reported as what it is, or is none and silent.
/// </summary>
public class SecretEvaluationTests(ITestOutputHelper output)
{
    private const int Rounds = 3;

    private static readonly Lazy<Outcome> Run = new(() => Judge().GetAwaiter().GetResult());

    [Fact]
    public void Precision_and_recall_are_what_we_promise()
    {
        var sites = Run.Value.Sites;
        foreach (var kind in sites.GroupBy(site => site.Kind).OrderBy(kind => kind.Key, StringComparer.Ordinal))
            output.WriteLine($"{kind.Key}: precision {Precision(kind):0.000}, recall {Recall(kind):0.000}, {kind.Count(site => site.IsExpected)} sites");
        output.WriteLine($"over all: precision {Precision(sites):0.0000}, recall {Recall(sites):0.0000}, {sites.Count(site => site.IsExpected)} credentials, {Run.Value.Clean} others");
        foreach (var site in sites.Where(site => site.IsExpected != site.IsFound))
            output.WriteLine($"{(site.IsExpected ? "missed" : "wrong")}: {site.Kind} in {site.File}, line {site.Line + 1}: {site.Text}");

        Assert.True(sites.Count(site => site.IsExpected) > 500);
        Assert.True(Run.Value.Clean > sites.Count(site => site.IsExpected), $"{Run.Value.Clean} others");
        Assert.True(Precision(sites) >= 0.97, $"precision {Precision(sites)}");
        Assert.True(Recall(sites) >= 0.95, $"recall {Recall(sites)}");
    }

    [Fact]
    public void Whatever_is_said_never_tells_a_credential()
    {
        Assert.NotEmpty(Run.Value.Told);
        Assert.Empty(Run.Value.Told.Where(told => Run.Value.Made.Any(secret => told.Contains(secret, StringComparison.Ordinal))));
    }

    [Fact]
    public void A_sarif_log_never_tells_a_credential()
    {
        var lines = SarifLog.Of(Run.Value.Found).Split('\n').Distinct().ToList();
        Assert.Contains(lines, line => line.Contains("BARCH1001", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("BARCH1101", StringComparison.Ordinal));
        var log = string.Join('\n', lines);
        Assert.DoesNotContain(Run.Value.Made, secret => log.Contains(secret, StringComparison.Ordinal) || log.Contains(SarifLog.Escaped(secret), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_titles_and_keys_of_fixes_never_tell_a_credential()
    {
        var told = new HashSet<string>();
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject("service", LanguageNames.CSharp)
            .WithMetadataReferences([.. ReferenceSet.Net10.References, Library.Compile("Libraries", CodeCases.Libraries)])
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        project = project.AddDocument("Usings.cs", RuleTest.ImplicitUsings).Project;
        foreach (var file in Run.Value.Code)
            project = project.AddDocument(file.Path, file.Text, filePath: file.Path).Project;
        var fix = Verify.FixOf(typeof(HardcodedSecret))!;
        foreach (var document in project.Documents)
            foreach (var finding in Run.Value.Found.Where(found => found.Id == HardcodedSecret.Descriptor.Id && found.Location.SourceTree?.FilePath == document.FilePath))
                await fix.RegisterCodeFixesAsync(new(document, finding, (action, _) => told.UnionWith([action.Title, action.EquivalenceKey ?? ""]), default));

        Assert.True(told.Count > 5, $"{told.Count} titles and keys");
        Assert.DoesNotContain(told, title => Run.Value.Made.Any(secret => title.Contains(secret, StringComparison.Ordinal)));
    }

    private static double Precision(IEnumerable<Site> sites) => Share(sites.Where(site => site.IsFound), site => site.IsExpected);

    private static double Recall(IEnumerable<Site> sites) => Share(sites.Where(site => site.IsExpected), site => site.IsFound);

    private static double Share(IEnumerable<Site> sites, Func<Site, bool> isRight) => sites.Any() ? sites.Average(site => isRight(site) ? 1.0 : 0.0) : 1;

    private static async Task<Outcome> Judge()
    {
        var sites = new List<Site>();
        var clean = 0;
        var told = new List<string>();
        var made = new HashSet<string>();
        var all = ImmutableArray.CreateBuilder<Diagnostic>();
        ImmutableArray<LabelledFile> kept = [];
        for (var round = 0; round < Rounds; round++)
        {
            var mint = new Mint(round + 1);
            var configuration = Placed(
            [
                .. ConfigurationCases.Formats(mint), .. ConfigurationCases.Containers(mint), .. ConfigurationCases.NoContainers(mint), .. ConfigurationCases.Names(mint),
                .. ConfigurationCases.Keys(mint), .. ConfigurationCases.Excuses(mint), .. ConfigurationCases.OtherNames(mint), .. ConfigurationCases.Surroundings(mint), .. SpellingCases.All(mint),
            ]);
            var code = Placed([.. CodeCases.Formats(mint), .. CodeCases.Containers(mint), .. CodeCases.Sinks(mint), .. CodeCases.Others(mint), .. CodeCases.Development(mint)]);
            // Each its own namespace, on its first line, so that the lines stay what they are.
            code = [.. code.Select((file, i) => file with { Text = file.Text.StartsWith("using", StringComparison.Ordinal) ? file.Text : $"namespace Case{i}; " + file.Text })];
            var found = await Findings(configuration, code);
            foreach (var file in configuration.Concat(code))
                sites.AddRange(Compare(file, found[file.Path]));
            if (round == 0)
                kept = code;
            all.AddRange(round == 0 ? found.SelectMany(file => file) : []);
            told.AddRange(found.SelectMany(file => file).SelectMany(Told));
            made.UnionWith(mint.Made.Where(secret => secret.Length >= 8));
            clean += configuration.Concat(code).Sum(file => file.Labels.Count(label => label.Kind is null));
        }
        return new([.. sites], clean, [.. told.Distinct()], [.. made], all.ToImmutable(), kept);
    }

    // All that a console, an editor, SARIF and a fix are given of a finding.
    private static IEnumerable<string> Told(Diagnostic found) =>
    [
        found.GetMessage(), found.ToString(), found.Descriptor.Title.ToString(), found.Descriptor.Description.ToString(), found.Location.ToString(),
        .. found.Properties.Values.OfType<string>(), .. found.AdditionalLocations.Select(place => place.ToString()),
    ];

    private static IEnumerable<Site> Compare(LabelledFile file, IEnumerable<Diagnostic> found)
    {
        var lines = file.Text.Split('\n');
        var reported = found.Select(d => (d.Location.GetLineSpan().StartLinePosition.Line, Kind: d.Properties["kind"] ?? "")).ToList();
        foreach (var label in file.Labels)
            if (label.Kind is { } kind)
                yield return new(kind, file.Path, label.Line, lines[label.Line], IsExpected: true, IsFound: reported.Remove((label.Line, kind)));
        foreach (var (line, kind) in reported)
            yield return new(kind, file.Path, line, lines[line], IsExpected: false, IsFound: true);
    }

    private static ImmutableArray<LabelledFile> Placed(IEnumerable<LabelledFile> files) => [.. files.Select((file, i) => file with { Path = $"/service/{i}/{file.Path}" })];

    private static async Task<ILookup<string, Diagnostic>> Findings(ImmutableArray<LabelledFile> configuration, ImmutableArray<LabelledFile> code)
    {
        var libraries = Library.Compile("Libraries", CodeCases.Libraries);
        var compilation = CSharpCompilation.Create(
            "service",
            [CSharpSyntaxTree.ParseText(RuleTest.ImplicitUsings), .. code.Select(file => CSharpSyntaxTree.ParseText(file.Text, path: file.Path))],
            [.. ReferenceSet.Net10.References, libraries],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        var analyzed = compilation.WithAnalyzers(
            [Hosts.Of(new SecretInConfigurationFile()), Hosts.Of(new HardcodedSecret())],
            new AnalyzerOptions([.. configuration.Select(file => new MadeFile(file.Path, file.Text))], new ByEnding()));
        var found = await analyzed.GetAnalyzerDiagnosticsAsync();
        Assert.DoesNotContain(found, d => !d.Id.StartsWith("BARCH", StringComparison.Ordinal));
        return found.ToLookup(d => d.Location.GetLineSpan().Path);
    }

    // A project names the kind of files whose names say nothing.
    private sealed class ByEnding : AnalyzerConfigOptionsProvider
    {
        private static readonly MadeOptions None = new(), Json = new() { ["build_metadata.AdditionalFiles.BackendArchitectKind"] = "json" };

        public override AnalyzerConfigOptions GlobalOptions => None;

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => None;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => textFile.Path.EndsWith(".json", StringComparison.Ordinal) ? Json : None;
    }

    private sealed record Site(string Kind, string File, int Line, string Text, bool IsExpected, bool IsFound);

    private sealed record Outcome(ImmutableArray<Site> Sites, int Clean, ImmutableArray<string> Told, ImmutableArray<string> Made, ImmutableArray<Diagnostic> Found, ImmutableArray<LabelledFile> Code);
}
