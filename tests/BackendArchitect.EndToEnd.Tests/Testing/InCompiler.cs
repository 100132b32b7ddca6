using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.EndToEnd.Tests.Testing;

/// <summary>What one compiler made of the packed assemblies.</summary>
/// <param name="Compiler">Its version.</param>
/// <param name="Analyzers">The analyzers that loaded.</param>
/// <param name="Fixes">The fixes that loaded, with the id that each serves.</param>
/// <param name="Findings">Id and place of what they found.</param>
/// <param name="Problems">What did not load or did not run.</param>
internal sealed record CompilerReport(string Compiler, string[] Analyzers, string[] Fixes, string[] Findings, string[] Problems);

/// <summary>
/// A compiler of a chosen version in a load context of its own. This assembly is loaded there a second time, and its code then binds to that
/// compiler; answers cross the border as text.
/// </summary>
internal sealed class InCompiler : AssemblyLoadContext
{
    private static readonly string[] Packages =
        ["Microsoft.CodeAnalysis.Common", "Microsoft.CodeAnalysis.CSharp", "Microsoft.CodeAnalysis.Workspaces.Common", "Microsoft.CodeAnalysis.CSharp.Workspaces"];

    private readonly Dictionary<string, string> _assemblies;

    private InCompiler(string version) : base("Roslyn " + version) =>
        _assemblies = Packages.SelectMany(package => AssembliesOf(package, version)).ToDictionary(file => Path.GetFileNameWithoutExtension(file)!);

    internal static InCompiler OfVersion(string version) => new(version);

    /// <summary>Runs the analyzers over a program and its settings, and loads the fixes.</summary>
    internal CompilerReport Analyze(string[] assemblies, string program, string settings)
    {
        foreach (var assembly in assemblies)
            _assemblies[Path.GetFileNameWithoutExtension(assembly)] = assembly;
        var inside = LoadFromAssemblyPath(typeof(InCompiler).Assembly.Location).GetType(typeof(InCompiler).FullName!)!;
        var report = inside.GetMethod(nameof(Run), BindingFlags.Static | BindingFlags.NonPublic)!.Invoke(null, [assemblies, program, settings])!;
        return JsonSerializer.Deserialize<CompilerReport>((string)report)!;
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) =>
        _assemblies.TryGetValue(assemblyName.Name!, out var path) ? LoadFromAssemblyPath(path) : null;

    private static IEnumerable<string> AssembliesOf(string package, string version)
    {
        var library = Path.Combine(TestedBuild.PackageFolder(package, version), "lib");
        var newest = Directory.GetDirectories(library, "net*.0").Where(folder => !folder.Contains("netstandard", StringComparison.Ordinal))
            .MaxBy(folder => Version.Parse(Path.GetFileName(folder)["net".Length..]))!;
        return Directory.GetFiles(newest, "*.dll");
    }

    // Everything below runs inside the context.
    private static string Run(string[] assemblies, string program, string settings)
    {
        var problems = new List<string>();
        var loader = new Loader(GetLoadContext(typeof(InCompiler).Assembly)!);
        var analyzers = ImmutableArray.CreateBuilder<DiagnosticAnalyzer>();
        var fixes = new List<string>();
        foreach (var path in assemblies)
        {
            var reference = new AnalyzerFileReference(path, loader);
            reference.AnalyzerLoadFailed += (_, failure) =>
            {
                // Two of the three assemblies hold no analyzer, which is no failure.
                if (failure.ErrorCode != AnalyzerLoadFailureEventArgs.FailureErrorCode.NoAnalyzers)
                    problems.Add($"{path}: {failure.ErrorCode} {failure.Message}");
            };
            analyzers.AddRange(reference.GetAnalyzers(LanguageNames.CSharp));
            fixes.AddRange(loader.LoadFromPath(path).GetTypes()
                .Where(type => type.GetCustomAttribute<ExportCodeFixProviderAttribute>() is not null)
                .Select(type => (CodeFixProvider)Activator.CreateInstance(type, nonPublic: true)!)
                .Select(fix => $"{fix.GetType().Name} {string.Join(' ', fix.FixableDiagnosticIds)}"));
        }

        var compilation = CSharpCompilation.Create("Shop",
            [Parse("Program.cs", program), Parse("Usings.cs", "global using Microsoft.AspNetCore.Builder; global using Microsoft.Extensions.Logging; global using System;")],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Where(path => Path.GetFileName(path).StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || IsOfTheRuntime(path))
                .Select(path => MetadataReference.CreateFromFile(path)),
            new(OutputKind.ConsoleApplication));
        problems.AddRange(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()));

        var options = new AnalyzerOptions([new Settings(settings)]);
        var found = compilation.WithAnalyzers(analyzers.ToImmutable(), options).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        return JsonSerializer.Serialize(new CompilerReport(
            typeof(Compilation).Assembly.GetName().Version!.ToString(3),
            [.. analyzers.Select(analyzer => analyzer.GetType().Name).Order(StringComparer.Ordinal)],
            [.. fixes.Order(StringComparer.Ordinal)],
            [.. found.Select(d => $"{d.Id} {d.Location.GetLineSpan()}").Order(StringComparer.Ordinal)],
            [.. problems]));
    }

    private static bool IsOfTheRuntime(string path) =>
        Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location)
        || Path.GetFileName(path).StartsWith("Microsoft.Extensions", StringComparison.Ordinal);

    private static SyntaxTree Parse(string path, string source) => CSharpSyntaxTree.ParseText(source, path: path);

    private sealed class Loader(AssemblyLoadContext context) : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
            // The context knows where every packed assembly stands.
        }

        public Assembly LoadFromPath(string fullPath) => context.LoadFromAssemblyPath(fullPath);
    }

    private sealed class Settings(string text) : AdditionalText
    {
        public override string Path => "appsettings.json";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
