using System.IO.Compression;
using BackendArchitect.EndToEnd.Tests.Testing;

namespace BackendArchitect.EndToEnd.Tests;

/// <summary>The same packed assemblies, in process, in the oldest and the newest compiler that we support.</summary>
[Collection(PackedProductTests.Name)]
public class CompilerVersionTests(PackedProduct product)
{
    [Fact]
    public void The_floor_and_the_newest_compiler_load_everything_and_find_the_same()
    {
        var assemblies = Unpack();
        var floor = InCompiler.OfVersion(TestedBuild.FloorRoslyn).Analyze(assemblies, LeakyShop.Program, LeakyShop.Settings);
        var latest = InCompiler.OfVersion(TestedBuild.LatestRoslyn).Analyze(assemblies, LeakyShop.Program, LeakyShop.Settings);

        Assert.Equal(TestedBuild.FloorRoslyn, floor.Compiler);
        Assert.Equal(TestedBuild.LatestRoslyn, latest.Compiler);
        Assert.Empty(floor.Problems);
        Assert.Empty(latest.Problems);
        Assert.NotEmpty(floor.Analyzers);
        Assert.Equal(floor.Analyzers, latest.Analyzers);
        Assert.NotEmpty(floor.Fixes);
        Assert.Equal(floor.Fixes, latest.Fixes);
        Assert.Equal(["BARCH1101", "BARCH4001", "BARCH4013", "BARCH4014"], floor.Findings.Select(finding => finding.Split(' ')[0]));
        Assert.Equal(floor.Findings, latest.Findings);
    }

    private string[] Unpack()
    {
        var folder = Path.Combine(product.Root, "unpacked");
        ZipFile.ExtractToDirectory(product.PackagePath, folder);
        return Directory.GetFiles(Path.Combine(folder, "analyzers", "dotnet", "cs"), "*.dll");
    }
}
