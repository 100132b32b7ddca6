using System.Reflection;

namespace BackendArchitect.Tool.Tests.Testing;

/// <summary>What the build that made these tests knows.</summary>
internal static class TestedBuild
{
    internal static string RepositoryRoot => Value("RepositoryRoot");

    /// <summary>The tool as it was built, beside what it needs to start MSBuild.</summary>
    internal static string Barch => Path.Combine(RepositoryRoot, "src/BackendArchitect.Tool/bin", Value("Configuration"), "net10.0/barch.dll");

    private static string Value(string key) =>
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
