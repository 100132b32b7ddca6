using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.Tests.Samples;

/// <summary>
/// A sample as its own build hands it to the compiler: sources, references, configuration files, options and the framework's generators.
/// The paths come from the build of the tests, the texts from the disk.
/// </summary>
internal sealed class SampleProject
{
    private static readonly ILookup<string, (string Kind, string Path)> Inputs = Read()
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => line.Split('|', 3))
        .ToLookup(cells => cells[0], cells => (cells[1], cells[2]));

    private static readonly ConcurrentDictionary<string, SampleProject> Opened = new();

    private readonly string _folder;

    private SampleProject(string name)
    {
        _folder = FolderOf(name);
        // Rules that are off by default are on here, and no preset mutes one.
        var on = Hosts.All.SelectMany(host => host.SupportedDiagnostics).Select(d => d.Id).Distinct().ToDictionary(id => id, _ => ReportDiagnostic.Warn);
        var project = new AdhocWorkspace().AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Create(), name, name, LanguageNames.CSharp,
            filePath: Path.Combine(_folder, name + ".csproj"),
            compilationOptions: new CSharpCompilationOptions(
                OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable, specificDiagnosticOptions: on),
            parseOptions: new CSharpParseOptions(LanguageVersion.Preview).WithFeatures(
                [new("InterceptorsNamespaces", string.Join(';', Inputs[name].Where(input => input.Kind == "interceptors").Select(input => input.Path)))])));
        foreach (var (kind, path) in Inputs[name].Where(input => input.Kind != "interceptors"))
            project = kind switch
            {
                "source" => project.AddDocument(Path.GetFileName(path), Text(path), filePath: path).Project,
                "file" => project.AddAdditionalDocument(Path.GetFileName(path), Text(path), filePath: path).Project,
                "options" => project.AddAnalyzerConfigDocument(Path.GetFileName(path), Text(path), filePath: path).Project,
                "reference" => project.AddMetadataReference(MetadataReference.CreateFromFile(path)),
                "generator" => project.AddAnalyzerReference(new AnalyzerFileReference(path, Loader.Instance)),
                _ => throw new FormatException($"'{kind}' is nothing that a compiler is handed"),
            };
        Project = project;
    }

    /// <summary>Every sample there is.</summary>
    internal static IEnumerable<string> Names => Inputs.Select(sample => sample.Key);

    /// <summary>The samples that should never have passed a review.</summary>
    internal static IEnumerable<string> LeakyNames => Names.Where(name => name.StartsWith("LeakyShop", StringComparison.Ordinal));

    internal static string FolderOf(string name) => Path.Combine(ReferenceSet.RepositoryRoot, "samples", name);

    /// <summary>What an editor holds of the sample.</summary>
    internal Project Project { get; }

    /// <summary>One sample; its compilation is made once for all who ask.</summary>
    /// <exception cref="ArgumentException">The build of the tests knows no such sample.</exception>
    internal static SampleProject Open(string name) =>
        Inputs.Contains(name) ? Opened.GetOrAdd(name, name => new(name)) : throw new ArgumentException($"There is no sample {name} among: {string.Join(", ", Names)}");

    /// <summary>What the compiler refuses.</summary>
    internal async Task<IReadOnlyList<string>> ErrorsAsync() =>
        Lines((await Project.GetCompilationAsync())!.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));

    /// <summary>What the rules find, one finding a line, by file and place; a rule that throws is found as AD0001.</summary>
    internal async Task<IReadOnlyList<string>> FindingsAsync() =>
        Lines(await (await Project.GetCompilationAsync())!.WithAnalyzers(Hosts.All, Project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync());

    /// <summary>One finding a line, by file and place.</summary>
    internal IReadOnlyList<string> Lines(IEnumerable<Diagnostic> diagnostics) =>
    [
        .. diagnostics.Where(diagnostic => !diagnostic.IsSuppressed)
            .Select(diagnostic => (Path: PathOf(diagnostic), Place: diagnostic.Location.GetLineSpan().StartLinePosition, Diagnostic: diagnostic))
            .OrderBy(found => found.Path, StringComparer.Ordinal).ThenBy(found => found.Place).ThenBy(found => found.Diagnostic.Id, StringComparer.Ordinal)
            .Select(found => $"{found.Path}({found.Place.Line + 1},{found.Place.Character + 1}): {found.Diagnostic.Id} {found.Diagnostic.GetMessage(CultureInfo.InvariantCulture)}"),
    ];

    private string PathOf(Diagnostic diagnostic) =>
        diagnostic.Location.GetLineSpan().Path is { Length: > 0 } path ? Path.GetRelativePath(_folder, path).Replace('\\', '/') : "";

    private static SourceText Text(string path) => SourceText.From(File.ReadAllText(path));

    private static string Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("samples.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        internal static readonly Loader Instance = new();

        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
