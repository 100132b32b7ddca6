using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
using BackendArchitect.EndToEnd.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.EndToEnd.Tests.Editor;

/// <summary>
/// The service that Visual Studio and the C# language server ask for their light bulb, without either, in a load context of its own. This
/// assembly is loaded there a second time, and its code then binds to that Roslyn; answers cross the border as text.
/// </summary>
internal sealed class InEditor : AssemblyLoadContext
{
    // Those of the web SDK.
    private const string ImplicitUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http;
        global using System.Net.Http.Json; global using System.Threading; global using System.Threading.Tasks; global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting; global using Microsoft.AspNetCore.Http; global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration; global using Microsoft.Extensions.DependencyInjection; global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    private const string OurAssemblies = "BackendArchitect.Analyzers";
    private const string FixAssembly = OurAssemblies + ".CodeFixes";

    private readonly Dictionary<string, string> _assemblies;
    private readonly string[] _packed;

    internal InEditor(string[] packed) : base("An editor")
    {
        _packed = packed;
        _assemblies = TestedBuild.EditorPackages
            .SelectMany(package => Directory.GetFiles(Newest(Path.Combine(TestedBuild.PackageFolder(package.Id, package.Version), "lib")), "*.dll"))
            .Concat(packed)
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file)!);
    }

    /// <summary>What is offered at the marked place of each program, in the order a person sees it.</summary>
    internal string[] OffersAt(string[] programs)
    {
        var inside = LoadFromAssemblyPath(typeof(InEditor).Assembly.Location).GetType(typeof(InEditor).FullName!)!;
        var offers = inside.GetMethod(nameof(Run), BindingFlags.Static | BindingFlags.NonPublic)!.Invoke(null, [_packed, programs])!;
        return JsonSerializer.Deserialize<string[]>((string)offers)!;
    }

    /// <summary>The ids that the packed fixes say they serve.</summary>
    internal string[] FixedIds() =>
    [
        .. JsonSerializer.Deserialize<string[]>((string)LoadFromAssemblyPath(typeof(InEditor).Assembly.Location).GetType(typeof(InEditor).FullName!)!
            .GetMethod(nameof(ReadFixedIds), BindingFlags.Static | BindingFlags.NonPublic)!.Invoke(null, [_assemblies[FixAssembly]])!)!,
    ];

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) =>
        _assemblies.TryGetValue(assemblyName.Name!, out var path) ? LoadFromAssemblyPath(path) : null;

    private static string Newest(string library) => Directory.GetDirectories(library, "net*")
        .OrderByDescending(folder => Path.GetFileName(folder).StartsWith("net1", StringComparison.Ordinal))
        .ThenByDescending(folder => folder.EndsWith("netstandard2.0", StringComparison.Ordinal))
        .First();

    // Everything below runs inside the context.
    private static string ReadFixedIds(string path) => JsonSerializer.Serialize(GetLoadContext(typeof(InEditor).Assembly)!.LoadFromAssemblyPath(path).GetTypes()
        .Where(type => type.GetCustomAttribute<ExportCodeFixProviderAttribute>() is not null)
        .SelectMany(type => ((CodeFixProvider)Activator.CreateInstance(type, nonPublic: true)!).FixableDiagnosticIds)
        .Order(StringComparer.Ordinal));

    private static string Run(string[] assemblies, string[] programs)
    {
        var features = Assembly.Load("Microsoft.CodeAnalysis.Features");
        Assembly.Load("Microsoft.CodeAnalysis.CSharp.Features");
        var host = MefHostServices.Create(MefHostServices.DefaultAssemblies);
        using var workspace = new AdhocWorkspace(host);
        var service = features.GetType("Microsoft.CodeAnalysis.CodeFixes.ICodeFixService", throwOnError: true)!;
        var exports = (System.Collections.IEnumerable)host.GetType().GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Single(method => method.Name.EndsWith("GetExports", StringComparison.Ordinal) && method.GetGenericArguments().Length == 1)
            .MakeGenericMethod(service).Invoke(host, null)!;
        var bulb = exports.Cast<object>().Select(export => Read(export, "Value")!).Single();
        var loader = new Loader(GetLoadContext(typeof(InEditor).Assembly)!);
        var trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        string[] frameworks = [Path.GetDirectoryName(typeof(object).Assembly.Location)!, Path.GetDirectoryName(trusted.First(path => Path.GetFileName(path) == "Microsoft.AspNetCore.dll"))!];
        var references = trusted
            .Where(path => frameworks.Contains(Path.GetDirectoryName(path)) || Path.GetFileName(path).StartsWith("Microsoft.Extensions", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path))
            .ToList();

        var analyzers = assemblies.Append(LoggerMessageGenerator()).Select(path => new AnalyzerFileReference(path, loader)).ToList();
        // Rules that are off by default are on here: what is asked is what their fixes offer.
        var off = analyzers.SelectMany(reference => reference.GetAnalyzers(LanguageNames.CSharp)).SelectMany(analyzer => analyzer.SupportedDiagnostics)
            .Where(rule => !rule.IsEnabledByDefault).Select(rule => rule.Id).Distinct().ToDictionary(id => id, _ => ReportDiagnostic.Warn);

        return JsonSerializer.Serialize(programs.SelectMany(program =>
        {
            var start = program.IndexOf("[|", StringComparison.Ordinal);
            var end = program.IndexOf("|]", StringComparison.Ordinal);
            var text = program.Remove(end, 2).Remove(start, 2);
            workspace.ClearSolution();
            var id = ProjectId.CreateNewId();
            var project = workspace.AddProject(ProjectInfo.Create(id, VersionStamp.Create(), "Shop", "Shop", LanguageNames.CSharp,
                // A service in a container.
                additionalDocuments:
                [
                    DocumentInfo.Create(DocumentId.CreateNewId(id), "Dockerfile", filePath: "/shop/Dockerfile",
                        loader: TextLoader.From(TextAndVersion.Create(SourceText.From("FROM mcr.microsoft.com/dotnet/aspnet:10.0"), VersionStamp.Create()))),
                ],
                metadataReferences: references,
                compilationOptions: new CSharpCompilationOptions(OutputKind.ConsoleApplication, specificDiagnosticOptions: off),
                analyzerReferences: analyzers));
            workspace.AddDocument(project.Id, "Usings.cs", SourceText.From(ImplicitUsings));
            var document = workspace.AddDocument(project.Id, "Program.cs", SourceText.From(text));
            return OffersAsync(bulb, service, document, TextSpan.FromBounds(start, end - 2)).GetAwaiter().GetResult();
        }));
    }

    // What every project of the framework runs: it comes with the reference assemblies, beside the runtime.
    private static string LoggerMessageGenerator()
    {
        var packs = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..", "packs", "Microsoft.AspNetCore.App.Ref"));
        return Directory.GetDirectories(packs).Order(StringComparer.Ordinal).Select(pack => Path.Combine(pack, "analyzers", "dotnet", "cs", "Microsoft.Extensions.Logging.Generators.dll")).Last();
    }

    private static async Task<List<string>> OffersAsync(object bulb, Type service, Document document, TextSpan place)
    {
        var errors = (await document.Project.GetCompilationAsync())!.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0)
            throw new ArgumentException(string.Join('\n', errors));
        var stream = (IAsyncEnumerable<object>)service.GetMethod("StreamFixesAsync")!.Invoke(bulb, [document, place, null, CancellationToken.None])!;
        var offers = new List<string>();
        await foreach (var collection in stream)
        {
            if (Read(collection, "Provider")!.GetType().Assembly.GetName().Name?.StartsWith(OurAssemblies, StringComparison.Ordinal) != true)
                continue;
            var scopes = Read(collection, "FixAllState") is null ? [] : ((ImmutableArray<FixAllScope>)Read(collection, "SupportedScopes")!).Select(scope => scope.ToString()).ToList();
            foreach (var fix in (System.Collections.IEnumerable)Read(collection, "Fixes")!)
            {
                var id = ((ImmutableArray<Diagnostic>)Read(fix, "Diagnostics")!)[0].Id;
                var action = (CodeAction)Read(fix, "Action")!;
                // Fix-all asks for a key and is given nothing where there is none.
                offers.Add($"{id}: {action.Title}; {(scopes.Count == 0 || action.EquivalenceKey is null ? "here" : string.Join(", ", scopes))}");
            }
        }
        return offers;
    }

    // What an editor sees of these is not public.
    private static object? Read(object from, string name)
    {
        const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        return from.GetType().GetProperty(name, Any) is { } property ? property.GetValue(from)
            : from.GetType().GetField(name, Any) is { } field ? field.GetValue(from)
            : throw new MissingMemberException(from.GetType().Name, name);
    }

    private sealed class Loader(AssemblyLoadContext context) : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
            // The context knows where every packed assembly stands.
        }

        public Assembly LoadFromPath(string fullPath) => context.LoadFromAssemblyPath(fullPath);
    }
}
