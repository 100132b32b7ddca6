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

    /// <summary>The reverse proxy.</summary>
    internal static ImmutableArray<MetadataReference> ReverseProxy { get; } = [MetadataReference.CreateFromFile(typeof(Yarp.ReverseProxy.Configuration.RouteConfig).Assembly.Location)];

    /// <summary>The library that most validators are written with.</summary>
    internal static ImmutableArray<MetadataReference> FluentValidation { get; } = [MetadataReference.CreateFromFile(typeof(global::FluentValidation.IValidator).Assembly.Location)];

    /// <summary>The serializer that came before that of the framework; for any framework.</summary>
    internal static ImmutableArray<MetadataReference> Newtonsoft { get; } = [MetadataReference.CreateFromFile(typeof(global::Newtonsoft.Json.JsonConvert).Assembly.Location)];

    /// <summary>What sources name of these, where they are compiled against the newest framework; of what every framework takes, against any.</summary>
    internal static ImmutableArray<MetadataReference> UsedIn(IReadOnlyCollection<string> sources, ReferenceSet references)
    {
        ImmutableArray<MetadataReference> any = Name("Newtonsoft.Json") ? Newtonsoft : [];
        return references != ReferenceSet.Net10 ? any : [.. any, .. Name("JwtBearer") ? JwtBearer : [], .. Name("AddReverseProxy") ? ReverseProxy : [], .. Name("AbstractValidator") ? FluentValidation : []];

        bool Name(string word) => sources.Any(source => source.Contains(word, StringComparison.Ordinal));
    }
}
