using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Tool.Loading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Tool.Endpoints;

/// <summary>The endpoints of one host: a project with an entry point that builds on ASP.NET Core.</summary>
/// <param name="Assembly">The host's assembly.</param>
/// <param name="Rows">Its endpoints: what has to be looked at first, then by route.</param>
internal sealed record HostEndpoints(string Assembly, IReadOnlyList<EndpointRow> Rows)
{
    // What an entry point builds a host with.
    private static readonly string[] Builders = ["WebApplication", "WebHost", "Host"];

    /// <summary>Whether a compilation is a host. A test project may start one and is none, unless it is a service that holds its own tests.</summary>
    internal static bool IsHost(Compilation compilation) => ServiceModel.Of(compilation) is { IsHost: true } model && (!model.IsTest || BuildsHost(compilation));

    private static bool BuildsHost(Compilation compilation) =>
        compilation.GetEntryPoint(CancellationToken.None)?.DeclaringSyntaxReferences is [var entry]
        && entry.SyntaxTree.GetRoot().DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => Builders.Contains(name.Identifier.ValueText));

    /// <summary>Reads the endpoints of a host, those of the projects it references included.</summary>
    internal static HostEndpoints Of(LoadedHost host, CancellationToken cancellationToken) => Of(ServiceModel.Of(host.Compilation, host.Configuration), host.StaticAssets, cancellationToken);

    private static HostEndpoints Of(ServiceModel model, StaticAssets? staticAssets, CancellationToken cancellationToken) => new(
        model.Compilation.AssemblyName ?? "",
        [
            .. model.Endpoints.All(cancellationToken).Where(endpoint => endpoint is not { Kind: EndpointKind.StaticAssets, IsRequestDelegate: true } || staticAssets is not { AreOfBuild: false })
                .SelectMany(endpoint => EndpointRow.Of(endpoint, model, cancellationToken).ForEach(staticAssets))
                .OrderBy(row => row.Openness).ThenBy(row => row.Route, StringComparer.Ordinal).ThenBy(row => string.Join(',', row.Methods), StringComparer.Ordinal)
                .ThenBy(row => row.At?.File, StringComparer.Ordinal).ThenBy(row => row.At?.Line),
        ]);
}
