using System.Reflection;

namespace BackendArchitect.EndToEnd.Tests.Testing;

/// <summary>
/// The package, packed once from the build under test into a folder, and the services of all tests built with it. Everything stands in one
/// temporary folder that ends with the tests.
/// </summary>
public sealed class PackedProduct : IAsyncLifetime
{
    private readonly Dictionary<Service, BuiltService> _built = [];
    private readonly Lazy<Task<InstalledTool>> _tool;

    /// <summary>Nothing is packed yet.</summary>
    public PackedProduct() => _tool = new(() => InstalledTool.InAsync(this));

    /// <summary>The temporary folder of everything.</summary>
    internal string Root { get; } = Directory.CreateTempSubdirectory("barch-").FullName;

    /// <summary>A version that no other run has, so that no cache can answer for it.</summary>
    internal string Version { get; } = $"0.0.0-tested.{Guid.NewGuid():n}";

    internal string PackagePath => Path.Combine(Feed, $"BackendArchitect.Analyzers.{Version}.nupkg");

    /// <summary>The folder of packages.</summary>
    internal string Feed => Path.Combine(Root, "feed");

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Feed);
        await PackAsync(Feed);
        await PackAsync(TestedBuild.AiPackageProject, Feed);
        TinyPackage.Write(Feed, "Shop.Prices", "4.5.6");
        TinyPackage.Write(Feed, "Shop.Contracts", "1.2.3", dependency: ("Shop.Prices", "4.5.6"));
        WriteSurroundings();
        var services = Services();
        foreach (var service in services)
            service.WriteTo(Root);
        File.WriteAllText(Path.Combine(Root, "Services.slnx"),
            $"<Solution>{string.Concat(services.Select(service => $"""<Project Path="{service.ProjectPath}" />"""))}</Solution>");
        var run = await Dotnet.RunAsync(Root, "build", "Services.slnx", "-v:m");
        Assert.Contains("Time Elapsed", run.Output, StringComparison.Ordinal);
        foreach (var service in services)
            _built[service] = new(service, Path.Combine(Root, service.Name), run.Output);
    }

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        try
        {
            Directory.Delete(Root, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A compiler server may still hold the assemblies; the folder is the system's to clean.
        }
        return Task.CompletedTask;
    }

    /// <summary>The service after the common build.</summary>
    internal BuiltService Built(Service service) => _built[service];

    /// <summary>The tool, packed and installed once, when a test asks for it.</summary>
    internal Task<InstalledTool> Tool => _tool.Value;

    /// <summary>The optional package that asks a model.</summary>
    internal string AiPackagePath => Path.Combine(Feed, $"BackendArchitect.Analyzers.AI.{Version}.nupkg");

    /// <summary>Packs the build under test, as it is, into a folder.</summary>
    internal Task PackAsync(string folder) => PackAsync(TestedBuild.PackageProject, folder);

    private async Task PackAsync(string project, string folder) =>
        (await Dotnet.RunAsync(project, "pack", "--no-build", "-c", TestedBuild.Configuration, "-o", folder,
            $"-p:PackageVersion={Version}", $"-p:NuspecOutputPath={Path.Combine(Root, "nuspec")}")).Succeeded();

    /// <summary>Writes a service of its own, which its test builds itself, and answers its project's folder.</summary>
    internal string Write(Service service)
    {
        service.WriteTo(Root);
        return Path.GetDirectoryName(Path.Combine(Root, service.ProjectPath))!;
    }

    private static List<Service> Services()
    {
        var services = typeof(PackedProduct).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public))
            .Where(field => field.FieldType == typeof(Service))
            .Select(field => (Service)field.GetValue(null)!)
            .ToList();
        Assert.Distinct(services.Select(service => service.Name));
        return services;
    }

    // The folder of packages is added to the sources that the machine has; the cache is our own, so that the machine's stays as it was.
    private void WriteSurroundings()
    {
        File.WriteAllText(Path.Combine(Root, "nuget.config"), """
            <configuration>
              <config><add key="globalPackagesFolder" value="cache" /></config>
              <packageSources><add key="packed" value="feed" /></packageSources>
            </configuration>
            """);
        File.WriteAllText(Path.Combine(Root, ".editorconfig"), "root = true\n");
        File.WriteAllText(Path.Combine(Root, "Directory.Build.props"), $"""
            <Project>
              <PropertyGroup>
                <BackendArchitectVersion>{Version}</BackendArchitectVersion>
                <ErrorLog>$(MSBuildProjectDirectory)/findings.sarif,version=2.1</ErrorLog>
                <NuGetAudit>false</NuGetAudit>
                <UseAppHost>false</UseAppHost>
                <EnableSourceControlManagerQueries>false</EnableSourceControlManagerQueries>
              </PropertyGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(Root, "Directory.Build.targets"), """
            <Project>
              <Target Name="RecordAdditionalFiles" AfterTargets="CoreCompile">
                <WriteLinesToFile File="$(IntermediateOutputPath)additional-files.txt" Lines="@(AdditionalFiles->'%(FullPath)|%(BackendArchitectKind)')" Overwrite="true" />
              </Target>
            </Project>
            """);
    }
}

/// <summary>The tests that share the packed product; they run one after the other, as each drives whole builds.</summary>
[CollectionDefinition(Name)]
public sealed class PackedProductTests : ICollectionFixture<PackedProduct>
{
    internal const string Name = "The packed product";
}
