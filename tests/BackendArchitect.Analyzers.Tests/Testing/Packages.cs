using System.Collections.Immutable;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Tests.Testing;

/// <summary>Assemblies of packages that tested sources and the examples of pages may use beside the framework.</summary>
internal static class Packages
{
    /// <summary>JWT bearer authentication and what it builds on; for the newest framework.</summary>
    internal static ImmutableArray<MetadataReference> JwtBearer { get; } =
    [
        MetadataReference.CreateFromFile(typeof(JwtBearerOptions).Assembly.Location),
        .. Directory.GetFiles(Path.GetDirectoryName(typeof(JwtBearerOptions).Assembly.Location)!, "*.IdentityModel.*.dll").Order(StringComparer.Ordinal).Select(file => MetadataReference.CreateFromFile(file)),
    ];

    /// <summary>What sources name of these, where they are compiled against the newest framework.</summary>
    internal static ImmutableArray<MetadataReference> UsedIn(IEnumerable<string> sources, ReferenceSet references) =>
        references == ReferenceSet.Net10 && sources.Any(source => source.Contains("IdentityModel", StringComparison.Ordinal) || source.Contains("JwtBearer", StringComparison.Ordinal)) ? JwtBearer : [];
}
