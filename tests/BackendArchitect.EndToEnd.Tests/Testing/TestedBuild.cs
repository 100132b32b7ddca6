using System.Reflection;

namespace BackendArchitect.EndToEnd.Tests.Testing;

/// <summary>What the build that is under test says of itself.</summary>
internal static class TestedBuild
{
    internal static string RepositoryRoot => Fact("RepositoryRoot");

    internal static string Configuration => Fact("Configuration");

    internal static string PackageProject => Path.Combine(RepositoryRoot, "src", "BackendArchitect.Analyzers.Package");

    internal static string AiPackageProject => Path.Combine(RepositoryRoot, "src", "BackendArchitect.Analyzers.AI");

    internal static string ToolProject => Path.Combine(RepositoryRoot, "src", "BackendArchitect.Tool");

    /// <summary>The clean sample, built from source as a team would build it.</summary>
    internal static string CleanShop => Path.Combine(RepositoryRoot, "samples", "CleanShop", "bin", Configuration, "net10.0", "CleanShop.dll");

    /// <summary>The oldest compiler that the shipped assemblies load in.</summary>
    internal static string FloorRoslyn => Fact("FloorRoslynVersion");

    /// <summary>The compiler of the newest SDK.</summary>
    internal static string LatestRoslyn => Fact("LatestRoslynVersion");

    /// <summary>The packages that make an editor's services.</summary>
    internal static IEnumerable<(string Id, string Version)> EditorPackages =>
        Fact("EditorPackages").Split(';').Select(package => package.Split('|')).Select(package => (package[0], package[1]));

    /// <summary>Where restore puts packages.</summary>
    internal static string PackageRoot => Fact("PackageRoot");

    /// <summary>Where restore put a package.</summary>
    internal static string PackageFolder(string id, string version) => Path.Combine(PackageRoot, id.ToLowerInvariant(), version);

    private static string Fact(string name) =>
        typeof(TestedBuild).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(fact => fact.Key == name).Value!;
}
