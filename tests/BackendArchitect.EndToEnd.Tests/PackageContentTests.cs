using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using BackendArchitect.EndToEnd.Tests.Testing;

namespace BackendArchitect.EndToEnd.Tests;

[Collection(PackedProductTests.Name)]
public class PackageContentTests(PackedProduct product)
{
    [Fact]
    public void The_package_holds_what_is_meant_to_ship_and_nothing_else()
    {
        string[] expected =
        [
            "BackendArchitect.Analyzers.nuspec",
            "LICENSE",
            "README.md",
            "analyzers/dotnet/cs/BackendArchitect.Analyzers.CodeFixes.dll",
            "analyzers/dotnet/cs/BackendArchitect.Analyzers.Model.dll",
            "analyzers/dotnet/cs/BackendArchitect.Analyzers.dll",
            "build/BackendArchitect.Analyzers.props",
            "build/BackendArchitect.Analyzers.targets",
            "buildTransitive/BackendArchitect.Analyzers.props",
            "buildTransitive/BackendArchitect.Analyzers.targets",
            "config/off.globalconfig",
            "config/recommended.globalconfig",
            "config/rules.props",
            "config/strict.globalconfig",
            .. RulePages(),
        ];
        using var package = ZipFile.OpenRead(product.PackagePath);
        var names = package.Entries.Select(entry => entry.FullName).Where(name => !IsEnvelope(name)).Order(StringComparer.Ordinal);
        Assert.Equal(expected.Order(StringComparer.Ordinal), names);
    }

    [Fact]
    public void The_package_depends_on_nothing_and_is_a_development_dependency()
    {
        using var package = ZipFile.OpenRead(product.PackagePath);
        using var nuspec = package.GetEntry("BackendArchitect.Analyzers.nuspec")!.Open();
        var metadata = XDocument.Load(nuspec).Root!.Elements().Single();
        Assert.DoesNotContain(metadata.Elements(), element => element.Name.LocalName == "dependencies");
        Assert.Equal("true", metadata.Elements().Single(element => element.Name.LocalName == "developmentDependency").Value);
    }

    [Fact]
    public async Task Packing_the_same_build_again_gives_the_same_bytes()
    {
        var again = Path.Combine(product.Root, "again");
        await product.PackAsync(again);
        Assert.Equal(File.ReadAllBytes(product.PackagePath), File.ReadAllBytes(Path.Combine(again, Path.GetFileName(product.PackagePath))));
    }

    [Theory]
    [InlineData("BackendArchitect.Analyzers.Model", "Microsoft.CodeAnalysis.CSharp")]
    [InlineData("BackendArchitect.Analyzers", "Microsoft.CodeAnalysis.CSharp")]
    [InlineData("BackendArchitect.Analyzers.CodeFixes", "Microsoft.CodeAnalysis.CSharp.Workspaces")]
    public void A_shipped_assembly_references_what_the_floor_compiler_brings_and_nothing_newer(string assembly, string floor)
    {
        var brought = WhatComesWith(floor);
        using var package = ZipFile.OpenRead(product.PackagePath);
        var foreign = ReferencesOf(package.GetEntry($"analyzers/dotnet/cs/{assembly}.dll")!.Open())
            .Where(reference => !reference.Key.StartsWith("BackendArchitect.Analyzers", StringComparison.Ordinal));
        Assert.DoesNotContain(foreign, reference => !brought.TryGetValue(reference.Key, out var version) || reference.Value > version);
    }

    [Theory, InlineData("off"), InlineData("recommended"), InlineData("strict")]
    public void A_preset_yields_to_the_user_and_names_our_rules_only(string mode)
    {
        using var package = ZipFile.OpenRead(product.PackagePath);
        using var preset = new StreamReader(package.GetEntry($"config/{mode}.globalconfig")!.Open());
        var lines = preset.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["is_global = true", "global_level = -100"], lines.Take(2));
        Assert.All(lines.Skip(2), line => Assert.Matches(new Regex(@"^dotnet_diagnostic\.BARCH\d{4}\.severity = (error|warning|suggestion|none)$"), line));
    }

    private static bool IsEnvelope(string name) =>
        name.StartsWith("_rels/", StringComparison.Ordinal) || name.StartsWith("package/", StringComparison.Ordinal) || name == "[Content_Types].xml";

    private static IEnumerable<string> RulePages()
    {
        var pages = Path.Combine(TestedBuild.RepositoryRoot, "rules-docs");
        return Directory.Exists(pages) ? Directory.GetFiles(pages, "*.md").Select(page => "rules-docs/" + Path.GetFileName(page)) : [];
    }

    // A compiler assembly itself and, one by one, what it references: what any host of that compiler has loaded.
    private static Dictionary<string, Version> WhatComesWith(string assembly)
    {
        var brought = new Dictionary<string, Version>();
        Add(assembly, Version.Parse(TestedBuild.FloorRoslyn + ".0"));
        return brought;

        void Add(string name, Version version)
        {
            if (!brought.TryAdd(name, version) || !name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
                return;
            var package = name switch
            {
                "Microsoft.CodeAnalysis" => "Microsoft.CodeAnalysis.Common",
                "Microsoft.CodeAnalysis.Workspaces" => "Microsoft.CodeAnalysis.Workspaces.Common",
                _ => name,
            };
            var file = Path.Combine(TestedBuild.PackageFolder(package, TestedBuild.FloorRoslyn), "lib", "netstandard2.0", name + ".dll");
            foreach (var reference in ReferencesOf(File.OpenRead(file)))
                Add(reference.Key, reference.Value);
        }
    }

    private static Dictionary<string, Version> ReferencesOf(Stream assembly)
    {
        using var bytes = new MemoryStream();
        using (assembly)
            assembly.CopyTo(bytes);
        bytes.Position = 0;
        using var file = new PEReader(bytes);
        var metadata = file.GetMetadataReader();
        return metadata.AssemblyReferences
            .Select(metadata.GetAssemblyReference)
            .ToDictionary(reference => metadata.GetString(reference.Name), reference => reference.Version);
    }
}
